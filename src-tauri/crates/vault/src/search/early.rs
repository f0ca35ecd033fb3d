//! What is found by the indexes of the tables: the number, serial or name that was typed, then those that
//! begin with it.

use rusqlite::{Connection, Params};

use super::HitKind;
use super::query::Query;
use crate::VaultError;
use crate::fold::fold;

/// Above every text that begins with the one before it.
const ABOVE: char = char::MAX;
/// Most products or profiles whose names are read one by one, for a word the index is too coarse for.
const MOST_NAMES: u32 = 2_000;

/// At most `most` rows, the exact ones first.
pub(super) fn rows(
    connection: &Connection,
    kind: HitKind,
    query: &Query,
    most: u32,
) -> Result<Vec<i64>, VaultError> {
    match kind {
        HitKind::Order => orders(connection, query, most),
        HitKind::License => between(
            connection,
            "SELECT row FROM licenses INDEXED BY licenses_by_key
             WHERE serial_key >= ?1 AND serial_key < ?2 ORDER BY serial_key, row LIMIT ?3",
            &query.key,
            most,
        ),
        HitKind::Customer => {
            let sql = |archived| {
                format!(
                    "SELECT row FROM customers INDEXED BY customers_by_name
                     WHERE (archived_at IS NOT NULL) = {archived} AND sort_name >= ?1 AND sort_name < ?2
                     ORDER BY sort_name, row LIMIT ?3"
                )
            };
            let mut rows = between(connection, &sql(0), &query.folded, most)?;
            rows.extend(between(connection, &sql(1), &query.folded, most)?);
            Ok(rows)
        }
        HitKind::Product => {
            let mut rows = numbers(connection, query, most)?;
            rows.extend(names(connection, kind, query)?);
            Ok(rows)
        }
        HitKind::Profile => names(connection, kind, query),
    }
}

/// `a-1001` means A-1001, and `1001` the order with that number in any series.
fn orders(connection: &Connection, query: &Query, most: u32) -> Result<Vec<i64>, VaultError> {
    let upper = query.folded.to_uppercase();
    let mut forms = vec![query.typed.clone()];
    if upper != query.typed {
        forms.push(upper);
    }
    if is_number(&query.folded) {
        let mut statement = connection.prepare_cached("SELECT name FROM counters ORDER BY name")?;
        let series = statement.query_map([], |row| row.get::<_, String>(0))?;
        for series in series {
            forms.push(format!("{}-{}", series?, query.folded));
        }
    }
    let mut rows = Vec::new();
    for form in &forms {
        rows.extend(collect(
            connection,
            "SELECT row FROM orders WHERE number = ?1",
            [form],
        )?);
    }
    for form in &forms {
        rows.extend(between(
            connection,
            "SELECT row FROM orders WHERE number >= ?1 AND number < ?2 ORDER BY number LIMIT ?3",
            form,
            most,
        )?);
    }
    Ok(rows)
}

/// Products whose number is the typed one, then those whose number begins with it.
fn numbers(connection: &Connection, query: &Query, most: u32) -> Result<Vec<i64>, VaultError> {
    let Some(number) = query
        .folded
        .parse::<i64>()
        .ok()
        .filter(|n| is_number(&query.folded) && (1..=i64::from(u32::MAX)).contains(n))
    else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    let (mut low, mut high) = (number, number);
    while low <= i64::from(u32::MAX) {
        rows.extend(collect(
            connection,
            "SELECT row FROM products WHERE number BETWEEN ?1 AND ?2 ORDER BY number LIMIT ?3",
            (low, high, most),
        )?);
        (low, high) = (low * 10, high * 10 + 9);
    }
    Ok(rows)
}

/// Products and profiles whose name or code begins with a word that is too short for the index.
fn names(connection: &Connection, kind: HitKind, query: &Query) -> Result<Vec<i64>, VaultError> {
    if query.fragments().is_some() {
        return Ok(Vec::new());
    }
    let sql = if kind == HitKind::Product {
        "SELECT row, code, name FROM products INDEXED BY products_by_number ORDER BY status, number LIMIT ?1"
    } else {
        "SELECT row, code, name FROM profiles INDEXED BY profiles_by_product LIMIT ?1"
    };
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([MOST_NAMES])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        if how_well(query, &row.get::<_, String>(1)?, &row.get::<_, String>(2)?) < 2 {
            rows.push(row.get(0)?);
        }
    }
    Ok(rows)
}

/// Puts products or profiles whose code or name is the typed text before those that begin with it, and these
/// before the others.
pub(super) fn rank(
    connection: &Connection,
    kind: HitKind,
    query: &Query,
    rows: &mut Vec<i64>,
) -> Result<(), VaultError> {
    let table = match kind {
        HitKind::Product => "products",
        HitKind::Profile => "profiles",
        // Many of the others may match equally well: they stand as they were made.
        HitKind::Order | HitKind::License | HitKind::Customer => return Ok(()),
    };
    let mut statement =
        connection.prepare_cached(&format!("SELECT code, name FROM {table} WHERE row = ?1"))?;
    let mut ranked = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        let rank = statement.query_row([row], |record| {
            Ok(how_well(
                query,
                &record.get::<_, String>(0)?,
                &record.get::<_, String>(1)?,
            ))
        })?;
        ranked.push((rank, *row));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    *rows = ranked.into_iter().map(|(_, row)| row).collect();
    Ok(())
}

fn how_well(query: &Query, code: &str, name: &str) -> u8 {
    let texts = [fold(code), fold(name)];
    if texts.contains(&query.folded) {
        0
    } else if texts.iter().any(|text| text.starts_with(&query.folded)) {
        1
    } else {
        2
    }
}

fn between(connection: &Connection, sql: &str, text: &str, most: u32) -> Result<Vec<i64>, VaultError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    collect(connection, sql, (text, format!("{text}{ABOVE}"), most))
}

fn collect(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<i64>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement
        .query_map(params, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Digits alone, and not too many.
fn is_number(text: &str) -> bool {
    (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
