//! What an import looks up: all records of a kind at once, so that no row of a file costs a query.

use std::collections::HashSet;

use signet_domain::{Customer, Product};

use super::columns::from_json;
use crate::{VaultError, View};

/// Serial numbers that are looked up together.
const TOGETHER: usize = 1_000;

impl View<'_> {
    /// Every customer, archived and merged ones too, one at a time so that memory stays flat.
    pub fn each_customer<E: From<VaultError>>(
        &self,
        mut each: impl FnMut(Customer) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT body FROM customers ORDER BY row")
            .map_err(VaultError::from)?;
        let mut rows = statement.query([]).map_err(VaultError::from)?;
        while let Some(row) = rows.next().map_err(VaultError::from)? {
            each(from_json(row, 0).map_err(VaultError::from)?)?;
        }
        Ok(())
    }

    /// All products, archived ones too, by number. They are few.
    pub fn all_products(&self) -> Result<Vec<Product>, VaultError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT body FROM products ORDER BY number")?;
        let products = statement
            .query_map([], |row| from_json(row, 0))?
            .collect::<Result<_, _>>()?;
        Ok(products)
    }

    /// Those of these serial numbers that licenses have, exactly as written.
    pub fn serials_taken<'s>(
        &self,
        serials: impl IntoIterator<Item = &'s str>,
    ) -> Result<HashSet<String>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT serial FROM licenses WHERE serial IN (SELECT value FROM json_each(?1))",
        )?;
        let mut taken = HashSet::new();
        let mut serials = serials.into_iter();
        loop {
            let some: Vec<&str> = serials.by_ref().take(TOGETHER).collect();
            if some.is_empty() {
                return Ok(taken);
            }
            for serial in statement.query_map([serde_json::to_string(&some)?], |row| row.get(0))? {
                taken.insert(serial?);
            }
        }
    }
}
