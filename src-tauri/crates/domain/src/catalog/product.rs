//! Products and where they stand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sold::what_sales_fixed;
use super::{Feature, ProductContent};
use crate::problem::{Problem, ProblemCode};
use crate::{LifeCycleError, ProductId, Time};

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

/// Products at hand, by id.
pub type Products = BTreeMap<ProductId, Product>;

/// What is sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The record's id.
    pub id: ProductId,
    /// Counts up with every change.
    pub version: u32,
    /// Where it stands.
    pub status: ProductStatus,
    /// What the vendor says about it.
    pub content: ProductContent,
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
    /// What it shall say.
    pub content: ProductContent,
}

impl Product {
    /// A new draft. Check the content first.
    pub fn new(id: ProductId, mut content: ProductContent, at: Time) -> Self {
        content.tidy();
        Self {
            id,
            version: 1,
            status: ProductStatus::Draft,
            content,
            created_at: at,
            updated_at: at,
        }
    }

    /// Changes this product, within what its status allows.
    /// Changes that are not allowed are returned as problems and nothing changes.
    pub fn change(&mut self, mut content: ProductContent, at: Time) -> Result<(), Vec<Problem>> {
        content.tidy();
        let mut problems = content.check();
        match self.status {
            ProductStatus::Draft => {}
            ProductStatus::OnSale => problems.extend(what_sales_fixed(&self.content, &content)),
            ProductStatus::Archived => problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "status",
                "The product is archived: take it out of the archive to change it.",
            )),
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        self.content = content;
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
        self.content.feature(number)
    }

    /// Notes that something beside the content changed: the image.
    pub fn touch(&mut self, at: Time) {
        self.version += 1;
        self.updated_at = at;
    }
}
