//! Custom fields of a product (elsewhere: UDF), and their values.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{day, iso_day};
use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// Values of custom fields, by key.
pub type FieldValues = BTreeMap<String, FieldValue>;

/// What a custom field holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKind {
    /// A text, at most 2,000 characters.
    #[default]
    Text,
    /// A whole number that JavaScript keeps exactly.
    Number,
    /// Yes or no.
    Flag,
    /// A day, as `2027-12-31`.
    Date,
    /// One of these.
    Choice {
        /// What may be chosen.
        options: Vec<String>,
    },
}

/// A value: text (also dates and choices), number or flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FieldValue {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Everything else.
    Text(String),
}

/// A custom field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "written::CustomField")]
pub struct CustomField {
    /// The name in license files: letters, digits and `_`; unique within the product.
    pub key: String,
    /// The name people read.
    pub label: String,
    /// What it holds.
    #[serde(flatten)]
    #[ts(flatten)]
    pub kind: FieldKind,
    /// The value of a new license; none: empty.
    #[serde(default)]
    pub default: Option<FieldValue>,
    /// An order cannot be submitted without a value.
    #[serde(default)]
    pub required: bool,
    /// Stands in the signed file and is fixed with it. Others may be changed on the license at any time.
    #[serde(default)]
    pub signed: bool,
}

/// How a custom field is read: serde can either flatten the kind or refuse unknown fields, and a typing
/// error in a script must be refused.
mod written {
    use serde::Deserialize;

    use super::{FieldKind, FieldValue};

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Text,
        Number,
        Flag,
        Date,
        Choice,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct CustomField {
        key: String,
        label: String,
        kind: Kind,
        #[serde(default)]
        options: Option<Vec<String>>,
        #[serde(default)]
        default: Option<FieldValue>,
        #[serde(default)]
        required: bool,
        #[serde(default)]
        signed: bool,
    }

    impl TryFrom<CustomField> for super::CustomField {
        type Error = &'static str;

        fn try_from(field: CustomField) -> Result<Self, Self::Error> {
            let kind = match (field.kind, field.options) {
                (Kind::Choice, options) => FieldKind::Choice {
                    options: options.unwrap_or_default(),
                },
                (_, Some(_)) => return Err("only a field of kind “choice” has options"),
                (Kind::Text, None) => FieldKind::Text,
                (Kind::Number, None) => FieldKind::Number,
                (Kind::Flag, None) => FieldKind::Flag,
                (Kind::Date, None) => FieldKind::Date,
            };
            Ok(Self {
                key: field.key,
                label: field.label,
                kind,
                default: field.default,
                required: field.required,
                signed: field.signed,
            })
        }
    }
}

impl FieldValue {
    /// The value as text, for tables and exports.
    pub fn words(&self) -> String {
        match self {
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }

    /// Whether nothing is said: the same as no value.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl CustomField {
    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if self.key.is_empty() || self.key.len() > 60 || !self.key.chars().all(plain) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "key",
                "Write the key with letters, digits and _, at most 60 of them: programs read it.",
            ));
        }
        check_text(&mut problems, "label", "the field's name", &self.label, 100);
        if let FieldKind::Choice { options } = &self.kind {
            let blank = options.iter().any(|option| option.trim().is_empty());
            let mut sorted = options.clone();
            sorted.sort_unstable();
            sorted.dedup();
            if options.len() < 2 || blank || sorted.len() != options.len() {
                problems.push(Problem::new(
                    ProblemCode::NotAllowed,
                    "options",
                    "Offer at least two different choices, none of them empty.",
                ));
            }
        }
        let default = self.default.as_ref().filter(|value| !value.is_empty());
        if let Some(message) = default.and_then(|value| self.refuses(value)) {
            problems.push(Problem::new(ProblemCode::NotAllowed, "default", message));
        }
        problems
    }

    /// Why a value does not fit; none when it does.
    pub fn refuses(&self, value: &FieldValue) -> Option<String> {
        let label = &self.label;
        match (&self.kind, value) {
            (FieldKind::Flag, FieldValue::Flag(_)) => None,
            (FieldKind::Number, FieldValue::Number(n)) if n.unsigned_abs() <= 1 << 53 => None,
            (FieldKind::Text, FieldValue::Text(text)) => {
                let mut problems = Vec::new();
                check_length(&mut problems, "", label, text, 2_000);
                problems.pop().map(|problem| problem.message)
            }
            // Exactly so: license files carry the text as it is.
            (FieldKind::Date, FieldValue::Text(text)) => day(text)
                .is_none_or(|at| iso_day(at) != *text)
                .then(|| format!("Write {label} as a day, e.g. 2027-12-31.")),
            (FieldKind::Choice { options }, FieldValue::Text(text)) => {
                (!options.contains(text)).then(|| format!("{label} is one of: {}.", options.join(", ")))
            }
            (FieldKind::Flag, _) => Some(format!("{label} is yes or no.")),
            (FieldKind::Number, _) => Some(format!("{label} is a whole number of at most 16 digits.")),
            (FieldKind::Text | FieldKind::Date | FieldKind::Choice { .. }, _) => {
                Some(format!("{label} is a text."))
            }
        }
    }
}

/// Which required fields must have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Required {
    /// None yet: a profile leaves them to the order.
    Later,
    /// Those that are named here: an update may leave a value, but not empty it.
    IfNamed,
    /// All: nothing is there before.
    All,
}

/// Everything wrong with values given for a product's fields; `values.<key>` names each.
pub(crate) fn check_values(fields: &[CustomField], values: &FieldValues, required: Required) -> Vec<Problem> {
    let mut problems = Vec::new();
    for field in fields {
        let place = format!("values.{}", field.key);
        let value = values.get(&field.key);
        let needed = match required {
            Required::Later => false,
            Required::IfNamed => field.required && value.is_some(),
            Required::All => field.required,
        };
        match value.filter(|value| !value.is_empty()) {
            Some(value) => problems.extend(
                field
                    .refuses(value)
                    .map(|message| Problem::new(ProblemCode::NotAllowed, place, message)),
            ),
            None if needed => problems.push(Problem::new(
                ProblemCode::Missing,
                place,
                format!("Enter {}.", field.label),
            )),
            None => {}
        }
    }
    for key in values.keys() {
        if !fields.iter().any(|field| field.key == *key) {
            problems.push(Problem::new(
                ProblemCode::Unknown,
                format!("values.{key}"),
                format!("The product has no field “{key}”."),
            ));
        }
    }
    problems
}
