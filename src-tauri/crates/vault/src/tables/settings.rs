//! The one settings record, and the counters of order series.

use rusqlite::OptionalExtension as _;
use signet_domain::{Id, Settings};
use uuid::Uuid;

use crate::journal::Kind;
use crate::{Tx, VaultError, View};

impl View<'_> {
    /// The settings.
    pub fn settings(&self) -> Result<Settings, VaultError> {
        let body: Option<String> = self
            .connection
            .query_row("SELECT body FROM settings", [], |row| row.get(0))
            .optional()?;
        Ok(serde_json::from_str(
            &body.ok_or(VaultError::NotFound { what: "settings" })?,
        )?)
    }
}

impl Tx<'_> {
    /// Writes the first settings.
    pub fn insert_settings(&self, settings: &Settings) -> Result<(), VaultError> {
        self.connection
            .prepare_cached("INSERT INTO settings (one, version, body) VALUES (1, ?1, ?2)")?
            .execute((settings.version, serde_json::to_string(settings)?))?;
        self.note_settings(None, settings)
    }

    /// Replaces the settings, whose version counts one above the stored one.
    pub fn update_settings(&self, settings: &Settings) -> Result<(), VaultError> {
        let before = settings.version - 1;
        self.change_one(
            "settings",
            "UPDATE settings SET version = ?1, body = ?2 WHERE version = ?3",
            (settings.version, serde_json::to_string(settings)?, before),
        )?;
        self.note_settings(Some(before), settings)
    }

    /// The next number of an order series: `A-1001`, `A-1002`, … Never given twice, also not when the
    /// draft that got it is deleted.
    pub fn next_order_number(&self, series: &str) -> Result<String, VaultError> {
        let number: i64 = self
            .connection
            .prepare_cached(
                "INSERT INTO counters (name, next) VALUES (?1, 1002)
                 ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next - 1",
            )?
            .query_row([series], |row| row.get(0))?;
        Ok(format!("{series}-{number}"))
    }

    fn note_settings(&self, before: Option<u32>, settings: &Settings) -> Result<(), VaultError> {
        let mut shown = settings.clone();
        if !shown.mail.password.is_empty() {
            // The journal will leave this machine one day; the password will not.
            "(set)".clone_into(&mut shown.mail.password);
        }
        self.note(
            Kind::Settings,
            Id(Uuid::nil()),
            before,
            Some(settings.version),
            &shown,
        )
    }
}
