//! What the vendor says about a product.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Binding, CustomField, Feature, FeatureGroup, MemoryItem, Release};
use crate::money::{check_price, check_share};
use crate::problem::{Problem, ProblemCode, check_length, check_range, check_text};
use crate::terms::MAX_ACTIVATIONS;
use crate::{Conditions, Currency, SerialFormat, Share};

/// Largest product or feature number: other systems keep them in a signed 32-bit number.
const MAX_NUMBER: u32 = 2_147_483_647;

/// What a product costs, in minor units without tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Prices {
    /// Of both prices.
    pub currency: Currency,
    /// Of one serial number; none: asked for in the order.
    pub price: Option<i64>,
    /// The same for resellers; none: as for everybody.
    pub reseller_price: Option<i64>,
    /// Its own tax rate; none: the order's.
    pub tax: Option<Share>,
}

/// How a product's serial numbers look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SerialStyle {
    /// Its characters, each once.
    pub alphabet: String,
    /// Groups, with a dash between them.
    pub groups: u32,
    /// Characters of a group.
    pub group_length: u32,
}

/// What the vendor says about a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ProductContent {
    /// Unique; what the protected program asks for.
    pub number: u32,
    /// The vendor's short code.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// What it is.
    pub description: String,
    /// The groups its features are shown in.
    pub groups: Vec<FeatureGroup>,
    /// Its features, by number.
    pub features: Vec<Feature>,
    /// Its custom fields.
    pub fields: Vec<CustomField>,
    /// Its releases, newest first.
    pub releases: Vec<Release>,
    /// Its memory items.
    pub memory: Vec<MemoryItem>,
    /// How its licenses are bound to machines.
    pub binding: Binding,
    /// The conditions a new order starts with.
    pub conditions: Conditions,
    /// Machines per license in a new order.
    pub activation_limit: u32,
    /// How its serial numbers look; none: five groups of six.
    pub serials: Option<SerialStyle>,
    /// What it costs.
    pub prices: Prices,
    /// Its number in the vendor's CRM.
    pub crm_id: String,
    /// Its number in another system.
    pub ref_id: String,
}

impl Default for ProductContent {
    fn default() -> Self {
        Self {
            number: 0,
            code: String::new(),
            name: String::new(),
            description: String::new(),
            groups: Vec::new(),
            features: Vec::new(),
            fields: Vec::new(),
            releases: Vec::new(),
            memory: Vec::new(),
            binding: Binding::default(),
            conditions: Conditions::default(),
            activation_limit: 1,
            serials: None,
            prices: Prices::default(),
            crm_id: String::new(),
            ref_id: String::new(),
        }
    }
}

impl SerialStyle {
    /// The format it describes.
    pub fn format(&self) -> Result<SerialFormat, Problem> {
        SerialFormat::new(&self.alphabet, self.groups, self.group_length)
    }
}

