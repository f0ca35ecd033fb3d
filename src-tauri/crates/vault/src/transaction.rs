//! Reading and writing: a `View` reads, a `Tx` writes and becomes one journal entry.

use std::cell::RefCell;
use std::ops::Deref;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use signet_domain::{Id, Time};

use crate::journal::{self, Author, Entry, Kind, Noted};
use crate::lists::Marks;
use crate::tables::columns::key;
use crate::tables::tallies;
use crate::{VaultError, database, search};

/// Serial numbers that wait for the search index at most.
const MOST_LATER: usize = 4_096;

/// Reads the vault. The queries stand in `tables`, one file per table.
#[derive(Clone, Copy)]
pub struct View<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) marks: &'c Marks,
}

impl View<'_> {
    /// Journal entries newest first, below `before`.
    pub fn journal(&self, before: Option<i64>, limit: u32) -> Result<Vec<Entry>, VaultError> {
        journal::entries(self.connection, before, limit)
    }

    /// Checks the file, its encryption, its references, the journal's chain, the search index and the tallies. Returns the number of
    /// journal entries and everything that is wrong.
    pub fn check(&self) -> Result<(i64, Vec<String>), VaultError> {
        let mut problems = database::check(self.connection)?;
        let (entries, broken) = journal::check(self.connection)?;
        problems.extend(broken);
        problems.extend(search::check_search(self.connection)?);
        problems.extend(tallies::check_tallies(self.connection)?);
        problems.extend(tallies::check_signers(self.connection)?);
        Ok((entries, problems))
    }

    /// The place of a record that exists.
    pub(crate) fn row_of(&self, table: &'static str, id: impl Into<Id>) -> Result<i64, VaultError> {
        self.connection
            .prepare_cached(&format!("SELECT row FROM {table} WHERE id = ?1"))?
            .query_row([key(id)], |row| row.get(0))
            .optional()?
            .ok_or(VaultError::NotFound { what: "record" })
    }
}

/// One action's transaction. Dropped without [`Tx::commit`], nothing happened.
pub struct Tx<'c> {
    view: View<'c>,
    transaction: Transaction<'c>,
    changes: RefCell<Vec<Noted>>,
    /// Serial numbers the search index does not have yet, by the row of their license.
    serials: RefCell<Vec<(i64, String)>>,
}

impl<'c> Deref for Tx<'c> {
    type Target = View<'c>;

    fn deref(&self) -> &View<'c> {
        &self.view
    }
}

impl<'c> Tx<'c> {
    pub(crate) fn begin(connection: &'c Connection, marks: &'c Marks) -> Result<Self, VaultError> {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        Ok(Self {
            view: View { connection, marks },
            transaction,
            changes: RefCell::default(),
            serials: RefCell::default(),
        })
    }

    /// Commits everything together with its journal entry. An action that changed nothing leaves none.
    pub fn commit(self, action: &str, author: &Author, at: Time) -> Result<(), VaultError> {
        self.index_serials()?;
        let changes = self.changes.into_inner();
        if !changes.is_empty() {
            journal::append(self.view.connection, at, author, action, &changes)?;
        }
        Ok(self.transaction.commit()?)
    }

    /// Lets the search index have a license's serial number later: writing to a table with triggers makes the
    /// index write what it has gathered, so that one after another each would become a segment of its own.
    pub(crate) fn index_serial_later(&self, row: i64, key: String) -> Result<(), VaultError> {
        self.serials.borrow_mut().push((row, key));
        if self.serials.borrow().len() >= MOST_LATER {
            self.index_serials()?;
        }
        Ok(())
    }

    /// Gives the search index the serial numbers it does not have yet.
    pub(crate) fn index_serials(&self) -> Result<(), VaultError> {
        for (row, key) in self.serials.take() {
            search::index_serial(self.connection, row, &key)?;
        }
        Ok(())
    }

    /// Notes a change for the journal entry.
    pub(crate) fn note<T: Serialize>(
        &self,
        kind: Kind,
        id: impl Into<Id>,
        before: Option<u32>,
        after: Option<u32>,
        content: &T,
    ) -> Result<(), VaultError> {
        self.note_written(kind, id, before, after, to_raw_value(content)?);
        Ok(())
    }

    /// [`Tx::note`] for a record that is JSON already.
    pub(crate) fn note_written(
        &self,
        kind: Kind,
        id: impl Into<Id>,
        before: Option<u32>,
        after: Option<u32>,
        content: Box<RawValue>,
    ) {
        self.changes.borrow_mut().push(Noted {
            kind,
            id: id.into(),
            before,
            after,
            content,
        });
    }

    /// Runs one statement that must hit exactly one row: the record at the version it was read.
    pub(crate) fn change_one(
        &self,
        what: &'static str,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<(), VaultError> {
        match self.connection.prepare_cached(sql)?.execute(params)? {
            1 => Ok(()),
            _ => Err(VaultError::Changed { what }),
        }
    }
}
