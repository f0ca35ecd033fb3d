//! The actions, one file or folder per area.

pub(crate) mod activations;
pub(crate) mod customers;
pub(crate) mod demo;
pub(crate) mod documents;
pub(crate) mod exchange;
pub(crate) mod groups;
pub(crate) mod holdings;
pub(crate) mod images;
pub(crate) mod journal;
pub(crate) mod keys;
pub(crate) mod licenses;
pub(crate) mod mails;
pub(crate) mod merge;
mod names;
pub(crate) mod orders;
pub(crate) mod products;
pub(crate) mod profiles;
pub(crate) mod qr;
mod recent;
pub(crate) mod revocations;
pub(crate) mod search;
pub(crate) mod sending;
pub(crate) mod settings;
pub(crate) mod users;
pub(crate) mod vaults;
pub(crate) mod verify;

use serde::Serialize;
use signet_domain::{Id, Problem, ProblemCode};
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
    /// There are more than `total`: counting all would take longer than anybody waits.
    pub total_is_at_least: bool,
}

impl<T> Page<T> {
    fn of<U>(listed: Listed<U>, mut row: impl FnMut(U) -> T) -> Self {
        Self {
            rows: listed.rows.into_iter().map(&mut row).collect(),
            next: listed.next,
            total: listed.total,
            total_is_at_least: listed.total_is_at_least,
        }
    }

    fn try_of<U>(listed: Listed<U>, mut row: impl FnMut(U) -> Result<T, Fault>) -> Result<Self, Fault> {
        Ok(Self {
            rows: listed.rows.into_iter().map(&mut row).collect::<Result<_, _>>()?,
            next: listed.next,
            total: listed.total,
            total_is_at_least: listed.total_is_at_least,
        })
    }
}

/// A record by its id and name.
#[derive(Debug, Serialize, TS)]
pub(crate) struct NamedId {
    pub id: Id,
    pub name: String,
}

/// Rows of a page when nobody says.
const DEFAULT_LIMIT: u32 = 100;

const fn default_limit() -> u32 {
    DEFAULT_LIMIT
}

/// Which part of a list a request asks for.
struct PageRequest {
    /// Where the part before ended.
    after: Option<String>,
    /// Or how many rows to pass over.
    offset: Option<u64>,
    limit: Option<u32>,
}

impl PageRequest {
    /// Within the page size other systems allow at most.
    fn checked(self) -> Result<PageOf, Fault> {
        let limit = self.limit.unwrap_or(DEFAULT_LIMIT);
        if !(1..=10_000).contains(&limit) {
            return Err(Fault::field("limit", "Ask for 1 to 10000 rows."));
        }
        Ok(PageOf {
            after: self.after,
            offset: self.offset,
            limit,
        })
    }
}

fn page(after: Option<String>, limit: u32) -> Result<PageOf, Fault> {
    let request = PageRequest {
        after,
        offset: None,
        limit: Some(limit),
    };
    request.checked()
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
