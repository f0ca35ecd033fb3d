//! Submit and revoke: where licenses are made and taken back.

use std::num::NonZero;
use std::thread;

use serde::Deserialize;
use signet_domain::{License, LicenseStatus, OrderId, Permission, SerialFormat, claims};
use signet_keys::PrivateKey;
use signet_license::{LICENSE_TYPE, SignError, issue};
use signet_vault::{LicenseFile, Tx};
use ts_rs::TS;

use super::check_version;
use super::order_view::{Opened, OrderView};
use crate::Fault;
use crate::action::{Action, Write};
use crate::console::Desk;

/// Files signed before they are written: enough to keep all cores busy, few enough to stay small.
const BATCH: usize = 256;

/// Submits a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submit {
    id: OrderId,
    version: u32,
}

impl Action for Submit {
    const NAME: &'static str = "order.submit";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str =
        "Fixes a draft's terms, makes its serial numbers and signs its license files.";
    type Reply = OrderView;
}

impl Write for Submit {
    /// Files are signed inside the transaction: a submitted order without its files cannot exist, so
    /// there is nothing to repair after a crash.
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut opened = Opened::read(desk, self.id)?;
        check_version("order", self.version, opened.order.version)?;
        opened.order.check_draft_state()?;
        Fault::unless_empty(std::mem::take(&mut opened.problems))?;
        let (record, key) = super::keys::current(desk)?;

        let products: Vec<_> = opened.products.values().collect();
        let format = SerialFormat::default();
        let submission = opened.order.submit(desk.stamp(), &products, || {
            (desk.services.new_id(), desk.services.new_serial(&format))
        })?;
        tx.update_order(&opened.order)?;

        let vendor = tx.settings()?.company.name;
        let total = submission.licenses.len() as u64;
        let mut done = 0;
        desk.progress.step(done, total, "licenses signed")?;
        for batch in submission.licenses.chunks(BATCH) {
            let texts = sign(batch, &opened, &vendor, &key)?;
            for (license, text) in batch.iter().zip(texts) {
                tx.insert_license(
                    license,
                    &LicenseFile {
                        license: license.id,
                        key: record.id,
                        text,
                    },
                )?;
            }
            done += batch.len() as u64;
            desk.progress.step(done, total, "licenses signed")?;
        }
        for id in submission.first_sold {
            let mut product = tx.product(id)?;
            if product.put_on_sale(desk.services.now()) {
                tx.update_product(&product)?;
            }
        }
        Opened::read(desk, self.id)?.view(desk)
    }
}

/// Signs a batch on all cores, in order.
fn sign(
    batch: &[License],
    opened: &Opened,
    vendor: &str,
    key: &PrivateKey,
) -> Result<Vec<String>, SignError> {
    let sign_one = |license: &License| {
        let line = usize::try_from(license.line)
            .ok()
            .and_then(|line| opened.order.content.lines.get(line));
        let (Some(line), Some(product)) = (line, opened.products.get(&license.product_id)) else {
            return Err(SignError(
                "the license names a line or product its order does not have".to_owned(),
            ));
        };
        let claims = claims(
            license,
            line,
            &opened.order,
            product,
            vendor,
            opened.customer_name(),
        );
        issue(LICENSE_TYPE, &claims, key)
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = batch.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = batch
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(sign_one).collect::<Result<Vec<_>, _>>()))
            .collect();
        let mut texts = Vec::with_capacity(batch.len());
        for worker in workers {
            let part = worker
                .join()
                .map_err(|_| SignError("a signing thread failed".to_owned()))?;
            texts.extend(part?);
        }
        Ok(texts)
    })
}

/// Revokes a submitted order with its licenses.
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
    const ABOUT: &'static str = "Revokes a submitted order and all its licenses, with a reason.";
    type Reply = OrderView;
}

impl Write for Revoke {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        let by = desk.stamp();
        order.revoke(by.clone(), &self.reason)?;
        tx.update_order(&order)?;
        for mut license in tx.licenses_of_order(self.id)? {
            if license.status() == LicenseStatus::Active && license.revoke(&by, &self.reason) {
                tx.update_license(&license)?;
            }
        }
        Opened::read(desk, self.id)?.view(desk)
    }
}
