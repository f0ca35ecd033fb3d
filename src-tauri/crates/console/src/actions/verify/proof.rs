//! A deactivation proof: signed by the machine's key, which only the vault that activated it knows.

use signet_domain::{ActivationId, date_words};
use signet_license::{DEACTIVATION_TYPE, LicenseError, ProofClaims, peek_proof, verify_proof};
use signet_vault::Certified;

use super::case::Case;
use super::checks::{Checks, KEY, KIND, SIGNATURE, WHOLE};
use super::machines;
use super::told::{Noun, refused};
use super::view::{Fact, FileKind, Verdict, VerdictCode, VerdictTone};
use super::words::sentence;
use crate::Fault;

pub(super) const NOUN: Noun = Noun {
    kind: FileKind::Proof,
    word: "deactivation proof",
    title: "Deactivation proof",
};

pub(super) fn judge(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let mut checks = Checks::default();
    let claims = match peek_proof(case.text) {
        Ok(claims) => claims,
        Err(error) => {
            checks.fail(WHOLE, error.to_string());
            checks.skip(&[KIND, KEY, SIGNATURE]);
            let mut verdict = refused(case, NOUN, &error);
            verdict.checks = checks.0;
            return Ok(verdict);
        }
    };
    checks.pass(WHOLE, "three parts, no byte missing");
    checks.pass(KIND, DEACTIVATION_TYPE);
    let known = match (case.view(), claims.activation.parse::<ActivationId>()) {
        (Some(view), Ok(id)) => view.find_activation(id)?,
        _ => None,
    };
    let mut verdict = if let Some(known) = &known {
        by_machine(case, &mut checks, known)?
    } else {
        checks.note(
            KEY,
            case.desk.map(|_| false),
            "the machine's own, known only to the vault that activated it",
        );
        checks.skip(&[SIGNATURE]);
        unknown(case)
    };
    verdict.proven = verdict.good;
    verdict.checks = checks.0;
    verdict.facts = facts(&claims);
    verdict.vault = machines::proof(case, known, verdict.good)?;
    Ok(verdict)
}

fn by_machine(case: &Case<'_, '_>, checks: &mut Checks, known: &Certified) -> Result<Verdict, Fault> {
    let machine = known.activation.machine_words();
    let Some(key) = known.activation.key() else {
        checks.fail(KEY, format!("{machine} was activated by a typed id and has none"));
        checks.skip(&[SIGNATURE]);
        return Ok(unknown(case));
    };
    checks.pass(KEY, format!("that of {machine}, in this vault"));
    match verify_proof(case.text, key) {
        Ok(claims) => {
            checks.pass(SIGNATURE, format!("{}, valid", case.parts.header.alg));
            let said = serde_json::to_value(&claims).map_err(|error| Fault::internal(&error))?;
            let message = "The machine proves that it removed its activation.";
            Ok(Verdict {
                claims: Some(said),
                title: format!("Good. {machine} proves that it removed its activation."),
                sentence: "It gives the activation back, once, at the Offline desk.".to_owned(),
                ..Verdict::new(FileKind::Proof, VerdictTone::Good, VerdictCode::Good, message)
            })
        }
        Err(error) => {
            if matches!(error, LicenseError::CutOff) {
                checks.0.clear();
                checks.fail(WHOLE, "its end is missing");
                checks.skip(&[KIND, KEY, SIGNATURE]);
            } else {
                checks.fail(SIGNATURE, error.to_string());
            }
            Ok(refused(case, NOUN, &error))
        }
    }
}

/// Nobody here can tell.
fn unknown(case: &Case<'_, '_>) -> Verdict {
    let message =
        "only the vault that activated the machine can tell whether a deactivation proof is genuine";
    let title = match case.desk {
        Some(_) => "Not good. This vault never activated the machine of this proof.",
        None => "Not proven. This looks like a deactivation proof.",
    };
    let tone = match case.desk {
        Some(_) => VerdictTone::Bad,
        None => VerdictTone::Warning,
    };
    Verdict {
        title: title.to_owned(),
        sentence: sentence(message),
        ..Verdict::new(FileKind::Proof, tone, VerdictCode::WrongKey, message)
    }
}

fn facts(claims: &ProofClaims) -> Vec<Fact> {
    vec![
        Fact::mono("Serial", &*claims.serial),
        Fact::new("Removed", date_words(claims.removed_at)).with("by the machine's clock"),
        Fact::mono("Activation", &*claims.activation),
    ]
}
