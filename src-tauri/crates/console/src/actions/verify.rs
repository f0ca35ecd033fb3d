//! Is this text a license, whose, and is it good?

use serde::{Deserialize, Serialize};
use signet_domain::{Permission, Time};
use signet_license::{Algorithm, KeySet, LicenseError, PublicKey, verify_license};
use ts_rs::TS;

use super::keys::public;
use crate::action::{Action, Direct};
use crate::progress::Progress;
use crate::{Console, Fault};

/// Why a license is not good, one word for each thing a reader can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerdictCode {
    /// Genuine and valid.
    Good,
    NotALicense,
    CutOff,
    Altered,
    WrongKey,
    WrongAlgorithm,
    WrongType,
    Unreadable,
    NotYetValid,
    Expired,
}

/// What a check found.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Verdict {
    pub good: bool,
    pub code: VerdictCode,
    /// For people.
    pub message: String,
    /// The claims, when the license is good.
    pub claims: Option<serde_json::Value>,
}

impl From<LicenseError> for Verdict {
    fn from(error: LicenseError) -> Self {
        let code = match error {
            LicenseError::NotALicense => VerdictCode::NotALicense,
            LicenseError::CutOff => VerdictCode::CutOff,
            LicenseError::Altered => VerdictCode::Altered,
            LicenseError::WrongKey { .. } => VerdictCode::WrongKey,
            LicenseError::WrongAlgorithm { .. } => VerdictCode::WrongAlgorithm,
            LicenseError::WrongType { .. } => VerdictCode::WrongType,
            LicenseError::Unreadable { .. } => VerdictCode::Unreadable,
            LicenseError::NotYetValid { .. } => VerdictCode::NotYetValid,
            LicenseError::Expired { .. } => VerdictCode::Expired,
        };
        Self {
            good: false,
            code,
            message: error.to_string(),
            claims: None,
        }
    }
}

/// Verifies a license.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verify {
    /// The license file's text.
    text: String,
    /// Public keys to trust, as PEM; none: the keys of the open vault.
    #[serde(default)]
    keys: Vec<String>,
    /// The algorithm of those keys; RS256 unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    algorithm: Option<Algorithm>,
    /// At which moment; none: now.
    #[serde(default)]
    #[ts(optional)]
    at: Option<Time>,
}

impl Action for Verify {
    const NAME: &'static str = "license.verify";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "Whether a text is a genuine, valid license, by given keys or the vault's.";
    type Reply = Verdict;
}

impl Direct for Verify {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<Verdict, Fault> {
        let algorithm = self.algorithm.unwrap_or_default();
        let keys: KeySet = if self.keys.is_empty() {
            console.with_desk(progress, |desk| {
                desk.view()
                    .keys()?
                    .iter()
                    .map(|(record, _)| public(record))
                    .collect()
            })?
        } else {
            self.keys
                .iter()
                .enumerate()
                .map(|(index, pem)| {
                    PublicKey::from_pem(pem, algorithm)
                        .map_err(|error| Fault::field(&format!("keys[{index}]"), error.to_string()))
                })
                .collect::<Result<_, _>>()?
        };
        let at = self.at.unwrap_or_else(|| console.services.now());
        Ok(match verify_license(&self.text, &keys, at.0) {
            Ok(claims) => Verdict {
                good: true,
                code: VerdictCode::Good,
                message: "The license is genuine and valid.".to_owned(),
                claims: Some(serde_json::to_value(claims).map_err(|error| Fault::internal(&error))?),
            },
            Err(error) => error.into(),
        })
    }
}
