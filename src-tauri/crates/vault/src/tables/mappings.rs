//! Remembered mappings of CSV files.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;

use super::columns::from_json;
use crate::{Tx, VaultError, View};

impl View<'_> {
    /// Which field each column of such a file filled the last time. `what` is the kind of records.
    pub fn import_mapping(
        &self,
        what: &str,
        columns: &[String],
    ) -> Result<Option<BTreeMap<String, String>>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT mapping FROM import_mappings WHERE what = ?1 AND columns = ?2")?
            .query_row((what, serde_json::to_string(columns)?), |row| from_json(row, 0))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Remembers a mapping. It is a convenience of this workstation, not a record: the journal does not
    /// hold it.
    pub fn remember_mapping(
        &self,
        what: &str,
        columns: &[String],
        mapping: &BTreeMap<String, String>,
    ) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(
                "INSERT INTO import_mappings (what, columns, mapping) VALUES (?1, ?2, ?3)
                 ON CONFLICT (what, columns) DO UPDATE SET mapping = ?3",
            )?
            .execute((
                what,
                serde_json::to_string(columns)?,
                serde_json::to_string(mapping)?,
            ))?;
        Ok(())
    }
}
