//! One word for what a check found.

use serde::Serialize;
use signet_license::{LicenseError, RequestError};
use ts_rs::TS;

/// Why a file is not good, one word for each thing a reader can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerdictCode {
    /// Genuine and valid.
    Good,
    /// Genuine, but this vault revoked it. Known only where the vault's own keys are asked.
    Revoked,
    /// Genuine, but this vault blocked it for now. Known only there, too.
    Blocked,
    /// A genuine certificate whose activation ended. Known only there, too.
    GivenBack,
    NotALicense,
    CutOff,
    Altered,
    WrongKey,
    WrongAlgorithm,
    WrongType,
    Unreadable,
    NotYetValid,
    Expired,
    OtherMachine,
    /// A genuine domain license of another domain. Known only to the program that is served.
    OtherDomain,
    LeaseOver,
    /// A revocation list from before one that is known.
    OldList,
    /// No vault is open and no public key was given: nobody can tell whether it is genuine.
    NoKeys,
    /// A private key. It belongs nowhere but into a vault.
    PrivateKey,
    /// A public key that no program can use.
    BadKey,
}

impl VerdictCode {
    pub(super) fn of(error: &LicenseError) -> Self {
        match error {
            LicenseError::NotALicense => Self::NotALicense,
            LicenseError::CutOff => Self::CutOff,
            LicenseError::Altered => Self::Altered,
            LicenseError::WrongKey { .. } => Self::WrongKey,
            LicenseError::WrongAlgorithm { .. } => Self::WrongAlgorithm,
            LicenseError::WrongType { .. } => Self::WrongType,
            LicenseError::Unreadable { .. } => Self::Unreadable,
            LicenseError::NotYetValid { .. } => Self::NotYetValid,
            LicenseError::Expired { .. } => Self::Expired,
            LicenseError::OtherMachine { .. } => Self::OtherMachine,
            LicenseError::OtherDomain { .. } => Self::OtherDomain,
            LicenseError::LeaseOver { .. } => Self::LeaseOver,
            LicenseError::Revoked { .. } => Self::Revoked,
            LicenseError::OldList { .. } => Self::OldList,
        }
    }

    pub(super) fn of_request(error: &RequestError) -> Self {
        match error {
            RequestError::NotARequest => Self::NotALicense,
            RequestError::CutOff => Self::CutOff,
            RequestError::Altered => Self::Altered,
            RequestError::Unreadable { .. } => Self::Unreadable,
        }
    }
}
