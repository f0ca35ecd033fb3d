//! The trust decision: is this text a license that one of my keys signed, and is it valid now?

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::jws::{LICENSE_TYPE, Parts, parse};
use crate::{KeySet, LicenseClaims, LicenseError, PublicKey};

/// How far a machine's clock may be behind before a license counts as not yet valid: 24 hours.
pub const TOLERANCE: i64 = 24 * 60 * 60;

/// Verifies a license file and returns its claims.
///
/// `now` is UTC seconds; pass the **largest time the program has ever seen** (clock, file dates),
/// so that setting the clock back gains nothing. The license's own `iat` counts as seen.
///
/// The checks, in order: shape, `typ`, `crit`, `kid` known, `alg` is the key's, signature length and
/// signature, claims, `nbf`, `exp`. Source: `docs/license-format.md`, "Reader's rules".
pub fn verify_license(text: &str, keys: &KeySet, now: i64) -> Result<LicenseClaims, LicenseError> {
    let parts = parse(text)?;
    if parts.header.typ != LICENSE_TYPE {
        return Err(LicenseError::WrongType {
            found: parts.header.typ,
        });
    }
    let claims = read_signed(&parts, keys)?;
    check_times(&claims, now)?;
    Ok(claims)
}

fn read_signed(parts: &Parts<'_>, keys: &KeySet) -> Result<LicenseClaims, LicenseError> {
    if parts.header.crit.is_some() {
        return Err(LicenseError::Unreadable {
            reason: "it demands an unknown extension".to_owned(),
        });
    }
    let key = keys
        .find(&parts.header.kid)
        .ok_or_else(|| LicenseError::WrongKey {
            kid: parts.header.kid.clone(),
        })?;
    if parts.header.alg != key.algorithm().name() {
        return Err(LicenseError::WrongAlgorithm {
            found: parts.header.alg.clone(),
        });
    }
    check_signature(parts, key)?;
    let payload = BASE64_URL_SAFE_NO_PAD
        .decode(parts.payload)
        .map_err(|_| LicenseError::Altered)?;
    serde_json::from_slice(&payload).map_err(|e| LicenseError::Unreadable {
        reason: e.to_string(),
    })
}

fn check_signature(parts: &Parts<'_>, key: &PublicKey) -> Result<(), LicenseError> {
    // Six bits a character, without padding: a shorter text cannot hold a whole signature.
    let whole = (key.signature_len() * 4).div_ceil(3);
    if parts.signature.len() < whole {
        return Err(LicenseError::CutOff);
    }
    let signature = BASE64_URL_SAFE_NO_PAD
        .decode(parts.signature)
        .map_err(|_| LicenseError::Altered)?;
    if key.accepts(parts.signed.as_bytes(), &signature) {
        Ok(())
    } else {
        Err(LicenseError::Altered)
    }
}

fn check_times(claims: &LicenseClaims, now: i64) -> Result<(), LicenseError> {
    if let Some(from) = claims.nbf.filter(|from| now.saturating_add(TOLERANCE) < *from) {
        return Err(LicenseError::NotYetValid { from });
    }
    if let Some(until) = claims.exp.filter(|until| *until < now.max(claims.iat)) {
        return Err(LicenseError::Expired { until });
    }
    Ok(())
}
