//! The offline desk: requests become certificates, proofs give activations back; each exactly once, however often
//! it is repeated.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signet_domain::{
    Activation, ActivationId, ActivationKind, ActivationState, LicenseId, Part, Permission, Refusal,
    RefusalCode, Time,
};
use signet_license::{ActivationRequest, RequestError};
use signet_vault::{Certified, LicenseListed, Tx, View};
use ts_rs::TS;

use self::ask::{Asked, Plan};
use self::give_back::Proof;
use crate::action::{Action, Read};
use crate::console::Desk;
use crate::{Fault, FaultCode};

mod ask;
mod for_id;
mod give_back;
mod make;

pub(crate) use for_id::{ForId, Renew};
pub(crate) use give_back::{Deactivate, Release};
pub(crate) use make::Activate;

/// Where an activation stands, as a word.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ActivationStateWord {
    Active,
    Returned,
    Replaced,
    Released,
}

/// An activation of a license.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ActivationView {
    pub id: ActivationId,
    pub version: u32,
    pub license_id: LicenseId,
    pub serial: String,
    pub product_name: String,
    pub customer_name: String,
    pub kind: ActivationKind,
    pub state: ActivationStateWord,
    /// What people call the machine.
    pub name: String,
    /// The typed id: of a machine, client or server, a domain, an identifier.
    pub machine_id: Option<String>,
    /// The parts of the machine it is bound to.
    pub parts: Vec<Part>,
    /// The version of the program that asked.
    pub program_version: String,
    pub virtual_machine: bool,
    pub at: Time,
    /// When it was given back, replaced or released.
    pub ended_at: Option<Time>,
    /// Why it was released.
    pub reason: Option<String>,
    /// Last second of its offline lease.
    pub lease_until: Option<Time>,
    /// How many machines the license is active on now, and may be.
    pub active: u32,
    pub activation_limit: u32,
    pub file_name: String,
    /// The certificate, exactly as signed, with a newline.
    pub certificate: String,
    /// It was made before: this is a repetition, and nothing was changed.
    pub repeated: bool,
}

/// The license an activation is of.
struct Holder {
    listed: LicenseListed,
    activation_limit: u32,
}

impl Holder {
    fn read(view: View<'_>, license: LicenseId) -> Result<Self, Fault> {
        let listed = view.license_listed(license)?;
        let order = view.order(listed.license.order_id)?;
        let activation_limit = listed.license.grant(&order).activation_limit;
        Ok(Self {
            listed,
            activation_limit,
        })
    }

    fn view(&self, certified: Certified, repeated: bool) -> ActivationView {
        let Certified {
            activation,
            certificate,
        } = certified;
        let (state, ended_at, reason) = match &activation.state {
            ActivationState::Active => (ActivationStateWord::Active, None, None),
            ActivationState::Returned { at } => (ActivationStateWord::Returned, Some(*at), None),
            ActivationState::Replaced { at } => (ActivationStateWord::Replaced, Some(*at), None),
            ActivationState::Released { at, reason } => {
                (ActivationStateWord::Released, Some(*at), Some(reason.clone()))
            }
        };
        let request = activation.request.as_ref();
        let license = &self.listed.license;
        ActivationView {
            id: activation.id,
            version: activation.version,
            license_id: activation.license_id,
            product_name: self.listed.product_name.clone(),
            customer_name: self.listed.customer_name.clone(),
            kind: activation.kind,
            state,
            program_version: request.map(|r| r.product.version.clone()).unwrap_or_default(),
            virtual_machine: request.is_some_and(|r| r.virtual_machine),
            machine_id: activation.typed_id().map(str::to_owned),
            parts: activation.machine.parts.0.keys().copied().collect(),
            at: activation.at,
            ended_at,
            reason,
            lease_until: activation.lease_until,
            active: license.activations,
            activation_limit: self.activation_limit,
            file_name: certificate_name(license.serial.as_str(), &activation),
            serial: license.serial.to_string(),
            name: activation.name,
            certificate: format!("{certificate}\n"),
            repeated,
        }
    }
}

impl ActivationView {
    fn of(view: View<'_>, certified: Certified, repeated: bool) -> Result<Self, Fault> {
        Ok(Holder::read(view, certified.activation.license_id)?.view(certified, repeated))
    }
}

