//! An activation request: anybody can write one, so that it is whole and not genuine.

use signet_license::{ActivationRequest, RequestError};

use super::case::shown;
use super::checks::{CONTENT, Checks, KIND, WHOLE};
use super::machines;
use super::view::{Fact, FileKind, RawText, Verdict, VerdictCode, VerdictTone};
use super::words::{parts, sentence};
use crate::Fault;
use crate::console::Desk;

/// The check of its check part.
const CHECK: &str = "Check part";

/// None: the text does not begin as a request.
pub(super) fn judge(text: &str, desk: Option<&Desk<'_>>) -> Result<Option<Verdict>, Fault> {
    let read = ActivationRequest::read(text);
    let mut verdict = match &read {
        Err(RequestError::NotARequest) => return Ok(None),
        Ok(request) => good(request, desk)?,
        Err(error) => refused(error),
    };
    "Activation request".clone_into(&mut verdict.name);
    verdict.checks = checks(read.as_ref().err());
    let claims = read
        .ok()
        .and_then(|request| serde_json::to_string_pretty(&request).ok());
    verdict.raw = Some(RawText {
        claims,
        header: None,
        name: "Request".to_owned(),
        text: shown(text),
    });
    Ok(Some(verdict))
}

fn good(request: &ActivationRequest, desk: Option<&Desk<'_>>) -> Result<Verdict, Fault> {
    let said = serde_json::to_value(request).map_err(|error| Fault::internal(&error))?;
    let who = if request.name.is_empty() {
        "A program".to_owned()
    } else {
        format!("The program on {}", request.name)
    };
    Ok(Verdict {
        claims: Some(said),
        title: "Whole. This is an activation request.".to_owned(),
        sentence: format!(
            "{who} asks for a certificate. Anybody can write a request: it proves nothing by itself."
        ),
        facts: facts(request),
        vault: machines::request(desk, request)?,
        ..Verdict::new(
            FileKind::Request,
            VerdictTone::Notice,
            VerdictCode::Good,
            "This is a whole activation request. Anybody can write one: it proves nothing.",
        )
    })
}

fn refused(error: &RequestError) -> Verdict {
    let title = match error {
        RequestError::CutOff => "Not good. This activation request is cut off.",
        RequestError::Altered => "Not good. This activation request was altered or mistyped on its way.",
        _ => "Not readable. This is an activation request, but not one a desk can answer.",
    };
    Verdict {
        title: title.to_owned(),
        sentence: sentence(&error.to_string()),
        ..Verdict::new(
            FileKind::Request,
            VerdictTone::Bad,
            VerdictCode::of_request(error),
            error.to_string(),
        )
    }
}

fn checks(error: Option<&RequestError>) -> Vec<super::view::Check> {
    let mut checks = Checks::default();
    let whole = !matches!(error, Some(RequestError::CutOff | RequestError::NotARequest));
    checks.pass(KIND, "activation request, version 1");
    if whole {
        checks.pass(WHOLE, "three parts, no character missing");
    } else {
        checks.fail(WHOLE, "its end is missing");
    }
    match error {
        _ if !whole => checks.skip(&[CHECK, CONTENT]),
        Some(RequestError::Altered) => {
            checks.fail(CHECK, "does not belong to the content");
            checks.skip(&[CONTENT]);
        }
        Some(RequestError::Unreadable { reason }) => {
            checks.pass(CHECK, "belongs to the content");
            checks.fail(CONTENT, reason.as_str());
        }
        _ => {
            checks.pass(CHECK, "belongs to the content");
            checks.pass(CONTENT, "everything a desk needs");
        }
    }
    checks.0
}

fn facts(request: &ActivationRequest) -> Vec<Fact> {
    let mut facts = vec![Fact::mono("Serial", &*request.serial)];
    if !request.name.is_empty() {
        facts.push(Fact::new("Machine", &*request.name));
    }
    let known = parts(request.machine.0.keys());
    facts.push(Fact::new(
        "Known by",
        if known.is_empty() { "its key alone" } else { &known },
    ));
    if request.virtual_machine {
        facts.push(Fact::new("Virtual", "it runs in a virtual machine"));
    }
    let version = &request.product.version;
    facts.push(
        Fact::new("Product", format!("No. {}", request.product.number)).with(if version.is_empty() {
            String::new()
        } else {
            format!("version {version}")
        }),
    );
    facts.push(Fact::mono("Request", &*request.id));
    facts.push(Fact::mono("Device key", request.key.thumbprint()));
    facts
}
