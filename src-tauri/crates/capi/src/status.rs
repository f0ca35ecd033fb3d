//! How a call ended: one number for each thing a program can do something about.

use signet_license::{KeyError, LicenseError, RequestError, RevocationReason};

/// How a call ended. The numbers never change; new ones may be added.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignetStatus {
    /// It is as it should be.
    Ok = 0,
    /// The text has nothing of a license's shape.
    NotALicense = 1,
    /// The beginning is a license, the end is missing.
    CutOff = 2,
    /// The signature does not belong to the content.
    Altered = 3,
    /// Signed with a key that is not among the keys.
    WrongKey = 4,
    /// It names another algorithm than its key's.
    WrongAlgorithm = 5,
    /// A signed file of another kind.
    WrongType = 6,
    /// Genuine, but its content is not understood.
    Unreadable = 7,
    /// Genuine, starts later.
    NotYetValid = 8,
    /// Genuine, has ended.
    Expired = 9,
    /// A genuine certificate of another machine.
    OtherMachine = 10,
    /// A genuine certificate whose offline lease has ended.
    LeaseOver = 11,
    /// Genuine, but the vendor's revocation list says that the license is revoked for good.
    Revoked = 12,
    /// A genuine revocation list from before one that was seen already.
    OldList = 13,
    /// A genuine domain license of another domain.
    OtherDomain = 14,
    /// Genuine, but the vendor's revocation list says that the license is blocked for now.
    Blocked = 15,
    /// Genuine, but the vendor's revocation list says that this activation ended.
    Removed = 16,
    /// Not an RSA public key in PEM form.
    KeyUnreadable = 30,
    /// An RSA public key outside 2048 to 4096 bits.
    KeySize = 31,
    /// A request the vendor would not accept: no serial number, or a text in it is too long.
    RequestRefused = 40,
    /// The certificate was made without a key of the machine: nothing can prove its removal.
    NoProof = 41,
    /// The bytes are no key: zero, or above the curve's order. Take other random bytes.
    NotASecret = 42,
    /// A pointer that must not be NULL is.
    NullPointer = 100,
    /// A text is not UTF-8.
    NotUtf8 = 101,
    /// A number is none of those that are allowed there.
    WrongNumber = 102,
    /// The system gave no random bytes.
    NoRandom = 103,
    /// A fault of this library.
    Internal = 104,
}

/// Why a call did not do what it was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: SignetStatus,
    pub(crate) text: String,
}

impl Failure {
    pub(crate) fn new(status: SignetStatus, text: impl Into<String>) -> Self {
        Self {
            status,
            text: text.into(),
        }
    }

    pub(crate) fn null(what: &str) -> Self {
        Self::new(SignetStatus::NullPointer, format!("{what} must not be NULL"))
    }
}

impl From<LicenseError> for Failure {
    fn from(error: LicenseError) -> Self {
        let status = match &error {
            LicenseError::NotALicense => SignetStatus::NotALicense,
            LicenseError::CutOff => SignetStatus::CutOff,
            LicenseError::Altered => SignetStatus::Altered,
            LicenseError::WrongKey { .. } => SignetStatus::WrongKey,
            LicenseError::WrongAlgorithm { .. } => SignetStatus::WrongAlgorithm,
            LicenseError::WrongType { .. } => SignetStatus::WrongType,
            LicenseError::Unreadable { .. } => SignetStatus::Unreadable,
            LicenseError::NotYetValid { .. } => SignetStatus::NotYetValid,
            LicenseError::Expired { .. } => SignetStatus::Expired,
            LicenseError::OtherMachine { .. } => SignetStatus::OtherMachine,
            LicenseError::OtherDomain { .. } => SignetStatus::OtherDomain,
            LicenseError::LeaseOver { .. } => SignetStatus::LeaseOver,
            LicenseError::Revoked { reason, .. } => match reason {
                RevocationReason::Revoked => SignetStatus::Revoked,
                RevocationReason::Blocked => SignetStatus::Blocked,
                RevocationReason::Removed => SignetStatus::Removed,
            },
            LicenseError::OldList { .. } => SignetStatus::OldList,
        };
        Self::new(status, error.to_string())
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Self {
        let status = match error {
            KeyError::Unreadable => SignetStatus::KeyUnreadable,
            KeyError::Size { .. } => SignetStatus::KeySize,
        };
        Self::new(status, error.to_string())
    }
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        // Its own words are for who was sent a request, not for who makes one.
        let reason = match error {
            RequestError::Unreadable { reason } => reason,
            other => other.to_string(),
        };
        Self::new(
            SignetStatus::RequestRefused,
            format!("no request can be made: {reason}"),
        )
    }
}

impl Failure {
    /// Of a request that was received: its own words are for that.
    pub(crate) fn of_read(error: &RequestError) -> Self {
        let status = match error {
            RequestError::NotARequest => SignetStatus::NotALicense,
            RequestError::CutOff => SignetStatus::CutOff,
            RequestError::Altered => SignetStatus::Altered,
            RequestError::Unreadable { .. } => SignetStatus::Unreadable,
        };
        Self::new(status, error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::new(SignetStatus::Internal, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_refusal_of_a_file_has_a_number_of_its_own_and_the_crates_words() {
        let word = || "x".to_owned();
        let revoked = |reason| LicenseError::Revoked { reason, at: 1 };
        let refusals = [
            LicenseError::NotALicense,
            LicenseError::CutOff,
            LicenseError::Altered,
            LicenseError::WrongKey { kid: word() },
            LicenseError::WrongAlgorithm { found: word() },
            LicenseError::WrongType { found: word() },
            LicenseError::Unreadable { reason: word() },
            LicenseError::NotYetValid { from: 1 },
            LicenseError::Expired { until: 1 },
            LicenseError::OtherMachine { differs: word() },
            LicenseError::LeaseOver { until: 1 },
            revoked(RevocationReason::Revoked),
            revoked(RevocationReason::Blocked),
            revoked(RevocationReason::Removed),
            LicenseError::OldList { seq: 1, highest: 2 },
            LicenseError::OtherDomain { licensed: word() },
        ];
        let count = refusals.len();
        let numbers: BTreeSet<i32> = refusals
            .into_iter()
            .map(|refusal| {
                let words = refusal.to_string();
                let failure = Failure::from(refusal);
                assert_eq!(failure.text, words);
                failure.status as i32
            })
            .collect();
        assert_eq!(numbers.len(), count);
        assert_eq!(numbers.first(), Some(&1), "none of them looks like success");
    }
}
