//! Reading private keys made elsewhere.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncryptedPrivateKeyInfo, SecretDocument};
use rsa::traits::PublicKeyParts as _;
use rsa::{BigUint, RsaPrivateKey};
use signet_license::Algorithm;
use zeroize::Zeroizing;

use crate::{KeyFileError, PrivateKey};

/// Reads a private key: PEM as PKCS#1 (`RSA PRIVATE KEY`), PKCS#8 (`PRIVATE KEY`), encrypted PKCS#8
/// (`ENCRYPTED PRIVATE KEY`, PBES2), or .NET `RSAKeyValue` XML. Text around the PEM block is ignored.
pub fn import(text: &str, password: Option<&str>, algorithm: Algorithm) -> Result<PrivateKey, KeyFileError> {
    let key = if text.contains("<RSAKeyValue>") {
        from_xml(text)
    } else {
        from_pem(text, password)
    }?;
    let bits = key.n().bits();
    // Sizes between are legal RSA, but no reader was ever tried with them.
    if ![2048, 3072, 4096].contains(&bits) {
        return Err(KeyFileError::Size { bits });
    }
    let pkcs8 = key.to_pkcs8_der().map_err(|_| KeyFileError::Inconsistent)?;
    PrivateKey::from_pkcs8(pkcs8.to_bytes(), algorithm)
}

fn from_pem(text: &str, password: Option<&str>) -> Result<RsaPrivateKey, KeyFileError> {
    let (label, block) = pem_block(text)?;
    match label {
        "RSA PRIVATE KEY" if block.contains("ENCRYPTED") => Err(KeyFileError::OldEncryption),
        "RSA PRIVATE KEY" => {
            RsaPrivateKey::from_pkcs1_pem(&block).map_err(|_| KeyFileError::Damaged { form: "PKCS#1" })
        }
        "PRIVATE KEY" => RsaPrivateKey::from_pkcs8_pem(&block).map_err(|e| pkcs8_error(&e)),
        "ENCRYPTED PRIVATE KEY" => from_encrypted(&block, password),
        "PUBLIC KEY" | "RSA PUBLIC KEY" | "CERTIFICATE" => Err(KeyFileError::PublicOnly),
        "EC PRIVATE KEY" | "DSA PRIVATE KEY" => Err(KeyFileError::NotRsa),
        _ => Err(KeyFileError::Unknown),
    }
}

fn from_encrypted(block: &str, password: Option<&str>) -> Result<RsaPrivateKey, KeyFileError> {
    let damaged = KeyFileError::Damaged { form: "PKCS#8" };
    let (_, document) = SecretDocument::from_pem(block).map_err(|_| damaged.clone())?;
    let sealed = EncryptedPrivateKeyInfo::try_from(document.as_bytes()).map_err(|_| damaged)?;
    let password = password
        .filter(|p| !p.is_empty())
        .ok_or(KeyFileError::PasswordNeeded)?;
    let plain = sealed
        .decrypt(password)
        .map_err(|_| KeyFileError::WrongPassword)?;
    RsaPrivateKey::from_pkcs8_der(plain.as_bytes()).map_err(|e| pkcs8_error(&e))
}

fn pkcs8_error(error: &rsa::pkcs8::Error) -> KeyFileError {
    match error {
        rsa::pkcs8::Error::PublicKey(rsa::pkcs8::spki::Error::OidUnknown { .. }) => KeyFileError::NotRsa,
        _ => KeyFileError::Damaged { form: "PKCS#8" },
    }
}

/// The first PEM block of a text that may have more around it, with clean line ends.
fn pem_block(text: &str) -> Result<(&str, Zeroizing<String>), KeyFileError> {
    const BEGIN: &str = "-----BEGIN ";
    let start = text.find(BEGIN).ok_or(KeyFileError::Unknown)?;
    let label = text[start + BEGIN.len()..]
        .split("-----")
        .next()
        .ok_or(KeyFileError::Unknown)?;
    let end_line = format!("-----END {label}-----");
    // Looked for behind the beginning: an end that comes before it is that of another block.
    let text = &text[start..];
    let end = text
        .find(&end_line)
        .ok_or(KeyFileError::Damaged { form: "PEM" })?
        + end_line.len();
    let mut block = Zeroizing::new(String::with_capacity(end + 1));
    for line in text[..end].lines().map(str::trim).filter(|line| !line.is_empty()) {
        block.push_str(line);
        block.push('\n');
    }
    Ok((label, block))
}

fn from_xml(text: &str) -> Result<RsaPrivateKey, KeyFileError> {
    let damaged = || KeyFileError::Damaged { form: "XML" };
    let tree =
        roxmltree::Document::parse(text.trim_start_matches('\u{feff}').trim()).map_err(|_| damaged())?;
    let number = |name: &str| {
        let node = tree.descendants().find(|node| node.has_tag_name(name))?;
        let digits = Zeroizing::new(node.text()?.split_whitespace().collect::<String>());
        let bytes = Zeroizing::new(BASE64_STANDARD.decode(digits.as_bytes()).ok()?);
        Some(BigUint::from_bytes_be(&bytes))
    };
    let (modulus, exponent) = (
        number("Modulus").ok_or_else(damaged)?,
        number("Exponent").ok_or_else(damaged)?,
    );
    let private = number("D").ok_or(KeyFileError::PublicOnly)?;
    let primes = vec![number("P").ok_or_else(damaged)?, number("Q").ok_or_else(damaged)?];
    RsaPrivateKey::from_components(modulus, exponent, private, primes).map_err(|_| KeyFileError::Inconsistent)
}
