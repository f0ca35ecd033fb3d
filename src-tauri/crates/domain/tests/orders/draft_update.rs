//! What an update is refused for.

use signet_domain::{
    Conditions, Grant, Line, MAX_TARGETS, Model, OrderContent, Problem, ProblemCode, Target, Validity,
};

use crate::common::{
    Desk, customer, in_days, line, named, only, own, product, sold, target, update, with_model,
};

pub fn bare() -> Line {
    Line::bare(product().id, 1)
}

/// A line that changes Calibration.
pub fn extending() -> Line {
    Line {
        features: vec![own(2, Model::Days { days: 30 })],
        ..bare()
    }
}

pub fn check(targets: &[Target], content: &OrderContent) -> Vec<Problem> {
    let desk = Desk {
        targets: targets.to_vec(),
        ..Desk::default()
    };
    desk.check(content)
}

pub fn check_one(grant: Grant, line: Line) -> Vec<Problem> {
    let targets = [target(1, grant)];
    check(&targets, &update(&targets, line))
}

/// The same line in an update that replaces.
pub fn check_replacing(grant: Grant, line: Line) -> Vec<Problem> {
    let targets = [target(1, grant)];
    let content = OrderContent {
        can_overwrite: true,
        ..update(&targets, line)
    };
    check(&targets, &content)
}

#[test]
fn an_update_names_licenses_that_exist_each_once() {
    only(
        &check(&[], &update(&[], extending())),
        ProblemCode::Missing,
        "targets",
    );
    let two = [target(1, sold()), target(2, sold())];
    assert_eq!(check(&two, &update(&two, extending())), []);
    only(
        &check(&two[..1], &update(&two, extending())),
        ProblemCode::Unknown,
        "targets",
    );
    let twice = [two[0].clone(), two[0].clone()];
    only(
        &check(&twice[..1], &update(&twice, extending())),
        ProblemCode::Duplicate,
        "targets",
    );
    only(
        &check(&twice, &update(&twice, extending())),
        ProblemCode::Duplicate,
        "targets",
    );
}

#[test]
fn an_update_has_so_many_licenses_at_most() {
    let many: Vec<Target> = (0..=MAX_TARGETS as u128)
        .map(|number| target(number, Grant::default()))
        .collect();
    let most = &many[..MAX_TARGETS];
    assert_eq!(check(most, &update(most, extending())), []);
    only(
        &check(&many, &update(&many, extending())),
        ProblemCode::TooLarge,
        "targets",
    );
}

#[test]
fn an_update_has_one_line_of_the_product_of_its_licenses() {
    let one = [target(1, sold())];
    let mut two_lines = update(&one, extending());
    two_lines.lines.push(extending());
    only(&check(&one, &two_lines), ProblemCode::NotAllowed, "lines");
    let mut no_line = two_lines;
    no_line.lines.clear();
    only(&check(&one, &no_line), ProblemCode::Missing, "lines");
    let other = [Target {
        product_id: signet_domain::ProductId::from(uuid::Uuid::from_u128(9)),
        ..target(1, sold())
    }];
    only(
        &check(&other, &update(&other, extending())),
        ProblemCode::NotAllowed,
        "targets",
    );
}

#[test]
fn licenses_are_active_and_the_orders_customers() {
    let revoked = [Target {
        active: false,
        ..target(1, sold())
    }];
    only(
        &check(&revoked, &update(&revoked, extending())),
        ProblemCode::NotAllowed,
        "targets",
    );
    let customer = customer(5, named("Müller"));
    let theirs = [Target {
        customer_id: Some(customer.id),
        ..target(1, sold())
    }];
    only(
        &check(&theirs, &update(&theirs, extending())),
        ProblemCode::NotAllowed,
        "targets",
    );
}

#[test]
fn an_update_changes_something() {
    only(&check_one(sold(), bare()), ProblemCode::Missing, "lines");
    let same = Line {
        features: vec![own(2, Model::Perpetual)],
        ..bare()
    };
    only(&check_one(sold(), same), ProblemCode::Missing, "lines");
    assert_eq!(check_one(sold(), extending()), []);
}

#[test]
fn a_limit_is_not_lowered_below_the_machines_that_are_activated() {
    let five = Grant {
        activation_limit: 5,
        ..sold()
    };
    let active = [Target {
        activations: 3,
        ..target(1, five)
    }];
    let replacing = |activation_limit| OrderContent {
        can_overwrite: true,
        activation_limit,
        ..update(&active, line(1))
    };
    assert_eq!(check(&active, &replacing(3)), []);
    only(
        &check(&active, &replacing(2)),
        ProblemCode::TooSmall,
        "activation_limit",
    );
    assert_eq!(
        check(&active, &update(&active, extending())),
        [],
        "an update that adds leaves five, whatever its head says"
    );
}

#[test]
fn a_subscription_is_extended_by_a_thousand_days_and_set_to_five_thousand() {
    let ending = Grant {
        conditions: Conditions {
            validity: Validity::Until { until: in_days(10) },
            ..Conditions::default()
        },
        ..sold()
    };
    let days = |days| Line {
        conditions: Some(Conditions {
            validity: Validity::Subscription { days },
            ..Conditions::default()
        }),
        ..with_model(line(1), 2, Model::Days { days: 30 })
    };
    let field = "lines[0].conditions.validity.days";
    assert_eq!(check_one(ending.clone(), days(1_000)), []);
    only(
        &check_one(ending.clone(), days(1_001)),
        ProblemCode::TooLarge,
        field,
    );
    only(
        &check_one(ending.clone(), days(5_001)),
        ProblemCode::TooLarge,
        field,
    );
    only(&check_one(ending.clone(), days(0)), ProblemCode::TooSmall, field);
    assert_eq!(check_replacing(ending, days(5_000)), []);
}
