//! The trust decision: is this text a license that one of my keys signed, and is it valid now?

use crate::jws::{LICENSE_TYPE, parse, read_signed};
use crate::{KeySet, LicenseClaims, LicenseError};

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
    let claims = read_license(text, keys)?;
    check_times(&claims, now)?;
    Ok(claims)
}

/// The claims of a genuine license, whatever the time: for who looks at it, not for a program that runs on it.
pub fn read_license(text: &str, keys: &KeySet) -> Result<LicenseClaims, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(LICENSE_TYPE)?;
    read_signed(&parts, keys)
}

pub(crate) fn check_times(claims: &LicenseClaims, now: i64) -> Result<(), LicenseError> {
    if let Some(from) = claims.nbf.filter(|from| now.saturating_add(TOLERANCE) < *from) {
        return Err(LicenseError::NotYetValid { from });
    }
    if let Some(until) = claims.exp.filter(|until| *until < now.max(claims.iat)) {
        return Err(LicenseError::Expired { until });
    }
    Ok(())
}
