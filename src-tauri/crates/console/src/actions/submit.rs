//! Submit and revoke: where licenses are made and taken back.

use std::num::NonZero;
use std::thread;

use serde::Deserialize;
use signet_domain::{Frozen, License, LicenseStatus, OrderId, Permission, SerialFormat, claims};
use signet_keys::PrivateKey;
use signet_license::{LICENSE_TYPE, SignError, issue};
use signet_vault::{LicenseFile, Tx};
use ts_rs::TS;

use super::check_version;
use super::order_view::{Opened, OrderView};
use crate::action::{Action, Write};
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Files signed before they are written: enough to keep all cores busy, few enough to stay small.
const BATCH: usize = 256;

/// Submits a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submit {
    id: OrderId,
    version: u32,
    /// The catalog as it was shown with the draft; none: submit with the catalog as it is now.
    #[serde(default)]
    #[ts(optional)]
    catalog_version: Option<u64>,
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
        if self
            .catalog_version
            .is_some_and(|shown| shown != opened.catalog_version())
        {
            return Err(Fault::new(
                FaultCode::ChangedElsewhere,
                "A product of this order was changed in the catalog meanwhile. Read the order again, then submit.",
            ));
        }
        Fault::unless_empty(std::mem::take(&mut opened.problems))?;
        let (record, key) = super::keys::current(desk)?;

        let company = tx.settings()?.company;
        let vendor = company.name.clone();
        let products = opened.products.values().cloned().collect();
        let frozen = Frozen {
            company,
            customer: opened.customer.clone(),
            products,
        };
        let format = SerialFormat::default();
        let submission = opened.order.submit(desk.stamp(), frozen, || {
            (desk.services.new_id(), desk.services.new_serial(&format))
        })?;
        tx.update_order(&opened.order)?;

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
            opened.licensee_name(),
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
