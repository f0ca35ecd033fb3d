//! Revoke: a sale's licenses are taken back, an update's get their former terms.

use serde::Deserialize;
use signet_domain::{LicenseStatus, LifeCycleError, OrderId, OrderKind, Permission, QuotaMoves};
use signet_vault::{Former, Tx};
use ts_rs::TS;

use super::submit::move_quotas;
use super::{Opened, OrderView};
use crate::action::{Action, Write};
use crate::actions::check_version;
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Revokes a submitted order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Revoke {
    id: OrderId,
    version: u32,
    /// Why; kept with every license.
    reason: String,
}

impl Action for Revoke {
    const NAME: &'static str = "order.revoke";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str =
        "Revokes a submitted order: a sale's licenses are taken back, an update's get their former terms.";
    type Reply = OrderView;
}

impl Write for Revoke {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        order.revoke(desk.stamp(), &self.reason)?;
        let summary = tx.summary_of(order.id)?;
        tx.update_order(&order, &summary)?;
        let moves = match order.content.kind {
            OrderKind::Sale | OrderKind::Import => take_back(desk, tx, order.id, &self.reason)?,
            OrderKind::Update => undo(desk, tx, order.id)?,
        };
        move_quotas(desk, tx, &moves)?;
        Opened::read(desk, self.id)?.view(desk)
    }
}

/// Revokes the licenses of a sale that are still active. What each takes from a quota goes back.
fn take_back(desk: &Desk<'_>, tx: &Tx<'_>, order: OrderId, reason: &str) -> Result<QuotaMoves, Fault> {
    let mut moves = QuotaMoves::default();
    let by = desk.stamp();
    let licenses = tx.licenses_of_order(order)?;
    let total = licenses.len() as u64;
    for (done, mut license) in (1..).zip(licenses) {
        let held = license.holds();
        if license.revoke(&by, reason) {
            moves.add(held, license.holds());
            tx.update_license(&license)?;
        }
        desk.progress.step(done, total, "licenses revoked")?;
    }
    Ok(moves)
}

/// Gives an update's licenses their former terms. Revoked ones stay as they are.
fn undo(desk: &Desk<'_>, tx: &Tx<'_>, order: OrderId) -> Result<QuotaMoves, Fault> {
    let mut moves = QuotaMoves::default();
    let at = desk.services.now();
    let updated = tx.updated_by(order)?;
    let total = updated.len() as u64;
    for (done, (id, former)) in (1..).zip(updated) {
        let mut license = tx.license(id)?;
        if license.status() == LicenseStatus::Revoked {
            continue;
        }
        let held = license.holds();
        let later = license.update.as_ref().map(|update| update.order_id);
        let Former {
            update,
            ends_at,
            profile_id,
        } = former;
        let undone = license.undo_update(order, update, ends_at, profile_id);
        if let (Err(LifeCycleError::UpdatedAgain), Some(later)) = (&undone, later) {
            return Err(Fault::new(
                FaultCode::NotAllowedNow,
                format!(
                    "Order {} updated {} again after this one: revoke that order first.",
                    tx.order_number(later)?,
                    license.serial
                ),
            ));
        }
        undone?;
        moves.add(held, license.holds());
        tx.undo_license_terms(&license, order, at)?;
        desk.progress.step(done, total, "licenses restored")?;
    }
    Ok(moves)
}
