//! What is this text — a license, a certificate, a request, a proof — whose, and is it good?

use serde::{Deserialize, Serialize};
use signet_domain::{ActivationId, LicenseId, LicenseStatus, Permission, Time, granted};
use signet_license::{
    ActivationRequest, Algorithm, CertificateKind, DEACTIVATION_TYPE, FeatureClaim, KeySet, LicenseClaims,
    LicenseError, PublicKey, REVOCATION_TYPE, RequestError, peek_proof, read_certificate_of,
    read_revocations, verify_license, verify_proof,
};
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
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    License,
    /// An activation certificate.
    Certificate,
    /// A network license.
    Network,
    /// A domain license.
    Domain,
    /// A token.
    Token,
    /// An activation request.
    Request,
    /// A deactivation proof.
    Proof,
    /// A revocation list.
    RevocationList,
    /// None of ours, or too little of it to tell.
    Unknown,
}

/// What a check found.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Verdict {
    pub kind: FileKind,
    pub good: bool,
    pub code: VerdictCode,
    /// For people.
    pub message: String,
    /// What it says, when it is good; beside each feature `granted`, its terms in words.
    pub claims: Option<serde_json::Value>,
}

impl Verdict {
    fn bad(kind: FileKind, code: VerdictCode, message: String) -> Self {
        Self {
            kind,
            good: false,
            code,
            message,
            claims: None,
        }
    }

    fn good(kind: FileKind, message: &str, claims: serde_json::Value) -> Self {
        Self {
            kind,
            good: true,
            code: VerdictCode::Good,
            message: message.to_owned(),
            claims: Some(claims),
        }
    }

    fn of_error(kind: FileKind, error: &LicenseError) -> Self {
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
            LicenseError::OtherMachine { .. } => VerdictCode::OtherMachine,
            LicenseError::OtherDomain { .. } => VerdictCode::OtherDomain,
            LicenseError::LeaseOver { .. } => VerdictCode::LeaseOver,
            LicenseError::Revoked { .. } => VerdictCode::Revoked,
            LicenseError::OldList { .. } => VerdictCode::OldList,
        };
        Self::bad(kind, code, error.to_string())
    }

    fn of_request(read: Result<ActivationRequest, RequestError>) -> Result<Self, Fault> {
        Ok(match read {
            Ok(request) => Self::good(
                FileKind::Request,
                "This is a whole activation request. Anybody can write one: it proves nothing.",
                serde_json::to_value(&request).map_err(|error| Fault::internal(&error))?,
            ),
            Err(error) => {
                let code = match error {
                    RequestError::NotARequest => VerdictCode::NotALicense,
                    RequestError::CutOff => VerdictCode::CutOff,
                    RequestError::Altered => VerdictCode::Altered,
                    RequestError::Unreadable { .. } => VerdictCode::Unreadable,
                };
                Self::bad(FileKind::Request, code, error.to_string())
            }
        })
    }
}

/// Verifies a license or another file of ours.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verify {
    /// The text of the file.
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
    const ABOUT: &'static str = "What a text is — license, certificate, request or proof — and whether it is genuine and valid, by given keys or the vault's.";
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
        match ActivationRequest::read(&self.text) {
            Err(RequestError::NotARequest) => {}
            read => return Verdict::of_request(read),
        }
        let vault = self.keys.is_empty().then_some((console, progress));
        match verify_license(&self.text, &keys, at.0) {
            Ok(claims) => license(&claims, vault),
            Err(LicenseError::WrongType { found }) if found == DEACTIVATION_TYPE => proof(&self.text, vault),
            Err(LicenseError::WrongType { found }) if found == REVOCATION_TYPE => {
                revocations(&self.text, &keys, at, vault)
            }
            Err(LicenseError::WrongType { found }) if CertificateKind::of(&found).is_some() => {
                let kind = CertificateKind::of(&found).unwrap_or(CertificateKind::Machine);
                certificate(kind, &self.text, &keys, at, vault)
            }
            Err(LicenseError::NotALicense) => {
                Ok(Verdict::of_error(FileKind::Unknown, &LicenseError::NotALicense))
            }
            Err(error) => Ok(Verdict::of_error(FileKind::License, &error)),
        }
    }
}

/// The open vault, if its own keys are asked.
type OwnVault<'a> = Option<(&'a Console, &'a dyn Progress)>;

fn license(claims: &LicenseClaims, vault: OwnVault<'_>) -> Result<Verdict, Fault> {
    if let Some((code, word)) = taken_back(vault, &claims.jti)? {
        let message = format!("the license is genuine, but it {word}");
        return Ok(Verdict::bad(FileKind::License, code, message));
    }
    let said = serde_json::to_value(claims).map_err(|error| Fault::internal(&error))?;
    Ok(Verdict::good(
        FileKind::License,
        "The license is genuine and valid.",
        in_words(said, claims),
    ))
}

