//! The offline desk: requests become certificates, proofs give activations back; each exactly once, however often
//! it is repeated.

use serde::Deserialize;
use signet_domain::{License, LicenseId, Permission, Refusal, Time};
use signet_vault::{Certified, Tx, View};
use ts_rs::TS;

use self::view::Holder;
use crate::action::{Action, Read};
use crate::console::Desk;
use crate::{Fault, FaultCode};

mod all;
mod ask;
mod files;
mod for_id;
mod give_back;
mod look;
mod make;
mod view;

pub(crate) use all::AnswerAll;
pub(crate) use files::{SaveFile, SaveFiles};
pub(crate) use for_id::{ForId, Renew};
pub(crate) use give_back::{Deactivate, Release};
pub(crate) use look::Look;
pub(super) use look::look;
pub(crate) use make::Activate;
pub(crate) use view::ActivationView;
pub(super) use view::certificate_name;

/// How many machines a license may be active on.
pub(super) fn limit_of(view: View<'_>, license: LicenseId) -> Result<u32, Fault> {
    Ok(Holder::read(view, license)?.activation_limit)
}

fn not_for_the_desk() -> Fault {
    Fault::field(
        "text",
        "This is neither an activation request nor a deactivation proof. Paste the whole text, or choose the file \
         the program wrote.",
    )
}

/// An error's words as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

fn refused(refusal: Refusal) -> Fault {
    let mut fault = Fault::new(FaultCode::NotAllowedNow, refusal.message);
    fault.details.refusal = Some(refusal.code);
    fault
}

/// Lists a license's activations.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    license_id: LicenseId,
}

impl Action for List {
    const NAME: &'static str = "activation.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The activations of a license, oldest first, with their certificates.";
    type Reply = Vec<ActivationView>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Vec<ActivationView>, Fault> {
        let view = desk.view();
        let holder = Holder::read(view, self.license_id)?;
        let all = view.activations_of_license(self.license_id)?;
        Ok(all
            .into_iter()
            .map(|certified| holder.view(certified, false))
            .collect())
    }
}

/// The activations of a license that counted at a moment.
pub(super) fn active_at(view: View<'_>, license: LicenseId, at: Time) -> Result<Vec<ActivationView>, Fault> {
    let holder = Holder::read(view, license)?;
    let all = view.activations_of_license(license)?.into_iter();
    let then = all.filter(|Certified { activation, .. }| {
        activation.at <= at && activation.ended_at().is_none_or(|end| at < end)
    });
    then.map(|mut certified| {
        // Made anew since: then it was the one before.
        if let Some(former) = view.former_certificate(certified.activation.id, at)? {
            certified.certificate = former;
        }
        Ok(holder.view(certified, false))
    })
    .collect()
}

/// Changes how many machines a license is active on.
fn count(tx: &Tx<'_>, license: &mut License, active: u32) -> Result<(), Fault> {
    if license.activations != active {
        license.activations = active;
        license.version += 1;
        tx.update_license(license)?;
    }
    Ok(())
}
