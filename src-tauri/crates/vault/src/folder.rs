//! The vault's folder: file names, the lock, atomic replacement.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::VaultError;

pub(crate) const DATABASE: &str = "vault.db";
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
        self.slots().exists() || self.database().exists()
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
        // The new name must be on disk as well; Windows has no handle for that.
        #[cfg(unix)]
        File::open(&self.0)?.sync_all()?;
        Ok(())
    }
}
