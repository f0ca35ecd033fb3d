//! What a product is refused for, at both sides of each limit.

use signet_domain::{
    Feature, FeatureGroup, FeatureType, MAX_PRICE, Prices, Problem, ProblemCode, ProductContent, Release,
    SerialStyle, Share, Terms, Time,
};

use crate::common::{content, feature, in_days, only, places, product_of};

const MOST: u32 = 2_147_483_647;

fn with(change: impl FnOnce(&mut ProductContent)) -> Vec<Problem> {
    let mut content = content();
    change(&mut content);
    content.check()
}

fn with_feature(change: impl FnOnce(&mut Feature)) -> Vec<Problem> {
    with(|content| change(&mut content.features[1]))
}

#[test]
fn a_product_form_names_every_problem() {
    let mut bad = content();
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
        .map(|(code, field)| (code, field.to_owned()))
    );
}

#[test]
fn numbers_are_positive_and_fit_into_31_bits() {
    for (number, problem) in [
        (0, Some(ProblemCode::TooSmall)),
        (1, None),
        (MOST, None),
        (MOST + 1, Some(ProblemCode::TooLarge)),
    ] {
        let product = with(|content| content.number = number);
        let feature = with_feature(|feature| feature.number = if number == 1 { 99 } else { number });
        match problem {
            Some(code) => {
                only(&product, code, "number");
                only(&feature, code, "features[1].number");
                assert_eq!(feature[0].feature, Some(number));
            }
            None => assert_eq!((product, feature), (vec![], vec![]), "{number}"),
        }
    }
}

#[test]
fn texts_have_a_longest_form() {
    type Write = fn(&mut ProductContent, String);
    let texts: [(&str, usize, Write); 11] = [
        ("name", 200, |c, text| c.name = text),
        ("code", 40, |c, text| c.code = text),
        ("description", 4_000, |c, text| c.description = text),
        ("crm_id", 100, |c, text| c.crm_id = text),
        ("ref_id", 100, |c, text| c.ref_id = text),
        ("features[0].name", 200, |c, text| c.features[0].name = text),
        ("features[0].code", 40, |c, text| c.features[0].code = text),
        ("features[0].description", 4_000, |c, text| {
            c.features[0].description = text;
        }),
        ("features[0].crm_id", 100, |c, text| c.features[0].crm_id = text),
        ("features[0].ref_id", 100, |c, text| c.features[0].ref_id = text),
        ("groups[0].name", 100, |c, text| c.groups[0].name = text),
    ];
    for (field, most, write) in texts {
        let written = |length| {
            with(|content| {
                content.groups = vec![FeatureGroup {
                    name: "Basics".to_owned(),
                    note: String::new(),
                }];
                write(content, "ü".repeat(length));
            })
        };
        assert_eq!(written(most), [], "{field}");
        only(&written(most + 1), ProblemCode::TooLarge, field);
    }
}

#[test]
fn names_stand_on_one_line() {
    only(
        &with(|content| content.name = "Spectra\nPro".to_owned()),
        ProblemCode::NotAllowed,
        "name",
    );
}

#[test]
fn a_product_has_features_and_allows_one_to_fifty_activations() {
    only(
        &with(|content| content.features.clear()),
        ProblemCode::Missing,
        "features",
    );
    let limit = |limit| with(|content| content.activation_limit = limit);
    only(&limit(0), ProblemCode::TooSmall, "activation_limit");
    assert_eq!(limit(1), []);
    assert_eq!(limit(50), []);
    only(&limit(51), ProblemCode::TooLarge, "activation_limit");
}

#[test]
fn only_a_normal_feature_has_no_limit_and_may_be_in_a_trial() {
    let of = |kind, limit| {
        with_feature(|feature| {
            (feature.kind, feature.limit) = (kind, limit);
        })
    };
    let field = "features[1].limit";
    assert_eq!(of(FeatureType::Normal, None), []);
    only(&of(FeatureType::Normal, Some(1)), ProblemCode::NotAllowed, field);
    let counted = FeatureType::ConsumptionTokens;
    only(&of(counted, None), ProblemCode::Missing, field);
    only(&of(counted, Some(0)), ProblemCode::TooSmall, field);
    assert_eq!(of(counted, Some(1)), []);
    assert_eq!(of(counted, Some(1 << 53)), []);
    only(&of(counted, Some((1 << 53) + 1)), ProblemCode::TooLarge, field);
    assert_eq!(with_feature(|feature| feature.trial = true), []);
    let floating = with_feature(|feature| {
        (feature.kind, feature.limit, feature.trial) = (FeatureType::Floating, Some(3), true);
    });
    only(&floating, ProblemCode::NotAllowed, "features[1].trial");
}

