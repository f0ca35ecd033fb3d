//! Orders: the documents that grant licenses.

use serde::{Deserialize, Serialize};
use signet_license::Terms;
use ts_rs::TS;

use crate::{Company, Customer, CustomerId, OrderId, Product, ProductId, Time};

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// When.
    pub at: Time,
    /// The full name at that moment: it stays readable after the user has left.
    pub by: String,
}

/// Where an order stands, as a word. Codes 0, 1, 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Everything may change.
    Draft,
    /// Terms are fixed, licenses exist.
    Submitted,
    /// Its licenses are revoked.
    Revoked,
}

/// What an order said when it was submitted. Its documents are written from this alone: a customer who is
/// renamed later, or a product that changes, does not change what was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The vendor.
    pub company: Company,
    /// The licensee.
    pub customer: Option<Customer>,
    /// The products of its lines.
    pub products: Vec<Product>,
}

/// Where an order stands, with what is known at that point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum OrderState {
    /// Everything may change.
    Draft,
    /// Terms are fixed, licenses exist.
    Submitted {
        /// Who submitted it.
        submitted: Stamp,
        /// What it said then.
        frozen: Box<Frozen>,
    },
    /// Its licenses are revoked.
    Revoked {
        /// Who submitted it.
        submitted: Stamp,
        /// What it said then.
        frozen: Box<Frozen>,
        /// Who revoked it.
        revoked: Stamp,
        /// Why.
        reason: String,
    },
}

/// One product in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The product.
    pub product_id: ProductId,
    /// How many serial numbers.
    pub quantity: u32,
    /// Terms per feature, by number. In a draft, features that are missing here have the catalog's terms.
    #[serde(default)]
    pub features: Vec<LineFeature>,
}

/// One feature's terms in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LineFeature {
    /// The feature's number.
    pub number: u32,
    /// Left out of this order.
    #[serde(default)]
    pub excluded: bool,
    /// Its terms, kept while it is left out.
    pub terms: Terms,
}

/// What a draft's author decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderContent {
    /// Who buys.
    pub customer_id: Option<CustomerId>,
    /// Machines per license.
    pub activation_limit: u32,
    /// Not for production use.
    pub demo: bool,
    /// The customer's reference.
    pub purchase_order: String,
    /// What is granted.
    pub lines: Vec<Line>,
}

impl Default for OrderContent {
    fn default() -> Self {
        Self {
            customer_id: None,
            activation_limit: 1,
            demo: false,
            purchase_order: String::new(),
            lines: Vec::new(),
        }
    }
}

/// An order. What may happen to it when is in `lifecycle`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The record's id.
    pub id: OrderId,
    /// Counts up with every change.
    pub version: u32,
    /// Series and number, e.g. `A-1001`. Reserved with the draft and never given twice.
    pub number: String,
    /// Where it stands.
    #[serde(flatten)]
    pub state: OrderState,
    /// What it grants; fixed once submitted.
    #[serde(flatten)]
    pub content: OrderContent,
    /// Internal note; may be changed at any time.
    pub note: String,
    /// Who made the draft.
    pub created: Stamp,
    /// Set when archived: a flag beside the status.
    pub archived_at: Option<Time>,
}

impl Order {
    /// The status as a word.
    pub fn status(&self) -> OrderStatus {
        match self.state {
            OrderState::Draft => OrderStatus::Draft,
            OrderState::Submitted { .. } => OrderStatus::Submitted,
            OrderState::Revoked { .. } => OrderStatus::Revoked,
        }
    }

    /// Who submitted it, once it is.
    pub fn submitted(&self) -> Option<&Stamp> {
        match &self.state {
            OrderState::Draft => None,
            OrderState::Submitted { submitted, .. } | OrderState::Revoked { submitted, .. } => {
                Some(submitted)
            }
        }
    }

    /// What it said when it was submitted, once it is.
    pub fn frozen(&self) -> Option<&Frozen> {
        match &self.state {
            OrderState::Draft => None,
            OrderState::Submitted { frozen, .. } | OrderState::Revoked { frozen, .. } => Some(frozen),
        }
    }

    /// Who revoked it and why, once it is.
    pub fn revoked(&self) -> Option<(&Stamp, &str)> {
        match &self.state {
            OrderState::Revoked { revoked, reason, .. } => Some((revoked, reason)),
            OrderState::Draft | OrderState::Submitted { .. } => None,
        }
    }

    /// Serial numbers over all lines.
    pub fn quantity(&self) -> u64 {
        self.content
            .lines
            .iter()
            .map(|line| u64::from(line.quantity))
            .sum()
    }
}

impl Line {
    /// A line with the catalog's terms.
    pub fn new(product: &Product, quantity: u32) -> Self {
        Self {
            product_id: product.id,
            quantity,
            features: Vec::new(),
        }
        .completed(product)
    }

    /// A draft's line as the catalog completes it: a term for every feature of the product, in the
    /// product's order. What the catalog locks follows the catalog, also when it changed after the
    /// draft was written, and features the product has no more are left out.
    pub fn completed(mut self, product: &Product) -> Self {
        for feature in &product.features {
            match self.features.iter_mut().find(|own| own.number == feature.number) {
                Some(own) => {
                    own.excluded &= feature.can_exclude;
                    if !feature.can_modify {
                        own.terms = feature.terms;
                    }
                }
                None => self.features.push(LineFeature {
                    number: feature.number,
                    excluded: false,
                    terms: feature.terms,
                }),
            }
        }
        self.features.retain(|own| product.feature(own.number).is_some());
        self.features.sort_by_key(|own| own.number);
        self
    }

    /// The features that are granted.
    pub fn granted(&self) -> impl Iterator<Item = &LineFeature> {
        self.features.iter().filter(|feature| !feature.excluded)
    }
}
