//! Maintenance as a length of time: days in the order, a date in the license.

use signet_domain::{Conditions, Grant, Line, LineFeature, ProblemCode, ProfileKind, sentence};

use crate::common::{
    DAY, Desk, NOW, in_days, line, offer, only, product, products, profile, sale, sold, target, update,
};

fn days(days: u32) -> Conditions {
    Conditions {
        maintenance_days: Some(days),
        ..Conditions::default()
    }
}

fn with(conditions: Conditions, features: Vec<LineFeature>) -> Line {
    Line {
        conditions: Some(conditions),
        features,
        ..Line::bare(product().id, 1)
    }
}

#[test]
fn a_license_has_the_date_counted_from_its_day_of_issue() {
    let sold_with = with(days(365), line(1).features);
    let grant = Grant::of_sale(&sale(Vec::new()), &sold_with, NOW);
    assert_eq!(grant.conditions.maintenance_until, Some(in_days(365)));
    assert_eq!(grant.conditions.maintenance_days, None);
    let later = in_days(100);
    let updated = grant.updated(&sale(Vec::new()), &with(days(30), Vec::new()), later);
    assert_eq!(
        updated
            .conditions
            .maintenance_until
            .map(|at| (at.0 - NOW.0) / DAY),
        Some(130),
        "an update counts from its own day"
    );
    assert_eq!(updated.conditions.maintenance_days, None);
}

#[test]
fn it_is_told_as_the_date() {
    let told = |line: Line| sentence("Müller", &sale(vec![line]), &products(), &[], NOW);
    let until = with(
        Conditions {
            maintenance_until: Some(in_days(365)),
            ..Conditions::default()
        },
        line(1).features,
    );
    let counted = with(days(365), line(1).features);
    assert!(
        told(counted.clone()).contains("with maintenance until "),
        "{}",
        told(counted)
    );
    assert_eq!(told(with(days(365), line(1).features)), told(until));
    let targets = [target(1, sold())];
    let content = update(&targets, with(days(365), Vec::new()));
    let told = sentence("Müller", &content, &products(), &targets, NOW);
    assert!(told.contains("has maintenance until "), "{told}");
}

#[test]
fn it_may_not_be_both_and_a_plan_fixes_it() {
    let both = Conditions {
        maintenance_until: Some(in_days(9)),
        ..days(9)
    };
    only(
        &Desk::default().check(&sale(vec![with(both, line(1).features)])),
        ProblemCode::NotAllowed,
        "lines[0].conditions.maintenance_days",
    );
    let mut plan = profile(7, ProfileKind::Plan, Vec::new());
    plan.content.conditions = days(365);
    let made = Line {
        profile_id: Some(plan.id),
        ..Line::bare(product().id, 1)
    }
    .completed(&product(), Some(&plan));
    let desk = Desk {
        profiles: offer([plan]),
        ..Desk::default()
    };
    assert_eq!(desk.check(&sale(vec![made.clone()])), []);
    let longer = Line {
        conditions: Some(days(366)),
        ..made
    };
    only(
        &desk.check(&sale(vec![longer])),
        ProblemCode::Locked,
        "lines[0].conditions.maintenance_days",
    );
}
