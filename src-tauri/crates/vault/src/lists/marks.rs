//! What is remembered of long lists. One walk along a list's index remembers every so many keys; any page is then
//! found from the nearest. A change of records forgets the lists they stand in.

use std::cell::{RefCell, RefMut};
use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::TransactionState;
use serde::Deserialize;

use super::Total;
use super::keys::Key;
use crate::journal::{self, Kind};
use crate::{VaultError, View};

/// Lists that are remembered, and how many rows of their orders.
const MOST_LISTS: usize = 48;
const MOST_ROWS: usize = 2_000_000;
/// Journal entries, and their bytes, that are read to see what they changed; after more, all is forgotten.
const MOST_ENTRIES: usize = 16;
const MOST_BYTES: i64 = 1_000_000;

/// Rows between two remembered keys, and offsets that are simply passed over. Small in tests, so that small
/// lists have marks.
const STEP: u64 = if cfg!(test) { 3 } else { 512 };
const NEAR: u64 = if cfg!(test) { 4 } else { 2_048 };

/// What a list is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    Orders,
    Licenses,
    Customers,
    /// Products and profiles.
    Catalog,
}

/// What is known of long lists, of one connection.
#[derive(Debug, Default)]
pub struct Marks {
    known: RefCell<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The journal's last entry when this was known.
    seq: i64,
    /// By area, in its order.
    lists: [Lists; 4],
}

#[derive(Debug, Default)]
struct Lists {
    /// The last key of each full step, by list.
    keys: HashMap<String, Vec<Key>>,
    /// How many rows, and how many were asked for at most, by list.
    totals: HashMap<String, (Total, u64)>,
    /// All rows in order, of lists that cannot be entered in the middle.
    orders: HashMap<String, Arc<[i64]>>,
}

impl Marks {
    /// The nearest known key before `offset`, and the rows between it and there. `walk` finds the key so
    /// many rows after another.
    pub(super) fn before(
        &self,
        view: View<'_>,
        area: Area,
        list: &str,
        offset: u64,
        walk: impl Fn(Option<&Key>, u64) -> Result<Option<Key>, VaultError>,
    ) -> Result<(Option<Key>, u64), VaultError> {
        if offset <= NEAR || view.is_writing()? {
            return Ok((None, offset));
        }
        let known = &mut *self.current(view, area)?;
        if known.keys.len() >= MOST_LISTS && !known.keys.contains_key(list) {
            known.keys.clear();
        }
        let keys = known.keys.entry(list.to_owned()).or_default();
        let wanted = usize::try_from(offset / STEP).unwrap_or(usize::MAX);
        while keys.len() < wanted {
            match walk(keys.last(), STEP - 1)? {
                Some(key) => keys.push(key),
                None => break,
            }
        }
        let steps = keys.len().min(wanted);
        let nearest = steps.checked_sub(1).and_then(|last| keys.get(last)).cloned();
        Ok((nearest, offset - steps as u64 * STEP))
    }

    /// All rows of a list in their order, if they are `wanted` or known anyway.
    pub(super) fn order(
        &self,
        view: View<'_>,
        area: Area,
        list: &str,
        wanted: bool,
        all: impl FnOnce() -> Result<Vec<i64>, VaultError>,
    ) -> Result<Option<Arc<[i64]>>, VaultError> {
        if let Some(rows) = self.current(view, area)?.orders.get(list) {
            return Ok(Some(Arc::clone(rows)));
        }
        if !wanted {
            return Ok(None);
        }
        let rows: Arc<[i64]> = all()?.into();
        let known = &mut *self.current(view, area)?;
        let remembered: usize = known.orders.values().map(|rows| rows.len()).sum();
        if remembered + rows.len() > MOST_ROWS || known.orders.len() >= MOST_LISTS {
            known.orders.clear();
        }
        known.orders.insert(list.to_owned(), Arc::clone(&rows));
        Ok(Some(rows))
    }

    /// How many rows a list has, counted once as long as nothing changes.
    pub(super) fn total(
        &self,
        view: View<'_>,
        area: Area,
        list: String,
        most: u64,
        count: impl FnOnce() -> Result<Total, VaultError>,
    ) -> Result<Total, VaultError> {
        if view.is_writing()? {
            return count();
        }
        if let Some((total, asked)) = self.current(view, area)?.totals.get(&list).copied()
            && (!total.at_least || asked >= most)
        {
            return Ok(total);
        }
        let total = count()?;
        let known = &mut *self.current(view, area)?;
        if known.totals.len() >= MOST_LISTS * 4 {
            known.totals.clear();
        }
        known.totals.insert(list, (total, most));
        Ok(total)
    }

    /// What is known of an area as it is now.
    fn current(&self, view: View<'_>, area: Area) -> Result<RefMut<'_, Lists>, VaultError> {
        let seq = journal::last_seq(view.connection)?;
        let mut known = self.known.borrow_mut();
        if known.seq != seq {
            for changed in changed(view, known.seq)? {
                known.lists[changed as usize] = Lists::default();
            }
            known.seq = seq;
        }
        Ok(RefMut::map(known, |known| &mut known.lists[area as usize]))
    }
}

/// The areas that changed after a journal entry.
fn changed(view: View<'_>, seq: i64) -> Result<Vec<Area>, VaultError> {
    /// A journal entry without what the records say.
    #[derive(Deserialize)]
    struct Entry {
        changes: Vec<Change>,
    }
    #[derive(Deserialize)]
    struct Change {
        kind: Kind,
    }
    let all = vec![Area::Orders, Area::Licenses, Area::Customers, Area::Catalog];
    let mut statement = view.connection.prepare_cached(
        "SELECT CASE WHEN octet_length(body) <= ?2 THEN body END FROM journal WHERE seq > ?1
         ORDER BY seq LIMIT ?3",
    )?;
    let bodies = statement
        .query_map((seq, MOST_BYTES, MOST_ENTRIES + 1), |row| {
            row.get::<_, Option<String>>(0)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    if bodies.len() > MOST_ENTRIES {
        return Ok(all);
    }
    let mut changed = Vec::new();
    for body in bodies {
        let Some(body) = body else { return Ok(all) };
        for Change { kind } in serde_json::from_str::<Entry>(&body)?.changes {
            changed.extend(match kind {
                Kind::Order => &[Area::Orders][..],
                Kind::License | Kind::Group | Kind::Reissue => &[Area::Licenses],
                // Drafts have their name, and licenses are found by it.
                Kind::Customer => &[Area::Customers, Area::Orders, Area::Licenses],
                Kind::Product | Kind::Profile => &[Area::Catalog],
                Kind::Settings
                | Kind::User
                | Kind::Key
                | Kind::Mail
                | Kind::Activation
                | Kind::RevocationList => &[],
            });
        }
    }
    Ok(changed)
}

impl View<'_> {
    /// Whether this reads within a transaction that writes: what it sees may never come to be.
    pub(super) fn is_writing(self) -> Result<bool, VaultError> {
        Ok(self.connection.transaction_state(None::<&str>)? == TransactionState::Write)
    }
}