impl ProductContent {
    /// Everything wrong with it by itself, fields relative to the content.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_number(&mut problems, "number", self.number);
        check_text(&mut problems, "name", "the product's name", &self.name, 200);
        check_length(&mut problems, "code", "the code", &self.code, 40);
        check_length(
            &mut problems,
            "description",
            "the description",
            &self.description,
            4_000,
        );
        check_length(&mut problems, "crm_id", "the CRM id", &self.crm_id, 100);
        check_length(&mut problems, "ref_id", "the reference", &self.ref_id, 100);
        each_once(
            &mut problems,
            "groups",
            "name",
            &self.groups,
            |g| g.name.trim().to_lowercase(),
            FeatureGroup::check,
        );
        self.check_features(&mut problems);
        each_once(
            &mut problems,
            "fields",
            "key",
            &self.fields,
            |f| f.key.to_ascii_lowercase(),
            CustomField::check,
        );
        each_once(
            &mut problems,
            "releases",
            "version",
            &self.releases,
            |r| r.version.trim().to_owned(),
            Release::check,
        );
        each_once(
            &mut problems,
            "memory",
            "alias",
            &self.memory,
            |m| m.alias.to_string(),
            MemoryItem::check,
        );
        problems.extend(self.binding.check().into_iter().map(|p| p.within("binding")));
        problems.extend(
            self.conditions
                .check(None)
                .into_iter()
                .map(|p| p.within("conditions")),
        );
        check_range(
            &mut problems,
            "activation_limit",
            self.activation_limit,
            1..=MAX_ACTIVATIONS,
            "activations",
        );
        if let Some(Err(problem)) = self.serials.as_ref().map(SerialStyle::format) {
            problems.push(problem.within("serials"));
        }
        self.check_prices(&mut problems);
        problems
    }

    fn check_features(&self, problems: &mut Vec<Problem>) {
        if self.features.is_empty() {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "features",
                "Add at least one feature: a license grants features.",
            ));
        }
        let mut seen = HashSet::new();
        for (index, feature) in self.features.iter().enumerate() {
            let mut own = feature.check();
            if !seen.insert(feature.number) {
                own.push(Problem::new(
                    ProblemCode::Duplicate,
                    "number",
                    format!("Number {} stands twice.", feature.number),
                ));
            }
            let group = feature.group.trim();
            if !group.is_empty() && !self.groups.iter().any(|other| other.name.trim() == group) {
                own.push(Problem::new(
                    ProblemCode::Unknown,
                    "group",
                    format!("The product has no feature group “{group}”."),
                ));
            }
            problems.extend(own.into_iter().map(|mut problem| {
                problem.feature = Some(feature.number);
                problem.within(&format!("features[{index}]"))
            }));
        }
    }

    fn check_prices(&self, problems: &mut Vec<Problem>) {
        let Prices {
            currency,
            price,
            reseller_price,
            tax,
        } = self.prices;
        check_price(problems, "prices.price", price, currency);
        check_price(problems, "prices.reseller_price", reseller_price, currency);
        check_share(problems, "prices.tax", tax.unwrap_or_default());
    }

    /// The feature with this number.
    pub fn feature(&self, number: u32) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.number == number)
    }

    /// How its serial numbers look.
    pub fn serial_format(&self) -> SerialFormat {
        self.serials
            .as_ref()
            .and_then(|style| style.format().ok())
            .unwrap_or_default()
    }

    pub(super) fn tidy(&mut self) {
        for text in [&mut self.code, &mut self.name, &mut self.crm_id, &mut self.ref_id] {
            *text = text.trim().to_owned();
        }
        for feature in &mut self.features {
            for text in [&mut feature.code, &mut feature.name, &mut feature.group] {
                *text = text.trim().to_owned();
            }
        }
        for group in &mut self.groups {
            group.name = group.name.trim().to_owned();
        }
        self.features.sort_by_key(|feature| feature.number);
        self.releases
            .sort_by_key(|release| std::cmp::Reverse(release.date));
        self.memory.sort_by_key(|item| item.alias);
    }
}

/// Checks every element, and that no two have the same key.
fn each_once<T>(
    problems: &mut Vec<Problem>,
    list: &str,
    key_field: &str,
    elements: &[T],
    key: impl Fn(&T) -> String,
    check: impl Fn(&T) -> Vec<Problem>,
) {
    let mut seen = HashSet::new();
    for (index, element) in elements.iter().enumerate() {
        let mut own = check(element);
        let name = key(element);
        if !seen.insert(name.clone()) {
            own.push(Problem::new(
                ProblemCode::Duplicate,
                key_field,
                format!("“{name}” stands twice."),
            ));
        }
        problems.extend(own.into_iter().map(|p| p.within(&format!("{list}[{index}]"))));
    }
}

pub(super) fn check_number(problems: &mut Vec<Problem>, field: &str, number: u32) {
    if number == 0 {
        problems.push(Problem::new(ProblemCode::TooSmall, field, "Numbers start at 1."));
    } else if number > MAX_NUMBER {
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            field,
            format!("At most {MAX_NUMBER}."),
        ));
    }
}
