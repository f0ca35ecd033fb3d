//! What an update makes of a grant: adding and replacing, subscriptions counted from the paid end.

use std::collections::BTreeMap;

use proptest::prelude::*;
use signet_domain::{
    Conditions, FieldValue, Grant, HeldFeature, Line, Model, OrderContent, Time, Validity, Window,
};

use crate::common::grants::{grant, update};
use crate::common::{DAY, NOW, YEAR, in_days, line, own, sale, sold};

fn updated(grant: &Grant, content: &OrderContent) -> Grant {
    grant.updated(content, &content.lines[0], NOW)
}

fn adding(content: OrderContent) -> OrderContent {
    OrderContent {
        can_overwrite: false,
        ..content
    }
}

fn replacing(content: OrderContent) -> OrderContent {
    OrderContent {
        can_overwrite: true,
        ..content
    }
}

fn opens(window: Window) -> (i64, i64) {
    let first = window.from.map_or(i64::MIN, |at| at.0);
    (first, window.until.map_or(i64::MAX, |at| at.0))
}

proptest! {
    #[test]
    fn adding_never_takes_a_feature_a_machine_or_a_day_to_activate_away(old in grant(), content in update()) {
        let content = adding(content);
        let new = updated(&old, &content);
        prop_assert!(old.features.keys().all(|number| new.features.contains_key(number)));
        prop_assert!(new.activation_limit >= old.activation_limit);
        prop_assert!(old.demo || !new.demo, "what is for production stays so");
        let ((from, until), (new_from, new_until)) = (opens(old.window), opens(new.window));
        prop_assert!(new_from <= from && until <= new_until);
    }

    #[test]
    fn adding_changes_only_what_the_line_names(old in grant(), content in update()) {
        let content = adding(content);
        let line = &content.lines[0];
        let new = updated(&old, &content);
        for (number, held) in &new.features {
            let named = line.granted().find(|own| own.number == *number).map(HeldFeature::from);
            prop_assert_eq!(Some(*held), named.or(old.features.get(number).copied()));
        }
        for (key, value) in &old.values {
            prop_assert_eq!(new.values.get(key), line.values.get(key).or(Some(value)));
        }
        if line.conditions.is_none() {
            prop_assert_eq!(&new.conditions, &old.conditions);
        }
        prop_assert_eq!(new.can_overwrite, old.can_overwrite);
        prop_assert_eq!(new.conditions.maintenance_days, None, "a license has a date");
    }

    #[test]
    fn replacing_leaves_exactly_what_the_order_says(old in grant(), content in update()) {
        let content = replacing(content);
        let line = &content.lines[0];
        let new = updated(&old, &content);
        let features: BTreeMap<u32, HeldFeature> =
            line.granted().map(|own| (own.number, own.into())).collect();
        prop_assert_eq!(&new.features, &features);
        prop_assert_eq!(&new.values, &line.values);
        prop_assert_eq!(new.memory.len(), line.memory.len());
        prop_assert_eq!((new.activation_limit, new.window, new.demo), (content.activation_limit, content.window, content.demo));
        let from_nothing = updated(&Grant { can_overwrite: old.can_overwrite, ..Grant::default() }, &content);
        if line.conditions.is_some() {
            prop_assert_eq!(&new, &from_nothing, "nothing of the old one matters");
        } else {
            prop_assert_eq!(&new.conditions, &old.conditions, "a license does not lose its end by silence");
        }
    }

    #[test]
    fn doing_the_same_update_twice_changes_no_more_unless_it_extends(old in grant(), content in update()) {
        let once = updated(&old, &content);
        let extends = matches!(
            content.lines[0].conditions,
            Some(Conditions { validity: Validity::Subscription { .. }, .. })
        );
        prop_assume!(!extends || content.can_overwrite);
        prop_assert_eq!(updated(&once, &content), once);
    }

    #[test]
    fn extensions_add_up_in_any_order(days in prop::collection::vec(1..1_000u32, 1..6), paid in 0..900i64) {
        let end = |days: &[u32]| {
            let mut grant = ending(in_days(paid));
            for days in days {
                grant = updated(&grant, &subscription(*days));
            }
            grant.ends()
        };
        let sum: i64 = days.iter().map(|days| i64::from(*days)).sum();
        prop_assert_eq!(end(&days), Some(in_days(paid + sum)));
        let mut turned = days.clone();
        turned.reverse();
        prop_assert_eq!(end(&turned), end(&days));
    }

    #[test]
    fn an_end_is_always_a_date_that_can_be_written(at in any::<i64>(), paid in any::<i64>(), days in any::<u32>()) {
        let content = subscription(days);
        let grant = ending(Time(paid)).updated(&content, &content.lines[0], Time(at));
        prop_assert!(grant.ends() <= Some(Time::MAX));
        prop_assert!(Grant::of_sale(&content, &content.lines[0], Time(at)).ends() <= Some(Time::MAX));
    }
}

