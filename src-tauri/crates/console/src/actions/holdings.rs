//! Everything a customer holds.

use serde::{Deserialize, Serialize};
use signet_domain::{Currency, CustomerId, Permission, ProductId, Time};
use ts_rs::TS;

use crate::Fault;
use crate::action::{Action, Read};
use crate::console::Desk;

/// A license ends soon within this many seconds.
const SOON: i64 = 30 * 86_400;

/// Licenses of one product that a customer holds.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HoldingView {
    pub product_id: ProductId,
    pub product_number: u32,
    pub product_name: String,
    /// Not revoked and not over.
    pub active: u64,
    /// Over.
    pub expired: u64,
    pub revoked: u64,
    /// Active ones that end within 30 days.
    pub ends_soon: u64,
    pub first_issued: Time,
    /// The last end of an active one; none: one is without end.
    pub last_end: Option<Time>,
}

/// Submitted orders in one currency.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderedView {
    pub currency: Currency,
    pub orders: u64,
    /// In minor units.
    pub total: i64,
}

/// Everything a customer holds.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HoldingsView {
    pub products: Vec<HoldingView>,
    pub ordered: Vec<OrderedView>,
    /// Customers this one serves as their reseller.
    pub serves: u64,
}

/// Asks what a customer holds.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Holdings {
    id: CustomerId,
}

impl Action for Holdings {
    const NAME: &'static str = "customer.holdings";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Everything a customer holds: licenses by product, orders by currency.";
    type Reply = HoldingsView;
}

impl Read for Holdings {
    fn run(self, desk: &Desk<'_>) -> Result<HoldingsView, Fault> {
        let view = desk.view();
        let now = desk.services.now();
        let holdings = view.holdings(self.id, now, Time(now.0 + SOON))?;
        let ordered = view.ordered(self.id)?;
        Ok(HoldingsView {
            products: holdings
                .into_iter()
                .map(|held| HoldingView {
                    product_id: held.product_id,
                    product_number: held.product_number,
                    product_name: held.product_name,
                    active: held.active,
                    expired: held.expired,
                    revoked: held.revoked,
                    ends_soon: held.ends_soon,
                    first_issued: held.first_issued,
                    last_end: held.last_end,
                })
                .collect(),
            ordered: ordered
                .into_iter()
                .map(|ordered| OrderedView {
                    currency: ordered.currency,
                    orders: ordered.orders,
                    total: ordered.total,
                })
                .collect(),
            serves: view.served_by(self.id)?,
        })
    }
}
