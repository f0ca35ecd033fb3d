//! The encrypted database: opening, settings, migrations.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use crate::folder::DATABASE;
use crate::{Secret, VaultError};

/// Marks a database as a Signet vault ("Sgnt").
const APPLICATION_ID: i32 = 0x5367_6e74;
/// SQLCipher's page size; a file that is not a multiple of it was cut.
const PAGE: u64 = 4096;
type Upgrade = fn(&Connection) -> Result<(), VaultError>;

/// From one format to the next.
struct Migration {
    sql: &'static str,
    /// What SQL cannot do: records whose JSON changes its shape.
    then: Option<Upgrade>,
}

/// Numbered, in order, never edited once landed.
const MIGRATIONS: &[Migration] = &[
    Migration {
        sql: include_str!("../migrations/0001_foundation.sql"),
        then: None,
    },
    Migration {
        sql: include_str!("../migrations/0002_catalog_customers_orders.sql"),
        then: Some(crate::upgrade::from_0001),
    },
    Migration {
        sql: include_str!("../migrations/0003_search_in_bulk.sql"),
        then: None,
    },
    Migration {
        sql: include_str!("../migrations/0004_activations.sql"),
        then: None,
    },
    Migration {
        sql: include_str!("../migrations/0005_revocation_lists.sql"),
        then: None,
    },
    Migration {
        sql: include_str!("../migrations/0006_key_rotation.sql"),
        then: None,
    },
];

/// Makes a new database.
pub(crate) fn create(path: &Path, key: &Secret) -> Result<Connection, VaultError> {
    let connection = connect(path, key)?;
    settle(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&connection)?;
    Ok(connection)
}

/// Opens an existing database. `is_ours` says whether its salt is the one the slots know.
pub(crate) fn open(
    path: &Path,
    key: &Secret,
    is_ours: impl FnOnce(&[u8; 16]) -> bool,
) -> Result<Connection, VaultError> {
    let damaged = VaultError::Damaged { file: DATABASE };
    let length = match std::fs::metadata(path) {
        Ok(meta) => meta.len(),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(damaged),
        Err(e) => return Err(e.into()),
    };
    if length < 16 {
        return Err(damaged);
    }
    if !is_ours(&salt(path)?) {
        return Err(VaultError::Foreign { file: DATABASE });
    }
    if length < PAGE || !length.is_multiple_of(PAGE) {
        return Err(damaged);
    }
    let connection = connect(path, key)?;
    // The first read proves the key and the first page, and refuses a file shorter than it says.
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(VaultError::Foreign { file: DATABASE });
    }
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known() {
        return Err(VaultError::Newer {
            found,
            known: known(),
        });
    }
    settle(&connection)?;
    migrate(&connection)?;
    Ok(connection)
}

/// Another connection to a database that is open already.
pub(crate) fn read_only(path: &Path, key: &Secret) -> Result<Connection, VaultError> {
    let connection = connect(path, key)?;
    connection.execute_batch(
        "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -32768;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Lets SQLCipher get ready before anybody opens anything. SQLite counts itself as initialized before it runs the
/// extra step in which SQLCipher installs its ciphers (`SQLITE_EXTRA_INIT`), so a second thread that opens a database at
/// that very moment would find none.
fn initialize() {
    static ONCE: Once = Once::new();
    // Failing, it fails again where it is told.
    ONCE.call_once(|| drop(Connection::open_in_memory()));
}

pub(crate) fn connect(path: &Path, key: &Secret) -> Result<Connection, VaultError> {
    initialize();
    let connection = Connection::open(path)?;
    // It would write to standard error by itself, where a face speaks to its user.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let mut pragma = Zeroizing::new(String::with_capacity(100));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in key.bytes() {
        // Writing to a String cannot fail, and its capacity suffices: the key is never copied.
        let _ = write!(*pragma, "{byte:02x}");
    }
    pragma.push_str("'\";");
    connection.execute_batch(&pragma)?;
    Ok(connection)
}

/// Only after the file is known to be ours and not newer: a refused file is left as it was.
fn settle(connection: &Connection) -> Result<(), VaultError> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;
         PRAGMA cache_size = -65536;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// The newest format this program knows.
fn known() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

fn migrate(connection: &Connection) -> Result<(), VaultError> {
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (number, migration) in (1u32..).zip(MIGRATIONS).skip(found as usize) {
        // DDL is transactional in SQLite: a crash leaves the old version or the new one.
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(migration.sql)?;
        if let Some(then) = migration.then {
            then(connection)?;
        }
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Problems SQLite and SQLCipher find in the whole file; empty when it is sound.
pub(crate) fn check(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut problems = Vec::new();
    for pragma in ["cipher_integrity_check", "integrity_check", "foreign_key_check"] {
        let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let word: String = row
                .get::<_, rusqlite::types::Value>(0)
                .map(|v| format!("{v:?}"))?;
            if word != "Text(\"ok\")" {
                problems.push(format!("{pragma}: {word}"));
            }
        }
    }
    Ok(problems)
}

/// The database's first 16 bytes: SQLCipher's public salt.
pub(crate) fn salt(path: &Path) -> Result<[u8; 16], VaultError> {
    let mut bytes = [0; 16];
    std::fs::File::open(path)?.read_exact(&mut bytes)?;
    Ok(bytes)
}
