//! Licenses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Grant;
use crate::{
    CustomerId, FieldValues, LicenseId, LifeCycleError, Order, OrderId, ProductId, ProfileId, Serial, Stamp,
    Time,
};

/// Where a license stands, as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LicenseStatus {
    /// It grants what its order says.
    Active,
    /// Taken back.
    Revoked,
}

/// Where a license stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum LicenseState {
    /// It grants what its order says.
    Active,
    /// Taken back; goes into the next revocation list.
    Revoked {
        /// When.
        at: Time,
        /// Why.
        reason: String,
    },
}

/// Where a license stood at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was not made yet.
    NotYet,
    /// It counted, as far as its dates say.
    Active,
    /// It did not count for a while.
    Blocked,
    /// It was taken back.
    Revoked,
}

/// A time in which a license does not count, though it was not taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Since when.
    pub at: Time,
    /// Why.
    pub reason: String,
    /// When it counted again; none: it is blocked now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Time>,
}

/// What one serial number grants. Until an update changes them, its terms are those of its order's line,
/// which are fixed at submit: ten thousand licenses of one line do not carry ten thousand copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct License {
    /// The record's id; `jti` of the file.
    pub id: LicenseId,
    /// Counts up with every change.
    pub version: u32,
    /// The human-typed number.
    pub serial: Serial,
    /// The order that made it.
    pub order_id: OrderId,
    /// The line of that order, from 0.
    pub line: u32,
    /// The product.
    pub product_id: ProductId,
    /// Whose.
    pub customer_id: Option<CustomerId>,
    /// The profile it was made from or updated to. It takes one from its quota until it is revoked: see
    /// [`License::holds`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_id: Option<ProfileId>,
    /// When it was made.
    pub issued_at: Time,
    /// The last second the calendar grants; none without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Time>,
    /// Machines it is activated on.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub activations: u32,
    /// The update whose terms it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update: Option<Box<Update>>,
    /// Values of custom fields that are not signed, where they differ from its order's.
    #[serde(default, skip_serializing_if = "FieldValues::is_empty")]
    pub values: FieldValues,
    /// Internal note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was blocked, oldest first. Beside the status and not one of them: who unblocks it finds everything
    /// as it was, its place in a quota too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: LicenseState,
}

/// The terms an update order, or an import, gave a license.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The order.
    pub order_id: OrderId,
    /// When.
    pub at: Time,
    /// What the license grants since.
    pub grant: Grant,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl License {
    /// What it grants now. `order` is the one that made it.
    pub fn grant(&self, order: &Order) -> Grant {
        if let Some(update) = &self.update {
            return update.grant.clone();
        }
        let Some(line) = order.content.lines.get(self.line as usize) else {
            return Grant::default();
        };
        let grant = Grant::of_sale(&order.content, line, self.issued_at);
        let products = order.frozen().map(|frozen| frozen.products.as_slice());
        // Lines that were submitted before they had limits have the catalog's of that day.
        match products.and_then(|all| all.iter().find(|product| product.id == line.product_id)) {
            Some(product) => grant.settled(product),
            None => grant,
        }
    }

    /// Gives it the terms of an update order, and a place in the quota of its profile.
    pub fn take_update(&mut self, update: Update, profile: Option<ProfileId>) {
        self.ends_at = update.grant.last_second();
        self.profile_id = profile.or(self.profile_id);
        self.update = Some(Box::new(update));
        self.version += 1;
    }

    /// Takes an update back: `former` is what it had before. Only the update on top can be taken back.
    pub fn undo_update(
        &mut self,
        order: OrderId,
        former: Option<Update>,
        ends_at: Option<Time>,
        profile: Option<ProfileId>,
    ) -> Result<(), LifeCycleError> {
        if self.update.as_ref().map(|update| update.order_id) != Some(order) {
            return Err(LifeCycleError::UpdatedAgain);
        }
        self.update = former.map(Box::new);
        self.ends_at = ends_at;
        self.profile_id = profile;
        self.version += 1;
        Ok(())
    }

    /// The profile in whose quota it has a place now: a revoked license has none.
    pub fn holds(&self) -> Option<ProfileId> {
        self.profile_id.filter(|_| self.status() == LicenseStatus::Active)
    }

    /// The status as a word.
    pub fn status(&self) -> LicenseStatus {
        match self.state {
            LicenseState::Active => LicenseStatus::Active,
            LicenseState::Revoked { .. } => LicenseStatus::Revoked,
        }
    }

    /// Why and since when it is blocked, if it is. A revoked license is not blocked: that ended with the license.
    pub fn blocked(&self) -> Option<&Block> {
        let last = self.blocks.last()?;
        (last.ended_at.is_none() && self.status() == LicenseStatus::Active).then_some(last)
    }

    /// Blocks it until [`License::unblock`].
    pub fn block(&mut self, at: Time, reason: &str) -> Result<(), LifeCycleError> {
        if self.status() == LicenseStatus::Revoked {
            return Err(LifeCycleError::LicenseRevoked);
        }
        if self.blocked().is_some() {
            return Err(LifeCycleError::BlockedAlready);
        }
        self.blocks.push(Block {
            at,
            reason: reason.trim().to_owned(),
            ended_at: None,
        });
        self.version += 1;
        Ok(())
    }

    /// Where it stood at a moment, and why.
    pub fn stood_at(&self, at: Time) -> (Standing, Option<&str>) {
        if at < self.issued_at {
            return (Standing::NotYet, None);
        }
        if let LicenseState::Revoked { at: revoked, reason } = &self.state
            && *revoked <= at
        {
            return (Standing::Revoked, Some(reason));
        }
        let mut blocks = self.blocks.iter();
        match blocks.find(|block| block.at <= at && block.ended_at.is_none_or(|end| at < end)) {
            Some(block) => (Standing::Blocked, Some(&block.reason)),
            None => (Standing::Active, None),
        }
    }

    /// Lets it count again.
    pub fn unblock(&mut self, at: Time) -> Result<(), LifeCycleError> {
        if self.blocked().is_none() {
            return Err(LifeCycleError::NotBlocked);
        }
        if let Some(last) = self.blocks.last_mut() {
            last.ended_at = Some(at);
        }
        self.version += 1;
        Ok(())
    }

    /// Takes the license back. A license that is revoked already keeps its first reason. Whether it changed.
    pub fn revoke(&mut self, by: &Stamp, reason: &str) -> bool {
        if self.status() == LicenseStatus::Revoked {
            return false;
        }
        self.state = LicenseState::Revoked {
            at: by.at,
            reason: reason.trim().to_owned(),
        };
        self.version += 1;
        true
    }
}
