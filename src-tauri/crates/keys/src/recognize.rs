//! What key a text is: for who was sent one, or pasted the wrong one.

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use rsa::pkcs1::{DecodeRsaPrivateKey as _, DecodeRsaPublicKey as _};
use rsa::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _, EncryptedPrivateKeyInfo};
use rsa::{BigUint, RsaPrivateKey, RsaPublicKey};
use signet_license::{Algorithm, KeyError, PublicKey};
use zeroize::Zeroizing;

use crate::recognize_text::{array, json, xml};

/// A key as it was recognized. Of a private key it holds nothing but its public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognized {
    /// Public keys; more than one only in a key set.
    Public {
        /// How they are written.
        form: PublicForm,
        /// The keys, or why one is not accepted.
        keys: Vec<Result<PublicKey, KeyError>>,
    },
    /// A private key.
    Private {
        /// How it is written.
        form: &'static str,
        /// Only a password opens it.
        encrypted: bool,
        /// Its public half, where it could be read.
        public: Option<PublicKey>,
    },
    /// A key or certificate that Signet does not use.
    Other {
        /// What it is, with its article.
        what: &'static str,
        /// What to do about it.
        todo: &'static str,
    },
    /// Begins as a key, and is none.
    Damaged {
        /// What it begins as.
        form: &'static str,
    },
}

/// The forms a public key is pasted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicForm {
    /// `-----BEGIN PUBLIC KEY-----`.
    Pem,
    /// `-----BEGIN RSA PUBLIC KEY-----`.
    Pkcs1Pem,
    /// DER bytes.
    Der,
    /// DER as base64.
    DerBase64,
    /// One JSON Web Key.
    Jwk,
    /// A set of them.
    Jwks,
    /// .NET `RSAKeyValue`.
    Xml,
    /// DER bytes as a C array or a Rust constant.
    Array,
}

impl PublicForm {
    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pem => "PEM",
            Self::Pkcs1Pem => "PEM (PKCS#1)",
            Self::Der => "DER",
            Self::DerBase64 => "DER in base64",
            Self::Jwk => "JWK",
            Self::Jwks => "JWKS",
            Self::Xml => ".NET XML",
            Self::Array => "C array or Rust constant",
        }
    }
}

/// What key a text is; none: it is no key. A public key whose form does not say its algorithm is read with `algorithm`.
pub fn recognize(text: &str, algorithm: Algorithm) -> Option<Recognized> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Some(found) = pem(text, algorithm) {
        return Some(found);
    }
    if text.starts_with('{') {
        return json(text, algorithm);
    }
    if text.contains("<RSAKeyValue") {
        return Some(xml(text, algorithm));
    }
    if text.starts_with("PuTTY-User-Key-File") {
        return Some(private("PuTTY"));
    }
    if text.starts_with("ssh-") || text.starts_with("ecdsa-sha2-") {
        return Some(Recognized::Other {
            what: "an SSH public key",
            todo: "Signet reads an RSA key as PEM: ssh-keygen -e -m PKCS8 -f KEY",
        });
    }
    if let Some(bytes) = array(text) {
        return recognize_der(&bytes, algorithm).map(|found| found.written_as(PublicForm::Array));
    }
    // Whatever is shorter is a word and no key.
    let packed: Zeroizing<String> = Zeroizing::new(text.split_whitespace().collect());
    let bytes = (packed.len() > 80).then(|| BASE64_STANDARD.decode(packed.as_bytes()).ok())??;
    recognize_der(&Zeroizing::new(bytes), algorithm).map(|found| found.written_as(PublicForm::DerBase64))
}

/// The same for bytes in DER.
pub fn recognize_der(der: &[u8], algorithm: Algorithm) -> Option<Recognized> {
    if der.first() != Some(&0x30) {
        return None;
    }
    let one = |key| Recognized::Public {
        form: PublicForm::Der,
        keys: vec![key],
    };
    match PublicKey::from_der(der, algorithm) {
        Ok(key) => return Some(one(Ok(key))),
        Err(error @ KeyError::Size { .. }) => return Some(one(Err(error))),
        Err(KeyError::Unreadable) => {}
    }
    if let Ok(key) =
        RsaPrivateKey::from_pkcs8_der(der).or_else(|_| RsaPrivateKey::from_pkcs1_der(der).map_err(|_| ()))
    {
        return Some(Recognized::Private {
            form: "DER",
            encrypted: false,
            public: spki(&key.to_public_key(), algorithm).ok(),
        });
    }
    if EncryptedPrivateKeyInfo::try_from(der).is_ok() {
        return Some(Recognized::Private {
            form: "DER (PKCS#8)",
            encrypted: true,
            public: None,
        });
    }
    RsaPublicKey::from_pkcs1_der(der)
        .ok()
        .map(|key| one(spki(&key, algorithm)))
}

