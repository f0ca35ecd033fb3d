//! Submit: where licenses are made and changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use signet_domain::{
    Customer, CustomerId, Frozen, Grant, License, OrderId, OrderKind, Permission, Problem, ProblemCode,
    QuotaMoves, Update,
};
use signet_keys::PrivateKey;
use signet_vault::{Former, KeyRecord, LicenseFile, Tx};
use ts_rs::TS;

use super::sign::{Job, sign_all};
use super::{Opened, OrderView};
use crate::action::{Action, Write};
use crate::actions::{check_version, keys};
use crate::console::Desk;
use crate::{Fault, FaultCode};

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

impl Submit {
    /// With the catalog as it is.
    pub(super) fn now(id: OrderId, version: u32) -> Self {
        Self {
            id,
            version,
            catalog_version: None,
        }
    }
}

impl Action for Submit {
    const NAME: &'static str = "order.submit";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Fixes a draft's terms, makes or changes licenses and signs their files.";
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
                "A product or profile of this order was changed in the catalog meanwhile. Read the order again, then submit.",
            ));
        }
        Fault::unless_empty(std::mem::take(&mut opened.problems))?;
        let (record, key) = keys::current(desk)?;
        let summary = opened.summary();
        let frozen = Frozen {
            company: tx.settings()?.company,
            customer: opened.customer.clone(),
            reseller: opened.reseller.clone(),
            products: opened.products.values().cloned().collect(),
            profiles: opened.profiles.values().cloned().collect(),
            sentence: opened.sentence(),
        };
        let submission = opened.order.submit(desk.stamp(), frozen, |format| {
            (desk.services.new_id(), desk.services.new_serial(format))
        })?;
        tx.update_order(&opened.order, &summary)?;
        let signer = Signer { record, key };
        match opened.order.content.kind {
            OrderKind::Sale => {
                make(desk, tx, &opened, &submission.licenses, &signer)?;
                let mut moves = QuotaMoves::default();
                for license in &submission.licenses {
                    moves.add(None, license.holds());
                }
                move_quotas(desk, tx, &moves)?;
            }
            OrderKind::Update => update(desk, tx, &opened, &signer)?,
            OrderKind::Import => {}
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

struct Signer {
    record: KeyRecord,
    key: Arc<PrivateKey>,
}

/// Writes a sale's licenses with their files.
fn make(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    opened: &Opened,
    licenses: &[License],
    signer: &Signer,
) -> Result<(), Fault> {
    let order = &opened.order;
    let at = order.submitted().map_or(opened.at, |stamp| stamp.at);
    // One grant per line: its licenses differ only in their serial numbers.
    let lines = order.content.lines.iter();
    let grants: Vec<Grant> = lines
        .map(|line| Grant::of_sale(&order.content, line, at))
        .collect();
    let job = |index: usize| {
        let license = &licenses[index];
        let grant = usize::try_from(license.line)
            .ok()
            .and_then(|line| grants.get(line));
        match (grant, opened.products.get(&license.product_id)) {
            (Some(grant), Some(product)) => Ok(Job {
                license,
                grant,
                product,
                licensee: opened.licensee_name(),
            }),
            _ => Err(lost(
                "the license names a line or product its order does not have",
            )),
        }
    };
    let vendor = vendor_name(opened);
    let total = licenses.len() as u64;
    desk.progress.step(0, total, "licenses signed")?;
    sign_all(licenses.len(), job, &vendor, at, &signer.key, |index, text| {
        let license = &licenses[index];
        tx.insert_license(
            license,
            Some(&LicenseFile {
                license: license.id,
                order: order.id,
                key: signer.record.id,
                issued_at: at,
                text,
            }),
        )?;
        desk.progress.step(index as u64 + 1, total, "licenses signed")
    })
}

/// Gives an update's licenses their new terms and files.
fn update(desk: &Desk<'_>, tx: &Tx<'_>, opened: &Opened, signer: &Signer) -> Result<(), Fault> {
    let order = &opened.order;
    let at = order.submitted().map_or(opened.at, |stamp| stamp.at);
    let (Some(line), Some(product)) = (
        order.content.lines.first(),
        order
            .content
            .lines
            .first()
            .and_then(|line| opened.products.get(&line.product_id)),
    ) else {
        return Err(lost("the update has no line, or its product is gone"));
    };
    let mut licenses = Vec::with_capacity(opened.targets.len());
    let mut formers = Vec::with_capacity(opened.targets.len());
    let mut moves = QuotaMoves::default();
    let mut names: BTreeMap<CustomerId, String> = BTreeMap::new();
    for target in &opened.targets {
        let mut license = tx.license(target.id)?;
        if let Some(id) = license.customer_id
            && !names.contains_key(&id)
        {
            let name = tx
                .find_customer(id)?
                .map(|customer: Customer| customer.content.name);
            names.insert(id, name.unwrap_or_default());
        }
        formers.push(Former {
            update: license.update.as_deref().cloned(),
            ends_at: license.ends_at,
            profile_id: license.profile_id,
        });
        let held = license.holds();
        let grant = target.grant.updated(&order.content, line, at);
        license.take_update(
            Update {
                order_id: order.id,
                at,
                grant,
            },
            line.profile_id,
        );
        moves.add(held, license.holds());
        licenses.push(license);
    }
    let job = |index: usize| {
        let license: &License = &licenses[index];
        let Some(update) = &license.update else {
            return Err(lost("the license was not updated"));
        };
        Ok(Job {
            license,
            grant: &update.grant,
            product,
            licensee: license
                .customer_id
                .and_then(|id| names.get(&id))
                .map_or("", String::as_str),
        })
    };
    let vendor = vendor_name(opened);
    let total = licenses.len() as u64;
    desk.progress.step(0, total, "licenses updated")?;
    sign_all(licenses.len(), job, &vendor, at, &signer.key, |index, text| {
        let license = &licenses[index];
        let file = LicenseFile {
            license: license.id,
            order: order.id,
            key: signer.record.id,
            issued_at: at,
            text,
        };
        tx.update_license_terms(license, &formers[index], &file)?;
        desk.progress.step(index as u64 + 1, total, "licenses updated")
    })?;
    move_quotas(desk, tx, &moves)
}

/// Lets profiles take licenses from their quotas, or get them back.
pub(in crate::actions) fn move_quotas(desk: &Desk<'_>, tx: &Tx<'_>, moves: &QuotaMoves) -> Result<(), Fault> {
    for (id, places) in moves.iter() {
        let mut profile = tx.profile(id)?;
        profile.shift(places, desk.services.now()).map_err(|exhausted| {
            let message = format!(
                "{} has too few licenses left: {exhausted}. Raise its quota first.",
                profile.content.name
            );
            Fault::problem(Problem::new(ProblemCode::QuotaExhausted, "quota", message))
        })?;
        tx.update_profile(&profile)?;
    }
    Ok(())
}

fn vendor_name(opened: &Opened) -> String {
    let frozen = opened.order.frozen();
    frozen
        .map(|frozen| frozen.company.name.clone())
        .unwrap_or_default()
}

fn lost(what: &'static str) -> Fault {
    Fault::internal(&std::io::Error::other(what))
}
