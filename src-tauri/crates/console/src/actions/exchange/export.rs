//! Lists as files: CSV for spreadsheets, JSON for programs. What is filtered on the screen is what is written.

mod customers;
mod licenses;
mod orders;
mod output;
mod products;

use std::borrow::Cow;
use std::path::Path;

use serde::{Deserialize, Serialize};
use signet_csv::guarded;
use signet_domain::Time;
use signet_vault::{Listed, PageOf, VaultError};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use ts_rs::TS;

pub(crate) use customers::ExportCustomers;
pub(crate) use licenses::ExportLicenses;
pub(crate) use orders::ExportOrders;
pub(crate) use products::ExportProducts;

use self::output::Output;
use super::step;
use crate::Fault;
use crate::console::Desk;

/// Rows that are read at a time.
const PAGE: u32 = 1_000;

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ExportFormat {
    /// RFC 4180 in UTF-8 with its mark. Times are ISO 8601 in UTC, amounts in major units; a text that a
    /// spreadsheet would run as a formula has a `'` before it, which an import takes away again.
    Csv,
    /// An array of rows as the list shows them, one per line.
    Json,
}

/// A list that was written.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ExportView {
    pub path: String,
    /// Rows written, without the names of the columns.
    pub rows: u64,
}

/// Writes a list page by page: memory stays flat, and a file that is not finished leaves nothing.
fn write_list<T>(
    desk: &Desk<'_>,
    path: &Path,
    format: ExportFormat,
    columns: &[&str],
    mut page: impl FnMut(&PageOf) -> Result<Listed<T>, VaultError>,
    mut write: impl FnMut(T, &mut Output) -> Result<(), Fault>,
) -> Result<ExportView, Fault> {
    let mut output = Output::begin(path, format, columns)?;
    let mut part = PageOf {
        limit: PAGE,
        ..PageOf::default()
    };
    let mut done = 0;
    loop {
        let listed = page(&part)?;
        for row in listed.rows {
            write(row, &mut output)?;
            done += 1;
            step(desk, done, listed.total.max(done), "rows written")?;
        }
        match listed.next {
            Some(next) => part.after = Some(next),
            None => break,
        }
    }
    desk.progress.step(done, done, "rows written")?;
    output.finish()
}

/// A text in a cell.
fn text(text: &str) -> Cow<'_, str> {
    guarded(text)
}

/// A number in a cell.
fn number(number: impl Into<i64>) -> Cow<'static, str> {
    Cow::Owned(number.into().to_string())
}

/// Yes or no in a cell.
fn flag(flag: bool) -> Cow<'static, str> {
    Cow::Borrowed(if flag { "yes" } else { "no" })
}

/// A word of the contract in a cell.
fn word(word: &impl Serialize) -> Cow<'static, str> {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(word)) => Cow::Owned(word),
        Ok(other) => Cow::Owned(other.to_string()),
        Err(_) => Cow::Borrowed(""),
    }
}

/// A moment in a cell, or none.
fn at(at: Option<Time>) -> Cow<'static, str> {
    Cow::Owned(at.map(iso).unwrap_or_default())
}

/// A share in percent, without its sign: `7.5`.
fn percent(share: signet_domain::Share) -> Cow<'static, str> {
    Cow::Owned(share.to_string().trim_end_matches(" %").to_owned())
}

/// A moment as ISO 8601 writes it, in UTC.
pub(super) fn iso(at: Time) -> String {
    let moment = OffsetDateTime::from_unix_timestamp(at.0).ok();
    moment
        .and_then(|moment| moment.format(&Rfc3339).ok())
        .unwrap_or_default()
}
