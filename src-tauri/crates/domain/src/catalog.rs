//! Products and their features.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use signet_license::{FeatureType, Terms};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_length, check_text};
use crate::{LifeCycleError, ProductId, Time, check_terms};

/// Largest product or feature number: other systems keep them in a signed 32-bit number.
const MAX_NUMBER: u32 = 2_147_483_647;

/// Where a product stands. It goes on sale with its first submitted order, not by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductStatus {
    /// Never sold; everything may change.
    Draft,
    /// Sold; what customers' programs rely on is fixed.
    OnSale,
    /// Not sold anymore; its licenses live on.
    Archived,
}

/// A separately licensed part of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Feature {
    /// Unique within the product; what the protected program asks for.
    pub number: u32,
    /// The vendor's short code.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// What it is good for.
    pub description: String,
    /// The kind of feature.
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Most active, elements, tokens or bytes, by type; none for a normal feature.
    pub limit: Option<u64>,
    /// The terms a new order starts with.
    pub terms: Terms,
    /// Sales may change the terms in an order.
    pub can_modify: bool,
    /// Sales may leave the feature out of an order.
    pub can_exclude: bool,
}

/// Products at hand, by id.
pub type Products = BTreeMap<ProductId, Product>;

/// What is sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The record's id.
    pub id: ProductId,
    /// Counts up with every change.
    pub version: u32,
    /// Unique; what the protected program asks for.
    pub number: u32,
    /// The vendor's short code.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where it stands.
    pub status: ProductStatus,
    /// Its features, by number.
    pub features: Vec<Feature>,
    /// Since when.
    pub created_at: Time,
    /// Last change.
    pub updated_at: Time,
}

/// A product as it is typed. Without an id it is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProductForm {
    /// The product to change; none for a new one.
    #[serde(default)]
    pub id: Option<ProductId>,
    /// The version that was read; 0 for a new one.
    #[serde(default)]
    pub version: u32,
    /// See [`Product::number`].
    pub number: u32,
    /// See [`Product::code`].
    pub code: String,
    /// See [`Product::name`].
    pub name: String,
    /// See [`Product::description`].
    #[serde(default)]
    pub description: String,
    /// See [`Product::features`].
    pub features: Vec<Feature>,
}

impl ProductForm {
    /// Everything wrong with the form by itself.
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
            4000,
        );
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
            problems.extend(own.into_iter().map(|mut problem| {
                problem.feature = Some(feature.number);
                problem.within(&format!("features[{index}]"))
            }));
        }
        problems
    }
}

impl Feature {
    fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_number(&mut problems, "number", self.number);
        check_text(&mut problems, "name", "the feature's name", &self.name, 200);
        check_length(&mut problems, "code", "the code", &self.code, 40);
        match (self.kind, self.limit) {
            (FeatureType::Normal, Some(_)) => problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "limit",
                "A normal feature is on or off: remove the limit.",
            )),
            (FeatureType::Normal, None) => {}
            (_, None | Some(0)) => {
                problems.push(Problem::new(
                    ProblemCode::Missing,
                    "limit",
                    "Enter how many, at least 1.",
                ));
            }
            // Readers in JavaScript lose digits above 2^53.
            (_, Some(limit)) if limit > 1 << 53 => {
                problems.push(Problem::new(
                    ProblemCode::TooLarge,
                    "limit",
                    "At most 9007199254740992.",
                ));
            }
            (_, Some(_)) => {}
        }
        problems.extend(
            check_terms(&self.terms, self.kind, None)
                .into_iter()
                .map(|p| p.within("terms")),
        );
        problems
    }

    /// What a sold feature must keep: programs and licenses in customers' hands know it by these.
    fn identity(&self) -> (u32, &str, &str, FeatureType) {
        (self.number, &self.code, &self.name, self.kind)
    }
}

fn check_number(problems: &mut Vec<Problem>, field: &str, number: u32) {
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

impl Product {
    /// A new draft from a form. Check the form first.
    pub fn new(id: ProductId, form: ProductForm, at: Time) -> Self {
        let mut product = Self {
            id,
            version: 1,
            number: form.number,
            code: String::new(),
            name: String::new(),
            description: String::new(),
            status: ProductStatus::Draft,
            features: Vec::new(),
            created_at: at,
            updated_at: at,
        };
        product.take(form);
        product
    }

    /// Applies a form to this product, within what its status allows.
    /// Changes that are not allowed are returned as problems and nothing changes.
    pub fn change(&mut self, form: ProductForm, at: Time) -> Result<(), Vec<Problem>> {
        let mut problems = form.check();
        match self.status {
            ProductStatus::Draft => {}
            ProductStatus::OnSale => problems.extend(self.frozen(&form)),
            ProductStatus::Archived => problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "status",
                "The product is archived: take it out of the archive to change it.",
            )),
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        self.take(form);
        self.touch(at);
        Ok(())
    }

    /// Takes the product off sale, or back.
    pub fn archive(&mut self, archived: bool, sold: bool, at: Time) {
        self.status = match (archived, sold) {
            (true, _) => ProductStatus::Archived,
            (false, true) => ProductStatus::OnSale,
            (false, false) => ProductStatus::Draft,
        };
        self.touch(at);
    }

    /// The first submitted order puts a draft on sale. Whether anything changed.
    pub fn put_on_sale(&mut self, at: Time) -> bool {
        let first = self.status == ProductStatus::Draft;
        if first {
            self.status = ProductStatus::OnSale;
            self.touch(at);
        }
        first
    }

    /// Only drafts may be deleted.
    pub fn check_delete(&self) -> Result<(), LifeCycleError> {
        if self.status == ProductStatus::Draft {
            Ok(())
        } else {
            Err(LifeCycleError::ProductWasSold)
        }
    }

    /// The feature with this number.
    pub fn feature(&self, number: u32) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.number == number)
    }

    fn take(&mut self, form: ProductForm) {
        self.number = form.number;
        form.code.trim().clone_into(&mut self.code);
        form.name.trim().clone_into(&mut self.name);
        self.description = form.description;
        self.features = form.features;
        self.features.sort_by_key(|feature| feature.number);
    }

    fn touch(&mut self, at: Time) {
        self.version += 1;
        self.updated_at = at;
    }

    fn frozen(&self, form: &ProductForm) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut refuse = |field: &str, what: &str| {
            problems.push(Problem::new(
                ProblemCode::Locked,
                field,
                format!("The product is on sale: its {what} can no longer change."),
            ));
        };
        if form.number != self.number {
            refuse("number", "number");
        }
        if form.code.trim() != self.code {
            refuse("code", "code");
        }
        if form.name.trim() != self.name {
            refuse("name", "name");
        }
        for feature in &self.features {
            let kept = form
                .features
                .iter()
                .any(|other| other.identity() == feature.identity());
            if !kept {
                problems.push(Problem {
                    code: ProblemCode::Locked,
                    field: "features".to_owned(),
                    line: None,
                    feature: Some(feature.number),
                    message: format!(
                        "The product is on sale: feature {} “{}” keeps its number, code, name and type.",
                        feature.number, feature.name
                    ),
                });
            }
        }
        problems
    }
}
