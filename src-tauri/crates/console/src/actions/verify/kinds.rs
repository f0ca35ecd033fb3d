//! The kinds of signed files. A further kind is one more entry, and a file that judges it.

use signet_license::{
    ACTIVATION_TYPE, DEACTIVATION_TYPE, DOMAIN_TYPE, LICENSE_TYPE, LicenseError, NETWORK_TYPE,
    REVOCATION_TYPE, TOKEN_TYPE,
};

use super::case::Case;
use super::checks::{Checks, KEY, KIND, SIGNATURE, WHOLE};
use super::told::Noun;
use super::view::{FileKind, Verdict, VerdictCode, VerdictTone};
use super::{certificate, license, proof, revocations};
use crate::Fault;

/// A kind of signed file: what its header says, what people call it, and who judges it.
struct Kind {
    typ: &'static str,
    noun: Noun,
    judge: fn(&Case<'_, '_>) -> Result<Verdict, Fault>,
}

const KINDS: &[Kind] = &[
    Kind {
        typ: LICENSE_TYPE,
        noun: license::NOUN,
        judge: license::judge,
    },
    Kind {
        typ: ACTIVATION_TYPE,
        noun: certificate::MACHINE_NOUN,
        judge: certificate::machine,
    },
    Kind {
        typ: NETWORK_TYPE,
        noun: certificate::NETWORK_NOUN,
        judge: certificate::network,
    },
    Kind {
        typ: DOMAIN_TYPE,
        noun: certificate::DOMAIN_NOUN,
        judge: certificate::domain,
    },
    Kind {
        typ: TOKEN_TYPE,
        noun: certificate::TOKEN_NOUN,
        judge: certificate::token,
    },
    Kind {
        typ: DEACTIVATION_TYPE,
        noun: proof::NOUN,
        judge: proof::judge,
    },
    Kind {
        typ: REVOCATION_TYPE,
        noun: revocations::NOUN,
        judge: revocations::judge,
    },
];

/// Judges a signed file by its kind.
pub(super) fn judge(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let typ = &case.parts.header.typ;
    let Some(kind) = KINDS.iter().find(|kind| kind.typ == typ) else {
        return Ok(unknown(case));
    };
    let mut verdict = (kind.judge)(case)?;
    verdict.name = format!("{}, JWS", kind.noun.title);
    verdict.raw = Some(case.parts.raw(case.text));
    Ok(verdict)
}

/// A signed file of a kind that is none of ours.
fn unknown(case: &Case<'_, '_>) -> Verdict {
    let found = case.parts.header.typ.clone();
    let error = LicenseError::WrongType { found: found.clone() };
    let mut checks = Checks::default();
    checks.pass(WHOLE, "it begins as a signed file");
    let named = if found.is_empty() {
        "its header names none".to_owned()
    } else {
        format!("{found}: none of Signet's")
    };
    checks.fail(KIND, named);
    checks.skip(&[KEY, SIGNATURE]);
    Verdict {
        title: "Unknown. This is a signed file of a kind that Signet does not know.".to_owned(),
        sentence: "It may be a token of another system. A newer Signet may know more kinds.".to_owned(),
        name: "Signed file, JWS".to_owned(),
        checks: checks.0,
        raw: Some(case.parts.raw(case.text)),
        ..Verdict::new(
            FileKind::Unknown,
            VerdictTone::Bad,
            VerdictCode::of(&error),
            error.to_string(),
        )
    }
}
