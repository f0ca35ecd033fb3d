//! The envelope: JWS in compact form (RFC 7515), written, taken apart, and its signature checked.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{DEVICE_ALGORITHM, DeviceKey, DeviceSecret, KeySet, LicenseError, PublicKey, base64url, strict};

/// The `typ` of a license file.
pub const LICENSE_TYPE: &str = "license+jwt";

/// The protected header. Readers trust none of it: algorithm and key are decided by the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// `RS256` or `PS256`.
    pub alg: String,
    /// What kind of file this is.
    #[serde(default)]
    pub typ: String,
    /// The signing key's id.
    #[serde(default)]
    pub kid: String,
    /// Extensions a reader must understand (RFC 7515, 4.1.11). Signet writes none and accepts none.
    #[serde(default, skip_serializing)]
    pub crit: Option<serde_json::Value>,
}

/// Something that signs with a private key. The `license` crate never sees the key itself.
pub trait Signer {
    /// The public half, with its algorithm.
    fn public_key(&self) -> &PublicKey;
    /// The signature over `message`, as the public half's algorithm asks.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError>;
}

/// The key could not sign.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the signing key refused to sign: {0}")]
pub struct SignError(pub String);

/// Signs `claims` as a file of kind `typ`. The text ends without a newline.
pub fn issue<C: Serialize>(typ: &str, claims: &C, signer: &dyn Signer) -> Result<String, SignError> {
    let key = signer.public_key();
    let mut text =
        unsigned(key.algorithm().name(), typ, key.kid(), claims).map_err(|e| SignError(e.to_string()))?;
    let signature = signer.sign(text.as_bytes())?;
    text.push('.');
    text.push_str(&BASE64_URL_SAFE_NO_PAD.encode(signature));
    Ok(text)
}

/// The same with the key of a device.
pub(crate) fn sign_with_device<C: Serialize>(
    typ: &str,
    claims: &C,
    secret: &DeviceSecret,
) -> Result<String, serde_json::Error> {
    let mut text = unsigned(DEVICE_ALGORITHM, typ, &secret.public().thumbprint(), claims)?;
    let signature = secret.sign(text.as_bytes());
    text.push('.');
    text.push_str(&BASE64_URL_SAFE_NO_PAD.encode(signature));
    Ok(text)
}

/// What is signed: header and claims.
fn unsigned<C: Serialize>(alg: &str, typ: &str, kid: &str, claims: &C) -> Result<String, serde_json::Error> {
    let header = Header {
        alg: alg.to_owned(),
        typ: typ.to_owned(),
        kid: kid.to_owned(),
        crit: None,
    };
    let mut text = BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(&header)?);
    text.push('.');
    text.push_str(&BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(claims)?));
    Ok(text)
}

/// A compact JWS taken apart.
pub(crate) struct Parts<'a> {
    pub header: Header,
    /// `header.payload`, the bytes that are signed.
    pub signed: &'a str,
    pub payload: &'a str,
    pub signature: &'a str,
}

/// Takes a text apart. Tells what is no license at all from what was one and lost its end.
pub(crate) fn parse(text: &str) -> Result<Parts<'_>, LicenseError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut parts = text.split('.');
    let head = parts.next().unwrap_or_default();
    let header = match read_header(head) {
        Some(header) => header,
        // A header that is cut is a license's beginning as long as it begins like one.
        None if !text.contains('.') && head.len() < 300 && begins_like_a_header(head) => {
            return Err(LicenseError::CutOff);
        }
        None => return Err(LicenseError::NotALicense),
    };
    let (Some(payload), Some(signature)) = (parts.next(), parts.next()) else {
        return Err(LicenseError::CutOff);
    };
    if parts.next().is_some() {
        return Err(LicenseError::NotALicense);
    }
    let signed = &text[..head.len() + 1 + payload.len()];
    Ok(Parts {
        header,
        signed,
        payload,
        signature,
    })
}

impl Parts<'_> {
    /// Refuses a file of another kind.
    pub(crate) fn must_be(&self, typ: &str) -> Result<(), LicenseError> {
        if self.header.typ == typ {
            return Ok(());
        }
        Err(LicenseError::WrongType {
            found: self.header.typ.clone(),
        })
    }

    /// Refuses what a device key did not sign.
    pub(crate) fn must_be_signed_by_device(
        &self,
        algorithm: &str,
        key: &DeviceKey,
    ) -> Result<(), LicenseError> {
        self.must_demand_nothing()?;
        self.must_use(algorithm)?;
        self.check_signature(64, |message, signature| key.accepts(message, signature))
    }

    fn must_demand_nothing(&self) -> Result<(), LicenseError> {
        if self.header.crit.is_none() {
            return Ok(());
        }
        Err(LicenseError::Unreadable {
            reason: "it demands an unknown extension".to_owned(),
        })
    }

    fn must_use(&self, algorithm: &str) -> Result<(), LicenseError> {
        if self.header.alg == algorithm {
            return Ok(());
        }
        Err(LicenseError::WrongAlgorithm {
            found: self.header.alg.clone(),
        })
    }

    fn check_signature(
        &self,
        bytes: usize,
        accepts: impl FnOnce(&[u8], &[u8]) -> bool,
    ) -> Result<(), LicenseError> {
        // Six bits a character, without padding: a shorter text cannot hold a whole signature.
        if self.signature.len() < (bytes * 4).div_ceil(3) {
            return Err(LicenseError::CutOff);
        }
        let signature = base64url::decode(self.signature).ok_or(LicenseError::Altered)?;
        if accepts(self.signed.as_bytes(), &signature) {
            Ok(())
        } else {
            Err(LicenseError::Altered)
        }
    }
}

/// The claims of a file that one of the keys signed.
pub(crate) fn read_signed<C: DeserializeOwned>(parts: &Parts<'_>, keys: &KeySet) -> Result<C, LicenseError> {
    parts.must_demand_nothing()?;
    let key = keys
        .find(&parts.header.kid)
        .ok_or_else(|| LicenseError::WrongKey {
            kid: parts.header.kid.clone(),
        })?;
    parts.must_use(key.algorithm().name())?;
    parts.check_signature(key.signature_len(), |message, signature| {
        key.accepts(message, signature)
    })?;
    read_payload(parts)
}

/// The claims, whoever signed them.
pub(crate) fn read_payload<C: DeserializeOwned>(parts: &Parts<'_>) -> Result<C, LicenseError> {
    let payload = base64url::decode(parts.payload).ok_or(LicenseError::Altered)?;
    let unreadable = |reason: String| LicenseError::Unreadable { reason };
    // Looked at once as a whole: string by string it takes several times as long.
    let text = std::str::from_utf8(&payload).map_err(|e| unreadable(e.to_string()))?;
    strict::from_str(text).map_err(|e| unreadable(e.to_string()))
}

fn read_header(part: &str) -> Option<Header> {
    let bytes = base64url::decode(part)?;
    strict::from_str(std::str::from_utf8(&bytes).ok()?).ok()
}

/// `{"alg":` in base64url, as far as it is there: the bytes every Signet file starts with.
fn begins_like_a_header(part: &str) -> bool {
    const START: &str = "eyJhbGciOi";
    !part.is_empty() && (part.starts_with(START) || (part.len() >= 4 && START.starts_with(part)))
}
