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

use serde::{Deserialize, Serialize};
use signet_domain::Id;

pub(crate) use check::{check_search, rebuild_search};
pub(crate) use index::{Indexed, index_serial};
pub(crate) use query::Query;

use crate::tables::tallies::recount;
use crate::{Tx, VaultError, View};

/// Most records that are looked at in vain when the index alone cannot tell whether they match.
const MOST_IN_VAIN: u32 = 40;

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
        let mut in_vain = 0;
        for kind in HitKind::ALL {
            let before = found.hits.len();
            if self.search_kind(kind, &query, limit, &mut found.hits, &mut in_vain)? {
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
        in_vain: &mut u32,
    ) -> Result<bool, VaultError> {
        let (mut seen, mut taken) = (HashSet::new(), 0);
        let sure = !query.needs_a_look();
        for stage in [Stage::Early, Stage::AsTyped, Stage::Fragments] {
            for row in self.stage(stage, kind, query, limit)? {
                if !seen.insert(row) {
                    continue;
                }
                if taken == limit && sure {
                    return Ok(true);
                }
                if *in_vain >= MOST_IN_VAIN {
                    break;
                }
                let record = records::read(self.connection, kind, row)?;
                let Some(explained) = explain::explain(&record.fields, query) else {
                    *in_vain += 1;
                    continue;
                };
                if taken == limit {
                    return Ok(true);
                }
                taken += 1;
                hits.push(record.hit(kind, explained));
            }
        }
        Ok(false)
    }

    /// Rows that likely match, best first.
    fn stage(self, stage: Stage, kind: HitKind, query: &Query, limit: u32) -> Result<Vec<i64>, VaultError> {
        // Each may have been an early one; products and profiles are put in order.
        let few = !query.needs_a_look() && !matches!(kind, HitKind::Product | HitKind::Profile);
        let most = limit * 2 + 2 + if few { 0 } else { MOST_IN_VAIN };
        let index = match kind {
            HitKind::Order => "search_orders",
            HitKind::License => "search_license_notes",
            HitKind::Customer => "search_customers",
            HitKind::Product => "search_products",
            HitKind::Profile => "search_profiles",
        };
        match stage {
            Stage::Early => early::rows(self.connection, kind, query, limit + 1),
            Stage::AsTyped => self.fragments(index, query.whole(), most),
            Stage::Fragments if kind == HitKind::License => {
                let mut rows = self.fragments("search_licenses", query.serial_fragments(), most)?;
                rows.extend(self.fragments(index, query.note_fragments(), most)?);
                rows.sort_unstable_by(|a, b| b.cmp(a));
                Ok(rows)
            }
            Stage::Fragments => {
                let mut rows = self.fragments(index, query.fragments(), most)?;
                early::rank(self.connection, kind, query, &mut rows)?;
                Ok(rows)
            }
        }
    }

    /// Rows the text index has for an expression, newest first.
    fn fragments(self, index: &str, expression: Option<String>, most: u32) -> Result<Vec<i64>, VaultError> {
        let Some(expression) = expression else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT rowid FROM {index} (?1) ORDER BY rowid DESC LIMIT ?2"
        ))?;
        let rows = statement
            .query_map((expression, most), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
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
    /// Refills the search index from the records and counts them again. Needed only when a check says that
    /// one of them is wrong.
    pub fn rebuild_search(&self) -> Result<(), VaultError> {
        self.index_serials()?;
        rebuild_search(self.connection)?;
        recount(self.connection)
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

/// Where hits come from, in this order.
#[derive(Clone, Copy)]
enum Stage {
    /// Indexes of the tables: what is called so, or begins so.
    Early,
    /// The text index, for the typed text as a whole when it has words too short for it.
    AsTyped,
    /// The text index, for the words.
    Fragments,
}
