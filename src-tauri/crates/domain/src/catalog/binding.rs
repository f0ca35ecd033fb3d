//! How a product's licenses are bound to a machine.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
pub use signet_license::Part;
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode};

/// What happens when a part differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartRule {
    /// It must be the same.
    Required,
    /// It may be replaced, within the number of tolerated changes.
    Replaceable,
}

/// A binding scheme. Without parts, licenses are not bound.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Binding {
    /// The parts that are looked at.
    pub parts: BTreeMap<Part, PartRule>,
    /// How many replaceable parts may differ before the license has to be activated again.
    pub tolerated_changes: u32,
}

impl Binding {
    /// Everything wrong with it.
    pub fn check(&self) -> Vec<Problem> {
        let replaceable = self
            .parts
            .values()
            .filter(|rule| **rule == PartRule::Replaceable)
            .count();
        let mut problems = Vec::new();
        if self.tolerated_changes as usize > replaceable {
            problems.push(Problem::new(
                ProblemCode::TooLarge,
                "tolerated_changes",
                format!("Only {replaceable} parts may be replaced, so at most {replaceable} changes can be tolerated."),
            ));
        }
        if !self.parts.is_empty()
            && replaceable == self.parts.len()
            && self.tolerated_changes as usize == replaceable
        {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "tolerated_changes",
                "Every part could differ at once, so the license would be bound to nothing: require a part or tolerate fewer changes.",
            ));
        }
        problems
    }
}
