//! A license file.

use signet_license::{LicenseClaims, LicenseError, read_license, verify_license};

use super::case::Case;
use super::checks::{Checks, DATES, REVOCATION, open};
use super::told::{Noun, refused, signed, soon, taken_back, when};
use super::view::{Fact, FileKind, Verdict, VerdictCode, VerdictTone};
use super::{grants, standing, vault, words};
use crate::Fault;

pub(super) const NOUN: Noun = Noun {
    kind: FileKind::License,
    word: "license",
    title: "License",
};

pub(super) fn judge(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let mut opened = open(case, read_license);
    let proven = opened.error.is_none();
    let untimely = match opened.error {
        None => verify_license(case.text, &case.keys.set, case.at.0).err(),
        Some(_) => None,
    };
    let back = if let (Some(claims), true) = (&opened.claims, proven) {
        dates(&mut opened.checks, claims, untimely.as_ref());
        standing::revocation(case.desk, &mut opened.checks, &claims.jti, None)?
    } else {
        opened.checks.skip(&[DATES, REVOCATION]);
        None
    };
    let error = opened.error.as_ref().or(untimely.as_ref());
    let mut verdict = match (error, back, &opened.claims) {
        (Some(error), ..) => refused(case, NOUN, error),
        (None, Some(back), _) => {
            let message = format!("the license is genuine, but it {}", back.words());
            taken_back(NOUN, back.code(), message, &back.told())
        }
        (None, None, Some(claims)) => good(case, claims)?,
        // No error, no claims: cannot be.
        (None, None, None) => refused(case, NOUN, &LicenseError::NotALicense),
    };
    verdict.proven = proven;
    verdict.checks = opened.checks.0;
    if let Some(claims) = &opened.claims {
        verdict.facts = grants::facts(claims, machines(claims));
        verdict.features = grants::features(claims, case.at);
        verdict.vault = vault::license(case, claims, proven)?;
    }
    Ok(verdict)
}

fn good(case: &Case<'_, '_>, claims: &LicenseClaims) -> Result<Verdict, Fault> {
    let said = serde_json::to_value(claims).map_err(|error| Fault::internal(&error))?;
    Ok(Verdict {
        claims: Some(in_words(said, claims)),
        title: format!("Good. This license is genuine and valid {}.", when(case.asked)),
        sentence: signed(&claims.iss, &claims.sub) + &soon(&grants::ending(claims, case.at)),
        ..Verdict::new(
            FileKind::License,
            VerdictTone::Good,
            VerdictCode::Good,
            "The license is genuine and valid.",
        )
    })
}

fn machines(claims: &LicenseClaims) -> Vec<Fact> {
    let limit = claims.activation.limit;
    vec![Fact::new(
        "Machines",
        format!("up to {limit}; this file is bound to none"),
    )]
}

/// The dates of the license as a whole.
pub(super) fn dates(checks: &mut Checks, claims: &LicenseClaims, error: Option<&LicenseError>) {
    let span = words::span(claims.nbf.unwrap_or(claims.iat), claims.exp);
    match error {
        Some(LicenseError::NotYetValid { .. }) => checks.fail(DATES, format!("{span}: not begun yet")),
        Some(LicenseError::Expired { .. }) => checks.fail(DATES, format!("{span}: over")),
        _ => checks.pass(DATES, span),
    }
}

/// The claims, and beside each feature what it grants in words.
pub(super) fn in_words(mut said: serde_json::Value, claims: &LicenseClaims) -> serde_json::Value {
    for (index, feature) in claims.features.iter().enumerate() {
        said["features"][index]["granted"] = grants::terms_in_words(feature).into();
    }
    said
}
