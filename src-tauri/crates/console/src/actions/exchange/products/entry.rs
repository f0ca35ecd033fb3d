//! A product that rows of the file are about.

use std::collections::BTreeMap;

use signet_domain::{Feature, FeatureGroup, Flag, Problem, Product, ProductContent};

use super::super::cells::Cells;
use super::super::filled::{Filled, Filler};
use super::super::mapping::Mapping;
use super::super::problems::Problems;
use super::super::values::{count, currency, feature_type, price, seat_unit, share, yes};
use super::model::read_model;

/// A product that rows of the file are about.
pub(super) struct Entry {
    pub content: ProductContent,
    /// The first row about it.
    line: u64,
    filled: Filled,
    /// The first row about each feature, and what it filled.
    features: BTreeMap<u32, (u64, Filled)>,
}

type TextOf<T> = (&'static str, fn(&mut T) -> &mut String);

const TEXTS: [TextOf<ProductContent>; 4] = [
    ("name", |content| &mut content.name),
    ("code", |content| &mut content.code),
    ("crm_id", |content| &mut content.crm_id),
    ("ref_id", |content| &mut content.ref_id),
];

const FEATURE_TEXTS: [TextOf<Feature>; 5] = [
    ("feature.name", |feature| &mut feature.name),
    ("feature.code", |feature| &mut feature.code),
    ("feature.group", |feature| &mut feature.group),
    ("feature.crm_id", |feature| &mut feature.crm_id),
    ("feature.ref_id", |feature| &mut feature.ref_id),
];

impl Entry {
    pub(super) fn new(number: u32, stored: Option<&Product>, line: u64) -> Self {
        let content = stored.map(|product| product.content.clone()).unwrap_or_default();
        Self {
            content: ProductContent { number, ..content },
            line,
            filled: Filled::default(),
            features: BTreeMap::new(),
        }
    }

    /// Takes in what a row says. Empty cells say nothing.
    pub(super) fn take(&mut self, cells: &Cells<'_>, problems: &mut Problems) {
        let content = &mut self.content;
        let money = cells.read(problems, "currency", currency);
        let unit = money.unwrap_or(content.prices.currency);
        let full = cells.read(problems, "price", |text| price(text, unit));
        let reduced = cells.read(problems, "reseller_price", |text| price(text, unit));
        let tax = cells.read(problems, "tax", share);
        let limit = cells.read(problems, "activation_limit", |text| count(text, 0, u32::MAX));
        let mut row = Filler {
            cells,
            problems,
            filled: &mut self.filled,
        };
        for (number, (field, of)) in (0..).zip(TEXTS) {
            row.put_text(number, field, of(content), cells.text(field));
        }
        row.put_text(
            10,
            "description",
            &mut content.description,
            cells.whole("description"),
        );
        row.put(11, "currency", &mut content.prices.currency, money);
        row.put(12, "price", &mut content.prices.price, full.map(Some));
        row.put(
            13,
            "reseller_price",
            &mut content.prices.reseller_price,
            reduced.map(Some),
        );
        row.put(14, "tax", &mut content.prices.tax, tax.map(Some));
        row.put(15, "activation_limit", &mut content.activation_limit, limit);
        self.take_feature(cells, problems);
    }

    /// Adds or changes the row's feature.
    fn take_feature(&mut self, cells: &Cells<'_>, problems: &mut Problems) {
        let Some(number) = cells.read(problems, "feature.number", |text| count(text, 1, u32::MAX)) else {
            let said = FEATURE_TEXTS
                .iter()
                .find(|(field, _)| cells.text(field).is_some());
            if let (Some((field, _)), true) = (said, cells.text("feature.number").is_none()) {
                cells.refuse(problems, field, "Enter the feature's number.");
            }
            return;
        };
        let features = &mut self.content.features;
        let place = features
            .iter()
            .position(|feature| feature.number == number)
            .unwrap_or_else(|| {
                features.push(Feature {
                    number,
                    can_modify: true,
                    can_exclude: true,
                    ..Feature::default()
                });
                features.len() - 1
            });
        let feature = &mut features[place];
        let kind = cells.read(problems, "feature.type", feature_type);
        let limit = cells.read(problems, "feature.limit", |text| {
            text.parse()
                .map_err(|_| format!("“{text}” is not a whole number."))
        });
        let model = cells.read(problems, "feature.model", read_model);
        let seats = cells.read(problems, "feature.seats", |text| count(text, 0, u32::MAX));
        let unit = cells.read(problems, "feature.unit", seat_unit);
        let flags = cells.read(problems, "feature.flags", read_flags);
        let [remote, trial, archived, can_modify, can_exclude] = [
            "feature.remote",
            "feature.trial",
            "feature.archived",
            "feature.can_modify",
            "feature.can_exclude",
        ]
        .map(|field| cells.read(problems, field, yes));
        let (_, filled) = self
            .features
            .entry(number)
            .or_insert_with(|| (cells.line(), Filled::default()));
        let mut row = Filler {
            cells,
            problems,
            filled,
        };
        for (number, (field, of)) in (0..).zip(FEATURE_TEXTS) {
            row.put_text(number, field, of(feature), cells.text(field));
        }
        row.put_text(
            10,
            "feature.description",
            &mut feature.description,
            cells.whole("feature.description"),
        );
        row.put(11, "feature.type", &mut feature.kind, kind);
        row.put(12, "feature.limit", &mut feature.limit, limit.map(Some));
        row.put(13, "feature.model", &mut feature.terms.model, model);
        row.put(14, "feature.seats", &mut feature.terms.seats, seats);
        row.put(15, "feature.unit", &mut feature.terms.unit, unit);
        row.put(16, "feature.flags", &mut feature.terms.flags, flags);
        row.put(17, "feature.remote", &mut feature.terms.remote, remote);
        row.put(18, "feature.trial", &mut feature.trial, trial);
        row.put(19, "feature.can_modify", &mut feature.can_modify, can_modify);
        row.put(20, "feature.can_exclude", &mut feature.can_exclude, can_exclude);
        row.put(21, "feature.archived", &mut feature.archived, archived);
        let (group, groups) = (feature.group.clone(), &mut self.content.groups);
        if !group.is_empty() && !groups.iter().any(|other| other.name.trim() == group) {
            groups.push(FeatureGroup {
                name: group,
                ..FeatureGroup::default()
            });
        }
    }

    /// Reports what the catalog refuses, at the rows and columns that said it.
    pub(super) fn refuse(&self, found: Vec<Problem>, mapping: &Mapping, problems: &mut Problems) {
        for problem in found {
            let line = problem
                .feature
                .and_then(|number| Some(self.features.get(&number)?.0))
                .unwrap_or(self.line);
            let field = column_field(&problem.field);
            problems.add(line, mapping.column(&field), problem.message);
        }
    }
}

/// The field a column fills for a field of the record: `features[2].terms.seats` is `feature.seats`.
fn column_field(field: &str) -> String {
    let last = |path: &str| {
        let path = path.strip_prefix("terms.").unwrap_or(path);
        path.split('.').next().unwrap_or_default().to_owned()
    };
    match field
        .strip_prefix("features[")
        .and_then(|rest| rest.split_once("]."))
    {
        Some((_, path)) => format!("feature.{}", last(path)),
        None if field == "features" => "feature.number".to_owned(),
        None => field.strip_prefix("prices.").unwrap_or(field).to_owned(),
    }
}

/// Flags with spaces or commas between them.
fn read_flags(text: &str) -> Result<signet_domain::Flags, String> {
    let words = text.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let flags: Result<Vec<Flag>, String> = words
        .map(|word| {
            serde_json::from_value(serde_json::Value::String(word.to_ascii_lowercase()))
                .map_err(|_| format!("“{word}” is no flag of a feature."))
        })
        .collect();
    Ok(flags?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_of_the_catalog_find_their_column() {
        for (field, column) in [
            ("name", "name"),
            ("prices.price", "price"),
            ("features", "feature.number"),
            ("features[3].name", "feature.name"),
            ("features[0].terms.seats", "feature.seats"),
            ("features[0].terms.model.days", "feature.model"),
        ] {
            assert_eq!(column_field(field), column);
        }
    }

    #[test]
    fn flags_are_named() {
        let flags = read_flags("forbid_virtual_machine, detachable").unwrap();
        assert!(flags.has(Flag::Detachable) && flags.has(Flag::ForbidVirtualMachine));
        assert!(read_flags("flying").is_err());
    }
}
