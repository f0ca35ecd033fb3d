//! The vault: one encrypted SQLite file that holds everything, and the only SQL in Signet.
//!
//! A vault is a folder with `vault.db` (SQLCipher under a random key), `vault.slots` (that key, wrapped
//! once per user under their password) and `vault.lock` (held while open). While it is open, and after a
//! crash, `vault.db-wal` holds what was committed last and belongs to it.

mod checkpoints;
mod database;
mod error;
mod fold;
mod folder;
mod journal;
mod lists;
mod reader;
mod sealing;
mod search;
mod slots;
mod tables;
mod transaction;
mod upgrade;
mod vault;
#[cfg(feature = "yardstick")]
pub mod yardstick;

#[cfg(test)]
mod tests;

pub use error::VaultError;
pub use fold::{fold, serial_key};
pub use folder::Folder;
pub use journal::{Author, Change, Entry, Kind};
pub use lists::*;
pub use reader::{Reader, ReaderSource};
pub use sealing::{Cost, Secret, hash_password, password_matches};
pub use search::{Found, Hit, HitKind};
pub use tables::activations::Certified;
pub use tables::customers::Belongings;
pub use tables::dependents::{Build, CertificateUse, CustomerUse, FileUse, Standings};
pub use tables::holdings::{Holding, Ordered};
pub use tables::keys::{KeyOrigin, KeyRecord, KeyStatus};
pub use tables::licenses::{Former, LicenseFile, UpdateMade};
pub use tables::mails::{Mail, MailStatus};
pub use tables::orders::OrderSummary;
pub use tables::products::ProductImage;
pub use tables::reissues::{Due, Recipient, Reissue, ReissueOnly, Remade};
pub use tables::revocations::RevocationMade;
pub use transaction::{Tx, View};
pub use vault::{NewVault, PlannedSlots, Vault};
