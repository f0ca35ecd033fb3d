//! The revocation list: what no longer counts although its signature is good.

use serde::{Deserialize, Serialize};

use crate::jws::{parse, read_payload, read_signed};
use crate::{CertificateClaims, KeySet, LicenseClaims, LicenseError};

/// The `typ` of a revocation list.
pub const REVOCATION_TYPE: &str = "revocation+jwt";

/// The claims of a revocation list. **Never rename or reorder its fields**: files in customers' hands depend on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationList {
    /// The vendor.
    pub iss: String,
    /// Its number: each list has one more than the list before, and says everything that one still said.
    pub seq: u64,
    /// When it was made, UTC seconds.
    pub iat: i64,
    /// When the next list comes at the latest, UTC seconds.
    pub next_update: i64,
    /// What does not count.
    pub entries: Vec<RevocationEntry>,
}

/// One thing that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationEntry {
    /// The license's id: `jti` of a license, `license_id` of a certificate.
    pub license_id: String,
    /// Only this activation, by the `jti` of its certificate; none: the license with all its certificates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activation: Option<String>,
    /// The license's serial number.
    pub serial: String,
    /// Why.
    pub reason: RevocationReason,
    /// Since when, UTC seconds.
    pub at: i64,
}

/// Why something does not count. Not more than a word: everybody can read the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevocationReason {
    /// For a while: a later list without the entry makes it count again.
    Blocked,
    /// The activation ended.
    Removed,
    /// For good. A word this reader does not know means the same.
    #[serde(other)]
    Revoked,
}

impl RevocationReason {
    /// What the holder is told.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Blocked => "the license is blocked for now by who issued it",
            Self::Removed => "this activation ended: activate this machine again",
            Self::Revoked => "the license was revoked by who issued it",
        }
    }
}

/// Reads a revocation list. `highest` is the highest number the program has ever seen, on a list or in
/// `revocation_seq` of a certificate; a lower one is refused, so that nobody can go back to a list from before.
pub fn read_revocations(text: &str, keys: &KeySet, highest: u64) -> Result<RevocationList, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(REVOCATION_TYPE)?;
    let list: RevocationList = read_signed(&parts, keys)?;
    if list.seq < highest {
        return Err(LicenseError::OldList {
            seq: list.seq,
            highest,
        });
    }
    Ok(list)
}

/// What a list says, **without** looking at its signature: for who made it.
pub fn peek_revocations(text: &str) -> Result<RevocationList, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(REVOCATION_TYPE)?;
    read_payload(&parts)
}

impl RevocationList {
    /// Refuses a license that no longer counts.
    pub fn check(&self, license: &LicenseClaims) -> Result<(), LicenseError> {
        self.refuse(&license.jti, None)
    }

    /// Refuses a certificate whose license or activation no longer counts.
    pub fn check_certificate(&self, certificate: &CertificateClaims) -> Result<(), LicenseError> {
        self.refuse(&certificate.license_id, Some(&certificate.license.jti))
    }

    /// Whether the next list should have come by `now`. What a program does about it is its own decision.
    pub fn is_overdue(&self, now: i64) -> bool {
        self.next_update < now
    }

    fn refuse(&self, license: &str, activation: Option<&str>) -> Result<(), LicenseError> {
        let mut entries = self.entries.iter();
        let found = entries.find(|entry| {
            entry.license_id == license
                && entry
                    .activation
                    .as_deref()
                    .is_none_or(|one| Some(one) == activation)
        });
        match found {
            None => Ok(()),
            Some(entry) => Err(LicenseError::Revoked {
                reason: entry.reason,
                at: entry.at,
            }),
        }
    }
}
