//! What an update may leave as it is, and what it may not take away.

use signet_domain::{Conditions, Feature, Grant, Line, Model, OrderContent, ProblemCode, Terms, Window};

use super::draft_update::{bare, check, check_one, check_replacing, extending};
use crate::common::{
    Desk, in_days, line, only, own, places, product, sold, stock, target, update, with_model,
};

#[test]
fn what_is_over_may_be_left_but_not_set() {
    let past = in_days(-9);
    let over = Conditions {
        maintenance_until: Some(past),
        ..Conditions::default()
    };
    let closed = Window {
        from: None,
        until: Some(past),
    };
    let mut held = Grant {
        conditions: over.clone(),
        window: closed,
        ..sold()
    };
    held.features.insert(
        3,
        Terms {
            model: Model::Until { until: past.0 },
            ..Terms::default()
        }
        .into(),
    );
    let restated = Line {
        conditions: Some(over),
        features: vec![
            own(2, Model::Days { days: 30 }),
            own(3, Model::Until { until: past.0 }),
        ],
        ..bare()
    };
    let check_on = |grant: Grant| {
        let targets = [target(1, grant)];
        let content = OrderContent {
            window: closed,
            ..update(&targets, restated.clone())
        };
        places(&check(&targets, &content))
    };
    assert_eq!(check_on(held), []);
    let set = [
        "window.until",
        "lines[0].features[1].terms.model.until",
        "lines[0].conditions.maintenance_until",
    ];
    assert_eq!(
        check_on(sold()),
        set.map(|field| (ProblemCode::InThePast, field.to_owned()))
    );
}

#[test]
fn locked_terms_may_be_left_when_all_licenses_hold_them() {
    let days = own(1, Model::Days { days: 5 });
    let mut old = sold();
    old.features.insert(1, (&days).into());
    let line = Line {
        features: vec![days, own(2, Model::Days { days: 30 })],
        ..bare()
    };
    assert_eq!(check_one(old.clone(), line.clone()), []);
    let mixed = [target(1, old), target(2, sold())];
    only(
        &check(&mixed, &update(&mixed, line)),
        ProblemCode::Locked,
        "lines[0].features[0].terms.model",
    );
}

#[test]
fn what_may_not_be_left_out_is_not_replaced_away() {
    let only_free = Line {
        features: vec![own(2, Model::Perpetual)],
        ..bare()
    };
    let problems = check_replacing(sold(), only_free.clone());
    only(&problems, ProblemCode::Missing, "lines[0].features");
    assert_eq!(problems[0].feature, Some(1));
    let mut without_core = sold();
    without_core.features.remove(&1);
    assert_eq!(check_replacing(without_core, only_free), []);
    let mut excluded = line(1);
    excluded.features[0].excluded = true;
    only(
        &check_replacing(sold(), excluded.clone()),
        ProblemCode::Locked,
        "lines[0].features[0].excluded",
    );
    excluded.features[1] = own(2, Model::Days { days: 30 });
    assert_eq!(
        check_one(sold(), excluded),
        [],
        "left out of what is added: it stays"
    );
    only(
        &check_replacing(Grant::default(), bare()),
        ProblemCode::Missing,
        "lines[0].features",
    );
}

#[test]
fn a_required_value_may_be_left_but_not_emptied() {
    let mut product = product();
    product.content.fields = vec![signet_domain::CustomField {
        key: "site".to_owned(),
        label: "Site".to_owned(),
        kind: signet_domain::FieldKind::Text,
        default: None,
        required: true,
        signed: true,
    }];
    let targets = vec![target(1, sold())];
    let desk = Desk {
        products: stock([product]),
        targets: targets.clone(),
        ..Desk::default()
    };
    assert_eq!(desk.check(&update(&targets, extending())), []);
    let mut emptied = extending();
    let nothing = signet_domain::FieldValue::Text(" ".to_owned());
    emptied.values.insert("site".to_owned(), nothing);
    only(
        &desk.check(&update(&targets, emptied)),
        ProblemCode::Missing,
        "lines[0].values.site",
    );
    let replacing = OrderContent {
        can_overwrite: true,
        ..update(&targets, with_model(line(1), 2, Model::Days { days: 30 }))
    };
    assert_eq!(
        desk.places(&replacing),
        [(ProblemCode::Missing, "lines[0].values.site".to_owned())],
        "replaced terms have no values but their own"
    );
}

#[test]
fn new_features_of_the_catalog_may_be_added() {
    let mut product = product();
    product.content.features.push(Feature {
        can_modify: false,
        ..crate::common::feature(9, "Report Designer")
    });
    let targets = vec![target(1, sold())];
    let desk = Desk {
        products: stock([product]),
        targets: targets.clone(),
        ..Desk::default()
    };
    let adds = |model| {
        let line = Line {
            features: vec![own(9, model)],
            ..bare()
        };
        desk.places(&update(&targets, line))
    };
    assert_eq!(adds(Model::Perpetual), []);
    let field = "lines[0].features[0].terms.model".to_owned();
    assert_eq!(adds(Model::Days { days: 9 }), [(ProblemCode::Locked, field)]);
}
