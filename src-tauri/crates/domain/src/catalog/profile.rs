//! Profiles: reusable license conditions of a product (elsewhere: template, plan, policy, license right).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::{Required, check_values};
use super::{Feature, FieldValues, Product, check_limit};
use crate::money::check_price;
use crate::problem::{Problem, ProblemCode, check_length, check_range, check_text};
use crate::terms::MAX_ACTIVATIONS;
use crate::{Conditions, LineFeature, ProductId, ProfileId, Time, check_terms};

/// What a profile is to sales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfileKind {
    /// Where an order starts; everything may be changed within the catalog's locks.
    #[default]
    Template,
    /// What is sold: its terms are fixed in the order.
    Plan,
    /// A plan with a count: the vendor may grant it so many times.
    Right,
}

/// Profiles at hand, by id.
pub type Profiles = BTreeMap<ProfileId, Profile>;

/// What the vendor says about a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ProfileContent {
    /// The vendor's short code; unique within the product.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// What it is to sales.
    pub kind: ProfileKind,
    /// What it is for.
    pub description: String,
    /// Terms per feature; features that are missing have the catalog's.
    pub features: Vec<LineFeature>,
    /// Conditions of the license as a whole.
    pub conditions: Conditions,
    /// Machines per license.
    pub activation_limit: u32,
    /// Values of the product's custom fields.
    pub values: FieldValues,
    /// Its own price in minor units of the product's currency; none: the product's.
    pub price: Option<i64>,
    /// How many licenses it may make; none: any number.
    pub quota: Option<u32>,
}

impl Default for ProfileContent {
    fn default() -> Self {
        Self {
            code: String::new(),
            name: String::new(),
            kind: ProfileKind::default(),
            description: String::new(),
            features: Vec::new(),
            conditions: Conditions::default(),
            activation_limit: 1,
            values: FieldValues::new(),
            price: None,
            quota: None,
        }
    }
}

/// A profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The record's id.
    pub id: ProfileId,
    /// Counts up with every change.
    pub version: u32,
    /// Its product.
    pub product_id: ProductId,
    /// What the vendor says about it.
    pub content: ProfileContent,
    /// Licenses taken from its quota by submitted orders.
    pub used: u32,
    /// Set when it is no longer offered.
    pub archived_at: Option<Time>,
    /// Since when.
    pub created_at: Time,
    /// Last change.
    pub updated_at: Time,
}

/// A profile as typed. Without an id it is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileForm {
    /// The profile to change; none for a new one.
    #[serde(default)]
    pub id: Option<ProfileId>,
    /// The version that was read; 0 for a new one.
    #[serde(default)]
    pub version: u32,
    /// Its product; fixed once it exists.
    pub product_id: ProductId,
    /// What it shall say.
    pub content: ProfileContent,
}

impl ProfileContent {
    /// Everything wrong with it, fields relative to the content.
    pub fn check(&self, product: &Product) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the profile's name", &self.name, 200);
        check_length(&mut problems, "code", "the code", &self.code, 40);
        check_length(
            &mut problems,
            "description",
            "the description",
            &self.description,
            4_000,
        );
        check_range(
            &mut problems,
            "activation_limit",
            self.activation_limit,
            1..=MAX_ACTIVATIONS,
            "activations",
        );
        if self.kind == ProfileKind::Right && self.quota.is_none() {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "quota",
                "A license right has a count: enter how many licenses it may make.",
            ));
        }
        check_price(
            &mut problems,
            "price",
            self.price,
            product.content.prices.currency,
        );
        for (index, own) in self.features.iter().enumerate() {
            let repeated = self.features[..index]
                .iter()
                .any(|other| other.number == own.number);
            let found = match product.feature(own.number) {
                Some(_) if repeated => vec![Problem::new(
                    ProblemCode::Duplicate,
                    "number",
                    format!("Feature {} stands twice.", own.number),
                )],
                None => vec![Problem::new(
                    ProblemCode::Unknown,
                    "number",
                    format!("{} has no feature {}.", product.content.name, own.number),
                )],
                Some(feature) => check_feature(own, feature),
            };
            problems.extend(found.into_iter().map(|mut problem| {
                problem.feature = Some(own.number);
                problem.within(&format!("features[{index}]"))
            }));
        }
        problems.extend(
            self.conditions
                .check(None)
                .into_iter()
                .map(|p| p.within("conditions")),
        );
        problems.extend(check_values(
            &product.content.fields,
            &self.values,
            Required::Later,
        ));
        problems
    }
}

/// What is wrong with a feature's terms in a profile.
fn check_feature(own: &LineFeature, feature: &Feature) -> Vec<Problem> {
    let name = &feature.name;
    let locked = |field, message| vec![Problem::new(ProblemCode::Locked, field, message)];
    if own.excluded && !feature.can_exclude && !feature.archived {
        return locked(
            "excluded",
            format!("{name} cannot be left out: the catalog does not allow it."),
        );
    }
    if own.excluded {
        return Vec::new();
    }
    if feature.archived {
        let message = format!("{name} is no longer sold: leave it out.");
        return vec![Problem::new(ProblemCode::NotOnSale, "excluded", message)];
    }
    if !feature.can_modify && own.terms != feature.terms {
        return locked("terms", format!("Fixed in the catalog: {name} keeps its terms."));
    }
    if !feature.can_modify && own.limit.is_some() && own.limit != feature.limit {
        return locked("limit", format!("Fixed in the catalog: {name} keeps its limit."));
    }
    let terms = check_terms(&own.terms, feature.kind, None);
    let terms = terms.into_iter().map(|p| p.within("terms"));
    terms.chain(check_limit(feature.kind, own.limit)).collect()
}

impl Profile {
    /// A new profile. Check the content first.
    pub fn new(id: ProfileId, product_id: ProductId, content: ProfileContent, at: Time) -> Self {
        Self {
            id,
            version: 1,
            product_id,
            content,
            used: 0,
            archived_at: None,
            created_at: at,
            updated_at: at,
        }
    }

    /// Changes it. Check the content first. Orders and licenses made from it keep what they have.
    pub fn change(&mut self, content: ProfileContent, at: Time) {
        self.content = content;
        self.touch(at);
    }

    /// No longer offers it, or offers it again.
    pub fn archive(&mut self, archived: bool, at: Time) {
        self.archived_at = archived.then_some(at);
        self.touch(at);
    }

    pub(super) fn touch(&mut self, at: Time) {
        self.version += 1;
        self.updated_at = at;
    }
}
