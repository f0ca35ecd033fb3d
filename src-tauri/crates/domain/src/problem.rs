//! Problems of a form or a draft: all of them at once, each at its field.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of problem it is, for the face that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// Something that must be there is not.
    Missing,
    /// Below the least.
    TooSmall,
    /// Above the most.
    TooLarge,
    /// Dates the wrong way around.
    WrongOrder,
    /// Ends before it is issued.
    InThePast,
    /// Fixed in the catalog.
    Locked,
    /// A combination that makes no sense.
    NotAllowed,
    /// The product or customer is archived.
    NotOnSale,
    /// No key to sign with.
    NoKey,
    /// The profile's quota has too few left.
    QuotaExhausted,
    /// Names something that does not exist.
    Unknown,
    /// Exists already.
    Duplicate,
}

/// One problem. `field` is a path into the request, e.g. `lines[0].features[2].terms.seats`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Its kind.
    pub code: ProblemCode,
    /// Where it is.
    pub field: String,
    /// The order line, from 0, if it concerns one.
    pub line: Option<u32>,
    /// The feature's number, if it concerns one.
    pub feature: Option<u32>,
    /// What is wrong and what to do, for people.
    pub message: String,
}

impl Problem {
    /// A problem of a field outside the lines.
    pub fn new(code: ProblemCode, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            field: field.into(),
            line: None,
            feature: None,
            message: message.into(),
        }
    }

    /// A moment that cannot be written as a date.
    pub(crate) fn not_a_date(field: impl Into<String>) -> Self {
        Self::new(
            ProblemCode::TooLarge,
            field,
            "Choose a date between 1970 and 9999.",
        )
    }

    /// The same problem, further inside: `prefix` before the field.
    #[must_use]
    pub fn within(mut self, prefix: &str) -> Self {
        self.field = format!("{prefix}.{}", self.field);
        self
    }
}

/// A text that must be there and may not be longer than `most` characters.
pub(crate) fn check_text(problems: &mut Vec<Problem>, field: &str, word: &str, text: &str, most: usize) {
    if text.trim().is_empty() {
        problems.push(Problem::new(
            ProblemCode::Missing,
            field,
            format!("Enter {word}."),
        ));
    }
    // A name goes into licenses, mails and documents, each of which is one line there.
    if text.chars().any(char::is_control) {
        problems.push(Problem::new(
            ProblemCode::NotAllowed,
            field,
            format!("Write {word} on one line, without control characters."),
        ));
    }
    check_length(problems, field, word, text, most);
}

/// A text that may be empty.
pub(crate) fn check_length(problems: &mut Vec<Problem>, field: &str, word: &str, text: &str, most: usize) {
    let length = text.chars().count();
    if length > most {
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            field,
            format!("Shorten {word}: {length} characters, at most {most} fit."),
        ));
    }
}

/// A count within its limits; `what` is counted, e.g. `days of trial`.
pub(crate) fn check_range(
    problems: &mut Vec<Problem>,
    field: &str,
    value: u32,
    range: RangeInclusive<u32>,
    what: &str,
) {
    let code = match value {
        v if v < *range.start() => ProblemCode::TooSmall,
        v if v > *range.end() => ProblemCode::TooLarge,
        _ => return,
    };
    let message = format!("Choose {} to {} {what}.", range.start(), range.end());
    problems.push(Problem::new(code, field, message));
}
