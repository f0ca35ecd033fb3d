//! Every problem of a draft, reported together and at its field.

use signet_domain::{LineFeature, MAX_QUANTITY, Model, OrderContent, ProblemCode, ProductId};
use uuid::Uuid;

use crate::common::{Desk, NOW, YEAR, customer, line, named, only, places, product, sale, stock, with_model};

#[test]
fn a_sound_draft_has_no_problem() {
    let line = with_model(line(10), 2, Model::Until { until: NOW.0 + YEAR });
    assert_eq!(Desk::default().check(&sale(vec![line])), []);
}

#[test]
fn all_problems_come_at_once_each_at_its_field() {
    let mut bad = with_model(line(0), 2, Model::Until { until: NOW.0 - 1 });
    bad.features[0].excluded = true;
    bad.features[2].terms.seats = 7;
    let content = OrderContent {
        activation_limit: 51,
        ..sale(vec![bad])
    };
    let desk = Desk {
        has_key: false,
        ..Desk::default()
    };
    let problems = desk.check(&content);
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
        .map(|(code, field)| (code, field.to_owned()))
    );
    assert_eq!(problems[4].feature, Some(2));
    assert_eq!(problems[4].line, Some(0));
}

#[test]
fn terms_fixed_in_the_catalog_cannot_be_changed_in_an_order() {
    let changed = with_model(line(1), 1, Model::Runs { runs: 5 });
    let problems = Desk::default().check(&sale(vec![changed]));
    only(&problems, ProblemCode::Locked, "lines[0].features[0].terms.model");
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
    let gone = LineFeature {
        number: 77,
        ..stale.features[2].clone()
    };
    stale.features.push(gone);
    let line = stale.completed(&product(), None);
    assert_eq!(
        line.features[0].terms,
        product().content.features[0].terms,
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
            ..sale(vec![line(1)])
        };
        assert_eq!(
            Desk::default().check(&content).is_empty(),
            fits,
            "{limit} demo={demo}"
        );
    }
}

#[test]
fn an_empty_order_and_an_empty_line_grant_nothing() {
    only(
        &Desk::default().check(&sale(vec![])),
        ProblemCode::Missing,
        "lines",
    );
    let mut product = product();
    for feature in &mut product.content.features {
        feature.can_exclude = true;
    }
    let mut none = line(1);
    for feature in &mut none.features {
        feature.excluded = true;
    }
    let desk = Desk {
        products: stock([product]),
        ..Desk::default()
    };
    only(
        &desk.check(&sale(vec![none])),
        ProblemCode::Missing,
        "lines[0].features",
    );
}

#[test]
fn what_does_not_exist_or_rests_is_named() {
    let mut unknown = line(MAX_QUANTITY + 1);
    unknown.features[1].number = 77;
    let mut stranger = line(1);
    stranger.product_id = ProductId::from(Uuid::from_u128(99));
    assert_eq!(
        Desk::default().places(&sale(vec![unknown, stranger])),
        [
            (ProblemCode::TooLarge, "lines[0].quantity"),
            (ProblemCode::Unknown, "lines[0].features[1].number"),
            (ProblemCode::Unknown, "lines[1].product_id"),
        ]
        .map(|(code, field)| (code, field.to_owned()))
    );

    let mut archived = product();
    archived.archive(true, true, NOW);
    let mut customer = customer(5, named("Müller"));
    customer.archive(true, NOW);
    let content = OrderContent {
        customer_id: Some(customer.id),
        ..sale(vec![line(1)])
    };
    let desk = Desk {
        products: stock([archived]),
        customer: Some(customer),
        ..Desk::default()
    };
    assert_eq!(
        desk.places(&content),
        [
            (ProblemCode::NotOnSale, "customer_id"),
            (ProblemCode::NotOnSale, "lines[0].product_id")
        ]
        .map(|(code, field)| (code, field.to_owned()))
    );
}
