//! Two records of one customer become one.

use serde::{Deserialize, Serialize};
use signet_domain::{CustomerId, Permission};
use signet_vault::{CustomerListed, Tx};
use ts_rs::TS;

use super::check_version;
use super::customers::{CustomerRow, CustomerView};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// Asks for likely duplicates.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Duplicates {
    id: CustomerId,
}

impl Action for Duplicates {
    const NAME: &'static str = "customer.duplicates";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str =
        "Customers that are likely the same: same name, VAT id, CRM id or contact address.";
    type Reply = Vec<CustomerRow>;
}

impl Read for Duplicates {
    fn run(self, desk: &Desk<'_>) -> Result<Vec<CustomerRow>, Fault> {
        let view = desk.view();
        let found = view.likely_duplicates(&view.customer(self.id)?)?;
        found
            .into_iter()
            .map(|customer| {
                let belongings = view.belongings(customer.id)?;
                Ok(CustomerRow::of(CustomerListed {
                    customer,
                    orders: belongings.orders,
                    licenses: belongings.licenses,
                }))
            })
            .collect()
    }
}

/// What a merge moves, and the customer after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MergeView {
    pub orders: u64,
    pub licenses: u64,
    pub groups: u64,
    /// Contacts the customer gains.
    pub contacts: usize,
    /// The customer as it is, or would be, after the merge.
    pub customer: CustomerView,
}

/// What a merge needs to know.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merge {
    /// The record that stays.
    keep_id: CustomerId,
    keep_version: u32,
    /// The record that is archived and points to the other.
    duplicate_id: CustomerId,
    duplicate_version: u32,
    /// Only say what would move.
    #[serde(default)]
    #[ts(optional)]
    dry_run: Option<bool>,
}

impl Action for Merge {
    const NAME: &'static str = "customer.merge";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Makes two records of one customer one; a dry run only says what would move.";
    type Reply = MergeView;
}

impl Write for Merge {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<MergeView, Fault> {
        let (mut keep, mut duplicate) = (tx.customer(self.keep_id)?, tx.customer(self.duplicate_id)?);
        check_version("customer", self.keep_version, keep.version)?;
        check_version("customer", self.duplicate_version, duplicate.version)?;
        let contacts = keep.content.contacts.len();
        let moved = tx.belongings(duplicate.id)?;
        let at = desk.services.now();
        keep.merge(&mut duplicate, at)?;
        let contacts = keep.content.contacts.len() - contacts;
        if !self.dry_run.unwrap_or_default() {
            tx.update_customer(&keep)?;
            tx.update_customer(&duplicate)?;
            tx.move_belongings(duplicate.id, &keep, at)?;
            // Moving what belonged to the duplicate may have written it once more: a reseller's own customer.
            keep = tx.customer(keep.id)?;
        }
        Ok(MergeView {
            orders: moved.orders,
            licenses: moved.licenses,
            groups: moved.groups,
            contacts,
            customer: CustomerView::read(**tx, keep)?,
        })
    }
}
