//! A second connection, for reading while another writes.

use rusqlite::Connection;

use crate::folder::Folder;
use crate::lists::Marks;
use crate::{Secret, VaultError, View, database};

/// A connection that only reads.
pub struct Reader {
    connection: Connection,
    marks: Marks,
}

/// Makes connections that only read. It holds the vault's key: drop it before the vault.
pub struct ReaderSource {
    folder: Folder,
    key: Secret,
}

impl ReaderSource {
    pub(crate) fn new(folder: Folder, key: Secret) -> Self {
        Self { folder, key }
    }

    /// Another connection.
    pub fn reader(&self) -> Result<Reader, VaultError> {
        Ok(Reader {
            connection: database::read_only(&self.folder.database(), &self.key)?,
            marks: Marks::default(),
        })
    }
}

impl Reader {
    /// Reads one state of the vault: what others commit meanwhile is not seen until the next call.
    pub fn read<R, E: From<VaultError>>(&self, work: impl FnOnce(View<'_>) -> Result<R, E>) -> Result<R, E> {
        let transaction = self
            .connection
            .unchecked_transaction()
            .map_err(|error| E::from(error.into()))?;
        let result = work(View {
            connection: &self.connection,
            marks: &self.marks,
        });
        // Nothing was written: how it ends makes no difference.
        drop(transaction);
        result
    }
}
