//! New files of the same terms, signed with the current key.
//!
//! What is signed anew is what was signed before, read from the former file itself: nothing that changed in the
//! catalog or at the customer since then finds its way in. Of a license file only the moment of issue is another, a
//! certificate is the same to the last word.

use serde::{Deserialize, Serialize};
use signet_domain::{CustomerId, KeyId, Permission, ProductId, ReissueId, Time};
use signet_license::{KeySet, LICENSE_TYPE, issue, read_any_certificate, read_license};
use signet_vault::{Due, Reissue as Batch, ReissueOnly, Remade, Tx, View};
use ts_rs::TS;

use super::{current, public};
use crate::action::{Action, Read, Write};
use crate::actions::orders::sign::on_all_cores;
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Most files and certificates of one batch, which is one transaction.
const MOST: u32 = 10_000;

/// A batch as it was made.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReissueView {
    pub id: ReissueId,
    /// The key that signed them before.
    pub from_name: String,
    /// The key that signed them anew.
    pub to_name: String,
    /// Only this product's.
    pub product_id: Option<ProductId>,
    pub product_name: String,
    /// Only this customer's.
    pub customer_id: Option<CustomerId>,
    pub customer_name: String,
    pub at: Time,
    pub by: String,
    pub files: u64,
    pub certificates: u64,
}

/// What one call made.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReissueDone {
    /// The batch; none: nothing was left.
    pub reissue: Option<ReissueView>,
    /// More is left than one batch holds: call again.
    pub more: bool,
}

/// Makes files and certificates anew.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reissue {
    /// The key they are signed with now.
    id: KeyId,
    /// Only this product's.
    #[serde(default)]
    #[ts(optional = nullable)]
    product_id: Option<ProductId>,
    /// Only this customer's.
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    /// At most so many in this batch, 1 to 10000.
    #[serde(default)]
    #[ts(optional = nullable)]
    most: Option<u32>,
}

impl Action for Reissue {
    const NAME: &'static str = "key.reissue";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str = "Makes files and certificates that a former key signed anew, of the same terms, with the current key; at most 10000 at once.";
    type Reply = ReissueDone;
}

impl Write for Reissue {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ReissueDone, Fault> {
        let most = self.most.unwrap_or(MOST);
        if !(1..=MOST).contains(&most) {
            return Err(Fault::field(
                "most",
                format!("Say how many at most: 1 to {MOST}."),
            ));
        }
        let from = tx.key(self.id)?;
        let (to, key) = current(desk)?;
        if from.id == to.id {
            return Err(Fault::new(
                FaultCode::NotAllowedNow,
                format!(
                    "{} signs new licenses itself. Switch to the next key first, then make its files anew.",
                    from.name
                ),
            ));
        }
        let only = self.only(tx)?;
        let made = desk.stamp();
        let (due, more) = due(tx, from.id, made.at, only, most)?;
        if due.is_empty() {
            return Ok(ReissueDone { reissue: None, more });
        }
        let files = due.iter().filter(|due| matches!(due.of, Remade::File(_))).count() as u64;
        let total = due.len() as u64;
        let batch = Batch {
            id: desk.services.new_id(),
            from: from.id,
            to: to.id,
            only,
            made,
            files,
            certificates: total - files,
        };
        tx.insert_reissue(&batch, &due)?;
        let former = KeySet::from_iter([public(&from)?]);
        let sign = |index: usize| {
            let Due { of, text, .. } = &due[index];
            match of {
                Remade::File(_) => {
                    let mut claims = read_license(text, &former).map_err(|error| Fault::internal(&error))?;
                    claims.iat = batch.made.at.0;
                    Ok(issue(LICENSE_TYPE, &claims, &*key)?)
                }
                Remade::Certificate(_) => {
                    let (kind, claims) =
                        read_any_certificate(text, &former).map_err(|error| Fault::internal(&error))?;
                    Ok(issue(kind.typ(), &claims, &*key)?)
                }
            }
        };
        desk.progress.step(0, total, "files made anew")?;
        on_all_cores(due.len(), sign, |index, text| {
            tx.reissue_one(&batch, &due[index], &text)?;
            desk.progress.step(index as u64 + 1, total, "files made anew")
        })?;
        Ok(ReissueDone {
            reissue: Some(ReissueView::of(**tx, &batch)?),
            more,
        })
    }
}

impl Reissue {
    fn only(&self, tx: &Tx<'_>) -> Result<ReissueOnly, Fault> {
        if let Some(id) = self.product_id {
            tx.product(id)?;
        }
        if let Some(id) = self.customer_id {
            tx.customer(id)?;
        }
        Ok(ReissueOnly {
            product_id: self.product_id,
            customer_id: self.customer_id,
        })
    }
}

/// The next `most` files and certificates, files first, and whether that is not all.
fn due(tx: &Tx<'_>, from: KeyId, now: Time, only: ReissueOnly, most: u32) -> Result<(Vec<Due>, bool), Fault> {
    let mut due = tx.files_due(from, now, only, most + 1)?;
    let room = most.saturating_sub(u32::try_from(due.len()).unwrap_or(u32::MAX));
    due.extend(tx.certificates_due(from, now, only, room + 1)?);
    let more = due.len() > most as usize;
    due.truncate(most as usize);
    Ok((due, more))
}

impl ReissueView {
    fn of(view: View<'_>, batch: &Batch) -> Result<Self, Fault> {
        let ReissueOnly {
            product_id,
            customer_id,
        } = batch.only;
        Ok(Self {
            id: batch.id,
            from_name: view.key(batch.from)?.name,
            to_name: view.key(batch.to)?.name,
            product_id,
            product_name: match product_id {
                Some(id) => view.product(id)?.content.name,
                None => String::new(),
            },
            customer_id,
            customer_name: match customer_id {
                Some(id) => view.customer(id)?.content.name,
                None => String::new(),
            },
            at: batch.made.at,
            by: batch.made.by.clone(),
            files: batch.files,
            certificates: batch.certificates,
        })
    }
}

/// Lists the batches made from a key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reissues {
    /// The key that signed them before.
    id: KeyId,
}

impl Action for Reissues {
    const NAME: &'static str = "key.reissues";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The batches of files that were made anew from those of a key, newest first.";
    type Reply = Vec<ReissueView>;
}

impl Read for Reissues {
    fn run(self, desk: &Desk<'_>) -> Result<Vec<ReissueView>, Fault> {
        let view = desk.view();
        let batches = view.reissues_of_key(self.id)?;
        batches.iter().map(|batch| ReissueView::of(view, batch)).collect()
    }
}
