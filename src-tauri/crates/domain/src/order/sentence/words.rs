//! The parts sentences are made of.

use std::fmt::Write as _;

use signet_license::{FeatureType, Model, SeatUnit, Terms};

use crate::money::grouped;
use crate::{HeldFeature, Product, date_words};

/// Features with the same words stand together: `Core and Export without end`.
pub(super) fn features(granted: impl Iterator<Item = (u32, HeldFeature)>, product: &Product) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (number, held) in granted {
        let kind = product.feature(number).map(|feature| feature.kind);
        let words = whole_phrase(kind.unwrap_or_default(), &held);
        match groups.iter_mut().find(|(other, _)| *other == words) {
            Some((_, names)) => names.push(name(product, number)),
            None => groups.push((words, vec![name(product, number)])),
        }
    }
    groups
        .iter()
        .map(|(words, names)| format!("{} {words}", listed(names)))
        .collect()
}

pub(super) fn name(product: &Product, number: u32) -> String {
    product
        .feature(number)
        .map_or_else(|| format!("feature {number}"), |feature| feature.name.clone())
}

/// What differs: `until 31 December 2028 instead of without end`, `with 900 tokens instead of 500`.
pub(super) fn instead(kind: FeatureType, new: &HeldFeature, old: &HeldFeature) -> String {
    let limit = other_limit(kind, new.limit, old.limit);
    let (new, old) = (&new.terms, &old.terms);
    let mut words = if phrase(new) == phrase(old) {
        String::new()
    } else {
        format!(" {} instead of {}", phrase(new), phrase(old))
    };
    let network = if new.remote {
        "network use"
    } else {
        "no network use"
    };
    let seats = match new.unit {
        SeatUnit::Station => "seats counted by machine",
        SeatUnit::Login => "seats counted by login",
        SeatUnit::Process => "seats counted by process",
    };
    let differing = [
        (new.remote != old.remote, network),
        (new.unit != old.unit, seats),
        (new.flags != old.flags, "other restrictions"),
    ];
    let differing = differing.into_iter().filter(|(differs, _)| *differs);
    let others: Vec<String> = limit
        .into_iter()
        .chain(differing.map(|(_, words)| words.to_owned()))
        .collect();
    if !others.is_empty() {
        let comma = if words.is_empty() { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(words, "{comma} with {}", listed(&others));
    }
    match words.trim_start() {
        // The same day at another hour.
        "" => "with other terms".to_owned(),
        words => words.to_owned(),
    }
}

/// How many that are instead of how many; none if nothing differs.
fn other_limit(kind: FeatureType, new: Option<u64>, old: Option<u64>) -> Option<String> {
    if new == old {
        return None;
    }
    Some(match (new.and_then(|new| amount(kind, new)), old) {
        (Some(new), Some(old)) => format!("{new} instead of {}", grouped(old)),
        (Some(new), None) => new,
        (None, _) => "another limit".to_owned(),
    })
}

/// What a limit counts, by the type of feature; a normal feature counts nothing.
pub(super) fn amount(kind: FeatureType, limit: u64) -> Option<String> {
    let what = match kind {
        FeatureType::Normal => return None,
        FeatureType::Floating => return Some(format!("at most {} active", grouped(limit))),
        FeatureType::ElementPool => "element",
        FeatureType::ConsumptionTokens => "token",
        FeatureType::SecureStore => "byte",
    };
    let plural = if limit == 1 { "" } else { "s" };
    Some(format!("{} {what}{plural}", grouped(limit)))
}

/// Terms and limit: `without end with 5 seats and 500 tokens`.
fn whole_phrase(kind: FeatureType, held: &HeldFeature) -> String {
    let words = phrase(&held.terms);
    match held.limit.and_then(|limit| amount(kind, limit)) {
        Some(amount) if held.terms.seats > 1 => format!("{words} and {amount}"),
        Some(amount) => format!("{words} with {amount}"),
        None => words,
    }
}

fn phrase(terms: &Terms) -> String {
    let mut words = match terms.model {
        Model::Perpetual => "without end".to_owned(),
        Model::Period { from, until } => format!("from {} to {}", date_words(from), date_words(until)),
        Model::Until { until } => format!("until {}", date_words(until)),
        Model::Days { days } => format!("for {} from first use", count(days, "day")),
        Model::Runs { runs } => format!("for {}", count(runs, "run")),
    };
    if terms.seats > 1 {
        // Writing to a String cannot fail.
        let _ = write!(words, " with {} seats", grouped(terms.seats.into()));
    }
    words
}

pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

pub(super) fn count(n: u32, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{} {what}s", grouped(n.into()))
    }
}