/// The serial number and the machine: a license may have several certificates.
pub(super) fn certificate_name(serial: &str, activation: &Activation) -> String {
    let machine = if activation.name.is_empty() {
        activation.id.to_string()[24..].to_owned()
    } else {
        activation.name.clone()
    };
    let name = super::licenses::file_name(&format!("{serial} {machine}"));
    format!("{}.cert", name.trim_end_matches(".lic").replace('_', "-"))
}

/// What was put on the desk, and what would come of it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DeskView {
    pub what: DeskItem,
    /// The serial number as it was typed there.
    pub serial: String,
    /// What people call the machine.
    pub machine: String,
    pub product_number: u32,
    pub program_version: String,
    pub virtual_machine: bool,
    pub parts: Vec<Part>,
    /// The license it is about, if there is one.
    pub license_id: Option<LicenseId>,
    pub product_name: String,
    pub customer_name: String,
    /// Machines the license is active on now.
    pub active: u32,
    pub activation_limit: u32,
    /// Why nothing can come of it.
    pub refusal: Option<RefusalCode>,
    /// What will happen, or why it cannot, in one sentence.
    pub message: String,
    /// It was answered before: the same answer comes again.
    pub repeated: bool,
}

/// What can be put on the desk.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DeskItem {
    Request,
    Proof,
}

/// What comes of it.
struct Outcome {
    refusal: Option<RefusalCode>,
    message: String,
    repeated: bool,
}

impl DeskView {
    fn of(what: DeskItem, request: &ActivationRequest, holder: Option<&Holder>, outcome: Outcome) -> Self {
        let listed = holder.map(|holder| &holder.listed);
        Self {
            what,
            serial: request.serial.clone(),
            machine: request.name.clone(),
            product_number: request.product.number,
            program_version: request.product.version.clone(),
            virtual_machine: request.virtual_machine,
            parts: request.machine.0.keys().copied().collect(),
            license_id: listed.map(|listed| listed.license.id),
            product_name: listed
                .map(|listed| listed.product_name.clone())
                .unwrap_or_default(),
            customer_name: listed
                .map(|listed| listed.customer_name.clone())
                .unwrap_or_default(),
            active: listed.map_or(0, |listed| listed.license.activations),
            activation_limit: holder.map_or(0, |holder| holder.activation_limit),
            refusal: outcome.refusal,
            message: outcome.message,
            repeated: outcome.repeated,
        }
    }
}

/// Looks at what was put on the desk.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Look {
    /// The text of a request or a proof.
    text: String,
}

impl Action for Look {
    const NAME: &'static str = "activation.look";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str =
        "What a request or a deactivation proof is about and what would come of it; changes nothing.";
    type Reply = DeskView;
}

impl Read for Look {
    fn run(self, desk: &Desk<'_>) -> Result<DeskView, Fault> {
        match ActivationRequest::read(&self.text) {
            Ok(request) => look(desk, &request),
            // Only a file of ours can be a proof; what is neither is told as no request.
            Err(RequestError::NotARequest) => match Proof::read(desk, &self.text)? {
                Some(proof) => proof.look(desk.view()),
                None => Err(not_for_the_desk()),
            },
            Err(error) => Err(Fault::field("text", sentence(&error.to_string()))),
        }
    }
}

/// What would come of a request.
pub(super) fn look(desk: &Desk<'_>, request: &ActivationRequest) -> Result<DeskView, Fault> {
    Plan::of(desk, Asked::by(request.clone()))?.look(desk.view(), request)
}

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

/// Writes a certificate.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFile {
    id: ActivationId,
    path: PathBuf,
}

impl Action for SaveFile {
    const NAME: &'static str = "activation.save_file";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes the certificate of an activation, exactly as it was signed.";
    type Reply = ();
}

impl Read for SaveFile {
    fn run(self, desk: &Desk<'_>) -> Result<(), Fault> {
        let certified = desk.view().activation(self.id)?;
        super::documents::write(&self.path, format!("{}\n", certified.certificate).as_bytes())
    }
}

/// Changes how many machines a license is active on.
fn count(tx: &Tx<'_>, license: LicenseId, active: u32) -> Result<(), Fault> {
    let mut license = tx.license(license)?;
    if license.activations != active {
        license.activations = active;
        license.version += 1;
        tx.update_license(&license)?;
    }
    Ok(())
}
