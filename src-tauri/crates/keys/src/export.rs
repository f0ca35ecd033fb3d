//! Public keys in the forms programmers paste.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use signet_license::PublicKey;
use ts_rs::TS;

/// How a public key is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyForm {
    /// `-----BEGIN PUBLIC KEY-----` (SPKI): OpenSSL, Python, Node, Java, Go, Rust.
    Pem,
    /// The same bytes as one line of base64.
    DerBase64,
    /// RFC 7517, with `kid`, `alg` and `use`.
    Jwk,
    /// .NET `RSAKeyValue`.
    Xml,
    /// A C array of the DER bytes.
    C,
    /// A Rust constant of the DER bytes.
    Rust,
}

impl KeyForm {
    /// All forms.
    pub const ALL: [Self; 6] = [
        Self::Pem,
        Self::DerBase64,
        Self::Jwk,
        Self::Xml,
        Self::C,
        Self::Rust,
    ];

    /// The usual file name for this form.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Pem => "public-key.pem",
            Self::DerBase64 => "public-key.b64",
            Self::Jwk => "public-key.jwk.json",
            Self::Xml => "public-key.xml",
            Self::C => "public_key.h",
            Self::Rust => "public_key.rs",
        }
    }

    /// The usual file name for two keys in this form.
    pub fn file_name_of_two(self) -> &'static str {
        match self {
            Self::Pem => "public-keys.pem",
            Self::DerBase64 => "public-keys.b64",
            Self::Jwk => "public-keys.jwks.json",
            Self::Xml => "public-keys.xml",
            Self::C => "public_keys.h",
            Self::Rust => "public_keys.rs",
        }
    }
}

/// Writes a public key. Every form ends with a newline.
pub fn export(key: &PublicKey, form: KeyForm) -> String {
    match form {
        KeyForm::Pem => pem(key),
        KeyForm::DerBase64 => BASE64_STANDARD.encode(key.spki()) + "\n",
        KeyForm::Jwk => jwk(key),
        KeyForm::Xml => xml(key),
        KeyForm::C => c_array(key, "signet_public_key"),
        KeyForm::Rust => rust_constant(key, "SIGNET_PUBLIC_KEY"),
    }
}

/// Writes two public keys for a program that embeds both: one after the other, a JWK set (RFC 7517, 5), or two
/// names that differ.
pub fn export_two(first: &PublicKey, second: &PublicKey, form: KeyForm) -> String {
    match form {
        KeyForm::Pem | KeyForm::DerBase64 | KeyForm::Xml => export(first, form) + &export(second, form),
        KeyForm::Jwk => {
            let set = serde_json::json!({"keys": [jwk_value(first), jwk_value(second)]});
            format!("{set:#}\n")
        }
        KeyForm::C => c_array(first, "signet_public_key_1") + "\n" + &c_array(second, "signet_public_key_2"),
        KeyForm::Rust => {
            rust_constant(first, "SIGNET_PUBLIC_KEY_1") + "\n" + &rust_constant(second, "SIGNET_PUBLIC_KEY_2")
        }
    }
}

fn pem(key: &PublicKey) -> String {
    let body = BASE64_STANDARD.encode(key.spki());
    let mut text = String::from("-----BEGIN PUBLIC KEY-----\n");
    // RFC 7468: 64 characters a line.
    for start in (0..body.len()).step_by(64) {
        text.push_str(&body[start..(start + 64).min(body.len())]);
        text.push('\n');
    }
    text + "-----END PUBLIC KEY-----\n"
}

fn jwk(key: &PublicKey) -> String {
    format!("{:#}\n", jwk_value(key))
}

fn jwk_value(key: &PublicKey) -> serde_json::Value {
    serde_json::json!({
        "kty": "RSA",
        "use": "sig",
        "alg": key.algorithm().name(),
        "kid": key.kid(),
        "n": BASE64_URL_SAFE_NO_PAD.encode(key.modulus()),
        "e": BASE64_URL_SAFE_NO_PAD.encode(key.exponent()),
    })
}

fn xml(key: &PublicKey) -> String {
    format!(
        "<RSAKeyValue><Modulus>{}</Modulus><Exponent>{}</Exponent></RSAKeyValue>\n",
        BASE64_STANDARD.encode(key.modulus()),
        BASE64_STANDARD.encode(key.exponent())
    )
}

fn c_array(key: &PublicKey, name: &str) -> String {
    let spki = key.spki();
    format!(
        "/* RSA public key, DER SubjectPublicKeyInfo, kid {} */\n\
         static const unsigned char {name}[{}] = {{\n{}}};\n",
        key.kid(),
        spki.len(),
        hex_lines(spki)
    )
}

fn rust_constant(key: &PublicKey, name: &str) -> String {
    let spki = key.spki();
    format!(
        "/// RSA public key, DER `SubjectPublicKeyInfo`, kid `{}`.\n\
         pub const {name}: [u8; {}] = [\n{}];\n",
        key.kid(),
        spki.len(),
        hex_lines(spki)
    )
}

fn hex_lines(bytes: &[u8]) -> String {
    bytes.chunks(12).fold(String::new(), |mut text, row| {
        text.push_str("   ");
        for byte in row {
            // Writing to a String cannot fail.
            let _ = write!(text, " 0x{byte:02x},");
        }
        text.push('\n');
        text
    })
}
