//! Signing keys: public half in the clear, private half sealed by `keys`.

use rusqlite::{OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use signet_domain::{KeyId, Time};
use signet_license::Algorithm;

use super::columns::{from_word, id, key, optional_time, time, word};
use super::licenses::NEWEST_OF_ORDER;
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

/// Whether a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyStatus {
    /// Signs new licenses; at most one.
    Current,
    /// New builds of the programs embed it already; it does not sign yet. At most one.
    Next,
    /// Could sign, is not the current one.
    Active,
    /// Signs no more; what it signed stays verifiable.
    Retired,
}

/// Where a key came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyOrigin {
    /// Made in this vault.
    Created,
    /// Made elsewhere.
    Imported,
}

/// A signing key as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyRecord {
    /// The record's id.
    pub id: KeyId,
    /// Counts up with every change.
    pub version: u32,
    /// The vendor's name for it.
    pub name: String,
    /// base64url SHA-256 of the public key's DER.
    pub kid: String,
    /// Modulus length.
    pub bits: u32,
    /// What it signs with.
    pub algorithm: Algorithm,
    /// Where it came from.
    pub origin: KeyOrigin,
    /// Whether it signs.
    pub status: KeyStatus,
    /// Since when it is here.
    pub created_at: Time,
    /// Since when new builds of the programs embed it; none: nobody was told to.
    pub announced_at: Option<Time>,
    /// Since when it signs no more.
    pub retired_at: Option<Time>,
    /// DER `SubjectPublicKeyInfo`.
    pub public_der: Vec<u8>,
    /// The sealed private half. Stays out of the journal.
    #[serde(skip)]
    pub sealed: Vec<u8>,
}

const COLUMNS: &str = "id, version, name, kid, bits, algorithm, origin, status, created_at, announced_at, retired_at, public_der, sealed";

fn read(row: &Row<'_>) -> rusqlite::Result<KeyRecord> {
    Ok(KeyRecord {
        id: id(row, 0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        kid: row.get(3)?,
        bits: row.get(4)?,
        algorithm: from_word(row, 5)?,
        origin: from_word(row, 6)?,
        status: from_word(row, 7)?,
        created_at: time(row, 8)?,
        announced_at: optional_time(row, 9)?,
        retired_at: optional_time(row, 10)?,
        public_der: row.get(11)?,
        sealed: row.get(12)?,
    })
}

impl View<'_> {
    /// All keys with the number of license files each signed, newest first.
    pub fn keys(&self) -> Result<Vec<(KeyRecord, u64)>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, (SELECT count(*) FROM license_files f WHERE f.key_id = keys.id)
             FROM keys ORDER BY id DESC"
        ))?;
        let keys = statement
            .query_map([], |row| Ok((read(row)?, row.get(13)?)))?
            .collect::<Result<_, _>>()?;
        Ok(keys)
    }

    /// A key by id.
    pub fn key(&self, id: KeyId) -> Result<KeyRecord, VaultError> {
        self.connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM keys WHERE id = ?1"))?
            .query_row([key(id)], read)
            .optional()?
            .ok_or(VaultError::NotFound { what: "signing key" })
    }

    /// License files a key signed.
    pub fn licenses_of_key(&self, id: KeyId) -> Result<u64, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM license_files WHERE key_id = ?1")?
            .query_row([key(id)], |row| row.get(0))?)
    }

    /// The key that signs new licenses, if there is one.
    pub fn current_key(&self) -> Result<Option<KeyRecord>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM keys WHERE status = 'current'"))?
            .query_row([], read)
            .optional()?)
    }

    /// The key that new builds embed and that does not sign yet, if there is one.
    pub fn next_key(&self) -> Result<Option<KeyRecord>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM keys WHERE status = 'next'"))?
            .query_row([], read)
            .optional()?)
    }

    /// The key an order's newest file was signed with.
    pub fn key_of_order(&self, order: signet_domain::OrderId) -> Result<Option<KeyRecord>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM keys WHERE id = (
                     SELECT key_id FROM license_files WHERE order_id = ?1 ORDER BY row DESC LIMIT 1)"
            ))?
            .query_row([key(order)], read)
            .optional()?)
    }

    /// All keys an order's files are signed with, as [`View::each_file_of_order`] gives them: more than one after
    /// some of them were made anew.
    pub fn keys_of_order(&self, order: signet_domain::OrderId) -> Result<Vec<KeyRecord>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM keys WHERE id IN (
                 SELECT f.key_id FROM license_files f WHERE f.order_id = ?1 AND {NEWEST_OF_ORDER})
             ORDER BY id DESC"
        ))?;
        let keys = statement
            .query_map([key(order)], read)?
            .collect::<Result<_, _>>()?;
        Ok(keys)
    }
}

impl Tx<'_> {
    /// Adds a key.
    pub fn insert_key(&self, record: &KeyRecord) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO keys ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            ))?
            .execute((
                key(record.id),
                record.version,
                &record.name,
                &record.kid,
                record.bits,
                word(&record.algorithm)?,
                word(&record.origin)?,
                word(&record.status)?,
                record.created_at.0,
                record.announced_at.map(|at| at.0),
                record.retired_at.map(|at| at.0),
                &record.public_der,
                &record.sealed,
            ))?;
        self.note(Kind::Key, record.id, None, Some(record.version), record)
    }

    /// Writes a key's name, status, announcement and retirement; its version counts one above the stored one.
    pub fn update_key(&self, record: &KeyRecord) -> Result<(), VaultError> {
        let before = record.version - 1;
        self.change_one(
            "signing key",
            "UPDATE keys SET version = ?3, name = ?4, status = ?5, announced_at = ?6, retired_at = ?7
             WHERE id = ?1 AND version = ?2",
            (
                key(record.id),
                before,
                record.version,
                &record.name,
                word(&record.status)?,
                record.announced_at.map(|at| at.0),
                record.retired_at.map(|at| at.0),
            ),
        )?;
        self.note(Kind::Key, record.id, Some(before), Some(record.version), record)
    }
}
