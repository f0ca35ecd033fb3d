//! Releases of a product.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Time;
use crate::problem::{Problem, check_length, check_text};

/// A published version.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Release {
    /// The version as the vendor writes it; unique within the product.
    pub version: String,
    /// When it came out: maintenance that ended before does not cover it.
    pub date: Time,
    /// What is new.
    pub notes: String,
    /// Where it is downloaded.
    pub url: String,
}

impl Release {
    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(
            &mut problems,
            "version",
            "the release's version",
            &self.version,
            60,
        );
        check_length(&mut problems, "notes", "the notes", &self.notes, 20_000);
        check_length(&mut problems, "url", "the address", &self.url, 2_000);
        if !self.date.is_a_date() {
            problems.push(Problem::not_a_date("date"));
        }
        problems
    }
}
