//! The customer list.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use signet_domain::{Customer, CustomerId};

use super::keys::{Keys, Shown, Whole};
use super::marks::Area;
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
    /// Only those this reseller serves.
    pub reseller: Option<CustomerId>,
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
        // Their indexes are small enough to be counted whole.
        let most = match keys.whole {
            Whole::Walked => u64::from(u32::MAX),
            _ => COUNTED + page.offset.unwrap_or(0) + u64::from(page.limit),
        };
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
        None if query.is_empty() => (walking(filter), Whole::Walked),
        // Too short for the text index.
        None => {
            let beginning = texts(&[&query.folded, &format!("{}{}", query.folded, char::MAX)]);
            (
                walking(filter).with("k.sort_name >= ? AND k.sort_name < ?", beginning),
                Whole::Walked,
            )
        }
    };
    let (part, whole) = match filter.reseller {
        // No index has it: bodies are looked through once, and the order is remembered.
        Some(reseller) => (served_by(part, reseller), Whole::Sorted),
        None => (part, whole),
    };
    Ok(Keys {
        area: Area::Customers,
        name: match filter.sort {
            CustomerSort::Name => "name",
            CustomerSort::Created => "created",
        },
        descending: filter.descending,
        distinct: false,
        parts: vec![part],
        whole,
    })
}

fn served_by(part: Part, reseller: CustomerId) -> Part {
    let id = Value::Text(reseller.0.0.simple().to_string());
    part.with("replace(k.body ->> '$.content.reseller_id', '-', '') = ?", [id])
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

/// Customers that contain the text. Few are sorted, many are recognized on the way along the names.
fn with_text(
    view: View<'_>,
    filter: &CustomerFilter,
    expression: String,
) -> Result<(Part, Whole), VaultError> {
    let facts = " CROSS JOIN customers k INDEXED BY customers_facts ON k.row = f.rowid";
    let found = Part::of_text("search_customers", expression, facts);
    let by_name = filter.sort == CustomerSort::Name;
    // The text index has them as they were made.
    let whole = if by_name { Whole::Sorted } else { Whole::Walked };
    if by_name && found.few(view, Area::Customers)?.at_least {
        let walking = walking(filter).with("k.row IN (SELECT rowid FROM search_customers (?))", found.params);
        return Ok((walking, whole));
    }
    let part = Part {
        columns: columns(filter),
        text: found.text.filter(|_| !by_name),
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
    Ok((part, whole))
}
