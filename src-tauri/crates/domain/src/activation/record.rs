//! One activation.

use serde::{Deserialize, Serialize};
use signet_license::{
    ActivationRequest, CertificateClaims, ConfirmationClaim, DeviceKey, MachineClaim, RequestClaim,
};

use super::ActivationKind;
use crate::{ActivationId, Grant, License, LicenseId, Product, Time, claims};

/// Where an activation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActivationState {
    /// It counts.
    Active,
    /// The machine proved that it removed it.
    Returned {
        /// When the proof was taken in.
        #[serde(rename = "ended_at")]
        at: Time,
    },
    /// The same machine was activated again: the newer one counts in its place.
    Replaced {
        /// When.
        #[serde(rename = "ended_at")]
        at: Time,
    },
    /// Taken back by hand, without a proof: the machine may go on using it until it hears of it by a revocation list.
    Released {
        /// When.
        #[serde(rename = "ended_at")]
        at: Time,
        /// Why.
        reason: String,
    },
}

/// The binding of a license to one holder: a machine, a server, a domain, a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activation {
    /// The record's id; `jti` of the certificate.
    pub id: ActivationId,
    /// Counts up with every change.
    pub version: u32,
    /// The license.
    pub license_id: LicenseId,
    /// Who holds it.
    pub kind: ActivationKind,
    /// The request; none for a typed id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<ActivationRequest>,
    /// What the certificate says of the machine.
    pub machine: MachineClaim,
    /// The typed id where the certificate's `machine` does not have it: a domain, who got a token that is not bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// What people call the machine.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// When it was activated.
    pub at: Time,
    /// Last second of its offline lease.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lease_until: Option<Time>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: ActivationState,
}

impl Activation {
    /// Whether it counts against the limit.
    pub fn is_active(&self) -> bool {
        self.state == ActivationState::Active
    }

    /// When it ended, if it did.
    pub fn ended_at(&self) -> Option<Time> {
        match &self.state {
            ActivationState::Active => None,
            ActivationState::Returned { at }
            | ActivationState::Replaced { at }
            | ActivationState::Released { at, .. } => Some(*at),
        }
    }

    /// The machine as people call it: its name, the typed id, or what is known of it.
    pub fn machine_words(&self) -> String {
        match (self.typed_id(), self.name.is_empty()) {
            (Some(id), true) => format!("“{id}”"),
            (Some(id), false) => format!("{} (“{id}”)", self.name),
            (None, false) => self.name.clone(),
            (None, true) => "a machine without a name".to_owned(),
        }
    }

    /// The id that was typed; none for a request.
    pub fn typed_id(&self) -> Option<&str> {
        self.machine.id.as_deref().or(self.holder.as_deref())
    }

    /// The key made on the machine.
    pub fn key(&self) -> Option<&DeviceKey> {
        self.request.as_ref().map(|request| &request.key)
    }

    /// Gives it back, once. Whether it counted until now.
    pub fn end(&mut self, state: ActivationState) -> bool {
        if !self.is_active() {
            return false;
        }
        self.state = state;
        self.version += 1;
        true
    }

    /// What its certificate says. `revocation_seq` is the newest revocation list's number.
    pub fn certificate(
        &self,
        license: &License,
        grant: &Grant,
        product: &Product,
        (vendor, licensee): (&str, &str),
        revocation_seq: Option<u64>,
    ) -> CertificateClaims {
        let mut said = claims(license, grant, product, vendor, licensee, self.at);
        let license_id = std::mem::replace(&mut said.jti, self.id.to_string());
        CertificateClaims {
            license: said,
            license_id,
            request: self.request.as_ref().map(|request| RequestClaim {
                id: request.id.clone(),
                nonce: request.nonce.clone(),
            }),
            machine: self.machine.clone(),
            cnf: self.key().map(|key| ConfirmationClaim { jwk: key.clone() }),
            lease_until: self.lease_until.map(|at| at.0),
            revocation_seq,
            domain: match self.kind {
                ActivationKind::Domain => self.holder.clone(),
                _ => None,
            },
        }
    }
}
