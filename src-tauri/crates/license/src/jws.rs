//! The envelope: JWS in compact form (RFC 7515), written and taken apart. No trust decision here.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{LicenseError, PublicKey};

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
    let header = Header {
        alg: key.algorithm().name().to_owned(),
        typ: typ.to_owned(),
        kid: key.kid().to_owned(),
        crit: None,
    };
    let part = |json: Result<Vec<u8>, serde_json::Error>| {
        json.map(|bytes| BASE64_URL_SAFE_NO_PAD.encode(bytes))
            .map_err(|e| SignError(e.to_string()))
    };
    let mut text = part(serde_json::to_vec(&header))?;
    text.push('.');
    text.push_str(&part(serde_json::to_vec(claims))?);
    let signature = signer.sign(text.as_bytes())?;
    text.push('.');
    text.push_str(&BASE64_URL_SAFE_NO_PAD.encode(signature));
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

fn read_header(part: &str) -> Option<Header> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// `{"alg":` in base64url, as far as it is there: the bytes every Signet file starts with.
fn begins_like_a_header(part: &str) -> bool {
    const START: &str = "eyJhbGciOi";
    !part.is_empty() && (part.starts_with(START) || (part.len() >= 4 && START.starts_with(part)))
}
