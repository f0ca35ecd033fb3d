//! Private keys at rest: sealed under the vault's signing key, which only users who may sign hold.

use std::sync::{Arc, Mutex, PoisonError};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use signet_license::{Algorithm, Signer as _};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::PrivateKey;

const NONCE: usize = 24;

/// The 32-byte key that seals signing keys. Wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
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

/// The private key that was used last, kept open: opening it anew takes as long as half a signature.
///
/// It must not live longer than the vault is open. Until then it gives nothing away: whoever can read this memory finds
/// the wrapping key there, too.
#[derive(Default)]
pub struct LastUsed(Mutex<Option<Opened>>);

struct Opened {
    sealed: Vec<u8>,
    under: WrappingKey,
    key: Arc<PrivateKey>,
}

impl LastUsed {
    /// [`unwrap`], or the key it gave the last time if nothing else is asked for now.
    pub fn unwrap(
        &self,
        sealed: &[u8],
        under: &WrappingKey,
        kid: &str,
        algorithm: Algorithm,
    ) -> Result<Arc<PrivateKey>, WrapError> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = &*last
            && opened.sealed == sealed
            && opened.under == *under
            && opened.key.public_key().kid() == kid
            && opened.key.public_key().algorithm() == algorithm
        {
            return Ok(Arc::clone(&opened.key));
        }
        let key = Arc::new(unwrap(sealed, under, kid, algorithm)?);
        *last = Some(Opened {
            sealed: sealed.to_vec(),
            under: under.clone(),
            key: Arc::clone(&key),
        });
        Ok(key)
    }
}

impl std::fmt::Debug for LastUsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LastUsed").finish_non_exhaustive()
    }
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

    #[test]
    fn the_last_key_stays_open_for_who_could_open_it() {
        let under = WrappingKey::from([7; 32]);
        let seal = || {
            let key = PrivateKey::create(KeyBits::B2048, Algorithm::Rs256).unwrap();
            (wrap(&key, &under).unwrap(), key.public_key().kid().to_owned())
        };
        let ((one, kid), (other, other_kid)) = (seal(), seal());
        let last = LastUsed::default();
        let open = |sealed: &[u8], kid: &str| last.unwrap(sealed, &under, kid, Algorithm::Rs256);
        let first = open(&one, &kid).unwrap();
        assert!(
            Arc::ptr_eq(&first, &open(&one, &kid).unwrap()),
            "not opened again"
        );
        assert_eq!(
            open(&one, &other_kid).unwrap_err(),
            WrapError::Damaged,
            "another id"
        );
        let stranger = WrappingKey::from([8; 32]);
        let refused = last.unwrap(&one, &stranger, &kid, Algorithm::Rs256);
        assert_eq!(refused.unwrap_err(), WrapError::Damaged, "another wrapping key");
        let second = open(&other, &other_kid).unwrap();
        assert_eq!(second.public_key().kid(), other_kid);
        assert_eq!(
            open(&one, &kid).unwrap().public_key().kid(),
            kid,
            "back to the first"
        );
        let pss = last.unwrap(&one, &under, &kid, Algorithm::Ps256).unwrap();
        assert_eq!(
            pss.public_key().algorithm(),
            Algorithm::Ps256,
            "as it is asked for"
        );
    }
}
