//! The customer list.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use signet_domain::Customer;

use super::keys::{Keys, Shown};
use super::part::Part;
use super::{COUNTED, Listed, PageOf, texts};
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

const COLUMNS: &str = "c.body,
    (SELECT count(*) FROM (SELECT 1 FROM orders INDEXED BY orders_by_customer
                           WHERE customer_id = c.id LIMIT 10000)),
    (SELECT count(*) FROM (SELECT 1 FROM licenses INDEXED BY licenses_by_customer
                           WHERE customer_id = c.id LIMIT 10000))";

impl View<'_> {
    /// A page of the customers.
    pub fn customers(
        &self,
        filter: &CustomerFilter,
        page: &PageOf,
    ) -> Result<Listed<CustomerListed>, VaultError> {
        let keys = keys(*self, filter)?;
        let most = COUNTED + page.offset.unwrap_or(0) + u64::from(page.limit);
        let total = keys.count(*self, most)?;
        let shown = Shown {
            columns: COLUMNS,
            tables: "customers c ON c.row = page.row",
            key: match filter.sort {
                CustomerSort::Name => &["c.sort_name", "c.row"],
                CustomerSort::Created => &["c.row"],
            },
        };
        keys.page(*self, page, total, &shown, |row| {
            Ok(CustomerListed {
                customer: from_json(row, 0)?,
                orders: row.get(1)?,
                licenses: row.get(2)?,
            })
        })
    }
}

fn keys(view: View<'_>, filter: &CustomerFilter) -> Result<Keys, VaultError> {
    let query = Query::new(&filter.text);
    let (part, whole) = match query.fragments() {
        Some(expression) => with_text(view, filter, expression)?,
        None if query.is_empty() => (walking(filter), false),
        // Too short for the text index.
        None => {
            let beginning = texts(&[&query.folded, &format!("{}{}", query.folded, char::MAX)]);
            (
                walking(filter).with("k.sort_name >= ? AND k.sort_name < ?", beginning),
                false,
            )
        }
    };
    Ok(Keys {
        name: match filter.sort {
            CustomerSort::Name => "name",
            CustomerSort::Created => "created",
        },
        descending: filter.descending,
        distinct: false,
        whole: whole.then(|| vec![part.clone()]),
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
        columns: columns(filter),
        ..Part::new(format!("customers k INDEXED BY {index}"), "k.row")
    };
    let archived = i32::from(filter.archived);
    let part = part.with(format!("(k.archived_at IS NOT NULL) = {archived}"), []);
    if filter.resellers {
        part.with("k.reseller = 1", [])
    } else {
        part
    }
}

fn columns(filter: &CustomerFilter) -> &'static [&'static str] {
    match filter.sort {
        CustomerSort::Name => &["k.sort_name"],
        CustomerSort::Created => &[],
    }
}

/// Customers that contain the text, and whether their order has to be remembered: few are sorted, many are
/// recognized on the way along the names.
fn with_text(
    view: View<'_>,
    filter: &CustomerFilter,
    expression: String,
) -> Result<(Part, bool), VaultError> {
    let found = Part {
        params: vec![Value::Text(expression)],
        ..Part::new("search_customers (?) f", "f.rowid")
    };
    // The text index has them as they were made.
    let by_row = filter.sort == CustomerSort::Created;
    if !by_row && found.few(view)?.at_least {
        let walking = walking(filter).with("k.row IN (SELECT rowid FROM search_customers (?))", found.params);
        return Ok((walking, true));
    }
    let part = Part {
        columns: columns(filter),
        from: format!(
            "{} CROSS JOIN customers k INDEXED BY customers_facts ON k.row = f.rowid",
            found.from
        ),
        ..found
    };
    let state = if filter.archived {
        "k.archived_at IS NOT NULL"
    } else {
        "k.archived_at IS NULL"
    };
    let part = part.with(state, []);
    let part = if filter.resellers {
        part.with("k.reseller = 1", [])
    } else {
        part
    };
    Ok((part, !by_row))
}
