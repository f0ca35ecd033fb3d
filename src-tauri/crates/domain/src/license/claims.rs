//! The claims a license's file is signed with.

use std::collections::BTreeMap;

use signet_license::{
    ActivationClaim, CellClaim, CustomValue, FeatureClaim, LeaseClaim, LicenseClaims, MemoryClaim,
    NetworkClaim, ProductClaim,
};

use super::{Grant, License};
use crate::{Concurrency, FieldValue, Product, Time};

/// The claims of a license's file: what `grant` says, in the names of the file. `issued_at` is when this
/// file is made: later than the license when an update changed it.
pub fn claims(
    license: &License,
    grant: &Grant,
    product: &Product,
    vendor: &str,
    licensee: &str,
    issued_at: Time,
) -> LicenseClaims {
    let content = &product.content;
    let features: Vec<FeatureClaim> = grant
        .features
        .iter()
        .filter_map(|(number, held)| {
            let feature = product.feature(*number)?;
            Some(FeatureClaim::new(
                *number,
                &feature.code,
                &feature.name,
                feature.kind,
                held.settled(feature).limit,
                &held.terms,
            ))
        })
        .collect();
    let (nbf, exp) = LicenseClaims::bounds(&features);
    let conditions = &grant.conditions;
    let exp = match (exp, grant.ends()) {
        (Some(features), Some(own)) => Some(features.min(own.0)),
        (features, own) => features.or(own.map(|at| at.0)),
    };
    LicenseClaims {
        iss: vendor.to_owned(),
        sub: licensee.to_owned(),
        jti: license.id.to_string(),
        iat: issued_at.0,
        nbf,
        exp,
        serial: license.serial.to_string(),
        product: ProductClaim {
            number: content.number,
            code: content.code.clone(),
            name: content.name.clone(),
        },
        features,
        activation: ActivationClaim {
            limit: grant.activation_limit,
            from: grant.window.from.map(|at| at.0),
            until: grant.window.until.map(|at| at.0),
            overwrite: grant.can_overwrite,
        },
        maintenance_until: conditions.maintenance_until.map(|at| at.0),
        trial_days: conditions.trial_days,
        clients: conditions.clients,
        processes: conditions.concurrent_processes,
        lease: LeaseClaim {
            client_hours: conditions.client_lease_hours,
            vm_hours: conditions.vm_lease_hours,
            offline_hours: conditions.offline_lease_hours,
            check_out_days: conditions.check_out_days,
        },
        network: match conditions.concurrency {
            Concurrency::None => None,
            mode @ (Concurrency::Cloud | Concurrency::Network) => Some(NetworkClaim {
                mode: if mode == Concurrency::Cloud {
                    "cloud"
                } else {
                    "network"
                }
                .to_owned(),
                seats: conditions.network_seats,
                heartbeat_minutes: conditions.heartbeat_minutes,
            }),
        },
        custom: custom(grant, product),
        memory: memory(grant, product),
        demo: grant.demo,
    }
}

/// The custom fields that stand in the file.
fn custom(grant: &Grant, product: &Product) -> BTreeMap<String, CustomValue> {
    let signed = product.content.fields.iter().filter(|field| field.signed);
    signed
        .filter_map(|field| {
            let value = match grant.values.get(&field.key)? {
                FieldValue::Flag(flag) => CustomValue::Flag(*flag),
                FieldValue::Number(number) => CustomValue::Number(*number),
                FieldValue::Text(text) => CustomValue::Text(text.clone()),
            };
            Some((field.key.clone(), value))
        })
        .collect()
}

/// All memory items with the bytes of each cell: the catalog's, or this license's own.
fn memory(grant: &Grant, product: &Product) -> Vec<MemoryClaim> {
    let items = product.content.memory.iter();
    items
        .map(|item| MemoryClaim {
            item: item.alias,
            name: item.name.clone(),
            cells: item
                .cells
                .iter()
                .map(|cell| {
                    let own = grant
                        .memory
                        .get(&(item.alias, cell.number))
                        .unwrap_or(&cell.value);
                    // Checked before submit; a cell that does not fit is empty rather than wrong.
                    let bytes = cell.bytes(own).unwrap_or_default();
                    CellClaim {
                        cell: cell.number,
                        name: cell.name.clone(),
                        offset: cell.offset,
                        bytes: hex(&bytes),
                    }
                })
                .collect(),
        })
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}
