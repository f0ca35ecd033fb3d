//! The activation request: what a program without internet asks its vendor, as a text that fits into a QR code.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rsa::sha2::{Digest as _, Sha256};
use serde::{Deserialize, Serialize};

use crate::{DeviceKey, Machine, RequestError, base64url, strict};

/// What every request begins with. A dot follows, the content, a dot and the check.
pub const REQUEST_MARK: &str = "SGNR1";
/// Characters of the check part.
const CHECK: usize = 8;
/// Longest text that is read: a request has a few hundred characters.
pub const MAX_REQUEST: usize = 16_384;

/// What a program asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivationRequest {
    /// The request's id, a UUID the program made. The same request always gets the same certificate.
    pub id: String,
    /// 16 random bytes in base64url, which the certificate repeats.
    pub nonce: String,
    /// The serial number as it was typed.
    pub serial: String,
    /// What asks.
    pub product: RequestProduct,
    /// What the machine is known by.
    #[serde(default)]
    pub machine: Machine,
    /// What people call the machine; empty: they do not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// It runs in a virtual machine.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub virtual_machine: bool,
    /// The public half of the key made on the machine.
    pub key: DeviceKey,
}

/// The program that asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestProduct {
    /// The product's number.
    pub number: u32,
    /// The program's version, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
}

impl ActivationRequest {
    /// The text that is handed over: by file, paste or QR code.
    pub fn text(&self) -> Result<String, RequestError> {
        let json = serde_json::to_vec(self).map_err(|error| RequestError::Unreadable {
            reason: error.to_string(),
        })?;
        let content = BASE64_URL_SAFE_NO_PAD.encode(json);
        let check = check(&content);
        Ok(format!("{REQUEST_MARK}.{content}.{check}"))
    }

    /// Reads the text. White space is nothing: mail programs break long lines.
    pub fn read(text: &str) -> Result<Self, RequestError> {
        if text.len() > MAX_REQUEST {
            return Err(RequestError::NotARequest);
        }
        let text: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '\u{feff}')
            .collect();
        let Some(rest) = text.strip_prefix(REQUEST_MARK) else {
            let begun = !text.is_empty() && REQUEST_MARK.starts_with(text.as_str());
            return Err(if begun {
                RequestError::CutOff
            } else {
                RequestError::NotARequest
            });
        };
        let mut parts = rest.split('.');
        let (Some(""), Some(content)) = (parts.next(), parts.next()) else {
            return Err(if rest.is_empty() {
                RequestError::CutOff
            } else {
                RequestError::NotARequest
            });
        };
        let said = parts.next().unwrap_or_default();
        if parts.next().is_some() || said.len() > CHECK {
            return Err(RequestError::NotARequest);
        }
        if said.len() < CHECK {
            return Err(RequestError::CutOff);
        }
        if said != check(content) {
            return Err(RequestError::Altered);
        }
        let unreadable = |reason: String| RequestError::Unreadable { reason };
        let json = base64url::decode(content).ok_or_else(|| unreadable("it is no base64url".to_owned()))?;
        let json = std::str::from_utf8(&json).map_err(|error| unreadable(error.to_string()))?;
        let request: Self = strict::from_str(json).map_err(|error| unreadable(error.to_string()))?;
        request.check()?;
        Ok(request)
    }

    /// Whether it is shaped as a request must be, whoever wrote it.
    fn check(&self) -> Result<(), RequestError> {
        let unreadable = |reason: &str| {
            Err(RequestError::Unreadable {
                reason: reason.to_owned(),
            })
        };
        let plain = |text: &str, range: std::ops::RangeInclusive<usize>| {
            range.contains(&text.len())
                && text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        if !plain(&self.id, 16..=64) {
            return unreadable("its id is none");
        }
        if !plain(&self.nonce, 22..=22) {
            return unreadable("its nonce is not 16 bytes");
        }
        if self.serial.is_empty() || self.serial.chars().count() > 200 {
            return unreadable("it names no serial number");
        }
        if self.name.chars().count() > 200 || self.product.version.chars().count() > 100 {
            return unreadable("a text in it is too long");
        }
        let hashes = || self.machine.0.values().flatten();
        let crowded = self
            .machine
            .0
            .values()
            .any(|hashes| hashes.len() > crate::machine::MAX_HASHES);
        if crowded || !hashes().all(|hash| plain(hash, 22..=22)) {
            return unreadable("its machine's parts are not hashes");
        }
        if !self.key.is_sound() {
            return unreadable("its key is none");
        }
        Ok(())
    }
}

/// The first eight characters of base64url(SHA-256(content)): tells a cut or mistyped text from a whole one. It
/// proves nothing about who wrote it.
fn check(content: &str) -> String {
    let mut check = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(content));
    check.truncate(CHECK);
    check
}
