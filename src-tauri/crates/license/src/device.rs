//! The key a program makes on the machine it is activated on: P-256, used with ES256 (RFC 7518, 3.4). Its public
//! half stands in the request and the certificate, its private half never leaves the machine.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use rsa::sha2::{Digest as _, Sha256};
use serde::{Deserialize, Serialize};

use crate::base64url;

/// The algorithm of device keys.
pub const DEVICE_ALGORITHM: &str = "ES256";

/// The public half of a device key, as a JSON Web Key (RFC 7517).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKey {
    /// `EC`.
    pub kty: String,
    /// `P-256`.
    pub crv: String,
    /// The first coordinate, 32 bytes in base64url.
    pub x: String,
    /// The second coordinate.
    pub y: String,
}

impl DeviceKey {
    /// Its thumbprint (RFC 7638): the `kid` of what it signs.
    pub fn thumbprint(&self) -> String {
        let json = format!(
            r#"{{"crv":"{}","kty":"{}","x":"{}","y":"{}"}}"#,
            self.crv, self.kty, self.x, self.y
        );
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(json))
    }

    /// Whether it is a point on the curve.
    pub fn is_sound(&self) -> bool {
        self.verifying_key().is_some()
    }

    /// Whether `signature`, 64 bytes as JWS has them, over `message` is this key's.
    pub fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        let (Some(key), Ok(signature)) = (self.verifying_key(), Signature::from_slice(signature)) else {
            return false;
        };
        key.verify(message, &signature).is_ok()
    }

    fn verifying_key(&self) -> Option<VerifyingKey> {
        if self.kty != "EC" || self.crv != "P-256" {
            return None;
        }
        let mut point = vec![4];
        for coordinate in [&self.x, &self.y] {
            let bytes = base64url::decode(coordinate)?;
            if bytes.len() != 32 {
                return None;
            }
            point.extend(bytes);
        }
        VerifyingKey::from_sec1_bytes(&point).ok()
    }
}

/// A device key with its private half, which a program keeps on its machine.
pub struct DeviceSecret(SigningKey);

impl std::fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceSecret")
    }
}

impl DeviceSecret {
    /// The key of 32 bytes from the system's random source, or of those a program kept. None for bytes that are
    /// no key: zero, or above the curve's order. Random bytes are a key but for one time in 2^32.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        SigningKey::from_slice(bytes).ok().map(Self)
    }

    /// The public half.
    pub fn public(&self) -> DeviceKey {
        let point = self.0.verifying_key().to_sec1_point(false);
        let coordinate = |bytes: Option<&_>| {
            bytes
                .map(|bytes: &p256::FieldBytes| BASE64_URL_SAFE_NO_PAD.encode(bytes))
                .unwrap_or_default()
        };
        DeviceKey {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: coordinate(point.x()),
            y: coordinate(point.y()),
        }
    }

    /// Signs with a nonce made from the message (RFC 6979): no random source is asked.
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.0.sign(message);
        signature.to_bytes().to_vec()
    }
}
