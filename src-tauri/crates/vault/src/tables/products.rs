//! Products, their images, and the snapshots orders name.

use rusqlite::{Connection, OptionalExtension as _};
use signet_domain::{Product, ProductId, Products};

use super::columns::{from_json, key, word};
use crate::journal::Kind;
use crate::search::Indexed;
use crate::{Tx, VaultError, View};

/// An image of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductImage {
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub media_type: String,
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

impl View<'_> {
    /// A product by id.
    pub fn product(&self, id: ProductId) -> Result<Product, VaultError> {
        self.find_product(id)?
            .ok_or(VaultError::NotFound { what: "product" })
    }

    /// The product with this number, if there is one.
    pub fn product_by_number(&self, number: u32) -> Result<Option<Product>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT body FROM products WHERE number = ?1")?
            .query_row([number], |row| from_json(row, 0))
            .optional()?)
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

    /// Whether any license of this product was ever made.
    pub fn product_was_sold(&self, id: ProductId) -> Result<bool, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM licenses WHERE product_id = ?1)")?
            .query_row([key(id)], |row| row.get(0))?)
    }

    /// A product's image, if it has one.
    pub fn product_image(&self, id: ProductId) -> Result<Option<ProductImage>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT media_type, bytes FROM product_images WHERE product_id = ?1")?
            .query_row([key(id)], |row| {
                Ok(ProductImage {
                    media_type: row.get(0)?,
                    bytes: row.get(1)?,
                })
            })
            .optional()?)
    }

    /// Whether a product has an image.
    pub fn has_product_image(&self, id: ProductId) -> Result<bool, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM product_images WHERE product_id = ?1)")?
            .query_row([key(id)], |row| row.get(0))?)
    }

    fn find_product(self, id: ProductId) -> Result<Option<Product>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT body FROM products WHERE id = ?1")?
            .query_row([key(id)], |row| from_json(row, 0))
            .optional()?)
    }
}

/// Writes a new product's row and returns its place.
pub(crate) fn put(connection: &Connection, product: &Product) -> Result<i64, VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO products (id, version, number, code, name, status, body, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            key(product.id),
            product.version,
            product.content.number,
            &product.content.code,
            &product.content.name,
            word(&product.status)?,
            serde_json::to_string(product)?,
            product.created_at.0,
            product.updated_at.0,
        ))?;
    Ok(connection.last_insert_rowid())
}

impl Tx<'_> {
    /// Adds a product.
    pub fn insert_product(&self, product: &Product) -> Result<(), VaultError> {
        let row = put(self.connection, product)?;
        self.index_new(Indexed::Product(product), row)?;
        self.note(Kind::Product, product.id, None, Some(product.version), product)
    }

    /// Replaces a product, whose version counts one above the stored one.
    pub fn update_product(&self, product: &Product) -> Result<(), VaultError> {
        let before = product.version - 1;
        self.change_one(
            "product",
            "UPDATE products SET version = ?3, number = ?4, code = ?5, name = ?6, status = ?7, body = ?8,
                 updated_at = ?9 WHERE id = ?1 AND version = ?2",
            (
                key(product.id),
                before,
                product.version,
                product.content.number,
                &product.content.code,
                &product.content.name,
                word(&product.status)?,
                serde_json::to_string(product)?,
                product.updated_at.0,
            ),
        )?;
        let row = self.row_of("products", product.id)?;
        self.index_again(Indexed::Product(product), row)?;
        self.note(
            Kind::Product,
            product.id,
            Some(before),
            Some(product.version),
            product,
        )
    }

    /// Deletes a product with its profiles and image.
    pub fn delete_product(&self, id: ProductId, version: u32) -> Result<(), VaultError> {
        for profile in self.profiles_of_product(id)? {
            self.delete_profile(&profile)?;
        }
        let row = self.row_of("products", id)?;
        self.unindex(Kind::Product, row)?;
        self.change_one(
            "product",
            "DELETE FROM products WHERE id = ?1 AND version = ?2",
            (key(id), version),
        )?;
        self.note(Kind::Product, id, Some(version), None, &())
    }

    /// Sets or removes a product's image. The product's version counts up, so that the journal has it.
    pub fn set_product_image(
        &self,
        product: &Product,
        image: Option<&ProductImage>,
    ) -> Result<(), VaultError> {
        match image {
            Some(image) => self
                .connection
                .prepare_cached(
                    "INSERT INTO product_images (product_id, media_type, bytes) VALUES (?1, ?2, ?3)
                     ON CONFLICT (product_id) DO UPDATE SET media_type = ?2, bytes = ?3",
                )?
                .execute((key(product.id), &image.media_type, &image.bytes))?,
            None => self
                .connection
                .prepare_cached("DELETE FROM product_images WHERE product_id = ?1")?
                .execute([key(product.id)])?,
        };
        self.update_product(product)
    }
}
