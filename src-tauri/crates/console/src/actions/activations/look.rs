//! What was put on the desk, and what would come of it.

use serde::{Deserialize, Serialize};
use signet_domain::{LicenseId, Part, Permission, RefusalCode};
use signet_license::{ActivationRequest, RequestError};
use ts_rs::TS;

use super::ask::{Asked, Plan};
use super::give_back::Proof;
use super::view::Holder;
use super::{not_for_the_desk, sentence};
use crate::Fault;
use crate::action::{Action, Read};
use crate::console::Desk;

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

/// What lies on the desk, read.
pub(super) enum Item {
    Request(Box<ActivationRequest>),
    Proof(Box<Proof>),
}

impl Item {
    /// Reads a request or a proof; also says which of both it is, or would be if it were whole.
    pub fn read(desk: &Desk<'_>, text: &str) -> (Option<DeskItem>, Result<Self, Fault>) {
        let unread = match ActivationRequest::read(text) {
            Ok(request) => return (Some(DeskItem::Request), Ok(Self::Request(Box::new(request)))),
            Err(error) => error,
        };
        if unread != RequestError::NotARequest {
            let fault = Fault::field("text", sentence(&unread.to_string()));
            return (Some(DeskItem::Request), Err(fault));
        }
        // Only a file of ours can be a proof; what is neither is told as no request.
        match Proof::read(desk, text) {
            Ok(Some(proof)) => (Some(DeskItem::Proof), Ok(Self::Proof(Box::new(proof)))),
            Ok(None) => (None, Err(not_for_the_desk())),
            Err(fault) => (Some(DeskItem::Proof), Err(fault)),
        }
    }
}

/// What comes of it.
pub(super) struct Outcome {
    pub refusal: Option<RefusalCode>,
    pub message: String,
    pub repeated: bool,
}

impl DeskView {
    pub(super) fn of(
        what: DeskItem,
        request: &ActivationRequest,
        holder: Option<&Holder>,
        outcome: Outcome,
    ) -> Self {
        Self {
            what,
            serial: request.serial.clone(),
            machine: request.name.clone(),
            product_number: request.product.number,
            program_version: request.product.version.clone(),
            virtual_machine: request.virtual_machine,
            parts: request.machine.0.keys().copied().collect(),
            license_id: holder.map(|holder| holder.license.id),
            product_name: holder.map_or_else(String::new, |holder| holder.product_name.clone()),
            customer_name: holder.map_or_else(String::new, |holder| holder.customer_name.clone()),
            active: holder.map_or(0, |holder| holder.license.activations),
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
        match Item::read(desk, &self.text).1? {
            Item::Request(request) => look(desk, &request),
            Item::Proof(proof) => proof.look(desk.view()),
        }
    }
}

/// What would come of a request.
pub(in crate::actions) fn look(desk: &Desk<'_>, request: &ActivationRequest) -> Result<DeskView, Fault> {
    Plan::of(desk, Asked::by(request.clone()))?.look(desk.view(), request)
}
