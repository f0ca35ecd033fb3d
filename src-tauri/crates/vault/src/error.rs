//! What can go wrong with a vault: one variant per thing its user can do something about.

use thiserror::Error;

/// Why the vault refused. The display text says what to do; the source stays for the log.
#[derive(Debug, Error)]
pub enum VaultError {
    /// No vault in this folder.
    #[error("there is no vault in this folder; check the folder or create a vault")]
    Missing,
    /// A vault is there already.
    #[error("there is already a vault in this folder; open it or choose another folder")]
    Exists,
    /// Another process holds it.
    #[error("the vault is open in another Signet; close it there first")]
    InUse,
    /// Written by a newer Signet.
    #[error(
        "the vault was written by a newer Signet (format {found}, this one knows {known}); update Signet"
    )]
    Newer {
        /// The file's format.
        found: u32,
        /// The newest this program knows.
        known: u32,
    },
    /// Not a vault's file, or another vault's.
    #[error(
        "{file} is not this vault's file; empty the vault's folder and restore all its files from one backup"
    )]
    Foreign {
        /// File name within the folder.
        file: &'static str,
    },
    /// Cut off or altered.
    #[error(
        "{file} is damaged or cut off; empty the vault's folder and restore all its files from one backup"
    )]
    Damaged {
        /// File name within the folder.
        file: &'static str,
    },
    /// No slot opens with this name and password. Which of the two was wrong is not said.
    #[error("user name or password is wrong")]
    WrongPassword,
    /// The record does not exist.
    #[error("there is no such {what}")]
    NotFound {
        /// What kind of record.
        what: &'static str,
    },
    /// The record was changed since it was read.
    #[error("the {what} was changed elsewhere meanwhile; read it again")]
    Changed {
        /// What kind of record.
        what: &'static str,
    },
    /// A value that must be unique exists.
    #[error("{what} exists already")]
    Duplicate {
        /// `table.column`.
        what: String,
    },
    /// Reading or writing a file failed.
    #[error("the vault's folder cannot be read or written")]
    Io(#[from] std::io::Error),
    /// SQLite refused.
    #[error("the vault's database refused")]
    Database(#[source] rusqlite::Error),
    /// A record could not be written or read as JSON.
    #[error("a record of the vault is not readable")]
    Record(#[from] serde_json::Error),
    /// The system's random source or the password derivation failed.
    #[error("the system's cryptography is not available")]
    Crypto,
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{ConstraintViolation, DatabaseCorrupt, NotADatabase};
        match &error {
            rusqlite::Error::SqliteFailure(code, text) => match code.code {
                DatabaseCorrupt | NotADatabase => Self::Damaged {
                    file: crate::folder::DATABASE,
                },
                ConstraintViolation => match text.as_deref().and_then(|t| t.split("failed: ").nth(1)) {
                    Some(what) if code.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE => {
                        Self::Duplicate {
                            what: what.to_owned(),
                        }
                    }
                    _ => Self::Database(error),
                },
                _ => Self::Database(error),
            },
            _ => Self::Database(error),
        }
    }
}
