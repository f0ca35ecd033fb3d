//! The actions, one file per area.

pub(crate) mod customers;
pub(crate) mod demo;
pub(crate) mod documents;
pub(crate) mod journal;
pub(crate) mod keys;
pub(crate) mod licenses;
pub(crate) mod mails;
mod order_view;
pub(crate) mod orders;
pub(crate) mod products;
mod recent;
pub(crate) mod sending;
pub(crate) mod settings;
pub(crate) mod submit;
pub(crate) mod users;
pub(crate) mod vaults;
pub(crate) mod verify;

use serde::Serialize;
use signet_domain::{Problem, ProblemCode};
use signet_vault::{Listed, PageOf, VaultError};
use ts_rs::TS;

use crate::Fault;

/// A part of a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Ask for the next part with this as `after`; none at the end.
    pub next: Option<String>,
    /// Rows in all parts.
    pub total: u64,
}

impl<T> Page<T> {
    fn of<U>(listed: Listed<U>, row: impl FnMut(U) -> T) -> Self {
        Self {
            rows: listed.rows.into_iter().map(row).collect(),
            next: listed.next,
            total: listed.total,
        }
    }
}

const fn default_limit() -> u32 {
    100
}

/// The page size other systems allow at most.
fn page(after: Option<String>, limit: u32) -> Result<PageOf, Fault> {
    if (1..=10_000).contains(&limit) {
        Ok(PageOf { after, limit })
    } else {
        Err(Fault::field("limit", "Ask for 1 to 10000 rows."))
    }
}

/// Turns the vault's "exists already" into a problem of the field it concerns.
fn duplicate(error: VaultError, column: &str, field: &str, message: &str) -> Fault {
    match error {
        VaultError::Duplicate { what } if what == column => {
            let problem = Problem::new(ProblemCode::Duplicate, field, message);
            Fault::unless_empty(vec![problem])
                .err()
                .unwrap_or_else(|| Fault::field(field, message))
        }
        other => other.into(),
    }
}

/// The version that was read must be the stored one, before any rule is tried on it.
fn check_version(what: &'static str, read: u32, stored: u32) -> Result<(), Fault> {
    if read == stored {
        Ok(())
    } else {
        Err(VaultError::Changed { what }.into())
    }
}
