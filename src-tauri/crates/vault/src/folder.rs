//! The vault's folder: file names, the lock, atomic replacement.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::VaultError;

pub(crate) const DATABASE: &str = "vault.db";
/// A database that is being made. While it is there, the folder holds no vault yet.
const UNFINISHED: &str = "vault.db.new";
pub(crate) const SLOTS: &str = "vault.slots";
const LOCK: &str = "vault.lock";

/// A folder that holds a vault or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(PathBuf);

impl Folder {
    /// Names a folder; nothing is touched.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether a vault, or a part of one, is here.
    pub fn holds_a_vault(&self) -> bool {
        self.database().exists() || (self.slots().exists() && !self.unfinished().exists())
    }

    /// Removes what a creation left that did not come to its end.
    pub(crate) fn clear_unfinished(&self) -> Result<(), VaultError> {
        if self.database().exists() || !self.unfinished().exists() {
            return Ok(());
        }
        for suffix in ["-wal", "-shm"] {
            // Not there after a clean close.
            let _ = std::fs::remove_file(self.0.join(format!("{UNFINISHED}{suffix}")));
        }
        if self.slots().exists() {
            std::fs::remove_file(self.slots())?;
        }
        // Last: as long as it is there, the rest is known to be unfinished.
        Ok(std::fs::remove_file(self.unfinished())?)
    }

    pub(crate) fn unfinished(&self) -> PathBuf {
        self.0.join(UNFINISHED)
    }

    /// The database is complete and its slots are written: now the folder holds a vault.
    pub(crate) fn finish(&self) -> Result<(), VaultError> {
        std::fs::rename(self.unfinished(), self.database())?;
        self.sync()
    }

    /// New names must be on disk as well; Windows has no handle for that.
    fn sync(&self) -> Result<(), VaultError> {
        #[cfg(unix)]
        File::open(&self.0)?.sync_all()?;
        Ok(())
    }

    /// Whether another process holds the vault. A look only: it may change at any moment.
    pub fn in_use(&self) -> bool {
        self.holds_a_vault() && matches!(self.lock(), Err(VaultError::InUse))
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }

    pub(crate) fn slots(&self) -> PathBuf {
        self.0.join(SLOTS)
    }

    /// Makes the folder, readable by its owner only.
    pub(crate) fn make(&self) -> Result<(), VaultError> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        Ok(builder.create(&self.0)?)
    }

    /// Takes the exclusive lock. The system releases it when the process ends, however it ends.
    pub(crate) fn lock(&self) -> Result<File, VaultError> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(self.0.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Replaces the slots file so that a crash leaves the old one or the new one, never a mixture.
    pub(crate) fn replace_slots(&self, bytes: &[u8]) -> Result<(), VaultError> {
        let mut file = tempfile::NamedTempFile::new_in(&self.0)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(self.slots()).map_err(|e| e.error)?;
        self.sync()
    }
}