fn subscription(days: u32) -> OrderContent {
    sale(vec![Line {
        features: Vec::new(),
        conditions: Some(Conditions {
            validity: Validity::Subscription { days },
            ..Conditions::default()
        }),
        ..line(1)
    }])
}

fn ending(until: Time) -> Grant {
    Grant {
        conditions: Conditions {
            validity: Validity::Until { until },
            ..Conditions::default()
        },
        ..sold()
    }
}

#[test]
fn a_subscription_starts_with_the_order_and_is_extended_from_its_paid_end() {
    let year = subscription(365);
    let sold = Grant::of_sale(&year, &year.lines[0], NOW);
    assert_eq!(sold.ends(), Some(Time(NOW.0 + YEAR)));
    let early = sold.updated(&year, &year.lines[0], in_days(300));
    assert_eq!(
        early.ends(),
        Some(Time(NOW.0 + 2 * YEAR)),
        "sixty-five days are not lost"
    );
    let late = sold.updated(&year, &year.lines[0], in_days(400));
    assert_eq!(
        late.ends(),
        Some(in_days(765)),
        "days without a license are not paid for"
    );
}

#[test]
fn a_license_without_end_gets_none_by_an_extension() {
    assert_eq!(updated(&sold(), &subscription(30)).ends(), None);
    let nothing = Grant::default();
    assert_eq!(
        updated(&nothing, &subscription(30)).ends(),
        Some(in_days(30)),
        "what grants nothing yet is no license without end"
    );
    let replaced = updated(&sold(), &replacing(subscription(30)));
    assert_eq!(
        replaced.ends(),
        Some(in_days(30)),
        "unless its terms are replaced"
    );
}

#[test]
fn what_is_left_out_of_an_adding_line_stays() {
    let mut line = line(1);
    line.features[2].excluded = true;
    line.features[2].terms.seats = 9;
    let new = updated(&sold(), &sale(vec![line]));
    assert_eq!(new.features, sold().features);
}

#[test]
fn an_empty_value_takes_the_value_away() {
    let mut old = sold();
    old.values
        .insert("site".into(), FieldValue::Text("Hall 3".into()));
    let mut line = line(1);
    line.values.insert("site".into(), FieldValue::Text("  ".into()));
    assert_eq!(updated(&old, &sale(vec![line])), sold());
}

#[test]
fn a_license_ends_with_the_earlier_of_its_own_end_and_its_last_features() {
    let with = |models: &[Model], end: Option<i64>| {
        let features = (1..).zip(models).map(|(number, model)| own(number, *model));
        let grant = Grant {
            features: features.map(|own| (own.number, own.terms.into())).collect(),
            ..end.map_or_else(Grant::default, |days| ending(in_days(days)))
        };
        grant.last_second()
    };
    let until = |days| Model::Until {
        until: NOW.0 + days * DAY,
    };
    assert_eq!(with(&[], None), None);
    assert_eq!(with(&[until(3), until(9)], None), Some(in_days(9)));
    assert_eq!(with(&[until(3), Model::Runs { runs: 5 }], None), None);
    assert_eq!(with(&[until(3), Model::Perpetual], Some(5)), Some(in_days(5)));
    assert_eq!(with(&[until(3), until(4)], Some(5)), Some(in_days(4)));
    assert_eq!(with(&[until(9)], Some(5)), Some(in_days(5)));
    assert_eq!(with(&[], Some(5)), Some(in_days(5)));
}

#[test]
fn a_grant_reads_back_from_its_record() {
    let mut grant = ending(NOW);
    grant.memory.insert((4, 2), "FF".into());
    let text = serde_json::to_string(&grant).unwrap();
    assert_eq!(serde_json::from_str::<Grant>(&text).unwrap(), grant);
}
