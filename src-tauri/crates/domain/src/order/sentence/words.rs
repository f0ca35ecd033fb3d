//! The parts sentences are made of.

use std::fmt::Write as _;

use signet_license::{Model, SeatUnit, Terms};

use crate::money::grouped;
use crate::{Product, date_words};

/// Features with the same words stand together: `Core and Export without end`.
pub(super) fn features(granted: impl Iterator<Item = (u32, Terms)>, product: &Product) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (number, terms) in granted {
        let words = phrase(&terms);
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

/// Terms that differ: `until 31 December 2028 instead of without end`, `with other restrictions`.
pub(super) fn instead(new: &Terms, old: &Terms) -> String {
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
    let others: Vec<String> = [
        (new.remote != old.remote, network),
        (new.unit != old.unit, seats),
        (new.flags != old.flags, "other restrictions"),
    ]
    .into_iter()
    .filter(|(differs, _)| *differs)
    .map(|(_, words)| words.to_owned())
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
