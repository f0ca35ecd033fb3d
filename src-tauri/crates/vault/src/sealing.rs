//! From a password to a key, and small secrets sealed under it.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD as STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::VaultError;

/// 32 secret bytes, wiped when dropped, never shown by `{:?}`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    /// New random bytes from the system.
    pub fn random() -> Result<Self, VaultError> {
        Ok(Self(random()?))
    }

    /// The bytes. Copies of them are the caller's to wipe.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Secret {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// What deriving a key from a password costs (Argon2id, RFC 9106). It stands in the slot, so it can
/// be raised later; a forger who lowers it derives another key and opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    fn default() -> Self {
        Self {
            memory_kib: 128 * 1024,
            passes: 3,
            lanes: 4,
        }
    }
}

impl Cost {
    /// Most memory a slot may ask for, so that a forged file cannot exhaust the machine.
    const MOST_MEMORY_KIB: u32 = 1024 * 1024;

    pub(crate) fn derive(self, password: &str, salt: &[u8]) -> Result<Secret, VaultError> {
        if self.memory_kib > Self::MOST_MEMORY_KIB || self.passes > 64 {
            return Err(VaultError::Damaged {
                file: crate::folder::SLOTS,
            });
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(|_| {
            VaultError::Damaged {
                file: crate::folder::SLOTS,
            }
        })?;
        let mut key = Secret([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.as_bytes(), salt, &mut key.0)
            .map_err(|_| VaultError::Crypto)?;
        Ok(key)
    }
}

/// A password of a customer's user as it is stored: Argon2id with its own salt, in PHC form. `cost` is that
/// of the vault's slots; a server that checks many sign-ins may want less, and reads it from the text.
pub fn hash_password(password: &str, cost: Cost) -> Result<String, VaultError> {
    let salt: [u8; 16] = random()?;
    let hash = cost.derive(password, &salt)?;
    Ok(format!(
        "$argon2id$v=19$m={},t={},p={}${}${}",
        cost.memory_kib,
        cost.passes,
        cost.lanes,
        STANDARD_NO_PAD.encode(salt),
        STANDARD_NO_PAD.encode(hash.bytes())
    ))
}

/// Whether a password is the one that was hashed.
pub fn password_matches(password: &str, stored: &str) -> bool {
    let mut parts = stored.split('$').skip(1);
    let (Some("argon2id"), Some("v=19"), Some(cost), Some(salt), Some(hash), None) = (
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
    ) else {
        return false;
    };
    let mut numbers = cost.split(',').zip(["m=", "t=", "p="]).map(|(part, name)| {
        part.strip_prefix(name)
            .and_then(|number| number.parse::<u32>().ok())
    });
    let (Some(Some(memory_kib)), Some(Some(passes)), Some(Some(lanes))) =
        (numbers.next(), numbers.next(), numbers.next())
    else {
        return false;
    };
    let cost = Cost {
        memory_kib,
        passes,
        lanes,
    };
    match (STANDARD_NO_PAD.decode(salt), STANDARD_NO_PAD.decode(hash)) {
        (Ok(salt), Ok(hash)) => cost
            .derive(password, &salt)
            .is_ok_and(|own| own.bytes().as_slice() == hash.as_slice()),
        _ => false,
    }
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Crypto)?;
    Ok(bytes)
}

pub(crate) fn seal(key: &Secret, nonce: [u8; 24], plain: &[u8], aad: &[u8]) -> Result<Vec<u8>, VaultError> {
    XChaCha20Poly1305::new(&key.0.into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad })
        .map_err(|_| VaultError::Crypto)
}

/// `None`: another key, or altered.
pub(crate) fn open(key: &Secret, nonce: [u8; 24], sealed: &[u8], aad: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(&key.0.into())
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad })
        .ok()
        .map(Zeroizing::new)
}
