//! Where the deep pages of long lists begin. One walk along a list's index remembers every so many keys; any
//! page is then found from the nearest. A change of the vault forgets them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::TransactionState;

use super::Total;
use super::keys::Key;
use crate::{VaultError, View, journal};

/// Lists that are remembered.
const MOST_LISTS: usize = 48;
/// Rows of remembered orders, over all lists.
const MOST_ROWS: usize = 2_000_000;

/// Rows between two remembered keys, and offsets that are simply passed over. Small in tests, so that small
/// lists have marks.
const STEP: u64 = if cfg!(test) { 3 } else { 512 };
const NEAR: u64 = if cfg!(test) { 4 } else { 2_048 };

/// What is known of long lists, of one connection.
#[derive(Debug, Default)]
pub struct Marks {
    known: RefCell<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The journal's last entry when this was known.
    seq: i64,
    /// The last key of each full step, by list.
    keys: HashMap<String, Vec<Key>>,
    totals: HashMap<String, Total>,
    /// All rows in order, of lists that cannot be entered in the middle.
    orders: HashMap<String, Arc<[i64]>>,
}

impl Marks {
    /// The nearest known key before `offset`, and the rows between it and there. `walk` finds the key so
    /// many rows after another.
    pub(super) fn before(
        &self,
        view: View<'_>,
        list: &str,
        offset: u64,
        walk: impl Fn(Option<&Key>, u64) -> Result<Option<Key>, VaultError>,
    ) -> Result<(Option<Key>, u64), VaultError> {
        if offset <= NEAR || view.is_writing()? {
            return Ok((None, offset));
        }
        let known = &mut *self.current(view)?;
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

    /// All rows of a list in their order.
    pub(super) fn order(
        &self,
        view: View<'_>,
        list: &str,
        all: impl FnOnce() -> Result<Vec<i64>, VaultError>,
    ) -> Result<Arc<[i64]>, VaultError> {
        if let Some(rows) = self.current(view)?.orders.get(list) {
            return Ok(Arc::clone(rows));
        }
        let rows: Arc<[i64]> = all()?.into();
        let known = &mut *self.current(view)?;
        let remembered: usize = known.orders.values().map(|rows| rows.len()).sum();
        if remembered + rows.len() > MOST_ROWS || known.orders.len() >= MOST_LISTS {
            known.orders.clear();
        }
        known.orders.insert(list.to_owned(), Arc::clone(&rows));
        Ok(rows)
    }

    /// How many rows a list has, counted once as long as nothing changes.
    pub(super) fn total(
        &self,
        view: View<'_>,
        list: String,
        most: u64,
        count: impl FnOnce() -> Result<Total, VaultError>,
    ) -> Result<Total, VaultError> {
        if view.is_writing()? {
            return count();
        }
        let enough = |total: &Total| !total.at_least || total.count >= most;
        if let Some(total) = self.current(view)?.totals.get(&list).copied().filter(enough) {
            return Ok(total);
        }
        let total = count()?;
        let known = &mut *self.current(view)?;
        if known.totals.len() >= MOST_LISTS * 4 {
            known.totals.clear();
        }
        known.totals.insert(list, total);
        Ok(total)
    }

    /// What is known of the vault as it is now.
    fn current(&self, view: View<'_>) -> Result<std::cell::RefMut<'_, Known>, VaultError> {
        let seq = journal::last_seq(view.connection)?;
        let mut known = self.known.borrow_mut();
        if known.seq != seq {
            *known = Known {
                seq,
                ..Known::default()
            };
        }
        Ok(known)
    }
}

impl View<'_> {
    /// Whether this reads within a transaction that writes: what it sees may never come to be.
    pub(super) fn is_writing(self) -> Result<bool, VaultError> {
        Ok(self.connection.transaction_state(None::<&str>)? == TransactionState::Write)
    }
}