/// Whoever holds it: that is not asked here.
fn certificate(
    certificate: CertificateKind,
    text: &str,
    keys: &KeySet,
    at: Time,
    vault: OwnVault<'_>,
) -> Result<Verdict, Fault> {
    let (kind, message) = match certificate {
        CertificateKind::Machine => (
            FileKind::Certificate,
            "The certificate is genuine and valid, on the machine it is for.",
        ),
        CertificateKind::Network => (
            FileKind::Network,
            "The network license is genuine and valid, on the server it is for.",
        ),
        CertificateKind::Domain => (
            FileKind::Domain,
            "The domain license is genuine and valid, under the domain it is for.",
        ),
        CertificateKind::Token => (FileKind::Token, "The token is genuine and valid."),
    };
    let read = read_certificate_of(certificate, text, keys)
        .and_then(|claims| claims.check_times(at.0).map(|()| claims));
    let claims = match read {
        Ok(claims) => claims,
        Err(error) => return Ok(Verdict::of_error(kind, &error)),
    };
    let bad = |code, message: &str| Ok(Verdict::bad(kind, code, message.to_owned()));
    if let Some((code, word)) = taken_back(vault, &claims.license_id)? {
        return bad(
            code,
            &format!("the certificate is genuine, but its license {word}"),
        );
    }
    if let Some((console, progress)) = vault
        && let Ok(id) = claims.license.jti.parse::<ActivationId>()
    {
        let known = console.with_reader(progress, |desk| Ok(desk.view().find_activation(id)?))?;
        if known.is_some_and(|known| !known.activation.is_active()) {
            return bad(
                VerdictCode::GivenBack,
                "the certificate is genuine, but its activation ended",
            );
        }
    }
    let said = serde_json::to_value(&claims).map_err(|error| Fault::internal(&error))?;
    Ok(Verdict::good(kind, message, in_words(said, &claims.license)))
}

/// A proof is signed by the machine's key, which only the vault that activated it knows.
fn proof(text: &str, vault: OwnVault<'_>) -> Result<Verdict, Fault> {
    let claims = match peek_proof(text) {
        Ok(claims) => claims,
        Err(error) => return Ok(Verdict::of_error(FileKind::Proof, &error)),
    };
    let known = match (vault, claims.activation.parse::<ActivationId>()) {
        (Some((console, progress)), Ok(id)) => {
            console.with_reader(progress, |desk| Ok(desk.view().find_activation(id)?))?
        }
        _ => None,
    };
    let Some(key) = known.as_ref().and_then(|known| known.activation.key()) else {
        return Ok(Verdict::bad(
            FileKind::Proof,
            VerdictCode::WrongKey,
            "only the vault that activated the machine can tell whether a deactivation proof is genuine"
                .to_owned(),
        ));
    };
    Ok(match verify_proof(text, key) {
        Ok(claims) => Verdict::good(
            FileKind::Proof,
            "The machine proves that it removed its activation.",
            serde_json::to_value(&claims).map_err(|error| Fault::internal(&error))?,
        ),
        Err(error) => Verdict::of_error(FileKind::Proof, &error),
    })
}

/// The claims, and beside each feature what it grants in words.
fn in_words(mut said: serde_json::Value, claims: &LicenseClaims) -> serde_json::Value {
    for (index, feature) in claims.features.iter().enumerate() {
        said["features"][index]["granted"] = terms_in_words(feature).into();
    }
    said
}

/// What a feature of a file grants, in words.
pub(super) fn terms_in_words(feature: &FeatureClaim) -> String {
    feature
        .terms()
        .map_or_else(|| "an unknown model".to_owned(), |terms| granted(&terms))
}

/// Whether the vault took the license back, in words.
fn taken_back(vault: OwnVault<'_>, license: &str) -> Result<Option<(VerdictCode, &'static str)>, Fault> {
    let (Some((console, progress)), Ok(id)) = (vault, license.parse::<LicenseId>()) else {
        return Ok(None);
    };
    console.with_reader(progress, |desk| {
        let license = desk.view().find_license(id)?;
        Ok(
            license.and_then(|license| match (license.status(), license.blocked()) {
                (LicenseStatus::Revoked, _) => Some((VerdictCode::Revoked, "was revoked")),
                (LicenseStatus::Active, Some(_)) => Some((VerdictCode::Blocked, "is blocked for now")),
                (LicenseStatus::Active, None) => None,
            }),
        )
    })
}

/// A list, by what the vault knows to be the newest.
fn revocations(text: &str, keys: &KeySet, at: Time, vault: OwnVault<'_>) -> Result<Verdict, Fault> {
    let newest = match vault {
        Some((console, progress)) => {
            console.with_reader(progress, |desk| Ok(desk.view().revocation_seq()?))?
        }
        None => None,
    };
    Ok(match read_revocations(text, keys, newest.unwrap_or_default()) {
        Ok(list) => {
            let message = if list.is_overdue(at.0) {
                "The revocation list is genuine, but a newer one should have come."
            } else {
                "The revocation list is genuine."
            };
            let said = serde_json::to_value(&list).map_err(|error| Fault::internal(&error))?;
            Verdict::good(FileKind::RevocationList, message, said)
        }
        Err(error) => Verdict::of_error(FileKind::RevocationList, &error),
    })
}
