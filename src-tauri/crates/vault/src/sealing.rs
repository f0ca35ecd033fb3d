//! From a password to a key, and small secrets sealed under it.

use argon2::{Algorithm, Argon2, Params, Version};
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
