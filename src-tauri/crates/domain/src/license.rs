//! Licenses: what one serial number grants, and the claims its file is signed with.

use serde::{Deserialize, Serialize};
use signet_license::{ActivationClaim, FeatureClaim, LicenseClaims, ProductClaim};
use ts_rs::TS;

use crate::{LicenseId, Line, Order, OrderId, Product, ProductId, Serial, Stamp, Time};

/// Where a license stands, as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LicenseStatus {
    /// It grants what its order says.
    Active,
    /// Taken back.
    Revoked,
}

/// Where a license stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum LicenseState {
    /// It grants what its order says.
    Active,
    /// Taken back; goes into the next revocation list.
    Revoked {
        /// When.
        at: Time,
        /// Why.
        reason: String,
    },
}

/// What one serial number grants. Its terms are those of its order's line, which are fixed at submit:
/// ten thousand licenses of one line do not carry ten thousand copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct License {
    /// The record's id; `jti` of the file.
    pub id: LicenseId,
    /// Counts up with every change.
    pub version: u32,
    /// The human-typed number.
    pub serial: Serial,
    /// The order that made it.
    pub order_id: OrderId,
    /// The line of that order, from 0.
    pub line: u32,
    /// The product.
    pub product_id: ProductId,
    /// When it was made.
    pub issued_at: Time,
    /// Where it stands.
    #[serde(flatten)]
    pub state: LicenseState,
}

impl License {
    /// The status as a word.
    pub fn status(&self) -> LicenseStatus {
        match self.state {
            LicenseState::Active => LicenseStatus::Active,
            LicenseState::Revoked { .. } => LicenseStatus::Revoked,
        }
    }

    /// Takes the license back. A license that is revoked already keeps its first reason. Whether it changed.
    pub fn revoke(&mut self, by: &Stamp, reason: &str) -> bool {
        if self.status() == LicenseStatus::Revoked {
            return false;
        }
        self.state = LicenseState::Revoked {
            at: by.at,
            reason: reason.trim().to_owned(),
        };
        self.version += 1;
        true
    }
}

/// The claims of a license's file, from its order's fixed terms.
pub fn claims(
    license: &License,
    line: &Line,
    order: &Order,
    product: &Product,
    vendor: &str,
    licensee: &str,
) -> LicenseClaims {
    let features: Vec<FeatureClaim> = line
        .granted()
        .filter_map(|own| {
            let feature = product.feature(own.number)?;
            Some(FeatureClaim::new(
                own.number,
                &feature.code,
                &feature.name,
                feature.kind,
                feature.limit,
                &own.terms,
            ))
        })
        .collect();
    let (nbf, exp) = LicenseClaims::bounds(&features);
    LicenseClaims {
        iss: vendor.to_owned(),
        sub: licensee.to_owned(),
        jti: license.id.to_string(),
        iat: license.issued_at.0,
        nbf,
        exp,
        serial: license.serial.to_string(),
        product: ProductClaim {
            number: product.number,
            code: product.code.clone(),
            name: product.name.clone(),
        },
        features,
        activation: ActivationClaim {
            limit: order.content.activation_limit,
        },
        demo: order.content.demo,
    }
}
