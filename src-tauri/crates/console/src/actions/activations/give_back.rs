//! Giving activations back: by the machine's proof, or by hand.

use serde::Deserialize;
use signet_domain::{ActivationId, ActivationState, Permission, Refusal, RefusalCode};
use signet_license::{ActivationRequest, LicenseError, peek_proof, verify_proof};
use signet_vault::{Certified, Tx, View};
use ts_rs::TS;

use super::look::{DeskItem, DeskView, Outcome};
use super::view::Holder;
use super::{ActivationView, count, not_for_the_desk, refused, sentence};
use crate::Fault;
use crate::action::{Action, Write};
use crate::actions::check_version;
use crate::console::Desk;

/// A proof whose signature is that of the machine's key.
pub(super) struct Proof {
    /// The request the machine was activated by.
    request: ActivationRequest,
    certified: Certified,
}

impl Proof {
    /// Reads and verifies a proof. None: the text is no signed file at all.
    pub fn read(desk: &Desk<'_>, text: &str) -> Result<Option<Self>, Fault> {
        let unreadable = |error: &LicenseError| {
            let words = match error {
                LicenseError::WrongType { found } => format!(
                    "this is a signed file of another kind ({found}); the desk takes requests and deactivation proofs"
                ),
                LicenseError::CutOff => "the proof is cut off; get it again, complete".to_owned(),
                LicenseError::Altered => "the proof was altered after the machine signed it".to_owned(),
                other => other.to_string(),
            };
            Fault::field("text", sentence(&words))
        };
        let claims = match peek_proof(text) {
            Ok(claims) => claims,
            Err(LicenseError::NotALicense) => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        let known = match claims.activation.parse::<ActivationId>() {
            Ok(id) => desk.view().find_activation(id)?,
            Err(_) => None,
        };
        let Some(certified) = known else {
            return Err(Fault::field(
                "text",
                "The proof is for an activation that this vault never made.",
            ));
        };
        let Some(request) = certified.activation.request.clone() else {
            return Err(Fault::field(
                "text",
                "The activation was made for a typed id, without a key of the machine: release it by hand.",
            ));
        };
        verify_proof(text, &request.key).map_err(|error| unreadable(&error))?;
        Ok(Some(Self { request, certified }))
    }

    /// Gives the activation back, once.
    pub fn take_in(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let mut certified = self.certified;
        let at = desk.services.now();
        let counted = certified.activation.end(ActivationState::Returned { at });
        if counted {
            end(tx, &certified)?;
        }
        ActivationView::of(desk.view(), certified, !counted)
    }

    pub fn look(self, view: View<'_>) -> Result<DeskView, Fault> {
        let holder = Holder::read(view, self.certified.activation.license_id)?;
        let counts = self.certified.activation.is_active();
        let message = if counts {
            format!(
                "The machine removed its activation: {} of {} stay active.",
                holder.license.activations.saturating_sub(1),
                holder.activation_limit
            )
        } else {
            "This activation ended before: nothing changes.".to_owned()
        };
        let outcome = Outcome {
            refusal: None,
            message,
            repeated: !counts,
        };
        Ok(DeskView::of(
            DeskItem::Proof,
            &self.request,
            Some(&holder),
            outcome,
        ))
    }
}

/// Takes a deactivation proof in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deactivate {
    /// The proof's text.
    text: String,
}

impl Action for Deactivate {
    const NAME: &'static str = "activation.deactivate";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Takes a machine's deactivation proof in and gives its activation back, once.";
    type Reply = ActivationView;
}

impl Write for Deactivate {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let proof = Proof::read(desk, &self.text)?.ok_or_else(not_for_the_desk)?;
        proof.take_in(desk, tx)
    }
}

/// Releases an activation by hand.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Release {
    id: ActivationId,
    version: u32,
    /// Why; kept with the activation.
    reason: String,
}

impl Action for Release {
    const NAME: &'static str = "activation.release";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Gives an activation back without a proof, with a reason: the machine may be lost, or go on using it.";
    type Reply = ActivationView;
}

impl Write for Release {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let mut certified = tx.activation(self.id)?;
        check_version("activation", self.version, certified.activation.version)?;
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(Fault::field(
                "reason",
                "Say why it is released without a proof; the reason is kept with it.",
            ));
        }
        let state = ActivationState::Released {
            at: desk.services.now(),
            reason: reason.to_owned(),
        };
        if !certified.activation.end(state) {
            return Err(refused(Refusal::new(
                RefusalCode::GivenBack,
                "The activation ended before: there is nothing to release.",
            )));
        }
        end(tx, &certified)?;
        ActivationView::of(desk.view(), certified, false)
    }
}

fn end(tx: &Tx<'_>, certified: &Certified) -> Result<(), Fault> {
    tx.update_activation(&certified.activation)?;
    let mut license = tx.license(certified.activation.license_id)?;
    let active = license.activations.saturating_sub(1);
    count(tx, &mut license, active)
}
