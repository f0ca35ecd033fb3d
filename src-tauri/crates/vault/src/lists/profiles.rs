//! The profile list.

use rusqlite::types::Value;
use signet_domain::{ProductId, Profile};

use super::keys::{Keys, Shown, Whole};
use super::marks::Area;
use super::part::Part;
use super::{COUNTED, Listed, PageOf, blob};
use crate::search::Query;
use crate::tables::columns::{anywhere, from_json, key};
use crate::{VaultError, View};

/// Which profiles.
#[derive(Debug, Clone, Default)]
pub struct ProfileFilter {
    /// Only this product's.
    pub product: Option<ProductId>,
    /// Every word of it stands somewhere in the profile's texts.
    pub text: String,
    /// Archived ones instead of the others.
    pub archived: bool,
}

/// A profile in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileListed {
    /// The profile.
    pub profile: Profile,
    /// Its product's number.
    pub product_number: u32,
    /// Its product's name.
    pub product_name: String,
}

const SHOWN: Shown<'_> = Shown {
    columns: "t.body, p.number, p.name",
    tables: "profiles t ON t.row = page.row CROSS JOIN products p ON p.id = t.product_id",
    key: &["p.number", "t.name", "t.row"],
};

impl View<'_> {
    /// A page of the profiles, by their product's number and their name.
    pub fn profiles(
        &self,
        filter: &ProfileFilter,
        page: &PageOf,
    ) -> Result<Listed<ProfileListed>, VaultError> {
        let keys = keys(filter);
        let total = keys.count(*self, COUNTED + page.offset.unwrap_or(0))?;
        keys.page(*self, page, total, &SHOWN, |row| {
            Ok(ProfileListed {
                profile: from_json(row, 0)?,
                product_number: row.get(1)?,
                product_name: row.get(2)?,
            })
        })
    }
}

/// Product by product along their numbers, in each along the names.
fn keys(filter: &ProfileFilter) -> Keys {
    let query = Query::new(&filter.text);
    let part = Part {
        columns: &["p.number", "k.name COLLATE NOCASE"],
        ..Part::new(
            "products p CROSS JOIN profiles k INDEXED BY profiles_by_product ON k.product_id = p.id",
            "k.row",
        )
    };
    let state = if filter.archived {
        "(k.archived_at IS NOT NULL) = 1"
    } else {
        "(k.archived_at IS NOT NULL) = 0"
    };
    let mut part = part.with(state, []);
    if let Some(product) = filter.product {
        part = part.with("p.id = ?", [blob(key(product))]);
    }
    if let Some(expression) = query.fragments() {
        part = part.with(
            "k.row IN (SELECT rowid FROM search_profiles (?))",
            [Value::Text(expression)],
        );
    } else if !query.is_empty() {
        // Too short for the text index.
        let pattern = Value::Text(anywhere(&query.folded));
        part = part.with(
            "(k.name LIKE ? ESCAPE '!' OR k.code LIKE ? ESCAPE '!')",
            [pattern.clone(), pattern],
        );
    }
    Keys {
        area: Area::Catalog,
        name: "product",
        descending: false,
        distinct: false,
        whole: Whole::Walked,
        parts: vec![part],
    }
}
