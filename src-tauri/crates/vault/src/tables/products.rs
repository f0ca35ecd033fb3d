//! Products with their features.

use rusqlite::{OptionalExtension as _, Row};
use signet_domain::{Product, ProductId, Products};

use super::columns::{anywhere, from_json, from_word, id, key, time, word};
use super::{Listed, PageOf};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

const COLUMNS: &str =
    "id, version, number, code, name, description, status, features, created_at, updated_at";

fn read(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: id(row, 0)?,
        version: row.get(1)?,
        number: row.get(2)?,
        code: row.get(3)?,
        name: row.get(4)?,
        description: row.get(5)?,
        status: from_word(row, 6)?,
        features: from_json(row, 7)?,
        created_at: time(row, 8)?,
        updated_at: time(row, 9)?,
    })
}

impl View<'_> {
    /// Products by number, with the number of licenses of each.
    pub fn products(
        &self,
        text: &str,
        archived: bool,
        page: &PageOf,
    ) -> Result<Listed<(Product, u64)>, VaultError> {
        const MATCH: &str = "(?1 = '%%' OR name LIKE ?1 ESCAPE '!' OR code LIKE ?1 ESCAPE '!'
            OR CAST(number AS TEXT) LIKE ?1 ESCAPE '!') AND (status = 'archived') = ?2";
        let pattern = anywhere(text);
        let after: i64 = page.after.as_deref().and_then(|a| a.parse().ok()).unwrap_or(-1);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, (SELECT count(*) FROM licenses l WHERE l.product_id = products.id)
             FROM products WHERE {MATCH} AND number > ?3 ORDER BY number LIMIT ?4"
        ))?;
        let rows = statement
            .query_map((&pattern, archived, after, page.limit + 1), |row| {
                Ok((read(row)?, row.get(10)?))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM products WHERE {MATCH}"))?
            .query_row((&pattern, archived), |row| row.get(0))?;
        Ok(Listed::cut(rows, page.limit, total, |(product, _)| {
            product.number.to_string()
        }))
    }

    /// A product by id.
    pub fn product(&self, id: ProductId) -> Result<Product, VaultError> {
        self.find_product(id)?
            .ok_or(VaultError::NotFound { what: "product" })
    }

    /// The products with these ids; those that do not exist are left out.
    pub fn products_by_id(&self, ids: impl IntoIterator<Item = ProductId>) -> Result<Products, VaultError> {
        let mut products = Products::new();
        for id in ids {
            if !products.contains_key(&id)
                && let Some(product) = self.find_product(id)?
            {
                products.insert(id, product);
            }
        }
        Ok(products)
    }

    /// Licenses of a product.
    pub fn licenses_of_product(&self, id: ProductId) -> Result<u64, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM licenses WHERE product_id = ?1")?
            .query_row([key(id)], |row| row.get(0))?)
    }

    fn find_product(self, id: ProductId) -> Result<Option<Product>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM products WHERE id = ?1"))?
            .query_row([key(id)], read)
            .optional()?)
    }
}

impl Tx<'_> {
    /// Adds a product.
    pub fn insert_product(&self, product: &Product) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO products ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            ))?
            .execute((
                key(product.id),
                product.version,
                product.number,
                &product.code,
                &product.name,
                &product.description,
                word(&product.status)?,
                serde_json::to_string(&product.features)?,
                product.created_at.0,
                product.updated_at.0,
            ))?;
        self.note(Kind::Product, product.id, None, Some(product.version), product)
    }

    /// Replaces a product, whose version counts one above the stored one.
    pub fn update_product(&self, product: &Product) -> Result<(), VaultError> {
        let before = product.version - 1;
        self.change_one(
            "product",
            "UPDATE products SET version = ?3, number = ?4, code = ?5, name = ?6, description = ?7,
                 status = ?8, features = ?9, updated_at = ?10 WHERE id = ?1 AND version = ?2",
            (
                key(product.id),
                before,
                product.version,
                product.number,
                &product.code,
                &product.name,
                &product.description,
                word(&product.status)?,
                serde_json::to_string(&product.features)?,
                product.updated_at.0,
            ),
        )?;
        self.note(
            Kind::Product,
            product.id,
            Some(before),
            Some(product.version),
            product,
        )
    }

    /// Deletes a product.
    pub fn delete_product(&self, id: ProductId, version: u32) -> Result<(), VaultError> {
        self.change_one(
            "product",
            "DELETE FROM products WHERE id = ?1 AND version = ?2",
            (key(id), version),
        )?;
        self.note(Kind::Product, id, Some(version), None, &())
    }
}
