//! The vault in use: create, open, users' slots.

use std::fs::File;

use rusqlite::Connection;
use signet_domain::{Time, User};

use crate::checkpoints::Checkpoints;
use crate::folder::Folder;
use crate::journal::Author;
use crate::lists::Marks;
use crate::reader::{Reader, ReaderSource};
use crate::sealing::{Cost, Secret};
use crate::slots::{Slots, VaultKeys};
use crate::transaction::{Tx, View};
use crate::{VaultError, database};

/// An open vault. Dropping it closes the file and releases the lock.
pub struct Vault {
    folder: Folder,
    connection: Connection,
    // Ends with the connection, which is declared before it.
    _checkpoints: Checkpoints,
    marks: Marks,
    slots: Slots,
    keys: VaultKeys,
    cost: Cost,
    // Held, never read: the system releases the lock with the handle. Declared last, so that the
    // database is closed before anyone else may open it.
    _lock: File,
}

/// What a new vault needs.
#[derive(Clone, Copy)]
pub struct NewVault<'a> {
    /// The first user's login name.
    pub user: &'a str,
    /// Their password.
    pub password: &'a str,
    /// The journal's first author: that user.
    pub author: &'a Author,
    /// When.
    pub at: Time,
    /// What deriving keys from passwords costs.
    pub cost: Cost,
}

impl Vault {
    /// Makes a vault in a folder that holds none. `first` writes what every vault has from its first
    /// moment (the settings, the first user).
    pub fn create(
        folder: Folder,
        new: &NewVault<'_>,
        first: impl FnOnce(&Tx<'_>) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        folder.make()?;
        let lock = folder.lock()?;
        if folder.holds_a_vault() {
            return Err(VaultError::Exists);
        }
        folder.clear_unfinished()?;
        let keys = VaultKeys {
            vault: Secret::random()?,
            signing: Some(Secret::random()?),
        };
        let slots = Self::fill(&folder, new, &keys, first)?;
        let (connection, checkpoints) = connect(&folder, &slots, &keys)?;
        Ok(Self {
            folder,
            connection,
            _checkpoints: checkpoints,
            marks: Marks::default(),
            slots,
            keys,
            cost: new.cost,
            _lock: lock,
        })
    }

    /// Writes a whole vault beside its final name: a process that dies here leaves a folder in which the
    /// next one can begin again.
    fn fill(
        folder: &Folder,
        new: &NewVault<'_>,
        keys: &VaultKeys,
        first: impl FnOnce(&Tx<'_>) -> Result<(), VaultError>,
    ) -> Result<Slots, VaultError> {
        let connection = database::create(&folder.unfinished(), &keys.vault)?;
        let marks = Marks::default();
        let tx = Tx::begin(&connection, &marks)?;
        first(&tx)?;
        tx.commit("vault.create", new.author, new.at)?;
        // Closing moves the write-ahead log into the file, which is then renamed alone.
        connection.close().map_err(|(_, error)| error)?;
        let mut slots = Slots::new(&database::salt(&folder.unfinished())?)?;
        slots.put(new.user, new.password, keys, new.cost)?;
        slots.write(folder)?;
        folder.finish()?;
        Ok(slots)
    }

    /// Opens a vault. Without a user name, as the only user there is. The lock is taken before the
    /// password is tried: a vault that is in use says so without asking for one.
    pub fn open(folder: Folder, user: Option<&str>, password: &str) -> Result<(Self, User), VaultError> {
        if !folder.holds_a_vault() {
            return Err(VaultError::Missing);
        }
        let lock = folder.lock()?;
        let slots = Slots::read(&folder)?;
        let (name, keys) = slots.open(user, password)?;
        let (connection, checkpoints) = connect(&folder, &slots, &keys)?;
        let vault = Self {
            folder,
            connection,
            _checkpoints: checkpoints,
            marks: Marks::default(),
            slots,
            keys,
            cost: Cost::default(),
            _lock: lock,
        };
        // A slot whose user was never committed, or was removed, opens nothing.
        let user = vault
            .view()
            .user_by_name(&name)?
            .ok_or(VaultError::WrongPassword)?;
        Ok((vault, user))
    }

    /// The login names of a vault, without opening it.
    pub fn users_of(folder: &Folder) -> Result<Vec<String>, VaultError> {
        Ok(Slots::read(folder)?.users().map(str::to_owned).collect())
    }

    /// The vault's folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Reads.
    pub fn view(&self) -> View<'_> {
        View {
            connection: &self.connection,
            marks: &self.marks,
        }
    }

    /// Another connection that only reads, and goes on reading while a transaction is open. Drop it before
    /// the vault.
    pub fn reader(&self) -> Result<Reader, VaultError> {
        self.reader_source().reader()
    }

    /// What makes more such connections without the vault at hand.
    pub fn reader_source(&self) -> ReaderSource {
        ReaderSource::new(self.folder.clone(), self.keys.vault.clone())
    }

    /// Begins a transaction. The vault is single: there is no other writer to wait for.
    pub fn begin(&self) -> Result<Tx<'_>, VaultError> {
        Tx::begin(&self.connection, &self.marks)
    }

    /// The key that opens signing keys, in the session of a user who may sign.
    pub fn signing_secret(&self) -> Option<&Secret> {
        self.keys.signing.as_ref()
    }

    /// The slots as they stand, to be changed and put back with [`Vault::write_slots`].
    /// `password` sets or replaces the slot of `user`; without one the slot is removed.
    ///
    /// Only a session that may sign can give the signing key on: `may_sign` is refused otherwise.
    pub fn plan_slot(
        &self,
        user: &str,
        password: Option<&str>,
        may_sign: bool,
    ) -> Result<PlannedSlots, VaultError> {
        let mut slots = self.slots.clone();
        match password {
            Some(password) => {
                let signing = match (may_sign, &self.keys.signing) {
                    (true, Some(secret)) => Some(secret.clone()),
                    (true, None) => return Err(VaultError::Crypto),
                    (false, _) => None,
                };
                let keys = VaultKeys {
                    vault: self.keys.vault.clone(),
                    signing,
                };
                slots.put(user, password, &keys, self.cost)?;
            }
            None => slots.remove(user),
        }
        Ok(PlannedSlots(slots))
    }

    /// Writes planned slots. Call it just before the commit: if the commit then fails, a slot without
    /// a user is left, which opens nothing.
    pub fn write_slots(&self, planned: &PlannedSlots) -> Result<(), VaultError> {
        planned.0.write(&self.folder)
    }

    /// Takes written slots into use.
    pub fn keep_slots(&mut self, planned: PlannedSlots) {
        self.slots = planned.0;
    }

    /// Whether `password` opens this user's slot. Costs as much as opening the vault.
    pub fn accepts(&self, user: &str, password: &str) -> bool {
        self.slots.open(Some(user), password).is_ok()
    }

    /// Whether this user has a slot.
    pub fn has_slot(&self, user: &str) -> bool {
        self.slots.users().any(|name| name == user)
    }

    /// The cost of new slots.
    pub fn set_cost(&mut self, cost: Cost) {
        self.cost = cost;
    }
}

fn connect(
    folder: &Folder,
    slots: &Slots,
    keys: &VaultKeys,
) -> Result<(Connection, Checkpoints), VaultError> {
    let mut connection = database::open(&folder.database(), &keys.vault, |salt| slots.knows_database(salt))?;
    let checkpoints = Checkpoints::watch(&mut connection, folder, &keys.vault)?;
    Ok((connection, checkpoints))
}

/// Slots that are decided and sealed but not yet written.
pub struct PlannedSlots(Slots);
