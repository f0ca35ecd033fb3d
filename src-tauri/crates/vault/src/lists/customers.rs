//! The customer list.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use signet_domain::Customer;

use super::keys::{Keys, Part, Shown};
use super::{COUNTED, FEW, Listed, PageOf, texts};
use crate::search::Query;
use crate::tables::columns::from_json;
use crate::{VaultError, View};

/// What customers are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerSort {
    /// As people look them up: Østfold stands with O.
    #[default]
    Name,
    /// As they were made.
    Created,
}

/// Which customers, in which order.
#[derive(Debug, Clone, Default)]
pub struct CustomerFilter {
    /// Every word of it stands somewhere in the customer's texts.
    pub text: String,
    /// Archived ones instead of the others.
    pub archived: bool,
    /// Only resellers.
    pub resellers: bool,
    /// What they are sorted by.
    pub sort: CustomerSort,
    /// Downwards.
    pub descending: bool,
}

/// A customer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerListed {
    /// The customer.
    pub customer: Customer,
    /// Their orders of any status; counted up to 10,000.
    pub orders: u64,
    /// Their licenses of any status; counted up to 10,000.
    pub licenses: u64,
}

const SHOWN: Shown<'_> = Shown {
    columns: "c.body,
        (SELECT count(*) FROM (SELECT 1 FROM orders INDEXED BY orders_by_customer
                               WHERE customer_id = c.id LIMIT 10000)),
        (SELECT count(*) FROM (SELECT 1 FROM licenses INDEXED BY licenses_by_customer
                               WHERE customer_id = c.id LIMIT 10000))",
    tables: "customers c ON c.row = page.row",
};

impl View<'_> {
    /// A page of the customers.
    pub fn customers(&self, filter: &CustomerFilter, page: &PageOf) -> Result<Listed<CustomerListed>, VaultError> {
        let keys = keys(*self, filter)?;
        let most = COUNTED + page.offset.unwrap_or(0) + u64::from(page.limit);
        let total = self
            .marks
            .total(*self, keys.fingerprint(), most, || keys.count(*self, most))?;
        keys.page(*self, page, total, &SHOWN, |row| {
            Ok(CustomerListed {
                customer: from_json(row, 0)?,
                orders: row.get(1)?,
                licenses: row.get(2)?,
            })
        })
    }
}

fn keys(view: View<'_>, filter: &CustomerFilter) -> Result<Keys, VaultError> {
    let part = match Query::new(&filter.text) {
        query if query.is_empty() => walking(filter),
        query => match query.fragments() {
            Some(expression) => with_text(view, filter, expression)?,
            // Too short for the text index.
            None => walking(filter).with(
                "k.sort_name >= ? AND k.sort_name < ?",
                texts(&[&query.folded, &format!("{}{}", query.folded, char::MAX)]),
            ),
        },
    };
    Ok(Keys {
        name: match filter.sort {
            CustomerSort::Name => "name",
            CustomerSort::Created => "created",
        },
        descending: filter.descending,
        distinct: false,
        parts: vec![part],
    })
}

/// Along the index of the order.
fn walking(filter: &CustomerFilter) -> Part {
    let index = match (filter.resellers, filter.sort) {
        (true, _) => "customers_resellers",
        (false, CustomerSort::Name) => "customers_by_name",
        (false, CustomerSort::Created) => "customers_by_created",
    };
    let part = Part {
        from: format!("customers k INDEXED BY {index}"),
        columns: columns(filter),
        row: "k.row",
        ..Part::default()
    };
    let part = part.with(archived(filter), []);
    if filter.resellers { part.with("k.reseller = 1", []) } else { part }
}

fn columns(filter: &CustomerFilter) -> Vec<&'static str> {
    match filter.sort {
        CustomerSort::Name => vec!["k.sort_name"],
        CustomerSort::Created => Vec::new(),
    }
}

fn archived(filter: &CustomerFilter) -> &'static str {
    if filter.archived { "(k.archived_at IS NOT NULL) = 1" } else { "(k.archived_at IS NOT NULL) = 0" }
}

/// Customers that contain the text: few are sorted, many are recognized on the way along the names.
fn with_text(view: View<'_>, filter: &CustomerFilter, expression: String) -> Result<Part, VaultError> {
    let found = Part {
        from: "search_customers (?) f".to_owned(),
        params: vec![Value::Text(expression)],
        row: "f.rowid",
        ..Part::default()
    };
    let by_row = filter.sort == CustomerSort::Created;
    if !by_row && found.few(view)? > FEW {
        let params = found.params;
        return Ok(walking(filter).with("k.row IN (SELECT rowid FROM search_customers (?))", params));
    }
    let part = Part {
        from: format!("{} CROSS JOIN customers k INDEXED BY customers_facts ON k.row = f.rowid", found.from),
        columns: columns(filter),
        // The text index has them as they were made.
        row: "f.rowid",
        ..found
    };
    let state = if filter.archived { "k.archived_at IS NOT NULL" } else { "k.archived_at IS NULL" };
    let part = part.with(state, []);
    Ok(if filter.resellers { part.with("k.reseller = 1", []) } else { part })
}
