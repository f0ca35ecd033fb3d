//! The product list.

use rusqlite::types::Value;
use signet_domain::Product;

use super::keys::{Keys, Shown, Whole};
use super::marks::Area;
use super::part::Part;
use super::{COUNTED, Listed, PageOf};
use crate::search::Query;
use crate::tables::columns::{anywhere, from_json};
use crate::{VaultError, View};

/// Which products.
#[derive(Debug, Clone, Default)]
pub struct ProductFilter {
    /// Every word of it stands somewhere in the product's texts.
    pub text: String,
    /// Archived ones instead of the others.
    pub archived: bool,
}

/// A product in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductListed {
    /// The product.
    pub product: Product,
    /// Its profiles, without archived ones.
    pub profiles: u64,
    /// Its licenses of any status.
    pub licenses: u64,
    /// It has an image.
    pub has_image: bool,
}

const SHOWN: Shown<'_> = Shown {
    columns: "p.body,
        (SELECT count(*) FROM profiles INDEXED BY profiles_by_product
         WHERE product_id = p.id AND (archived_at IS NOT NULL) = 0),
        coalesce((SELECT count FROM tallies WHERE list = 'licenses of product' AND place = hex(p.id)), 0),
        EXISTS (SELECT 1 FROM product_images WHERE product_id = p.id)",
    tables: "products p ON p.row = page.row",
    key: &["p.number", "p.row"],
};

impl View<'_> {
    /// A page of the products, by number.
    pub fn products(
        &self,
        filter: &ProductFilter,
        page: &PageOf,
    ) -> Result<Listed<ProductListed>, VaultError> {
        let keys = keys(filter);
        let total = keys.count(*self, COUNTED + page.offset.unwrap_or(0))?;
        keys.page(*self, page, total, &SHOWN, |row| {
            Ok(ProductListed {
                product: from_json(row, 0)?,
                profiles: row.get(1)?,
                licenses: row.get(2)?,
                has_image: row.get(3)?,
            })
        })
    }
}

/// Products are few: those with the text are recognized on the way along their numbers.
fn keys(filter: &ProductFilter) -> Keys {
    let query = Query::new(&filter.text);
    let statuses: &[&str] = if filter.archived {
        &["archived"]
    } else {
        &["draft", "on_sale"]
    };
    let part = |status: &&str| {
        let part = Part {
            columns: &["k.number"],
            ..Part::new("products k INDEXED BY products_by_number", "k.row")
        };
        let part = part.with("k.status = ?", [Value::Text((*status).to_owned())]);
        match query.fragments() {
            Some(expression) => part.with(
                "k.row IN (SELECT rowid FROM search_products (?))",
                [Value::Text(expression)],
            ),
            None if query.is_empty() => part,
            // Too short for the text index.
            None => {
                let pattern = Value::Text(anywhere(&query.folded));
                part.with(
                    "(k.name LIKE ? ESCAPE '!' OR k.code LIKE ? ESCAPE '!' OR k.number LIKE ? ESCAPE '!')",
                    [pattern.clone(), pattern.clone(), pattern],
                )
            }
        }
    };
    Keys {
        area: Area::Catalog,
        name: "number",
        descending: false,
        distinct: false,
        whole: Whole::Walked,
        parts: statuses.iter().map(part).collect(),
    }
}
