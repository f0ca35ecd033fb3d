//! Lists: a page of any of them at any depth, without reading what comes before it. `keys` finds the rows of a
//! page by the indexes alone, `marks` remembers where the deep ones begin; the lists say which indexes.

mod cursor;
mod customers;
mod keys;
mod licenses;
mod marks;
mod orders;
mod part;
mod products;
mod profiles;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use rusqlite::types::Value;

pub use customers::{CustomerFilter, CustomerListed, CustomerSort};
pub use licenses::{LicenseFilter, LicenseListed, LicenseSort};
pub use marks::Marks;
pub use orders::{OrderCounts, OrderFilter, OrderListed, OrderSort, OrderTab};
pub use products::{ProductFilter, ProductListed};
pub use profiles::{ProfileFilter, ProfileListed};

/// Which part of a list.
#[derive(Debug, Clone, Default)]
pub struct PageOf {
    /// Where the part before ended: [`Listed::next`]. Anything else begins at the top.
    pub after: Option<String>,
    /// Or how many rows to pass over; goes before `after`.
    pub offset: Option<u64>,
    /// Most rows.
    pub limit: u32,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next part begins; none at the end.
    pub next: Option<String>,
    /// Rows in all parts.
    pub total: u64,
    /// There are more than `total`: counting all would take longer than anybody waits.
    pub total_is_at_least: bool,
}

impl<T> Listed<T> {
    /// From one row more than asked for: whether it came tells if there is a next part.
    pub(crate) fn cut(mut rows: Vec<T>, limit: u32, total: u64, cursor: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Self {
            next: rows.last().filter(|_| more).map(cursor),
            rows,
            total,
            total_is_at_least: false,
        }
    }
}

/// How many rows a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Total {
    count: u64,
    at_least: bool,
}

impl Total {
    fn exactly(count: u64) -> Self {
        Self {
            count,
            at_least: false,
        }
    }
}

/// Rows that are counted beyond those that were asked for.
const COUNTED: u64 = 10_000;
/// A filter that leaves at most so many rows is applied before sorting, any other while walking the sorted rows.
/// Small in tests, so that small lists go either way.
const FEW: u32 = if cfg!(test) { 5 } else { 5_000 };
/// Among so few rows a text is looked for row by row.
const VERY_FEW: u64 = if cfg!(test) { 3 } else { 300 };
/// Most rows found by their text that are put in an order other than the one the text index has.
const SORTED: u32 = if cfg!(test) { 50 } else { 2_000 };

fn texts(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| Value::Text((*text).to_owned())).collect()
}

fn blob(key: [u8; 16]) -> Value {
    Value::Blob(key.to_vec())
}

/// `"?, ?, ?"`
fn places_for(count: usize) -> String {
    vec!["?"; count].join(", ")
}
