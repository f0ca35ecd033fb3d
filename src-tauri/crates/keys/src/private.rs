//! A private key in use.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{self, KeyPair as _, RsaKeyPair};
use serde::{Deserialize, Serialize};
use signet_license::{Algorithm, PublicKey, SignError, Signer};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::KeyFileError;

/// The sizes Signet creates. 3072 is the default: 128-bit strength, and still one QR code's worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "u32", into = "u32")]
#[ts(type = "2048 | 3072 | 4096")]
pub enum KeyBits {
    /// 2048 bits.
    B2048,
    /// 3072 bits.
    B3072,
    /// 4096 bits.
    B4096,
}

impl From<KeyBits> for u32 {
    fn from(bits: KeyBits) -> Self {
        match bits {
            KeyBits::B2048 => 2048,
            KeyBits::B3072 => 3072,
            KeyBits::B4096 => 4096,
        }
    }
}

impl TryFrom<u32> for KeyBits {
    type Error = KeyFileError;

    fn try_from(bits: u32) -> Result<Self, KeyFileError> {
        match bits {
            2048 => Ok(Self::B2048),
            3072 => Ok(Self::B3072),
            4096 => Ok(Self::B4096),
            other => Err(KeyFileError::Size { bits: other as usize }),
        }
    }
}

/// An RSA private key that can sign. Wiped from memory when dropped.
pub struct PrivateKey {
    pair: RsaKeyPair,
    pkcs8: Zeroizing<Vec<u8>>,
    public: PublicKey,
}

impl PrivateKey {
    /// Makes a new key. Takes from a tenth of a second (2048) to several seconds (4096).
    pub fn create(bits: KeyBits, algorithm: Algorithm) -> Result<Self, KeyFileError> {
        let size = match bits {
            KeyBits::B2048 => KeySize::Rsa2048,
            KeyBits::B3072 => KeySize::Rsa3072,
            KeyBits::B4096 => KeySize::Rsa4096,
        };
        let pair = RsaKeyPair::generate(size).map_err(|_| KeyFileError::Failed)?;
        let der: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| KeyFileError::Failed)?;
        let pkcs8 = Zeroizing::new(der.as_ref().to_vec());
        Self::from_pkcs8(pkcs8, algorithm)
    }

    /// Takes a DER `PrivateKeyInfo` (PKCS#8), checks that its numbers belong together by signing
    /// once and verifying.
    pub fn from_pkcs8(pkcs8: Zeroizing<Vec<u8>>, algorithm: Algorithm) -> Result<Self, KeyFileError> {
        let key = Self::known_good(pkcs8, algorithm)?;
        let probe = key.sign(b"signet").map_err(|_| KeyFileError::Inconsistent)?;
        if key.public.accepts(b"signet", &probe) {
            Ok(key)
        } else {
            Err(KeyFileError::Inconsistent)
        }
    }

    /// The same of a key that was tried before and that nobody can have changed since.
    pub(crate) fn known_good(pkcs8: Zeroizing<Vec<u8>>, algorithm: Algorithm) -> Result<Self, KeyFileError> {
        let pair = RsaKeyPair::from_pkcs8(&pkcs8).map_err(|_| KeyFileError::Inconsistent)?;
        let spki = signature_spki(&pair)?;
        let public = PublicKey::from_der(&spki, algorithm).map_err(|e| match e {
            signet_license::KeyError::Size { bits } => KeyFileError::Size { bits },
            signet_license::KeyError::Unreadable => KeyFileError::Inconsistent,
        })?;
        Ok(Self { pair, pkcs8, public })
    }

    pub(crate) fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }
}

fn signature_spki(pair: &RsaKeyPair) -> Result<Vec<u8>, KeyFileError> {
    use aws_lc_rs::encoding::PublicKeyX509Der;
    let der: PublicKeyX509Der<'_> = pair
        .public_key()
        .as_der()
        .map_err(|_| KeyFileError::Inconsistent)?;
    Ok(der.as_ref().to_vec())
}

impl Signer for PrivateKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let padding: &'static dyn signature::RsaEncoding = match self.public.algorithm() {
            Algorithm::Rs256 => &signature::RSA_PKCS1_SHA256,
            Algorithm::Ps256 => &signature::RSA_PSS_SHA256,
        };
        let mut out = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(padding, &SystemRandom::new(), message, &mut out)
            .map_err(|_| SignError("the cryptographic library refused".to_owned()))?;
        Ok(out)
    }
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Only the public id: a key must never reach a log through `{:?}`.
        f.debug_struct("PrivateKey")
            .field("kid", &self.public.kid())
            .finish_non_exhaustive()
    }
}
