//! What SQLite does with the same question and nothing around it: benchmarks compare with these in the same
//! run. Built only with the feature `yardstick`.

use rusqlite::params;
use signet_domain::Customer;

use crate::fold::{fold, serial_key};
use crate::{Tx, VaultError, View};

/// The bare full-text query: the newest rows of each index that contain `text`. Returns how many.
pub fn search(view: View<'_>, text: &str, limit: u32) -> Result<usize, VaultError> {
    let phrase = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let (folded, key) = (phrase(&fold(text)), phrase(&serial_key(text)));
    let mut found = 0;
    for (table, text) in [
        ("search_orders", &folded),
        ("search_licenses", &key),
        ("search_customers", &folded),
        ("search_products", &folded),
        ("search_profiles", &folded),
    ] {
        let mut statement = view.connection.prepare_cached(&format!(
            "SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rowid DESC LIMIT ?2"
        ))?;
        let mut rows = statement.query(params![text, limit])?;
        while rows.next()?.is_some() {
            found += 1;
        }
    }
    Ok(found)
}

/// The bare page of orders below a place, newest first: the columns a list shows. Returns the last place.
pub fn orders_page(view: View<'_>, below: i64, limit: u32) -> Result<i64, VaultError> {
    let mut statement = view.connection.prepare_cached(
        "SELECT row, id, version, number, kind, status, customer_name, country, products, quantity, demo, currency,
                total, payment, created_at, created_by, submitted_at
         FROM orders WHERE row < ?1 AND place IN ('draft', 'submitted', 'revoked') ORDER BY row DESC LIMIT ?2",
    )?;
    let mut rows = statement.query(params![below, limit])?;
    let mut last = below;
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        let _: (String, String, i64) = (row.get(3)?, row.get(6)?, row.get(12)?);
    }
    Ok(last)
}

/// The bare page of licenses above a place, oldest first.
pub fn licenses_page(view: View<'_>, above: i64, limit: u32) -> Result<i64, VaultError> {
    let mut statement = view.connection.prepare_cached(
        "SELECT l.row, l.id, l.serial, l.status, l.issued_at, l.ends_at, l.activations, l.body, p.number, p.name,
                o.number, c.name
         FROM licenses l JOIN products p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id
         LEFT JOIN customers c ON c.id = l.customer_id WHERE l.row > ?1 ORDER BY l.row LIMIT ?2",
    )?;
    let mut rows = statement.query(params![above, limit])?;
    let mut last = above;
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        let _: (String, String, String) = (row.get(2)?, row.get(9)?, row.get(10)?);
    }
    Ok(last)
}

/// The place `offset` rows from the newest order, or from the oldest license.
pub fn place_at(view: View<'_>, list: &str, offset: u64) -> Result<i64, VaultError> {
    let sql = match list {
        "orders" => {
            "SELECT row FROM orders WHERE place IN ('draft', 'submitted', 'revoked') ORDER BY row DESC LIMIT 1 OFFSET ?1"
        }
        _ => "SELECT row FROM licenses ORDER BY row LIMIT 1 OFFSET ?1",
    };
    Ok(view.connection.query_row(sql, [offset], |row| row.get(0))?)
}

/// Bare prepared inserts of customers: the table with its index, no search, no journal, no checks.
pub fn insert_customers(tx: &Tx<'_>, customers: &[Customer]) -> Result<(), VaultError> {
    for customer in customers {
        crate::tables::customers::put(tx.connection, customer, &serde_json::to_string(customer)?)?;
    }
    Ok(())
}

/// Some serial numbers, spread over the whole vault.
pub fn some_serials(view: View<'_>, count: u32) -> Result<Vec<String>, VaultError> {
    let most: i64 = view
        .connection
        .query_row("SELECT coalesce(max(row), 0) FROM licenses", [], |row| row.get(0))?;
    let mut statement = view
        .connection
        .prepare("SELECT serial FROM licenses WHERE row >= ?1 ORDER BY row LIMIT 1")?;
    (0..i64::from(count))
        .map(|index| {
            let from = 1 + index * most / i64::from(count.max(1));
            Ok(statement.query_row([from], |row| row.get(0))?)
        })
        .collect()
}
