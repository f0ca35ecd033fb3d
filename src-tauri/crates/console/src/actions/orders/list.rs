//! The order list.

use serde::{Deserialize, Serialize};
use signet_domain::{
    Currency, CustomerId, OrderId, OrderKind, OrderStatus, PaymentStatus, Permission, ProductId, Time,
};
use signet_vault::{OrderFilter, OrderListed, OrderSort as Sort};
use ts_rs::TS;

use super::Opened;
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::{Page, PageRequest};
use crate::console::Desk;

/// The tabs of the order list.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OrderTab {
    /// All that are neither archived nor templates.
    #[default]
    All,
    Draft,
    Submitted,
    Revoked,
    /// Archived, whatever their status.
    Archived,
    Templates,
}

impl From<OrderTab> for signet_vault::OrderTab {
    fn from(tab: OrderTab) -> Self {
        match tab {
            OrderTab::All => Self::All,
            OrderTab::Draft => Self::Draft,
            OrderTab::Submitted => Self::Submitted,
            OrderTab::Revoked => Self::Revoked,
            OrderTab::Archived => Self::Archived,
            OrderTab::Templates => Self::Templates,
        }
    }
}

/// What orders can be sorted by.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OrderSort {
    Number,
    Customer,
    Quantity,
    #[default]
    Created,
    Submitted,
    Total,
}

impl From<OrderSort> for Sort {
    fn from(sort: OrderSort) -> Self {
        match sort {
            OrderSort::Number => Self::Number,
            OrderSort::Customer => Self::Customer,
            OrderSort::Quantity => Self::Quantity,
            OrderSort::Created => Self::Created,
            OrderSort::Submitted => Self::Submitted,
            OrderSort::Total => Self::Total,
        }
    }
}

/// An order in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderRow {
    pub id: OrderId,
    pub version: u32,
    pub number: String,
    pub kind: OrderKind,
    pub status: OrderStatus,
    pub archived: bool,
    pub template: bool,
    /// What a draft or template is for; empty for others.
    pub description: String,
    pub customer_name: String,
    pub customer_country: String,
    /// Names of the products, by line.
    pub products: Vec<String>,
    /// Licenses over all lines.
    pub quantity: u64,
    pub demo: bool,
    /// How many problems keep a draft from being submitted.
    pub problems: usize,
    pub currency: Currency,
    /// To pay, in minor units.
    pub total: i64,
    pub payment: PaymentStatus,
    pub created_by: String,
    pub created_at: Time,
    pub submitted_at: Option<Time>,
}

/// Lists orders.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    #[serde(default)]
    #[ts(optional)]
    tab: Option<OrderTab>,
    /// Part of a number, a note, a reference, …
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    product_id: Option<ProductId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    kind: Option<OrderKind>,
    #[serde(default)]
    #[ts(optional = nullable)]
    created_from: Option<Time>,
    #[serde(default)]
    #[ts(optional = nullable)]
    created_until: Option<Time>,
    #[serde(default)]
    #[ts(optional)]
    sort: Option<OrderSort>,
    /// None: newest first, everything else upwards.
    #[serde(default)]
    #[ts(optional)]
    descending: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    offset: Option<u64>,
    #[serde(default)]
    #[ts(optional)]
    limit: Option<u32>,
}

impl Action for List {
    const NAME: &'static str = "order.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Orders, newest first unless sorted otherwise.";
    type Reply = Page<OrderRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<OrderRow>, Fault> {
        let sort = self.sort.unwrap_or_default();
        let filter = OrderFilter {
            tab: self.tab.unwrap_or_default().into(),
            text: self.text.unwrap_or_default(),
            customer: self.customer_id,
            product: self.product_id,
            kind: self.kind,
            created_from: self.created_from,
            created_until: self.created_until,
            sort: sort.into(),
            descending: self.descending.unwrap_or(matches!(sort, OrderSort::Created)),
        };
        let page = PageRequest {
            after: self.after,
            offset: self.offset,
            limit: self.limit,
        };
        let view = desk.view();
        let listed = view.orders(&filter, &page.checked()?)?;
        let has_key = view.current_key()?.is_some();
        Page::try_of(listed, |listed| row(desk, listed, has_key))
    }
}

/// A draft is looked at again: catalog and customer may have changed since it was typed.
pub(in crate::actions) fn row(
    desk: &Desk<'_>,
    listed: OrderListed,
    has_key: bool,
) -> Result<OrderRow, Fault> {
    let mut row = OrderRow {
        id: listed.id,
        version: listed.version,
        number: listed.number,
        kind: listed.kind,
        status: listed.status,
        archived: listed.archived,
        template: listed.template,
        description: String::new(),
        customer_name: listed.customer_name,
        customer_country: listed.country,
        products: listed.products,
        quantity: listed.quantity,
        demo: listed.demo,
        problems: 0,
        currency: listed.currency,
        total: listed.total,
        payment: listed.payment,
        created_by: listed.created_by,
        created_at: listed.created_at,
        submitted_at: listed.submitted_at,
    };
    if let Some(draft) = listed.draft {
        let opened = Opened::at(desk.view(), *draft, has_key, desk.services.now())?;
        let summary = opened.summary();
        row.description.clone_from(&opened.order.content.description);
        row.problems = opened.problems.len();
        (row.products, row.total) = (summary.products, summary.total);
    }
    Ok(row)
}

/// Orders per tab.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderCounts {
    pub all: u64,
    pub draft: u64,
    pub submitted: u64,
    pub revoked: u64,
    pub archived: u64,
    pub templates: u64,
    /// Orders without any filter, archived ones and templates too.
    pub whole: u64,
}

/// Counts orders.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    product_id: Option<ProductId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    kind: Option<OrderKind>,
    #[serde(default)]
    #[ts(optional = nullable)]
    created_from: Option<Time>,
    #[serde(default)]
    #[ts(optional = nullable)]
    created_until: Option<Time>,
}

impl Action for Counts {
    const NAME: &'static str = "order.counts";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "How many orders each tab of the list holds.";
    type Reply = OrderCounts;
}

impl Read for Counts {
    fn run(self, desk: &Desk<'_>) -> Result<OrderCounts, Fault> {
        let filter = OrderFilter {
            text: self.text.unwrap_or_default(),
            customer: self.customer_id,
            product: self.product_id,
            kind: self.kind,
            created_from: self.created_from,
            created_until: self.created_until,
            ..OrderFilter::default()
        };
        let counts = desk.view().order_counts(&filter)?;
        Ok(OrderCounts {
            all: counts.all,
            draft: counts.draft,
            submitted: counts.submitted,
            revoked: counts.revoked,
            archived: counts.archived,
            templates: counts.templates,
            whole: counts.whole,
        })
    }
}
