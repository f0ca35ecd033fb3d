//! Signing for vectors: any header, any payload, always the same bytes.

use std::path::Path;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as B64;
use rsa::RsaPrivateKey;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use rsa::rand_core::{CryptoRng, Error, RngCore};
use rsa::sha2::{Digest as _, Sha256};
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _, Signer as _};
use serde_json::{Value, json};

/// The day of the vectors, UTC seconds.
pub const NOW: i64 = 1_795_000_000;

/// A key of the folder `keys`. Everybody knows it.
pub struct Key {
    private: RsaPrivateKey,
    /// Its id.
    pub kid: String,
}

impl Key {
    fn read(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("vectors/keys/{name}.private.pem"));
        let private = RsaPrivateKey::from_pkcs8_pem(&std::fs::read_to_string(path).unwrap()).unwrap();
        let spki = private.to_public_key().to_public_key_der().unwrap();
        let kid = B64.encode(Sha256::digest(spki.as_bytes()));
        Self { private, kid }
    }

    /// The header of a file of kind `typ`.
    pub fn header(&self, typ: &str) -> Value {
        json!({"alg": "RS256", "typ": typ, "kid": self.kid})
    }

    /// A file of kind `typ`.
    pub fn file(&self, typ: &str, claims: &Value) -> String {
        self.sign(&self.header(typ), &claims.to_string())
    }

    /// RS256 over any header and payload.
    pub fn sign(&self, header: &Value, payload: &str) -> String {
        let signed = unsigned(header, payload);
        let signature =
            rsa::pkcs1v15::SigningKey::<Sha256>::new(self.private.clone()).sign(signed.as_bytes());
        format!("{signed}.{}", B64.encode(signature.to_vec()))
    }

    /// PS256.
    pub fn sign_ps(&self, header: &Value, payload: &str) -> String {
        let signed = unsigned(header, payload);
        let key = rsa::pss::SigningKey::<Sha256>::new(self.private.clone());
        let signature = key.sign_with_rng(&mut Same(7), signed.as_bytes());
        format!("{signed}.{}", B64.encode(signature.to_vec()))
    }
}

/// Header and payload.
pub fn unsigned(header: &Value, payload: &str) -> String {
    format!("{}.{}", B64.encode(header.to_string()), B64.encode(payload))
}

pub fn vendor() -> &'static Key {
    static KEY: OnceLock<Key> = OnceLock::new();
    KEY.get_or_init(|| Key::read("vendor"))
}

pub fn next() -> &'static Key {
    static KEY: OnceLock<Key> = OnceLock::new();
    KEY.get_or_init(|| Key::read("next"))
}

pub fn stranger() -> &'static Key {
    static KEY: OnceLock<Key> = OnceLock::new();
    KEY.get_or_init(|| Key::read("stranger"))
}

/// No randomness: the same vector comes out each time.
struct Same(u8);

impl RngCore for Same {
    fn next_u32(&mut self) -> u32 {
        u32::from(self.0)
    }

    fn next_u64(&mut self) -> u64 {
        u64::from(self.0)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(5).wrapping_add(3);
            *byte = self.0;
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Same {}

/// `base` with the members of `change` in the place of its own; null takes one away.
pub fn changed(mut base: Value, change: &Value) -> Value {
    for (name, value) in change.as_object().unwrap() {
        if value.is_null() {
            base.as_object_mut().unwrap().remove(name);
        } else {
            base[name] = value.clone();
        }
    }
    base
}
