//! Whether a machine may be activated.

use serde::{Deserialize, Serialize};
use signet_license::{ActivationRequest, Flag, Machine, MachineClaim, Part};
use ts_rs::TS;

use super::ActivationKind;
use crate::{Concurrency, Grant, License, LicenseState, PartRule, Product, Time, short_date};

/// Why a machine is not activated, one word for each thing somebody can do something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The license is for another product than the program that asks.
    WrongProduct,
    /// No license has this serial number.
    UnknownSerial,
    /// The license was taken back.
    Revoked,
    /// The license does not count for now.
    Blocked,
    /// Everything the license grants has ended.
    Ended,
    /// The activation window has not begun.
    TooEarly,
    /// The activation window is over.
    TooLate,
    /// As many machines are active as may be.
    LimitReached,
    /// The product's binding needs parts the request does not name.
    PartsMissing,
    /// The license may not be used in virtual machines.
    VirtualMachine,
    /// Its seats are not counted by a server in the customer's network.
    NotForNetwork,
    /// Another request had the same id.
    RequestReused,
    /// The request was answered, and its activation given back.
    GivenBack,
}

/// Why a machine is not activated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    /// Which of the reasons.
    pub code: RefusalCode,
    /// For people: what is wrong and what to do.
    pub message: String,
}

impl Refusal {
    /// A reason with its words.
    pub fn new(code: RefusalCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// Who asks for an activation.
#[derive(Debug, Clone, Copy)]
pub enum Asker<'a> {
    /// A machine, by its request.
    Machine(&'a ActivationRequest),
    /// Somebody who typed an id, in the form [`ActivationKind::typed_id`] gives.
    Id(ActivationKind, &'a str),
}

/// Whether the license may be activated at `at`, and what the certificate says of the machine. `active` counts the
/// activations that would stand beside this one.
pub fn judge(
    license: &License,
    grant: &Grant,
    product: &Product,
    asker: Asker<'_>,
    active: u32,
    at: Time,
) -> Result<MachineClaim, Refusal> {
    if let Asker::Machine(request) = asker {
        check_product(product, request)?;
    }
    if let LicenseState::Revoked { at, reason } = &license.state {
        let day = short_date(at.0);
        return Err(Refusal::new(
            RefusalCode::Revoked,
            format!("The license was revoked on {day}: {reason}"),
        ));
    }
    check_block(license)?;
    check_time(grant, at)?;
    let claim = match asker {
        Asker::Machine(request) => {
            check_virtual_machine(grant, request)?;
            bind(product, &request.machine)?
        }
        Asker::Id(kind, id) => {
            check_network(kind, grant)?;
            MachineClaim {
                id: kind.signs_id().then(|| id.to_owned()),
                ..MachineClaim::default()
            }
        }
    };
    if active >= grant.activation_limit {
        let limit = grant.activation_limit;
        let activations = if limit == 1 {
            "activation is"
        } else {
            "activations are"
        };
        return Err(Refusal::new(
            RefusalCode::LimitReached,
            format!(
                "{active} of {limit} {activations} in use already. Take a deactivation proof from a machine first, \
                 release one, or sell more activations by an update order."
            ),
        ));
    }
    Ok(claim)
}

/// Refuses a license that is blocked.
pub fn check_block(license: &License) -> Result<(), Refusal> {
    let Some(block) = license.blocked() else {
        return Ok(());
    };
    Err(Refusal::new(
        RefusalCode::Blocked,
        format!(
            "The license is blocked since {}: {}. Unblock it first.",
            short_date(block.at.0),
            block.reason.trim_end_matches('.')
        ),
    ))
}

fn check_product(product: &Product, request: &ActivationRequest) -> Result<(), Refusal> {
    let content = &product.content;
    if content.number == request.product.number {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::WrongProduct,
        format!(
            "The serial number is for {} (product {}), the program that asks is product {}.",
            content.name, content.number, request.product.number
        ),
    ))
}

fn check_time(grant: &Grant, at: Time) -> Result<(), Refusal> {
    if let Some(end) = grant.last_second().filter(|end| *end < at) {
        let day = short_date(end.0);
        return Err(Refusal::new(
            RefusalCode::Ended,
            format!("The license ended on {day}. Extend it by an update order first."),
        ));
    }
    if let Some(from) = grant.window.from.filter(|from| at < *from) {
        let day = short_date(from.0);
        return Err(Refusal::new(
            RefusalCode::TooEarly,
            format!("Machines may be activated from {day} on."),
        ));
    }
    if let Some(until) = grant.window.until.filter(|until| *until < at) {
        let day = short_date(until.0);
        return Err(Refusal::new(
            RefusalCode::TooLate,
            format!("Machines could be activated until {day}. Change the window by an update order first."),
        ));
    }
    Ok(())
}

fn check_network(kind: ActivationKind, grant: &Grant) -> Result<(), Refusal> {
    if kind != ActivationKind::Network || grant.conditions.concurrency == Concurrency::Network {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::NotForNetwork,
        "Its seats are not counted by a server in the customer's network. Set “Seats are counted” to “network” by an \
         update order first.",
    ))
}

fn check_virtual_machine(grant: &Grant, request: &ActivationRequest) -> Result<(), Refusal> {
    let mut features = grant.features.values();
    let forbids = features.all(|held| held.terms.flags.has(Flag::ForbidVirtualMachine));
    if request.virtual_machine && forbids {
        return Err(Refusal::new(
            RefusalCode::VirtualMachine,
            "None of its features may be used in a virtual machine, and the request comes from one.",
        ));
    }
    Ok(())
}

/// The parts the product's binding looks at. A replaceable part that is missing can never match: it uses up one of
/// the tolerated changes from the beginning.
fn bind(product: &Product, machine: &Machine) -> Result<MachineClaim, Refusal> {
    let binding = &product.content.binding;
    let missing = |rule: PartRule| -> Vec<Part> {
        let parts = binding.parts.iter().filter(|(_, of)| **of == rule);
        parts
            .map(|(part, _)| *part)
            .filter(|part| !machine.has(*part))
            .collect()
    };
    let mut lacking = missing(PartRule::Required);
    let replaceable = missing(PartRule::Replaceable);
    if replaceable.len() > binding.tolerated_changes as usize {
        lacking.extend(replaceable);
    }
    if !lacking.is_empty() {
        let words: Vec<&str> = lacking.iter().map(|part| part.word()).collect();
        return Err(Refusal::new(
            RefusalCode::PartsMissing,
            format!(
                "{} is bound to parts of the machine that the request does not name: {}. The program could not find \
                 them there.",
                product.content.name,
                words.join(", ")
            ),
        ));
    }
    let parts = binding
        .parts
        .keys()
        .map(|part| (*part, machine.0.get(part).cloned().unwrap_or_default()));
    Ok(MachineClaim {
        id: None,
        parts: Machine(parts.collect()),
        replaceable: binding
            .parts
            .iter()
            .filter(|(_, rule)| **rule == PartRule::Replaceable)
            .map(|(part, _)| *part)
            .collect(),
        tolerated: binding.tolerated_changes,
    })
}
