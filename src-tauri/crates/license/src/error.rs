//! Why a license or a key was refused. One variant per thing a reader can tell its user.

use thiserror::Error;

use crate::RevocationReason;

/// Why a text is not a valid license. The display text is written for the person who holds the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LicenseError {
    /// The text has nothing of a license's shape.
    #[error("this is not a license file")]
    NotALicense,
    /// The beginning is a license, the end is missing.
    #[error("the license file is cut off; get it again, complete")]
    CutOff,
    /// The signature does not belong to the content.
    #[error("the license file was altered after it was signed")]
    Altered,
    /// Signed with a key the program does not know.
    #[error("the license was signed with another key ({kid})")]
    WrongKey {
        /// The key id the file names.
        kid: String,
    },
    /// The header asks for another algorithm than the key's.
    #[error("the license names the algorithm {found:?}, which its key does not use")]
    WrongAlgorithm {
        /// What the header says.
        found: String,
    },
    /// A signed file of another kind.
    #[error("this is a signed file of another kind ({found:?}), not a license")]
    WrongType {
        /// What the header says.
        found: String,
    },
    /// Genuine, but its content is not understood.
    #[error("the license is genuine but this program cannot read it: {reason}")]
    Unreadable {
        /// What was not understood.
        reason: String,
    },
    /// Genuine, starts later.
    #[error("the license is not yet valid")]
    NotYetValid {
        /// First valid second, UTC.
        from: i64,
    },
    /// Genuine, has ended.
    #[error("the license has expired")]
    Expired {
        /// Last valid second, UTC.
        until: i64,
    },
    /// A genuine certificate of another machine.
    #[error("the certificate is for another machine; what differs: {differs}")]
    OtherMachine {
        /// The parts that differ, in words.
        differs: String,
    },
    /// A genuine domain license of another domain.
    #[error("the license is for another domain ({licensed})")]
    OtherDomain {
        /// The licensed name.
        licensed: String,
    },
    /// A genuine certificate whose offline lease has ended.
    #[error("the offline lease is over: activate this machine again")]
    LeaseOver {
        /// Its last second, UTC.
        until: i64,
    },
    /// Genuine, but the vendor's revocation list names it.
    #[error("{}", reason.sentence())]
    Revoked {
        /// Why.
        reason: RevocationReason,
        /// Since when, UTC seconds.
        at: i64,
    },
    /// A genuine revocation list from before one that was seen already.
    #[error(
        "this revocation list has the number {seq}, and number {highest} is known already: get the newest one"
    )]
    OldList {
        /// Its number.
        seq: u64,
        /// The highest number seen.
        highest: u64,
    },
}

/// Why a text is not an activation request. The display text is written for who was sent it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RequestError {
    /// The text has nothing of a request's shape.
    #[error("this is not an activation request")]
    NotARequest,
    /// The beginning is a request, the end is missing.
    #[error("the request is cut off; get it again, complete")]
    CutOff,
    /// The check does not belong to the content.
    #[error("the request was altered or mistyped on its way; get it again")]
    Altered,
    /// Whole, but its content is not understood.
    #[error("the request is whole but cannot be read: {reason}")]
    Unreadable {
        /// What was not understood.
        reason: String,
    },
}

/// Why a public key was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Not a PEM or DER `SubjectPublicKeyInfo` of an RSA key.
    #[error("this is not an RSA public key in PEM or DER (SubjectPublicKeyInfo) form")]
    Unreadable,
    /// Outside 2048 to 4096 bits.
    #[error("the key has {bits} bits; 2048 to 4096 are accepted")]
    Size {
        /// The modulus length.
        bits: usize,
    },
}
