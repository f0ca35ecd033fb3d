//! What a profile is refused for.

use signet_domain::{
    Conditions, CustomField, FeatureType, FieldKind, FieldValue, LineFeature, MAX_PRICE, Model, Problem,
    ProblemCode, ProfileContent, ProfileKind, Quota, Terms,
};

use crate::common::{only, own, product, profile};

fn sound() -> ProfileContent {
    profile(1, ProfileKind::Plan, Vec::new()).content
}

fn with(change: impl FnOnce(&mut ProfileContent)) -> Vec<Problem> {
    let mut content = sound();
    change(&mut content);
    content.check(&product())
}

fn with_features(features: Vec<LineFeature>) -> Vec<Problem> {
    with(|content| content.features = features)
}

#[test]
fn texts_activations_and_price_stay_within_their_limits() {
    assert_eq!(with(|_| {}), []);
    only(&with(|c| c.name.clear()), ProblemCode::Missing, "name");
    assert_eq!(with(|c| c.name = "x".repeat(200)), []);
    only(&with(|c| c.name = "x".repeat(201)), ProblemCode::TooLarge, "name");
    only(&with(|c| c.code = "x".repeat(41)), ProblemCode::TooLarge, "code");
    only(
        &with(|c| c.description = "x".repeat(4_001)),
        ProblemCode::TooLarge,
        "description",
    );
    only(
        &with(|c| c.activation_limit = 0),
        ProblemCode::TooSmall,
        "activation_limit",
    );
    assert_eq!(with(|c| c.activation_limit = 50), []);
    only(
        &with(|c| c.activation_limit = 51),
        ProblemCode::TooLarge,
        "activation_limit",
    );
    assert_eq!(with(|c| c.price = Some(MAX_PRICE)), []);
    only(&with(|c| c.price = Some(-1)), ProblemCode::TooSmall, "price");
    only(
        &with(|c| c.price = Some(MAX_PRICE + 1)),
        ProblemCode::TooLarge,
        "price",
    );
}

#[test]
fn a_feature_has_a_limit_of_its_own_where_the_catalog_allows_it() {
    let mut product = product();
    for feature in &mut product.content.features[..2] {
        (feature.kind, feature.limit) = (FeatureType::ConsumptionTokens, Some(100));
    }
    let check = |number, limit| {
        let own = LineFeature {
            limit,
            ..own(number, Model::Perpetual)
        };
        let content = ProfileContent {
            features: vec![own],
            ..sound()
        };
        content.check(&product)
    };
    assert_eq!(check(2, None), []);
    assert_eq!(check(2, Some(500)), []);
    only(&check(2, Some(0)), ProblemCode::TooSmall, "features[0].limit");
    only(&check(3, Some(5)), ProblemCode::NotAllowed, "features[0].limit");
    assert_eq!(check(1, Some(100)), [], "as the catalog has it");
    only(&check(1, Some(101)), ProblemCode::Locked, "features[0].limit");
}

#[test]
fn what_is_no_longer_sold_is_left_out_whatever_the_locks_say() {
    let mut product = product();
    product.content.features[0].archived = true;
    let check = |excluded| {
        let own = LineFeature {
            excluded,
            ..own(1, Model::Perpetual)
        };
        let content = ProfileContent {
            features: vec![own],
            ..sound()
        };
        content.check(&product)
    };
    assert_eq!(check(true), []);
    only(&check(false), ProblemCode::NotOnSale, "features[0].excluded");
}

#[test]
fn a_license_right_has_a_count() {
    let right = |quota| {
        with(|content| {
            (content.kind, content.quota) = (ProfileKind::Right, quota);
        })
    };
    only(&right(None), ProblemCode::Missing, "quota");
    assert_eq!(right(Some(0)), []);
    assert_eq!(with(|content| content.quota = Some(5)), [], "others may have one");
}

#[test]
fn features_are_the_products_each_once() {
    let days = own(2, Model::Days { days: 3 });
    assert_eq!(with_features(vec![days.clone()]), []);
    only(
        &with_features(vec![days.clone(), days]),
        ProblemCode::Duplicate,
        "features[1].number",
    );
    let problems = with_features(vec![own(77, Model::Perpetual)]);
    only(&problems, ProblemCode::Unknown, "features[0].number");
    assert_eq!(problems[0].feature, Some(77));
}

#[test]
fn a_profile_obeys_the_catalogs_locks() {
    only(
        &with_features(vec![own(1, Model::Days { days: 3 })]),
        ProblemCode::Locked,
        "features[0].terms",
    );
    assert_eq!(with_features(vec![own(1, Model::Perpetual)]), []);
    let left_out = |number| LineFeature {
        excluded: true,
        ..own(number, Model::Perpetual)
    };
    only(
        &with_features(vec![left_out(1)]),
        ProblemCode::Locked,
        "features[0].excluded",
    );
    assert_eq!(with_features(vec![left_out(2)]), []);
}

#[test]
fn terms_conditions_and_values_are_checked_where_they_stand() {
    let no_seat = LineFeature {
        terms: Terms {
            seats: 0,
            ..Terms::default()
        },
        ..own(2, Model::Perpetual)
    };
    only(
        &with_features(vec![no_seat]),
        ProblemCode::TooSmall,
        "features[0].terms.seats",
    );
    let conditions = with(|content| {
        content.conditions = Conditions {
            clients: Some(50_001),
            ..Conditions::default()
        };
    });
    only(&conditions, ProblemCode::TooLarge, "conditions.clients");
    let strange = with(|content| {
        content.values.insert("site".to_owned(), FieldValue::Number(1));
    });
    only(&strange, ProblemCode::Unknown, "values.site");
}

#[test]
fn required_values_are_left_to_the_order() {
    let mut product = product();
    product.content.fields = vec![CustomField {
        key: "site".to_owned(),
        label: "Site".to_owned(),
        kind: FieldKind::Number,
        default: None,
        required: true,
        signed: false,
    }];
    let mut content = sound();
    assert_eq!(content.check(&product), []);
    let empty = FieldValue::Text(String::new());
    content.values.insert("site".to_owned(), empty);
    assert_eq!(content.check(&product), []);
    content.values.insert("site".to_owned(), FieldValue::Flag(true));
    only(&content.check(&product), ProblemCode::NotAllowed, "values.site");
}

#[test]
fn a_quota_set_later_knows_what_was_made_before() {
    let at = crate::common::NOW;
    let mut profile = profile(1, ProfileKind::Template, Vec::new());
    profile.take(7, at).unwrap();
    assert_eq!(profile.quota(), None);
    profile.content.quota = Some(9);
    assert_eq!(profile.quota(), Some(Quota { limit: 9, used: 7 }));
    let before = profile.clone();
    assert!(profile.take(3, at).is_err());
    assert_eq!(profile, before, "all or none");
    profile.take(2, at).unwrap();
    profile.give_back(100, at);
    assert_eq!(profile.used, 0, "never below nothing");
}
