//! Free fields of a customer: what other systems know and no field of ours is made for.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// Most free fields of a customer.
const MOST: usize = 50;
/// Most characters of a name.
const NAME: usize = 100;
/// Most characters of a value.
const VALUE: usize = 1_000;

/// A free field of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerField {
    /// Its name, 1 to 100 characters; unique with the customer, whatever its case.
    pub name: String,
    /// What it says, at most 1,000 characters.
    pub value: String,
}

impl CustomerField {
    /// Whether it goes by this name: case and spaces around it do not matter.
    pub fn is_called(&self, name: &str) -> bool {
        same_name(&self.name) == same_name(name)
    }

    pub(super) fn tidy(&mut self) {
        for text in [&mut self.name, &mut self.value] {
            *text = text.trim().to_owned();
        }
    }

    fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the field's name", &self.name, NAME);
        check_length(&mut problems, "value", "the value", &self.value, VALUE);
        problems
    }
}

fn same_name(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Everything wrong with a customer's free fields.
pub(super) fn check(fields: &[CustomerField]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if fields.len() > MOST {
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            "fields",
            format!("{} fields, at most {MOST} fit: remove some.", fields.len()),
        ));
    }
    let mut seen = HashSet::new();
    for (index, field) in fields.iter().enumerate() {
        let mut own = field.check();
        let name = field.name.trim();
        if !seen.insert(same_name(name)) && !name.is_empty() {
            let message = format!("“{name}” stands twice: give one another name.");
            own.push(Problem::new(ProblemCode::Duplicate, "name", message));
        }
        problems.extend(own.into_iter().map(|p| p.within(&format!("fields[{index}]"))));
    }
    problems
}

/// Takes over a duplicate's fields: empty ones are filled, and what the two say differently stands under both,
/// `Region` and `Region (2)`. Returns what no longer fits.
pub(super) fn merge(fields: &mut Vec<CustomerField>, others: &[CustomerField]) -> Vec<CustomerField> {
    let mut left = Vec::new();
    for other in others {
        let value = other.value.trim();
        match fields.iter_mut().find(|mine| mine.is_called(&other.name)) {
            Some(mine) if value.is_empty() || mine.value.trim() == value => {}
            Some(mine) if mine.value.trim().is_empty() => other.value.clone_into(&mut mine.value),
            Some(_) => {
                // A merge before may have numbered the same value.
                let numbered = |field: &&CustomerField| is_numbered(&field.name, &other.name);
                if fields
                    .iter()
                    .filter(numbered)
                    .any(|mine| mine.value.trim() == value)
                {
                    continue;
                }
                let renamed = CustomerField {
                    name: free_name(fields, &other.name),
                    value: other.value.clone(),
                };
                add(fields, &mut left, renamed);
            }
            None => add(fields, &mut left, other.clone()),
        }
    }
    left
}

fn add(fields: &mut Vec<CustomerField>, left: &mut Vec<CustomerField>, field: CustomerField) {
    if fields.len() < MOST {
        fields.push(field);
    } else {
        left.push(field);
    }
}

/// Whether `name` is `base (2)`, `base (3)`, …
fn is_numbered(name: &str, base: &str) -> bool {
    same_name(name)
        .strip_prefix(&same_name(base))
        .and_then(|rest| rest.strip_prefix(" (")?.strip_suffix(')'))
        .is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The first of `name (2)`, `name (3)`, … that nobody has.
fn free_name(fields: &[CustomerField], name: &str) -> String {
    let mut number = 2;
    loop {
        let mark = format!(" ({number})");
        let kept = name.trim().chars().take(NAME - mark.len());
        let candidate: String = kept.chain(mark.chars()).collect();
        if !fields.iter().any(|field| field.is_called(&candidate)) {
            return candidate;
        }
        number += 1;
    }
}
