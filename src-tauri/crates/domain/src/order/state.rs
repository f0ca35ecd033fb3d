//! An order and where it stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::OrderContent;
use crate::{Company, Customer, OrderId, Product, Profile, Time};

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
    /// The reseller.
    #[serde(default)]
    pub reseller: Option<Customer>,
    /// The products of its lines.
    pub products: Vec<Product>,
    /// The profiles of its lines.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// What it granted, kept, took, in one sentence.
    #[serde(default)]
    pub sentence: String,
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
    /// What it grants; fixed once submitted, except invoice and payment.
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

    /// Licenses over all lines.
    pub fn quantity(&self) -> u64 {
        self.content
            .lines
            .iter()
            .map(|line| u64::from(self.content.quantity(line)))
            .sum()
    }
}
