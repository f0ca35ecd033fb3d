//! The journal: one entry per action, chained by hash, with what changed from which version to which.

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use signet_domain::{Id, Time, UserId};

use crate::VaultError;

/// Who acts, and on which console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The user's id.
    pub user: UserId,
    /// Their full name at that moment.
    pub name: String,
    /// The console: its order series.
    pub console: String,
}

/// The kinds of records the journal knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The settings.
    Settings,
    /// A user.
    User,
    /// A signing key, public half.
    Key,
    /// A product.
    Product,
    /// A customer.
    Customer,
    /// An order with its lines.
    Order,
    /// A license.
    License,
    /// A mail, without its bytes.
    Mail,
    /// A profile.
    Profile,
    /// A group of a customer's users, without their passwords.
    Group,
    /// An activation of a license; its certificate is not in the journal.
    Activation,
    /// A revocation list; its text is not in the journal.
    RevocationList,
    /// Files and certificates made anew with another key, without their texts.
    Reissue,
}

/// One record's change. `before` is none for a new record, `after` none for a deleted one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What kind of record.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// Its version before.
    pub before: Option<u32>,
    /// Its version after.
    pub after: Option<u32>,
    /// Its content after the change, without secrets; null when deleted.
    pub content: Value,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Time,
    /// Who.
    pub author: Author,
    /// Which action.
    pub action: String,
    /// What changed.
    pub changes: Vec<Change>,
}

/// A change as it is noted: its content is text already, because ten thousand of them wait for the commit.
#[derive(Serialize)]
pub(crate) struct Noted {
    pub kind: Kind,
    pub id: Id,
    pub before: Option<u32>,
    pub after: Option<u32>,
    pub content: Box<RawValue>,
}

/// An entry as it is written; the names are those of [`Entry`].
#[derive(Serialize)]
struct NewEntry<'a> {
    seq: i64,
    at: Time,
    author: &'a Author,
    action: &'a str,
    changes: &'a [Noted],
}

pub(crate) fn append(
    connection: &Connection,
    at: Time,
    author: &Author,
    action: &str,
    changes: &[Noted],
) -> Result<(), VaultError> {
    let last: Option<(i64, Vec<u8>)> = connection
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (last_seq, last_hash) = last.unwrap_or_default();
    let entry = NewEntry {
        seq: last_seq + 1,
        at,
        author,
        action,
        changes,
    };
    let body = serde_json::to_string(&entry)?;
    let hash = chain(&last_hash, &body);
    connection
        .prepare_cached("INSERT INTO journal (seq, body, hash) VALUES (?1, ?2, ?3)")?
        .execute((entry.seq, &body, hash.as_slice()))?;
    Ok(())
}

fn chain(before: &[u8], body: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(before)
        .chain_update(body)
        .finalize()
        .into()
}

/// The newest entry's number; 0 in an empty journal. Changes with every commit that changed something.
pub(crate) fn last_seq(connection: &Connection) -> Result<i64, VaultError> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?
        .query_row([], |row| row.get(0))?)
}

/// Reads entries newest first, below `before` (none: from the newest).
pub(crate) fn entries(
    connection: &Connection,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Entry>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT body FROM journal WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2")?;
    let rows = statement.query_map((before.unwrap_or(i64::MAX), limit), |row| row.get::<_, String>(0))?;
    rows.map(|body| Ok(serde_json::from_str(&body?)?)).collect()
}

/// Walks the whole chain. Returns the number of entries and the first problem, if any.
pub(crate) fn check(connection: &Connection) -> Result<(i64, Option<String>), VaultError> {
    let mut statement = connection.prepare("SELECT seq, body, hash FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let (mut count, mut before) = (0, Vec::new());
    while let Some(row) = rows.next()? {
        let (seq, body, hash): (i64, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if seq != count + 1 {
            return Ok((count, Some(format!("journal entry {} is missing", count + 1))));
        }
        if chain(&before, &body).as_slice() != hash {
            return Ok((count, Some(format!("journal entry {seq} was altered"))));
        }
        (count, before) = (seq, hash);
    }
    Ok((count, None))
}
