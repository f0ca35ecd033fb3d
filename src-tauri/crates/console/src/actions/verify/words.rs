//! Small words for sentences.

use signet_domain::{Time, short_date};
use signet_license::Part;

const NUMBERS: [&str; 11] = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];
const DAY: i64 = 86_400;

/// `one` to `ten`, then figures.
pub(super) fn number(n: u32) -> String {
    NUMBERS
        .get(n as usize)
        .map_or_else(|| n.to_string(), |&word| word.to_owned())
}

/// `1 day`, `3 days`.
pub(super) fn count(n: impl TryInto<i64>, what: &str) -> String {
    let n = n.try_into().unwrap_or(i64::MAX);
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// `a, b and c`.
pub(super) fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// The parts of a machine.
pub(super) fn parts<'a>(parts: impl Iterator<Item = &'a Part>) -> String {
    listed(&parts.map(|part| part.word()).collect::<Vec<_>>())
}

/// Whole days between two moments.
pub(super) fn days(from: i64, to: i64) -> i64 {
    to.saturating_sub(from) / DAY
}

/// How a thing with dates stands at a moment: `since 3 Feb 2026, no end date`.
pub(super) fn span(from: i64, until: Option<i64>) -> String {
    match until {
        None => format!("since {}, no end date", short_date(from)),
        Some(until) => format!("{} – {}", short_date(from), short_date(until)),
    }
}

/// `ended 12 days ago`, `ended today`.
pub(super) fn ended(until: i64, at: Time) -> String {
    match days(until, at.0) {
        0 => "ended today".to_owned(),
        n => format!("ended {} ago", count(n, "day")),
    }
}

/// First letter large, a full stop at the end.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => format!(
            "{}{}.",
            first.to_uppercase(),
            letters.as_str().trim_end_matches('.')
        ),
        None => String::new(),
    }
}
