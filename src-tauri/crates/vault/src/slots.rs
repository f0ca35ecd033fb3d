//! The slots file: the vault key, wrapped once per user under their password.
//!
//! Plain JSON beside the database. It shows login names and nothing else; everything secret in it is
//! sealed, and bound to the vault, the name and the rank of its slot.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::VaultError;
use crate::folder::{Folder, SLOTS};
use crate::sealing::{Cost, Secret, open, random, seal};

/// The newest format of the file this program writes and reads.
const FORMAT: u32 = 1;
const MARK: &str = "Signet vault slots";

/// The file's content.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Slots {
    /// Tells a slots file from any other JSON.
    signet: String,
    format: u32,
    /// Random, made once: binds slots to their vault.
    vault: String,
    /// The first 16 bytes of the database, its public salt: tells another vault's database.
    database: String,
    users: Vec<Slot>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Slot {
    user: String,
    /// Holds the second key, which opens signing keys.
    may_sign: bool,
    cost: Cost,
    salt: String,
    nonce: String,
    sealed: String,
}

/// What an opened slot gives.
#[derive(Debug, Clone)]
pub(crate) struct VaultKeys {
    /// Opens the database.
    pub vault: Secret,
    /// Opens signing keys; only in slots of users who may sign.
    pub signing: Option<Secret>,
}

impl Slots {
    pub(crate) fn new(database_salt: &[u8]) -> Result<Self, VaultError> {
        Ok(Self {
            signet: MARK.to_owned(),
            format: FORMAT,
            vault: BASE64_STANDARD.encode(random::<16>()?),
            database: BASE64_STANDARD.encode(database_salt),
            users: Vec::new(),
        })
    }

    pub(crate) fn read(folder: &Folder) -> Result<Self, VaultError> {
        #[derive(Deserialize)]
        struct Head {
            #[serde(default)]
            signet: String,
            #[serde(default)]
            format: u32,
        }
        let text = match std::fs::read_to_string(folder.slots()) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(missing_slots(folder)),
            Err(e) if e.kind() == std::io::ErrorKind::InvalidData => {
                return Err(VaultError::Foreign { file: SLOTS });
            }
            Err(e) => return Err(e.into()),
        };
        let ours = text.contains(MARK);
        let head = serde_json::from_str::<Head>(&text).map_err(|_| unreadable(ours || text.is_empty()))?;
        if head.signet != MARK {
            return Err(VaultError::Foreign { file: SLOTS });
        }
        if head.format > FORMAT {
            return Err(VaultError::Newer {
                found: head.format,
                known: FORMAT,
            });
        }
        serde_json::from_str(&text).map_err(|_| unreadable(true))
    }

    pub(crate) fn write(&self, folder: &Folder) -> Result<(), VaultError> {
        folder.replace_slots(&serde_json::to_vec_pretty(self)?)
    }

    pub(crate) fn users(&self) -> impl Iterator<Item = &str> {
        self.users.iter().map(|slot| slot.user.as_str())
    }

    /// Whether the database beside the file is the one these slots open.
    pub(crate) fn knows_database(&self, salt: &[u8]) -> bool {
        BASE64_STANDARD
            .decode(&self.database)
            .is_ok_and(|own| own == salt)
    }

    /// Adds or replaces a user's slot.
    pub(crate) fn put(
        &mut self,
        user: &str,
        password: &str,
        keys: &VaultKeys,
        cost: Cost,
    ) -> Result<(), VaultError> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        let may_sign = keys.signing.is_some();
        let mut plain = Zeroizing::new(keys.vault.bytes().to_vec());
        if let Some(signing) = &keys.signing {
            plain.extend_from_slice(signing.bytes());
        }
        let sealed = seal(
            &cost.derive(password, &salt)?,
            nonce,
            &plain,
            &self.aad(user, may_sign),
        )?;
        self.remove(user);
        self.users.push(Slot {
            user: user.to_owned(),
            may_sign,
            cost,
            salt: BASE64_STANDARD.encode(salt),
            nonce: BASE64_STANDARD.encode(nonce),
            sealed: BASE64_STANDARD.encode(sealed),
        });
        Ok(())
    }

    pub(crate) fn remove(&mut self, user: &str) {
        self.users.retain(|slot| slot.user != user);
    }

    /// Opens a user's slot; without a name, the only slot there is.
    pub(crate) fn open(&self, user: Option<&str>, password: &str) -> Result<(String, VaultKeys), VaultError> {
        let slot = match (user, self.users.as_slice()) {
            (Some(user), slots) => slots.iter().find(|slot| slot.user == user),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        let Some(slot) = slot else {
            return Err(VaultError::WrongPassword);
        };
        let bytes = |text: &str| BASE64_STANDARD.decode(text).map_err(|_| unreadable(true));
        let nonce: [u8; 24] = bytes(&slot.nonce)?.try_into().map_err(|_| unreadable(true))?;
        let key = slot.cost.derive(password, &bytes(&slot.salt)?)?;
        let plain = open(
            &key,
            nonce,
            &bytes(&slot.sealed)?,
            &self.aad(&slot.user, slot.may_sign),
        )
        .ok_or(VaultError::WrongPassword)?;
        let secret = |part: &[u8]| {
            <[u8; 32]>::try_from(part)
                .map(Secret::from)
                .map_err(|_| unreadable(true))
        };
        let (vault, rest) = plain.split_at_checked(32).ok_or_else(|| unreadable(true))?;
        let signing = if rest.is_empty() {
            None
        } else {
            Some(secret(rest)?)
        };
        Ok((
            slot.user.clone(),
            VaultKeys {
                vault: secret(vault)?,
                signing,
            },
        ))
    }

    fn aad(&self, user: &str, may_sign: bool) -> Vec<u8> {
        format!("{MARK}\n{}\n{user}\n{may_sign}", self.vault).into_bytes()
    }
}

fn unreadable(ours: bool) -> VaultError {
    if ours {
        VaultError::Damaged { file: SLOTS }
    } else {
        VaultError::Foreign { file: SLOTS }
    }
}

fn missing_slots(folder: &Folder) -> VaultError {
    // A database without its slots is a vault that lost a file, not an empty folder.
    if folder.database().exists() {
        VaultError::Damaged { file: SLOTS }
    } else {
        VaultError::Missing
    }
}
