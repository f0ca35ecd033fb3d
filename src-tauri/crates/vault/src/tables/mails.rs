//! The outbox: what is to be sent is recorded before it is tried.

use rusqlite::{OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use signet_domain::{MailId, OrderId, Time};

use super::columns::{from_json, from_word, id, key, optional_id, optional_time, time, word};
use crate::journal::Kind;
use crate::{Listed, PageOf, Tx, VaultError, View};

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailStatus {
    /// Recorded, not yet accepted by the server.
    Waiting,
    /// Accepted by the server.
    Sent,
    /// Refused, or given up.
    Failed,
}

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mail {
    /// The record's id.
    pub id: MailId,
    /// Counts up with every change.
    pub version: u32,
    /// The order it delivers.
    pub order_id: Option<OrderId>,
    /// Addresses.
    pub recipients: Vec<String>,
    /// Subject.
    pub subject: String,
    /// The exact bytes to send. Stays out of the journal.
    #[serde(skip)]
    pub message: Vec<u8>,
    /// Where it stands.
    pub status: MailStatus,
    /// How often it was tried.
    pub attempts: u32,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// When it was recorded.
    pub created_at: Time,
    /// When the server accepted it.
    pub sent_at: Option<Time>,
}

const COLUMNS: &str =
    "id, version, order_id, recipients, subject, message, status, attempts, last_error, created_at, sent_at";

fn read(row: &Row<'_>) -> rusqlite::Result<Mail> {
    Ok(Mail {
        id: id(row, 0)?,
        version: row.get(1)?,
        order_id: optional_id(row, 2)?,
        recipients: from_json(row, 3)?,
        subject: row.get(4)?,
        message: row.get(5)?,
        status: from_word(row, 6)?,
        attempts: row.get(7)?,
        last_error: row.get(8)?,
        created_at: time(row, 9)?,
        sent_at: optional_time(row, 10)?,
    })
}

/// The columns without the bytes: a list does not read attachments.
fn listed_columns() -> String {
    COLUMNS.replace("message", "x''")
}

impl View<'_> {
    /// Mails without their bytes, newest first, with their orders' numbers.
    pub fn mails(&self, page: &PageOf) -> Result<Listed<(Mail, String)>, VaultError> {
        let after = page
            .after
            .as_deref()
            .and_then(|after| after.parse::<MailId>().ok())
            .map(key);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {}, coalesce((SELECT number FROM orders o WHERE o.id = mails.order_id), '')
             FROM mails WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2",
            listed_columns()
        ))?;
        let rows = statement
            .query_map((after, page.limit + 1), |row| Ok((read(row)?, row.get(11)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        let total = self
            .connection
            .query_row("SELECT count(*) FROM mails", [], |row| row.get(0))?;
        Ok(Listed::cut(rows, page.limit, total, |(mail, _)| {
            mail.id.to_string()
        }))
    }

    /// An order's mails without their bytes, newest first.
    pub fn mails_of_order(&self, order: OrderId) -> Result<Vec<Mail>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {} FROM mails WHERE order_id = ?1 ORDER BY id DESC",
            listed_columns()
        ))?;
        let mails = statement
            .query_map([key(order)], read)?
            .collect::<Result<_, _>>()?;
        Ok(mails)
    }

    /// A mail with its bytes.
    pub fn mail(&self, id: MailId) -> Result<Mail, VaultError> {
        self.connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM mails WHERE id = ?1"))?
            .query_row([key(id)], read)
            .optional()?
            .ok_or(VaultError::NotFound { what: "mail" })
    }
}

impl Tx<'_> {
    /// Records a mail.
    pub fn insert_mail(&self, mail: &Mail) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO mails ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
            ))?
            .execute((
                key(mail.id),
                mail.version,
                mail.order_id.map(key),
                serde_json::to_string(&mail.recipients)?,
                &mail.subject,
                &mail.message,
                word(&mail.status)?,
                mail.attempts,
                &mail.last_error,
                mail.created_at.0,
                mail.sent_at.map(|at| at.0),
            ))?;
        self.note(Kind::Mail, mail.id, None, Some(mail.version), mail)
    }

    /// Writes the result of a try; the version counts one above the stored one.
    pub fn update_mail(&self, mail: &Mail) -> Result<(), VaultError> {
        let before = mail.version - 1;
        self.change_one(
            "mail",
            "UPDATE mails SET version = ?3, status = ?4, attempts = ?5, last_error = ?6, sent_at = ?7
             WHERE id = ?1 AND version = ?2",
            (
                key(mail.id),
                before,
                mail.version,
                word(&mail.status)?,
                mail.attempts,
                &mail.last_error,
                mail.sent_at.map(|at| at.0),
            ),
        )?;
        self.note(Kind::Mail, mail.id, Some(before), Some(mail.version), mail)
    }
}
