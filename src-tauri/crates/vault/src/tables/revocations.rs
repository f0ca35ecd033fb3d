//! Revocation lists, and what the next one would say.

use rusqlite::{OptionalExtension as _, Row};
use serde::Serialize;
use signet_domain::{Activation, KeyId, LicenseState, RevocationListId, Time};
use signet_license::{RevocationEntry, RevocationReason};

use super::columns::{from_json, id, key, time};
use super::licenses::{COLUMNS as LICENSE, read as read_license};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

/// A revocation list as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevocationMade {
    /// The record's id.
    pub id: RevocationListId,
    /// Its number, from 1.
    pub seq: u64,
    /// Signed with which key.
    pub key: KeyId,
    /// When.
    pub at: Time,
    /// When the next one comes at the latest.
    pub next_update: Time,
    /// How many entries it has.
    pub entries: u64,
    /// The exact text, without the final newline. Stays out of the journal.
    #[serde(skip)]
    pub text: String,
}

impl View<'_> {
    /// The newest list.
    pub fn newest_revocations(&self) -> Result<Option<RevocationMade>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT id, seq, key_id, made_at, next_update, entries, text FROM revocation_lists
                 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([], read)
            .optional()?)
    }

    /// The number of the newest list.
    pub fn revocation_seq(&self) -> Result<Option<u64>, VaultError> {
        let newest = "SELECT max(seq) FROM revocation_lists";
        Ok(self
            .connection
            .prepare_cached(newest)?
            .query_row([], |row| row.get(0))?)
    }

    /// Everything that does not count now: revoked licenses, blocked ones, and ended activations of the others, each
    /// in the order it was made.
    pub fn revoked_entries(&self) -> Result<Vec<RevocationEntry>, VaultError> {
        let mut entries = Vec::new();
        for (index, narrowed) in [
            ("licenses_by_status", "l.status = 'revoked'"),
            ("licenses_blocked", "l.blocked_at IS NOT NULL"),
        ] {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT {LICENSE} FROM licenses l INDEXED BY {index} WHERE {narrowed} ORDER BY l.row"
            ))?;
            for license in statement.query_map([], read_license)? {
                let license = license?;
                let (reason, at) = match (&license.state, license.blocked()) {
                    (LicenseState::Revoked { at, .. }, _) => (RevocationReason::Revoked, *at),
                    (LicenseState::Active, Some(block)) => (RevocationReason::Blocked, block.at),
                    (LicenseState::Active, None) => continue,
                };
                entries.push(RevocationEntry {
                    license_id: license.id.to_string(),
                    activation: None,
                    serial: license.serial.to_string(),
                    reason,
                    at: at.0,
                });
            }
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT a.body, l.serial FROM activations a INDEXED BY activations_ended
             JOIN licenses l ON l.row = a.license_row
             WHERE a.state IN ('returned', 'released') AND l.status <> 'revoked' ORDER BY a.row",
        )?;
        let ended = statement.query_map([], |row| {
            let activation: Activation = from_json(row, 0)?;
            Ok(RevocationEntry {
                license_id: activation.license_id.to_string(),
                activation: Some(activation.id.to_string()),
                serial: row.get(1)?,
                reason: RevocationReason::Removed,
                at: activation.ended_at().unwrap_or_default().0,
            })
        })?;
        for entry in ended {
            entries.push(entry?);
        }
        Ok(entries)
    }
}

impl Tx<'_> {
    /// Adds a list.
    pub fn insert_revocations(&self, list: &RevocationMade) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(
                "INSERT INTO revocation_lists (seq, id, key_id, made_at, next_update, entries, text)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                list.seq,
                key(list.id),
                key(list.key),
                list.at.0,
                list.next_update.0,
                list.entries,
                &list.text,
            ))?;
        self.note(Kind::RevocationList, list.id, None, Some(1), list)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<RevocationMade> {
    Ok(RevocationMade {
        id: id(row, 0)?,
        seq: row.get(1)?,
        key: id(row, 2)?,
        at: time(row, 3)?,
        next_update: time(row, 4)?,
        entries: row.get(5)?,
        text: row.get(6)?,
    })
}