#[test]
fn default_terms_are_checked_where_they_stand() {
    let none = with_feature(|feature| {
        feature.terms = Terms {
            seats: 0,
            ..Terms::default()
        };
    });
    only(&none, ProblemCode::TooSmall, "features[1].terms.seats");
}

#[test]
fn a_feature_is_in_a_group_there_is() {
    let grouped = |group: &str| {
        with(|content| {
            content.groups = vec![FeatureGroup {
                name: "Basics ".to_owned(),
                note: String::new(),
            }];
            content.features[1].group = group.to_owned();
        })
    };
    assert_eq!(grouped(""), []);
    assert_eq!(grouped("Basics"), []);
    only(&grouped("Extras"), ProblemCode::Unknown, "features[1].group");
    let twice = with(|content| {
        let group = |name: &str| FeatureGroup {
            name: name.to_owned(),
            note: String::new(),
        };
        content.groups = vec![group("Basics"), group("basics ")];
    });
    only(&twice, ProblemCode::Duplicate, "groups[1].name");
}

#[test]
fn releases_have_a_version_each_once_and_a_date() {
    let release = |version: &str, date| Release {
        version: version.to_owned(),
        date,
        ..Release::default()
    };
    let of = |releases| with(|content| content.releases = releases);
    assert_eq!(of(vec![release("1.0", Time(0)), release("1.1", Time::MAX)]), []);
    only(
        &of(vec![release("1.0", Time(0)), release(" 1.0", Time(1))]),
        ProblemCode::Duplicate,
        "releases[1].version",
    );
    only(
        &of(vec![release("", Time(0))]),
        ProblemCode::Missing,
        "releases[0].version",
    );
    only(
        &of(vec![release("1.0", Time(-1))]),
        ProblemCode::TooLarge,
        "releases[0].date",
    );
}

#[test]
fn prices_and_tax_stay_within_their_limits() {
    let of = |price, reseller_price, tax| {
        with(|content| {
            content.prices = Prices {
                price: Some(price),
                reseller_price: Some(reseller_price),
                tax: Some(Share(tax)),
                ..Prices::default()
            };
        })
    };
    assert_eq!(of(0, MAX_PRICE, 10_000), []);
    only(&of(-1, 0, 0), ProblemCode::TooSmall, "prices.price");
    only(&of(MAX_PRICE + 1, 0, 0), ProblemCode::TooLarge, "prices.price");
    only(&of(0, -1, 0), ProblemCode::TooSmall, "prices.reseller_price");
    only(&of(0, 0, 10_001), ProblemCode::TooLarge, "prices.tax");
}

#[test]
fn problems_of_parts_stand_at_their_place() {
    let style = with(|content| {
        content.serials = Some(SerialStyle {
            alphabet: "AAB".to_owned(),
            groups: 3,
            group_length: 6,
        });
    });
    only(&style, ProblemCode::NotAllowed, "serials.alphabet");
    let bound = with(|content| content.binding.tolerated_changes = 1);
    only(&bound, ProblemCode::TooLarge, "binding.tolerated_changes");
    let conditions = with(|content| content.conditions.clients = Some(0));
    only(&conditions, ProblemCode::TooSmall, "conditions.clients");
}

#[test]
fn what_is_typed_is_tidied_and_ordered() {
    let mut typed = content();
    typed.name = " Spectra ".to_owned();
    typed.features = vec![feature(9, "Later "), feature(2, "Early")];
    typed.releases = [1, 3, 2]
        .map(|days| Release {
            version: days.to_string(),
            date: in_days(days),
            ..Release::default()
        })
        .into();
    let product = product_of(1, typed);
    assert_eq!(product.content.name, "Spectra");
    let features: Vec<&str> = product.content.features.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(features, ["Early", "Later"]);
    let releases: Vec<&str> = product
        .content
        .releases
        .iter()
        .map(|r| r.version.as_str())
        .collect();
    assert_eq!(releases, ["3", "2", "1"], "newest first");
}