impl Recognized {
    fn written_as(mut self, other: PublicForm) -> Self {
        match &mut self {
            Self::Public { form, .. } => *form = other,
            Self::Private { form, .. } => *form = other.words(),
            _ => {}
        }
        self
    }
}

/// A private key of which nothing more is known.
pub(crate) fn private(form: &'static str) -> Recognized {
    Recognized::Private {
        form,
        encrypted: false,
        public: None,
    }
}

/// A private key stands above all: a text may hold both halves.
fn pem(text: &str, algorithm: Algorithm) -> Option<Recognized> {
    let label = ["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"];
    if let Some(at) = label.iter().find_map(|label| text.find(label)) {
        let encrypted = text.contains("ENCRYPTED");
        let block = &text[text[..at].rfind("-----BEGIN ").unwrap_or(at)..];
        let public = crate::import(block, None, algorithm).ok();
        return Some(Recognized::Private {
            form: "PEM",
            encrypted,
            public: public.map(|key| signet_license::Signer::public_key(&key).clone()),
        });
    }
    let label = text.split_once("-----BEGIN ")?.1.split_once("-----")?.0;
    Some(match label {
        "PUBLIC KEY" | "RSA PUBLIC KEY" => public_pem(text, label, algorithm),
        "CERTIFICATE" => Recognized::Other {
            what: "an X.509 certificate",
            todo: "Take the public key out of it: openssl x509 -in FILE -pubkey -noout",
        },
        "SSH2 PUBLIC KEY" => Recognized::Other {
            what: "an SSH public key",
            todo: "Signet reads an RSA key as PEM: ssh-keygen -e -m PKCS8 -f KEY",
        },
        _ => return None,
    })
}

fn public_pem(text: &str, label: &str, algorithm: Algorithm) -> Recognized {
    let damaged = Recognized::Damaged { form: "PEM" };
    let body = text.split_once(&format!("-----BEGIN {label}-----"));
    let Some((body, _)) = body.and_then(|(_, rest)| rest.split_once(&format!("-----END {label}-----")))
    else {
        return damaged;
    };
    let packed: String = body.split_whitespace().collect();
    let Ok(der) = BASE64_STANDARD.decode(packed) else {
        return damaged;
    };
    let pkcs1 = label == "RSA PUBLIC KEY";
    let key = if pkcs1 {
        match RsaPublicKey::from_pkcs1_der(&der) {
            Ok(key) => spki(&key, algorithm),
            Err(_) => return damaged,
        }
    } else {
        PublicKey::from_der(&der, algorithm)
    };
    if key == Err(KeyError::Unreadable) {
        // A whole DER sequence that is no RSA key is one of another kind.
        let whole = der.len() > 20 && der.first() == Some(&0x30);
        return if whole { not_rsa() } else { damaged };
    }
    Recognized::Public {
        form: if pkcs1 {
            PublicForm::Pkcs1Pem
        } else {
            PublicForm::Pem
        },
        keys: vec![key],
    }
}

/// A public key of another kind.
pub(crate) fn not_rsa() -> Recognized {
    Recognized::Other {
        what: "a public key, but no RSA key",
        todo: "Signet signs with RSA, because every platform can verify it: look for another key",
    }
}

/// A key from its two numbers.
pub(crate) fn of_numbers(
    modulus: &[u8],
    exponent: &[u8],
    algorithm: Algorithm,
) -> Result<PublicKey, KeyError> {
    let (modulus, exponent) = (BigUint::from_bytes_be(modulus), BigUint::from_bytes_be(exponent));
    let bits = modulus.bits();
    // Before the numbers are tried, which refuses small ones without saying so.
    if !(signet_license::MIN_BITS..=signet_license::MAX_BITS).contains(&bits) {
        return Err(KeyError::Size { bits });
    }
    let key = RsaPublicKey::new(modulus, exponent).map_err(|_| KeyError::Unreadable)?;
    spki(&key, algorithm)
}

fn spki(key: &RsaPublicKey, algorithm: Algorithm) -> Result<PublicKey, KeyError> {
    let der = key.to_public_key_der().map_err(|_| KeyError::Unreadable)?;
    PublicKey::from_der(der.as_bytes(), algorithm)
}

/// base64url as JWK has it.
pub(crate) fn url_bytes(text: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}
