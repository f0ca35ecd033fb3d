//! What is told of an activation.

use serde::Serialize;
use signet_domain::{
    Activation, ActivationId, ActivationKind, ActivationState, License, LicenseId, Part, Time,
};
use signet_vault::{Certified, View};
use ts_rs::TS;

use crate::Fault;

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
    pub holder_id: Option<String>,
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
pub(super) struct Holder {
    pub license: License,
    pub product_name: String,
    pub customer_name: String,
    pub activation_limit: u32,
}

impl Holder {
    pub fn read(view: View<'_>, license: LicenseId) -> Result<Self, Fault> {
        let listed = view.license_listed(license)?;
        let order = view.order(listed.license.order_id)?;
        Ok(Self {
            activation_limit: listed.license.grant(&order).activation_limit,
            license: listed.license,
            product_name: listed.product_name,
            customer_name: listed.customer_name,
        })
    }

    pub fn view(&self, certified: Certified, repeated: bool) -> ActivationView {
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
        let license = &self.license;
        ActivationView {
            id: activation.id,
            version: activation.version,
            license_id: activation.license_id,
            product_name: self.product_name.clone(),
            customer_name: self.customer_name.clone(),
            kind: activation.kind,
            state,
            program_version: request.map(|r| r.product.version.clone()).unwrap_or_default(),
            virtual_machine: request.is_some_and(|r| r.virtual_machine),
            holder_id: activation.typed_id().map(str::to_owned),
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
    pub(super) fn of(view: View<'_>, certified: Certified, repeated: bool) -> Result<Self, Fault> {
        Ok(Holder::read(view, certified.activation.license_id)?.view(certified, repeated))
    }
}

/// The serial number and the machine: a license may have several certificates.
pub(in crate::actions) fn certificate_name(serial: &str, activation: &Activation) -> String {
    let machine = if activation.name.is_empty() {
        activation.id.to_string()[24..].to_owned()
    } else {
        activation.name.clone()
    };
    let name = crate::actions::licenses::file_name(&format!("{serial} {machine}"));
    format!("{}.cert", name.trim_end_matches(".lic").replace('_', "-"))
}
