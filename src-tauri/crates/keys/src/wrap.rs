//! Private keys at rest: sealed under the vault's signing key, which only users who may sign hold.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use signet_license::{Algorithm, Signer as _};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::PrivateKey;

const NONCE: usize = 24;

/// The 32-byte key that seals signing keys. Wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct WrappingKey([u8; 32]);

impl From<[u8; 32]> for WrappingKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// Why a key could not be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WrapError {
    /// The system's random source failed.
    #[error("the system gave no random numbers")]
    Random,
    /// Not sealed under this key, or altered.
    #[error("the stored signing key is damaged or belongs to another vault")]
    Damaged,
}

/// Seals a private key: 24-byte nonce, then XChaCha20-Poly1305 over its PKCS#8, bound to its id.
pub fn wrap(key: &PrivateKey, under: &WrappingKey) -> Result<Vec<u8>, WrapError> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|_| WrapError::Random)?;
    let aad = key.public_key().kid().as_bytes();
    let sealed = XChaCha20Poly1305::new(&under.0.into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: key.pkcs8(),
                aad,
            },
        )
        .map_err(|_| WrapError::Damaged)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens a sealed private key whose id must be `kid`.
pub fn unwrap(
    sealed: &[u8],
    under: &WrappingKey,
    kid: &str,
    algorithm: Algorithm,
) -> Result<PrivateKey, WrapError> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(WrapError::Damaged)?;
    let plain = XChaCha20Poly1305::new(&under.0.into())
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: body,
                aad: kid.as_bytes(),
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| WrapError::Damaged)?;
    // The seal shows that it is the key that was wrapped, which had been tried.
    PrivateKey::known_good(plain, algorithm).map_err(|_| WrapError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeyBits;

    #[test]
    fn a_wrapped_key_opens_only_under_its_key_and_id() {
        let key = PrivateKey::create(KeyBits::B2048, Algorithm::Rs256).unwrap();
        let under = WrappingKey::from([7; 32]);
        let sealed = wrap(&key, &under).unwrap();
        let kid = key.public_key().kid();
        let opened = unwrap(&sealed, &under, kid, Algorithm::Rs256).unwrap();
        assert_eq!(
            opened.sign(b"x").unwrap(),
            key.sign(b"x").unwrap(),
            "RS256 is deterministic"
        );
        let refused = |sealed: &[u8], under: WrappingKey, kid: &str| {
            unwrap(sealed, &under, kid, Algorithm::Rs256).err() == Some(WrapError::Damaged)
        };
        assert!(refused(&sealed, WrappingKey::from([8; 32]), kid), "another key");
        assert!(refused(&sealed, under.clone(), "another id"), "another id");
        assert!(refused(&sealed[..20], under.clone(), kid), "cut");
        let mut flipped = sealed.clone();
        flipped[40] ^= 1;
        assert!(refused(&flipped, under, kid), "altered");
    }
}
