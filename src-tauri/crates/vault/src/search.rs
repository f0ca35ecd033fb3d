//! Search: by any fragment of a record's texts, and what matched. Exact numbers, serials and names are looked
//! up by index first; fragments come from the trigram index, newest first, and never more than are shown.

mod check;
mod early;
mod explain;
mod fields;
mod index;
mod mistyped;
mod query;
mod records;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use signet_domain::Id;

pub(crate) use check::{check_search, rebuild_search};
pub(crate) use index::{Indexed, index_new};
pub(crate) use query::Query;

use crate::{Tx, VaultError, View};

/// Most records of a kind that are looked at when the index alone cannot tell whether they match.
const MOST_CANDIDATES: u32 = 200;
/// Products and profiles are few: so many are put in order by how well they match.
const RANKED: u32 = 64;

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// An order.
    Order,
    /// A license.
    License,
    /// A customer.
    Customer,
    /// A product.
    Product,
    /// A profile of a product.
    Profile,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What kind of record.
    pub kind: HitKind,
    /// Which one.
    pub id: Id,
    /// What it is called: number, serial, name.
    pub title: String,
    /// What else tells it from others, most telling first; none of them empty.
    pub about: Vec<String>,
    /// Its status as a word; empty for records that have none.
    pub status: String,
    /// It is archived.
    pub archived: bool,
    /// The field that matched: `number`, `serial`, `name`, `contact`, `note`, `crm_id`, …
    pub field: &'static str,
    /// The text of that field around the match, as it was written.
    pub text: String,
    /// Where the matches stand in `text`, in UTF-16 units: start and end.
    pub marks: Vec<(u32, u32)>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The hits, kind by kind: in each the exact ones first, then what begins so, then the newest.
    pub hits: Vec<Hit>,
    /// Kinds with more than were asked for.
    pub more: Vec<HitKind>,
    /// Nothing has this serial number; the licenses among the hits are those it was likely meant to be.
    pub forgiven: bool,
}

impl View<'_> {
    /// Finds records that contain every word of `text`, at most `limit` of each kind. A whole serial number
    /// is found also with up to two typing errors.
    pub fn search(&self, text: &str, limit: u32) -> Result<Found, VaultError> {
        let mut found = Found::default();
        let query = Query::new(text);
        if query.is_empty() {
            return Ok(found);
        }
        for kind in HitKind::ALL {
            let before = found.hits.len();
            if self.search_kind(kind, &query, limit, &mut found.hits)? {
                found.more.push(kind);
            }
            if kind == HitKind::License && found.hits.len() == before {
                found.hits.extend(self.likely_meant(&query, limit)?);
                found.forgiven = found.hits.len() > before;
            }
        }
        Ok(found)
    }

    /// Adds the hits of one kind and says whether there are more.
    fn search_kind(
        self,
        kind: HitKind,
        query: &Query,
        limit: u32,
        hits: &mut Vec<Hit>,
    ) -> Result<bool, VaultError> {
        let (mut seen, mut taken) = (HashSet::new(), 0);
        let mut take = |row: i64| -> Result<bool, VaultError> {
            if !seen.insert(row) {
                return Ok(false);
            }
            let record = records::read(self.connection, kind, row)?;
            let Some(explained) = explain::explain(&record.fields, query) else {
                return Ok(false);
            };
            taken += 1;
            if taken <= limit {
                hits.push(record.hit(kind, explained));
            }
            Ok(taken > limit)
        };
        for row in early::rows(self.connection, kind, query, limit + 1)? {
            if take(row)? {
                return Ok(true);
            }
        }
        for row in fragments(self.connection, kind, query, limit)? {
            if take(row)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Licenses whose serial number is likely the one that was typed with mistakes.
    fn likely_meant(self, query: &Query, limit: u32) -> Result<Vec<Hit>, VaultError> {
        mistyped::rows(self.connection, query, limit)?
            .into_iter()
            .map(|row| {
                let record = records::read(self.connection, HitKind::License, row)?;
                let explained = explain::Explained {
                    field: "serial",
                    text: record.title.clone(),
                    marks: Vec::new(),
                };
                Ok(record.hit(HitKind::License, explained))
            })
            .collect()
    }
}

impl Tx<'_> {
    /// Refills the search index from the records. Needed only when a check says that it is not complete.
    pub fn rebuild_search(&self) -> Result<(), VaultError> {
        rebuild_search(self.connection)
    }
}

impl HitKind {
    /// In the order they are shown.
    pub const ALL: [Self; 5] = [
        Self::Order,
        Self::License,
        Self::Customer,
        Self::Product,
        Self::Profile,
    ];
}

/// Rows with every longer word, newest first. One more than the limit and the early ones can take, or as many
/// as are worth looking at when the index cannot tell.
fn fragments(
    connection: &Connection,
    kind: HitKind,
    query: &Query,
    limit: u32,
) -> Result<Vec<i64>, VaultError> {
    let most = match kind {
        HitKind::Product | HitKind::Profile => RANKED.max(limit * 2 + 2),
        _ if query.needs_a_look() => MOST_CANDIDATES.max(limit * 2 + 2),
        _ => limit * 2 + 2,
    };
    let of = |table: &str, expression: Option<String>| -> Result<Vec<i64>, VaultError> {
        let Some(expression) = expression else {
            return Ok(Vec::new());
        };
        let mut statement = connection.prepare_cached(&format!(
            "SELECT rowid FROM {table} (?1) ORDER BY rowid DESC LIMIT ?2"
        ))?;
        let rows = statement
            .query_map((expression, most), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    };
    match kind {
        HitKind::Order => of("search_orders", query.fragments()),
        HitKind::Customer => of("search_customers", query.fragments()),
        HitKind::License => {
            let mut rows = of("search_licenses", query.serial_fragments())?;
            rows.extend(of("search_license_notes", query.note_fragments())?);
            rows.sort_unstable_by(|a, b| b.cmp(a));
            rows.dedup();
            Ok(rows)
        }
        HitKind::Product | HitKind::Profile => {
            let table = if kind == HitKind::Product {
                "search_products"
            } else {
                "search_profiles"
            };
            let mut rows = of(table, query.fragments())?;
            early::rank(connection, kind, query, &mut rows)?;
            Ok(rows)
        }
    }
}
