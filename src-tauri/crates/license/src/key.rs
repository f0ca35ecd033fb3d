//! Public keys: what a program embeds.

use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rsa::RsaPublicKey;
use rsa::pkcs8::{DecodePublicKey as _, EncodePublicKey as _};
use rsa::sha2::{Digest as _, Sha256};
use rsa::signature::Verifier as _;
use rsa::traits::PublicKeyParts as _;
use serde::{Deserialize, Serialize};

use crate::KeyError;

/// Smallest accepted modulus, bits.
pub const MIN_BITS: usize = 2048;
/// Largest accepted modulus, bits.
pub const MAX_BITS: usize = 4096;

/// The two algorithms a Signet key may use (RFC 7518, 3.3 and 3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256: what every platform verifies.
    #[default]
    #[serde(rename = "RS256")]
    Rs256,
    /// RSASSA-PSS with SHA-256, MGF1 and a 32-byte salt.
    #[serde(rename = "PS256")]
    Ps256,
}

impl Algorithm {
    /// The name in the JWS header.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
        }
    }
}

/// Verifies the signatures of one key in the place of this crate's own arithmetic, which is plain Rust and slow: a
/// program that verifies all day may have a faster library.
pub trait Verifier: std::fmt::Debug + Send + Sync {
    /// Whether `signature` over `message` is the key's, by the key's algorithm.
    fn accepts(&self, message: &[u8], signature: &[u8]) -> bool;
}

/// An RSA public key with the one algorithm it is used with.
#[derive(Debug, Clone)]
pub struct PublicKey {
    key: RsaPublicKey,
    algorithm: Algorithm,
    kid: String,
    spki: Vec<u8>,
    verifier: Option<Arc<dyn Verifier>>,
}

/// The same key for the same algorithm, whoever does the arithmetic.
impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.spki == other.spki && self.algorithm == other.algorithm
    }
}

impl Eq for PublicKey {}

impl PublicKey {
    /// Reads `-----BEGIN PUBLIC KEY-----`.
    pub fn from_pem(pem: &str, algorithm: Algorithm) -> Result<Self, KeyError> {
        let key = RsaPublicKey::from_public_key_pem(pem.trim()).map_err(|_| KeyError::Unreadable)?;
        Self::new(key, algorithm)
    }

    /// Reads a DER `SubjectPublicKeyInfo`.
    pub fn from_der(der: &[u8], algorithm: Algorithm) -> Result<Self, KeyError> {
        let key = RsaPublicKey::from_public_key_der(der).map_err(|_| KeyError::Unreadable)?;
        Self::new(key, algorithm)
    }

    fn new(key: RsaPublicKey, algorithm: Algorithm) -> Result<Self, KeyError> {
        let bits = key.n().bits();
        if !(MIN_BITS..=MAX_BITS).contains(&bits) {
            return Err(KeyError::Size { bits });
        }
        let spki = key
            .to_public_key_der()
            .map_err(|_| KeyError::Unreadable)?
            .into_vec();
        // The id covers the canonical encoding, so that the same key read from any form has one id.
        let kid = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&spki));
        Ok(Self {
            key,
            algorithm,
            kid,
            spki,
            verifier: None,
        })
    }

    /// The same key, whose signatures `verifier` verifies. What it accepts is accepted: it must be this key's.
    #[must_use]
    pub fn verified_by(mut self, verifier: Arc<dyn Verifier>) -> Self {
        self.verifier = Some(verifier);
        self
    }

    /// The key's id: base64url SHA-256 of its `SubjectPublicKeyInfo`.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The algorithm this key is used with.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Modulus length in bits.
    pub fn bits(&self) -> usize {
        self.key.n().bits()
    }

    /// The DER `SubjectPublicKeyInfo`.
    pub fn spki(&self) -> &[u8] {
        &self.spki
    }

    /// Modulus, big-endian without leading zeros.
    pub fn modulus(&self) -> Vec<u8> {
        self.key.n().to_bytes_be()
    }

    /// Public exponent, big-endian without leading zeros.
    pub fn exponent(&self) -> Vec<u8> {
        self.key.e().to_bytes_be()
    }

    /// Bytes of a signature made with this key.
    pub fn signature_len(&self) -> usize {
        self.key.size()
    }

    /// Whether `signature` over `message` is this key's.
    pub fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        if let Some(verifier) = &self.verifier {
            return verifier.accepts(message, signature);
        }
        match self.algorithm {
            Algorithm::Rs256 => rsa::pkcs1v15::Signature::try_from(signature).is_ok_and(|signature| {
                rsa::pkcs1v15::VerifyingKey::<Sha256>::new(self.key.clone())
                    .verify(message, &signature)
                    .is_ok()
            }),
            Algorithm::Ps256 => rsa::pss::Signature::try_from(signature).is_ok_and(|signature| {
                rsa::pss::VerifyingKey::<Sha256>::new(self.key.clone())
                    .verify(message, &signature)
                    .is_ok()
            }),
        }
    }
}

/// The keys a program trusts: the current one **and the next**, so that a rotation reaches
/// customers before it happens.
#[derive(Debug, Clone, Default)]
pub struct KeySet(Vec<PublicKey>);

impl KeySet {
    /// The key with this id.
    pub fn find(&self, kid: &str) -> Option<&PublicKey> {
        self.0.iter().find(|key| key.kid == kid)
    }
}

impl FromIterator<PublicKey> for KeySet {
    fn from_iter<I: IntoIterator<Item = PublicKey>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}
