//! What the vault knows of the files that machines exchange with it: certificates, proofs, requests.

use signet_domain::{ActivationId, Time, date_words};
use signet_license::{ActivationRequest, CertificateClaims};
use signet_vault::{Certified, View};

use super::case::Case;
use super::standing::end_of;
use super::vault::{about, nothing};
use super::view::{VaultTold, VaultWord};
use crate::Fault;
use crate::actions::activations;
use crate::console::Desk;

/// A certificate.
pub(super) fn certificate(
    case: &Case<'_, '_>,
    claims: &CertificateClaims,
    proven: bool,
) -> Result<Option<VaultTold>, Fault> {
    let Some(view) = case.view() else {
        return Ok(None);
    };
    let known = match claims.license.jti.parse::<ActivationId>() {
        Ok(id) => view.find_activation(id)?,
        Err(_) => None,
    };
    let Some(known) = known else {
        return Ok(Some(nothing(
            "This vault has no activation with the id it names.",
        )));
    };
    let mut told = VaultTold::default();
    let machine = known.activation.machine_words();
    let on = date_words(known.activation.at.0);
    told.sentences.push(match (proven, known.certificate == case.text) {
        (_, true) => format!("This is the certificate of {machine}, activated on {on}."),
        (true, false) => format!("It is for {machine}, activated on {on}, but not the very text that was made here."),
        (false, false) => format!("It names the activation of {machine} on {on}. The genuine certificate is here: send that one."),
    });
    ended(&mut told, &known);
    under(view, told, &known, case.at).map(Some)
}

fn ended(told: &mut VaultTold, known: &Certified) {
    if !known.activation.is_active() {
        told.sentences.push(end_of(&known.activation));
    }
}

/// The license of an activation. That it ended says more than that its license counts.
fn under(view: View<'_>, mut told: VaultTold, known: &Certified, at: Time) -> Result<VaultTold, Fault> {
    about(
        view,
        &mut told,
        &view.license_listed(known.activation.license_id)?,
        at,
    )?;
    if !known.activation.is_active() && told.status == Some(VaultWord::Active) {
        told.status = Some(VaultWord::Ended);
    }
    Ok(told)
}

/// A deactivation proof.
pub(super) fn proof(
    case: &Case<'_, '_>,
    known: Option<Certified>,
    good: bool,
) -> Result<Option<VaultTold>, Fault> {
    let Some(view) = case.view() else {
        return Ok(None);
    };
    let Some(known) = known else {
        return Ok(Some(nothing(
            "This vault has no activation with the id it names.",
        )));
    };
    let counts = known.activation.is_active();
    let mut told = VaultTold {
        for_the_desk: good && counts,
        ..VaultTold::default()
    };
    if counts {
        let machine = known.activation.machine_words();
        told.sentences.push(format!(
            "The activation of {machine} still counts: nobody took a proof in."
        ));
    }
    ended(&mut told, &known);
    under(view, told, &known, case.at).map(Some)
}

/// A request: which license it is for, and what would come of it.
pub(super) fn request(
    desk: Option<&Desk<'_>>,
    request: &ActivationRequest,
) -> Result<Option<VaultTold>, Fault> {
    let Some(desk) = desk else {
        return Ok(None);
    };
    let seen = activations::look(desk, request)?;
    let mut told = VaultTold {
        for_the_desk: true,
        ..VaultTold::default()
    };
    told.sentences.push(seen.message);
    if let Some(id) = seen.license_id {
        about(
            desk.view(),
            &mut told,
            &desk.view().license_listed(id)?,
            desk.services.now(),
        )?;
    }
    Ok(Some(told))
}
