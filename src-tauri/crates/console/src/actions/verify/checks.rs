//! The checks of a signed file, in the order a reader does them.

use serde::de::DeserializeOwned;
use signet_license::{KeySet, LicenseError};

use super::case::Case;
use super::view::Check;

pub(super) const WHOLE: &str = "Whole and readable";
pub(super) const KIND: &str = "Kind of file";
pub(super) const KEY: &str = "Signing key";
pub(super) const SIGNATURE: &str = "Signature";
pub(super) const CONTENT: &str = "Content";
pub(super) const DATES: &str = "Dates";
pub(super) const MACHINE: &str = "Machine";
pub(super) const LEASE: &str = "Offline lease";
pub(super) const REVOCATION: &str = "Revocation";

/// Checks as they are done.
#[derive(Debug, Default)]
pub(super) struct Checks(pub Vec<Check>);

impl Checks {
    pub fn note(&mut self, name: &str, passed: Option<bool>, words: impl Into<String>) {
        self.0.push(Check {
            name: name.to_owned(),
            passed,
            words: words.into(),
        });
    }

    pub fn pass(&mut self, name: &str, words: impl Into<String>) {
        self.note(name, Some(true), words);
    }

    pub fn fail(&mut self, name: &str, words: impl Into<String>) {
        self.note(name, Some(false), words);
    }

    /// Those that were not reached.
    pub fn skip(&mut self, names: &[&str]) {
        for name in names {
            self.note(name, None, "not reached");
        }
    }
}

/// A signed file after its signature was looked at.
pub(super) struct Opened<C> {
    /// What it says, if it can be read at all; true only when there is no `error`.
    pub claims: Option<C>,
    /// Why it cannot be trusted.
    pub error: Option<LicenseError>,
    pub checks: Checks,
}

/// Does the checks that every signed file needs, by the reader every program uses.
pub(super) fn open<C: DeserializeOwned>(
    case: &Case<'_, '_>,
    read: impl FnOnce(&str, &KeySet) -> Result<C, LicenseError>,
) -> Opened<C> {
    let (claims, error) = match read(case.text, &case.keys.set) {
        Ok(claims) => (Some(claims), None),
        Err(error) => (
            case.parts
                .payload()
                .and_then(|said| serde_json::from_slice(&said).ok()),
            Some(error),
        ),
    };
    Opened {
        claims,
        checks: told(case, error.as_ref()),
        error,
    }
}

/// Every refusal belongs to one check: those before it passed, those after it were not reached.
fn told(case: &Case<'_, '_>, error: Option<&LicenseError>) -> Checks {
    let (mut checks, header) = (Checks::default(), &case.parts.header);
    let all = [KIND, KEY, SIGNATURE];
    let words = |error: &LicenseError| match error {
        LicenseError::Unreadable { reason } => reason.clone(),
        LicenseError::CutOff => "its end is missing".to_owned(),
        other => other.to_string(),
    };
    let demanding = header.crit.is_some();
    match error {
        Some(error @ (LicenseError::CutOff | LicenseError::NotALicense)) => {
            checks.fail(WHOLE, words(error));
            checks.skip(&all);
            return checks;
        }
        Some(error @ LicenseError::Unreadable { .. }) if demanding => {
            checks.fail(WHOLE, words(error));
            checks.skip(&all);
            return checks;
        }
        _ => checks.pass(WHOLE, "three parts, no byte missing"),
    }
    checks.pass(KIND, header.typ.as_str());
    match error {
        Some(LicenseError::WrongKey { kid }) => {
            checks.note(
                KEY,
                (!case.keys.is_empty()).then_some(false),
                case.keys.missing(kid),
            );
            checks.skip(&[SIGNATURE]);
            return checks;
        }
        _ => checks.pass(KEY, case.keys.words(&header.kid)),
    }
    match error {
        Some(LicenseError::WrongAlgorithm { found }) => {
            checks.fail(SIGNATURE, format!("{found}, which its key does not use"));
        }
        Some(LicenseError::Altered) => checks.fail(
            SIGNATURE,
            format!("{}, not of this content: it was altered", header.alg),
        ),
        Some(error @ LicenseError::Unreadable { .. }) => {
            checks.pass(SIGNATURE, format!("{}, valid", header.alg));
            checks.fail(CONTENT, words(error));
        }
        _ => checks.pass(SIGNATURE, format!("{}, valid", header.alg)),
    }
    checks
}
