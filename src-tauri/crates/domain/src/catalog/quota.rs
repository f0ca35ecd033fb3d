//! How many licenses a profile may still make.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Profile;
use crate::Time;

/// Licenses that may still be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// How many in all.
    pub limit: u32,
    /// How many are taken by submitted orders. Written by submit and revoke alone.
    #[serde(default)]
    pub used: u32,
}

impl Quota {
    /// How many are left. A limit lowered below what is used leaves none.
    pub fn left(self) -> u32 {
        self.limit.saturating_sub(self.used)
    }
}

/// More was asked of a quota than it has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{asked} asked for, {left} left")]
pub struct QuotaExhausted {
    /// What was asked for.
    pub asked: u32,
    /// What is left.
    pub left: u32,
}

impl Profile {
    /// Its quota, if it has one.
    pub fn quota(&self) -> Option<Quota> {
        self.content.quota.map(|limit| Quota {
            limit,
            used: self.used,
        })
    }

    /// Takes licenses from its count, all or none. The count is kept also without a quota, so that one
    /// set later knows what was made before.
    pub fn take(&mut self, licenses: u32, at: Time) -> Result<(), QuotaExhausted> {
        if let Some(quota) = self.quota()
            && licenses > quota.left()
        {
            return Err(QuotaExhausted {
                asked: licenses,
                left: quota.left(),
            });
        }
        self.used = self.used.saturating_add(licenses);
        self.touch(at);
        Ok(())
    }

    /// Gives licenses back that a revoked order, or a revoked license, had taken.
    pub fn give_back(&mut self, licenses: u32, at: Time) {
        self.used = self.used.saturating_sub(licenses);
        self.touch(at);
    }

    /// Takes places (positive) or gives them back (negative), all or none: one sum of
    /// [`crate::QuotaMoves`]. Nothing changes when it is refused, or for 0.
    pub fn shift(&mut self, places: i64, at: Time) -> Result<(), QuotaExhausted> {
        let count = u32::try_from(places.unsigned_abs()).unwrap_or(u32::MAX);
        match places.signum() {
            1 => self.take(count, at)?,
            -1 => self.give_back(count, at),
            _ => {}
        }
        Ok(())
    }
}
