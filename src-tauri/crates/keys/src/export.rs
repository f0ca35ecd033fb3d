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
}

/// Writes a public key. Every form ends with a newline.
pub fn export(key: &PublicKey, form: KeyForm) -> String {
    match form {
        KeyForm::Pem => pem(key),
        KeyForm::DerBase64 => BASE64_STANDARD.encode(key.spki()) + "\n",
        KeyForm::Jwk => jwk(key),
        KeyForm::Xml => xml(key),
        KeyForm::C => c_array(key),
        KeyForm::Rust => rust_constant(key),
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
    let jwk = serde_json::json!({
        "kty": "RSA",
        "use": "sig",
        "alg": key.algorithm().name(),
        "kid": key.kid(),
        "n": BASE64_URL_SAFE_NO_PAD.encode(key.modulus()),
        "e": BASE64_URL_SAFE_NO_PAD.encode(key.exponent()),
    });
    format!("{jwk:#}\n")
}

fn xml(key: &PublicKey) -> String {
    format!(
        "<RSAKeyValue><Modulus>{}</Modulus><Exponent>{}</Exponent></RSAKeyValue>\n",
        BASE64_STANDARD.encode(key.modulus()),
        BASE64_STANDARD.encode(key.exponent())
    )
}

fn c_array(key: &PublicKey) -> String {
    let spki = key.spki();
    format!(
        "/* RSA public key, DER SubjectPublicKeyInfo, kid {} */\n\
         static const unsigned char signet_public_key[{}] = {{\n{}}};\n",
        key.kid(),
        spki.len(),
        hex_lines(spki)
    )
}

fn rust_constant(key: &PublicKey) -> String {
    let spki = key.spki();
    format!(
        "/// RSA public key, DER `SubjectPublicKeyInfo`, kid `{}`.\n\
         pub const SIGNET_PUBLIC_KEY: [u8; {}] = [\n{}];\n",
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
