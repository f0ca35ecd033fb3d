//! Every problem of a draft, reported together and at its field.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod common;

use common::{NOW, YEAR, form, line, product, products, with_model};
use signet_domain::{
    Customer, CustomerForm, CustomerId, DraftCheck, MAX_QUANTITY, Model, OrderContent, Problem, ProblemCode,
    ProductId, Products, check_draft,
};
use uuid::Uuid;

fn check(content: &OrderContent) -> Vec<Problem> {
    check_with(content, &products(), None, true)
}

fn check_with(
    content: &OrderContent,
    products: &Products,
    customer: Option<&Customer>,
    has_key: bool,
) -> Vec<Problem> {
    check_draft(&DraftCheck {
        content,
        products,
        customer,
        has_key,
        at: NOW,
    })
}

fn places(problems: &[Problem]) -> Vec<(ProblemCode, &str)> {
    problems.iter().map(|p| (p.code, p.field.as_str())).collect()
}

fn content(lines: Vec<signet_domain::Line>) -> OrderContent {
    OrderContent {
        lines,
        ..OrderContent::default()
    }
}

#[test]
fn a_sound_draft_has_no_problem() {
    let line = with_model(line(10), 2, Model::Until { until: NOW.0 + YEAR });
    assert_eq!(check(&content(vec![line])), []);
}

#[test]
fn all_problems_come_at_once_each_at_its_field() {
    let mut bad = with_model(line(0), 2, Model::Until { until: NOW.0 - 1 });
    bad.features[0].excluded = true;
    bad.features[2].terms.seats = 7;
    let content = OrderContent {
        activation_limit: 51,
        ..content(vec![bad])
    };
    let problems = check_with(&content, &products(), None, false);
    assert_eq!(
        places(&problems),
        [
            (ProblemCode::TooLarge, "activation_limit"),
            (ProblemCode::NoKey, "key"),
            (ProblemCode::TooSmall, "lines[0].quantity"),
            (ProblemCode::Locked, "lines[0].features[0].excluded"),
            (ProblemCode::InThePast, "lines[0].features[1].terms.model.until"),
            (ProblemCode::NotAllowed, "lines[0].features[2].terms.seats"),
        ]
    );
    assert_eq!(problems[4].feature, Some(2));
    assert_eq!(problems[4].line, Some(0));
}

#[test]
fn terms_fixed_in_the_catalog_cannot_be_changed_in_an_order() {
    let problems = check(&content(vec![with_model(line(1), 1, Model::Runs { runs: 5 })]));
    assert_eq!(
        places(&problems),
        [(ProblemCode::Locked, "lines[0].features[0].terms.model")]
    );
    assert!(
        problems[0]
            .message
            .contains("Core Measurement keeps its terms (no limit, 1 seat)"),
        "{}",
        problems[0].message
    );
}

#[test]
fn what_the_catalog_locks_follows_the_catalog() {
    let mut stale = with_model(line(1), 1, Model::Runs { runs: 5 });
    stale.features[0].excluded = true;
    stale.features[1].excluded = true;
    let gone = signet_domain::LineFeature {
        number: 77,
        ..stale.features[2].clone()
    };
    stale.features.push(gone);
    let line = stale.completed(&product());
    assert_eq!(
        line.features[0].terms,
        product().features[0].terms,
        "locked terms are the catalog's"
    );
    assert!(!line.features[0].excluded, "what may not be left out is in");
    assert!(line.features[1].excluded, "what sales decides stays decided");
    assert_eq!(line.features.len(), 3, "what the product has no more is gone");
}

#[test]
fn a_demo_may_be_activated_ten_times_at_most() {
    for (limit, demo, fits) in [
        (50, false, true),
        (51, false, false),
        (10, true, true),
        (11, true, false),
    ] {
        let content = OrderContent {
            activation_limit: limit,
            demo,
            ..content(vec![line(1)])
        };
        assert_eq!(check(&content).is_empty(), fits, "{limit} demo={demo}");
    }
}

#[test]
fn an_empty_order_and_an_empty_line_grant_nothing() {
    assert_eq!(
        places(&check(&content(vec![]))),
        [(ProblemCode::Missing, "lines")]
    );
    let mut product = product();
    for feature in &mut product.features {
        feature.can_exclude = true;
    }
    let mut none = line(1);
    for feature in &mut none.features {
        feature.excluded = true;
    }
    let products = Products::from([(product.id, product)]);
    let problems = check_with(&content(vec![none]), &products, None, true);
    assert_eq!(places(&problems), [(ProblemCode::Missing, "lines[0].features")]);
}

#[test]
fn what_does_not_exist_or_rests_is_named() {
    let mut unknown = line(MAX_QUANTITY + 1);
    unknown.features[1].number = 77;
    let mut stranger = line(1);
    stranger.product_id = ProductId::from(Uuid::from_u128(99));
    let problems = check(&content(vec![unknown, stranger]));
    assert_eq!(
        places(&problems),
        [
            (ProblemCode::TooLarge, "lines[0].quantity"),
            (ProblemCode::Unknown, "lines[0].features[1].number"),
            (ProblemCode::Unknown, "lines[1].product_id"),
        ]
    );

    let mut archived = product();
    archived.archive(true, true, NOW);
    let mut customer = Customer::new(
        CustomerId::from(Uuid::from_u128(5)),
        CustomerForm {
            name: "Müller".into(),
            ..CustomerForm::default()
        },
        NOW,
    );
    customer.archive(true, NOW);
    let content = OrderContent {
        customer_id: Some(customer.id),
        ..content(vec![line(1)])
    };
    let problems = check_with(
        &content,
        &Products::from([(archived.id, archived)]),
        Some(&customer),
        true,
    );
    assert_eq!(
        places(&problems),
        [
            (ProblemCode::NotOnSale, "customer_id"),
            (ProblemCode::NotOnSale, "lines[0].product_id")
        ]
    );
}

#[test]
fn a_product_form_names_every_problem() {
    let mut bad = form();
    bad.number = 0;
    bad.name = " ".into();
    bad.features[1].number = 1;
    bad.features[2].limit = Some(3);
    assert_eq!(
        places(&bad.check()),
        [
            (ProblemCode::TooSmall, "number"),
            (ProblemCode::Missing, "name"),
            (ProblemCode::Duplicate, "features[1].number"),
            (ProblemCode::NotAllowed, "features[2].limit"),
        ]
    );
}

#[test]
fn a_customer_form_names_every_problem() {
    let form: CustomerForm = serde_json::from_str(
        r#"{"name":"","country":"Germany","contacts":[{"name":"K","notify":true},{"name":"J","email":"j at x"}]}"#,
    )
    .unwrap();
    assert_eq!(
        places(&form.check()),
        [
            (ProblemCode::Missing, "name"),
            (ProblemCode::NotAllowed, "country"),
            (ProblemCode::Missing, "contacts[0].email"),
            (ProblemCode::NotAllowed, "contacts[1].email"),
        ]
    );
}
