//! What may be done to one license: revoke it, block it for a while, write its note and its unsigned values.

use serde::Deserialize;
use signet_domain::{FieldValue, FieldValues, LicenseId, Permission, Problem, ProblemCode, QuotaMoves};
use signet_vault::Tx;
use ts_rs::TS;

use super::page::LicenseView;
use crate::action::{Action, Write};
use crate::actions::check_version;
use crate::actions::orders::submit::move_quotas;
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Most characters of a note.
const NOTE: usize = 10_000;

/// Revokes one license.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Revoke {
    id: LicenseId,
    version: u32,
    /// Why; kept with the license.
    reason: String,
}

impl Action for Revoke {
    const NAME: &'static str = "license.revoke";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Takes one license back, with a reason.";
    type Reply = LicenseView;
}

impl Write for Revoke {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<LicenseView, Fault> {
        let mut license = tx.license(self.id)?;
        check_version("license", self.version, license.version)?;
        check_reason(&self.reason)?;
        let held = license.holds();
        if !license.revoke(&desk.stamp(), &self.reason) {
            return Err(Fault::new(
                FaultCode::NotAllowedNow,
                "The license is revoked already.",
            ));
        }
        tx.update_license(&license)?;
        let mut moves = QuotaMoves::default();
        moves.add(held, license.holds());
        move_quotas(desk, tx, &moves)?;
        LicenseView::read(desk, self.id)
    }
}

fn check_reason(reason: &str) -> Result<(), Fault> {
    if reason.trim().is_empty() {
        return Err(Fault::field(
            "reason",
            "Say why; the reason is kept with the license.",
        ));
    }
    Ok(())
}

/// Blocks one license.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Block {
    id: LicenseId,
    version: u32,
    /// Why; kept with the license.
    reason: String,
}

impl Action for Block {
    const NAME: &'static str = "license.block";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Lets a license not count for a while: no machine is activated, and the next revocation list names it.";
    type Reply = LicenseView;
}

impl Write for Block {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<LicenseView, Fault> {
        let mut license = tx.license(self.id)?;
        check_version("license", self.version, license.version)?;
        check_reason(&self.reason)?;
        license.block(desk.services.now(), &self.reason)?;
        tx.update_license(&license)?;
        LicenseView::read(desk, self.id)
    }
}

/// Lets a blocked license count again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unblock {
    id: LicenseId,
    version: u32,
}

impl Action for Unblock {
    const NAME: &'static str = "license.unblock";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str =
        "Lets a blocked license count again, everywhere from the next revocation list on.";
    type Reply = LicenseView;
}

impl Write for Unblock {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<LicenseView, Fault> {
        let mut license = tx.license(self.id)?;
        check_version("license", self.version, license.version)?;
        license.unblock(desk.services.now())?;
        tx.update_license(&license)?;
        LicenseView::read(desk, self.id)
    }
}

/// What is wrong with a license's note.
pub(in crate::actions) fn too_long(note: &str) -> Option<Problem> {
    let message = format!("Shorten the note: at most {NOTE} characters fit.");
    (note.chars().count() > NOTE).then(|| Problem::new(ProblemCode::TooLarge, "note", message))
}

/// Writes note and values.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Save {
    id: LicenseId,
    version: u32,
    note: String,
    /// Values of fields that are not signed; those not named keep theirs.
    values: FieldValues,
}

impl Action for Save {
    const NAME: &'static str = "license.save";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Writes a license's note and the values of fields that are not signed.";
    type Reply = LicenseView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<LicenseView, Fault> {
        let mut license = tx.license(self.id)?;
        check_version("license", self.version, license.version)?;
        let product = tx.product(license.product_id)?;
        let mut problems: Vec<Problem> = too_long(&self.note).into_iter().collect();
        let order = tx.order(license.order_id)?;
        let granted = license.grant(&order).values;
        for (key, value) in self.values {
            let place = format!("values.{key}");
            let Some(field) = product.content.fields.iter().find(|field| field.key == key) else {
                let message = format!("{} has no field “{key}”.", product.content.name);
                problems.push(Problem::new(ProblemCode::Unknown, place, message));
                continue;
            };
            if field.signed {
                if granted.get(&key) != Some(&value) {
                    let message = format!(
                        "{} stands in the signed file: change it by an update order.",
                        field.label
                    );
                    problems.push(Problem::new(ProblemCode::Locked, place, message));
                }
            } else if value == FieldValue::Text(String::new()) {
                license.values.remove(&key);
            } else if let Some(message) = field.refuses(&value) {
                problems.push(Problem::new(ProblemCode::NotAllowed, place, message));
            } else {
                license.values.insert(key, value);
            }
        }
        Fault::unless_empty(problems)?;
        license.note = self.note;
        license.version += 1;
        tx.update_license(&license)?;
        LicenseView::read(desk, self.id)
    }
}
