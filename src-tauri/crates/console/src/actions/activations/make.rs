//! Making certificates.

use serde::Deserialize;
use signet_domain::{
    Activation, ActivationKind, ActivationState, LicenseId, Permission, Problem, ProblemCode, Time,
};
use signet_license::{ACTIVATION_TYPE, ActivationRequest, issue};
use signet_vault::{Certified, Tx};
use ts_rs::TS;

use super::ask::{Answer, Asked, Plan, Subject};
use super::{ActivationView, count, sentence};
use crate::Fault;
use crate::action::{Action, Write};
use crate::actions::keys;
use crate::console::Desk;

/// Characters of a typed id, and of a machine's name.
const ID: std::ops::RangeInclusive<usize> = 10..=255;
const NAME: usize = 200;

/// Answers a request.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Activate {
    /// The request's text.
    text: String,
}

impl Action for Activate {
    const NAME: &'static str = "activation.activate";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Answers an activation request with a certificate; the same request always with the same one.";
    type Reply = ActivationView;
}

impl Write for Activate {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let request = ActivationRequest::read(&self.text)
            .map_err(|error| Fault::field("text", sentence(&error.to_string())))?;
        answer(desk, tx, Plan::of(desk, Asked::by(request))?)
    }
}

/// Makes a certificate for a typed id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForId {
    license_id: LicenseId,
    /// `machine_id` or `client`.
    kind: ActivationKind,
    /// The id, 10 to 255 characters; the program compares it with its own.
    id: String,
    /// What people call the machine.
    #[serde(default)]
    name: String,
}

impl Action for ForId {
    const NAME: &'static str = "activation.for_id";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "A certificate without a request: for a machine id that was typed, or the known id of a client.";
    type Reply = ActivationView;
}

impl Write for ForId {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let license = tx.license(self.license_id)?;
        let id = self.id.trim().to_owned();
        let mut problems = Vec::new();
        let mut problem =
            |code, field: &str, message: &str| problems.push(Problem::new(code, field, message));
        if self.kind == ActivationKind::Request {
            problem(
                ProblemCode::NotAllowed,
                "kind",
                "Choose “machine_id” or “client”; a request is answered by activation.activate.",
            );
        }
        if !ID.contains(&id.chars().count()) || id.chars().any(char::is_control) {
            let message = "Enter the id the program shows: 10 to 255 characters on one line.";
            problem(ProblemCode::NotAllowed, "id", message);
        }
        if self.name.chars().count() > NAME {
            problem(
                ProblemCode::TooLarge,
                "name",
                "Shorten the machine's name: at most 200 characters fit.",
            );
        }
        Fault::unless_empty(problems)?;
        let asked = Asked::Id {
            license: Box::new(license),
            kind: self.kind,
            id,
            name: self.name.trim().to_owned(),
        };
        answer(desk, tx, Plan::of(desk, asked)?)
    }
}

fn answer(desk: &Desk<'_>, tx: &Tx<'_>, plan: Plan) -> Result<ActivationView, Fault> {
    let (asked, subject, answer, at) = plan.parts()?;
    let (machine, replaces) = match answer {
        Answer::Again(known) => return ActivationView::of(desk.view(), *known, true),
        Answer::New { machine, replaces } => (machine, replaces),
    };
    let lease = subject.grant.conditions.offline_lease_hours;
    let (kind, request, name) = match asked {
        Asked::Machine(request) => (ActivationKind::Request, Some(*request), None),
        Asked::Id { kind, name, .. } => (kind, None, Some(name)),
    };
    let activation = Activation {
        id: desk.services.new_id(),
        version: 1,
        license_id: subject.license.id,
        kind,
        name: name
            .or_else(|| request.as_ref().map(|r| r.name.clone()))
            .unwrap_or_default(),
        request,
        machine,
        at,
        lease_until: lease.map(|hours| Time(at.0 + i64::from(hours) * 3_600)),
        state: ActivationState::Active,
    };
    let mut active = subject.license.activations + 1;
    if let Some(former) = replaces {
        let mut former = former.activation;
        if former.end(ActivationState::Replaced { at }) {
            active -= 1;
            tx.update_activation(&former)?;
        }
    }
    let certified = sign(desk, &subject, activation)?;
    tx.insert_activation(&certified.0, certified.1)?;
    count(tx, subject.license.id, active)?;
    ActivationView::of(desk.view(), certified.0, false)
}

fn sign(
    desk: &Desk<'_>,
    subject: &Subject,
    activation: Activation,
) -> Result<(Certified, signet_domain::KeyId), Fault> {
    let (record, key) = keys::current(desk)?;
    let vendor = match subject.order.frozen() {
        Some(frozen) => frozen.company.name.clone(),
        None => desk.view().settings()?.company.name,
    };
    let licensee = match subject.license.customer_id {
        Some(id) => desk
            .view()
            .find_customer(id)?
            .map(|customer| customer.content.name),
        None => None,
    };
    let claims = activation.certificate(
        &subject.license,
        &subject.grant,
        &subject.product,
        (&vendor, licensee.as_deref().unwrap_or_default()),
        desk.view().revocation_seq()?,
    );
    let certificate = issue(ACTIVATION_TYPE, &claims, &key)?;
    Ok((
        Certified {
            activation,
            certificate,
        },
        record.id,
    ))
}
