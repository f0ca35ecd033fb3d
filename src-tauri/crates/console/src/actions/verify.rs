//! Is this text a license, whose, and is it good?

use serde::{Deserialize, Serialize};
use signet_domain::{LicenseId, LicenseStatus, Permission, Time, granted};
use signet_license::{Algorithm, KeySet, LicenseClaims, LicenseError, PublicKey, verify_license};
use signet_vault::VaultError;
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
    /// Genuine, but this vault revoked it. Known only where the vault's own keys are asked.
    Revoked,
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
    /// The claims, when the license is good; beside each feature `granted`, its terms in words.
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
            console.with_reader(progress, |desk| {
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
        let own = self.keys.is_empty();
        Ok(match verify_license(&self.text, &keys, at.0) {
            Ok(claims) if own && is_revoked(console, progress, &claims.jti)? => Verdict {
                good: false,
                code: VerdictCode::Revoked,
                message: "the license is genuine, but it was revoked".to_owned(),
                claims: None,
            },
            Ok(claims) => Verdict {
                good: true,
                code: VerdictCode::Good,
                message: "The license is genuine and valid.".to_owned(),
                claims: Some(in_words(&claims).map_err(|error| Fault::internal(&error))?),
            },
            Err(error) => error.into(),
        })
    }
}

/// The claims, and beside each feature what it grants in words.
fn in_words(claims: &LicenseClaims) -> Result<serde_json::Value, serde_json::Error> {
    let mut value = serde_json::to_value(claims)?;
    for (index, feature) in claims.features.iter().enumerate() {
        let words = feature
            .terms()
            .map_or_else(|| "an unknown model".to_owned(), |terms| granted(&terms));
        value["features"][index]["granted"] = words.into();
    }
    Ok(value)
}

fn is_revoked(console: &Console, progress: &dyn Progress, jti: &str) -> Result<bool, Fault> {
    let Ok(id) = jti.parse::<LicenseId>() else {
        return Ok(false);
    };
    console.with_reader(progress, |desk| match desk.view().license(id) {
        Ok(license) => Ok(license.status() == LicenseStatus::Revoked),
        Err(VaultError::NotFound { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    })
}
