//! Making certificates.

use serde::Deserialize;
use signet_domain::{
    Activation, ActivationKind, ActivationState, Grant, KeyId, Permission, Time, short_date,
};
use signet_license::{ActivationRequest, issue};
use signet_vault::{Certified, Tx};
use ts_rs::TS;

use super::ask::{Answer, Asked, Plan, Ready, Subject};
use super::{ActivationView, count, sentence};
use crate::Fault;
use crate::action::{Action, Write};
use crate::actions::keys;
use crate::console::Desk;

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
        answer(desk, tx, Plan::of(desk, Asked::by(request))?.ready()?)
    }
}

/// Does what the plan says: the same certificate again, or a new one.
pub(super) fn answer(desk: &Desk<'_>, tx: &Tx<'_>, ready: Ready) -> Result<ActivationView, Fault> {
    let Ready {
        asked,
        mut subject,
        answer,
        at,
    } = ready;
    let (machine, replaces) = match answer {
        Answer::Again(known) => return ActivationView::of(desk.view(), *known, true),
        Answer::New { machine, replaces } => (machine, replaces),
    };
    let lease = subject.grant.conditions.offline_lease_hours;
    let lease = lease.map(|hours| Time(at.0 + i64::from(hours) * 3_600));
    let mut activation = Activation {
        id: desk.services.new_id(),
        version: 1,
        license_id: subject.license.id,
        kind: ActivationKind::Request,
        name: String::new(),
        request: None,
        holder: None,
        machine,
        at,
        lease_until: lease,
        state: ActivationState::Active,
    };
    match asked {
        Asked::Machine(request) => {
            activation.name.clone_from(&request.name);
            activation.request = Some(*request);
        }
        Asked::Id(typed) => {
            check_end(&subject.grant, typed.until, lease, at)?;
            activation.kind = typed.kind;
            activation.name = typed.name;
            activation.lease_until = typed.until.or(lease);
            activation.holder = activation.machine.id.is_none().then_some(typed.id);
        }
    }
    let mut active = subject.license.activations + 1;
    if let Some(former) = replaces {
        let mut former = former.activation;
        if former.end(ActivationState::Replaced { at }) {
            active -= 1;
            tx.update_activation(&former)?;
        }
    }
    let licensee = match subject.license.customer_id {
        Some(id) => desk.view().find_customer(id)?,
        None => None,
    };
    let licensee = licensee.map_or_else(String::new, |customer| customer.content.name);
    let (certified, key) = sign(desk, &subject, &licensee, activation)?;
    tx.insert_activation(&certified, key)?;
    count(tx, &mut subject.license, active)?;
    Ok(subject.holder(licensee).view(certified, false))
}

/// A certificate ends no later than what it is made from.
fn check_end(grant: &Grant, until: Option<Time>, lease: Option<Time>, now: Time) -> Result<(), Fault> {
    let Some(until) = until else { return Ok(()) };
    let message = if until <= now {
        "Choose a day that is still to come.".to_owned()
    } else if let Some(end) = grant.last_second().filter(|end| *end < until) {
        let day = short_date(end.0);
        format!("The license ends on {day}: choose no later day, or extend it by an update order first.")
    } else if let Some(end) = lease.filter(|end| *end < until) {
        let day = short_date(end.0);
        format!("An offline activation of this license lasts until {day} at most: choose no later day.")
    } else {
        return Ok(());
    };
    Err(Fault::field("until", message))
}

fn sign(
    desk: &Desk<'_>,
    subject: &Subject,
    licensee: &str,
    activation: Activation,
) -> Result<(Certified, KeyId), Fault> {
    let (record, key) = keys::current(desk)?;
    let vendor = match subject.order.frozen() {
        Some(frozen) => frozen.company.name.clone(),
        None => desk.view().settings()?.company.name,
    };
    let claims = activation.certificate(
        &subject.license,
        &subject.grant,
        &subject.product,
        (&vendor, licensee),
        desk.view().revocation_seq()?,
    );
    let certificate = issue(activation.kind.certificate().typ(), &claims, &*key)?;
    Ok((
        Certified {
            activation,
            certificate,
        },
        record.id,
    ))
}
