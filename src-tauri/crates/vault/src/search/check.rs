//! Whether the index has exactly the records there are, and refilling it.

use rusqlite::Connection;

use super::index::{Indexed, index_new};
use crate::VaultError;
use crate::tables::columns::from_json;
use crate::tables::licenses;
use crate::tables::orders::order_from_body;

/// Each index, the rows it must have, and what they are.
const INDEXES: [(&str, &str, &str); 6] = [
    ("search_orders", "orders", "orders"),
    ("search_licenses", "licenses", "licenses"),
    (
        "search_license_notes",
        "licenses WHERE body ->> 'note' IS NOT NULL OR body -> 'values' IS NOT NULL",
        "notes of licenses",
    ),
    ("search_customers", "customers", "customers"),
    ("search_products", "products", "products"),
    ("search_profiles", "profiles", "profiles"),
];

/// What the index lacks or has too much; empty when it is complete. SQLite's own check looks after its form.
pub(crate) fn check_search(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut problems = Vec::new();
    for (index, rows, what) in INDEXES {
        let count = |sql: String| connection.query_row(&sql, [], |row| row.get::<_, u64>(0));
        let lacking = count(format!(
            "SELECT count(*) FROM (SELECT row FROM {rows} EXCEPT SELECT id FROM {index}_docsize)"
        ))?;
        let beyond = count(format!(
            "SELECT count(*) FROM (SELECT id FROM {index}_docsize EXCEPT SELECT row FROM {rows})"
        ))?;
        if lacking + beyond > 0 {
            problems.push(format!(
                "search: {lacking} {what} are not in the index and {beyond} in it do not exist"
            ));
        }
    }
    Ok(problems)
}

/// Empties the index and fills it from the records.
pub(crate) fn rebuild_search(connection: &Connection) -> Result<(), VaultError> {
    for (index, ..) in INDEXES {
        connection.execute_batch(&format!("INSERT INTO {index} ({index}) VALUES ('delete-all')"))?;
    }
    let mut statement = connection.prepare("SELECT row, body FROM orders ORDER BY row")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let order = order_from_body(connection, &row.get::<_, String>(1)?)?;
        index_new(connection, Indexed::Order(&order), row.get(0)?)?;
    }
    let mut statement = connection.prepare(&format!(
        "SELECT {}, l.row FROM licenses l ORDER BY l.row",
        licenses::COLUMNS
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        index_new(connection, Indexed::License(&licenses::read(row)?), row.get(13)?)?;
    }
    let mut statement = connection.prepare("SELECT row, body FROM customers ORDER BY row")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        index_new(connection, Indexed::Customer(&from_json(row, 1)?), row.get(0)?)?;
    }
    let mut statement = connection.prepare("SELECT row, body FROM products ORDER BY row")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        index_new(connection, Indexed::Product(&from_json(row, 1)?), row.get(0)?)?;
    }
    let mut statement = connection.prepare("SELECT row, body FROM profiles ORDER BY row")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        index_new(connection, Indexed::Profile(&from_json(row, 1)?), row.get(0)?)?;
    }
    optimize_search(connection)
}

/// Joins the segments of the index, each of which costs every search a look-up.
fn optimize_search(connection: &Connection) -> Result<(), VaultError> {
    for (index, ..) in INDEXES {
        connection.execute_batch(&format!("INSERT INTO {index} ({index}) VALUES ('optimize')"))?;
    }
    Ok(())
}
