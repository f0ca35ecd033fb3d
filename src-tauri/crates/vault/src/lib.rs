//! The vault: one encrypted SQLite file that holds everything, and the only SQL in Signet.
//!
//! A vault is a folder with `vault.db` (SQLCipher under a random key), `vault.slots` (that key, wrapped
//! once per user under their password) and `vault.lock` (held while open). While it is open, and after a
//! crash, `vault.db-wal` holds what was committed last and belongs to it.

mod database;
mod error;
mod folder;
mod journal;
mod sealing;
mod slots;
mod tables;
mod transaction;
mod vault;

#[cfg(test)]
mod tests;

pub use error::VaultError;
pub use folder::Folder;
pub use journal::{Author, Change, Entry, Kind};
pub use sealing::{Cost, Secret};
pub use tables::keys::{KeyOrigin, KeyRecord, KeyStatus};
pub use tables::licenses::{LicenseFile, LicenseFilter, LicenseLine};
pub use tables::mails::{Mail, MailStatus};
pub use tables::orders::{OrderCounts, OrderFilter, OrderTab};
pub use tables::{Listed, PageOf};
pub use transaction::{Tx, View};
pub use vault::{NewVault, PlannedSlots, Vault};
