//! The order list and its counts.

mod keys;

use rusqlite::Row;
use serde::{Deserialize, Serialize};
use signet_domain::{
    Currency, CustomerId, Order, OrderId, OrderKind, OrderStatus, PaymentStatus, ProductId, Time,
};

use self::keys::{OrderList, PerPlace};
use super::keys::Shown;
use super::{Listed, PageOf, Total};
use crate::tables::columns::{from_json, from_word, id, optional_time, time};
use crate::tables::orders::order_from_body;
use crate::{VaultError, View};

/// The tabs of the order list. Archived orders and templates stand in their own tab only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderTab {
    /// All that are neither archived nor templates.
    #[default]
    All,
    /// Drafts.
    Draft,
    /// Submitted.
    Submitted,
    /// Revoked.
    Revoked,
    /// Archived, whatever their status.
    Archived,
    /// Templates.
    Templates,
}

/// What orders are sorted by; orders that are equal in it stand as they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderSort {
    /// A-999 stands before A-1000.
    Number,
    /// The licensee's name.
    Customer,
    /// Licenses.
    Quantity,
    /// As they were made.
    #[default]
    Created,
    /// When they were submitted; drafts come first upwards.
    Submitted,
    /// What is to pay, whatever the currency.
    Total,
}

/// Which orders, in which order.
#[derive(Debug, Clone)]
pub struct OrderFilter {
    /// The tab.
    pub tab: OrderTab,
    /// Every word of it stands somewhere in the order's texts.
    pub text: String,
    /// Only this customer's.
    pub customer: Option<CustomerId>,
    /// Only those with a line of this product.
    pub product: Option<ProductId>,
    /// Only this kind.
    pub kind: Option<OrderKind>,
    /// Made at this moment or later.
    pub created_from: Option<Time>,
    /// Made at this moment or before.
    pub created_until: Option<Time>,
    /// What they are sorted by.
    pub sort: OrderSort,
    /// Downwards.
    pub descending: bool,
}

impl Default for OrderFilter {
    /// All, newest first.
    fn default() -> Self {
        Self {
            tab: OrderTab::All,
            text: String::new(),
            customer: None,
            product: None,
            kind: None,
            created_from: None,
            created_until: None,
            sort: OrderSort::Created,
            descending: true,
        }
    }
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderListed {
    /// The record's id.
    pub id: OrderId,
    /// Its version.
    pub version: u32,
    /// Its number.
    pub number: String,
    /// What it does.
    pub kind: OrderKind,
    /// Where it stands.
    pub status: OrderStatus,
    /// It is archived.
    pub archived: bool,
    /// It is a template.
    pub template: bool,
    /// The licensee, as submitted or as the draft's customer is called now.
    pub customer_name: String,
    /// The licensee's country.
    pub country: String,
    /// Names of the products, by line.
    pub products: Vec<String>,
    /// Licenses over all lines.
    pub quantity: u64,
    /// Not for production use.
    pub demo: bool,
    /// Of the total.
    pub currency: Currency,
    /// To pay, in minor units.
    pub total: i64,
    /// How it stands with the payment.
    pub payment: PaymentStatus,
    /// When it was made.
    pub created_at: Time,
    /// By whom.
    pub created_by: String,
    /// When it was submitted.
    pub submitted_at: Option<Time>,
    /// The whole order, if it is a draft.
    pub draft: Option<Box<Order>>,
}

/// Orders per tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderCounts {
    /// All that are neither archived nor templates.
    pub all: u64,
    /// Drafts.
    pub draft: u64,
    /// Submitted.
    pub submitted: u64,
    /// Revoked.
    pub revoked: u64,
    /// Archived.
    pub archived: u64,
    /// Templates.
    pub templates: u64,
    /// Orders without any filter.
    pub whole: u64,
    /// There are more than these numbers say.
    pub at_least: bool,
}

const COLUMNS: &str = "o.id, o.version, o.number, o.kind, o.status, o.place, o.customer_name, o.country, o.products, o.quantity, \
     o.demo, o.currency, o.total, o.payment, o.created_at, o.created_by, o.submitted_at, \
     CASE WHEN o.status = 'draft' THEN o.body END";

impl View<'_> {
    /// A page of the orders. A text that many orders contain is sorted as they were made only, and otherwise
    /// among the newest 2,000.
    pub fn orders(&self, filter: &OrderFilter, page: &PageOf) -> Result<Listed<OrderListed>, VaultError> {
        let list = OrderList::new(filter);
        let total = list.total(*self, page)?;
        let shown = Shown {
            columns: COLUMNS,
            tables: "orders o ON o.row = page.row",
            key: list.key(),
        };
        list.keys(*self)?
            .page(*self, page, total, &shown, |row| read(*self, row))
    }

    /// How many orders each tab would show.
    pub fn order_counts(&self, filter: &OrderFilter) -> Result<OrderCounts, VaultError> {
        let mut counts = OrderCounts::default();
        let per_place = OrderList::per_place(filter, *self)?;
        for tab in OrderTab::EACH {
            let total = if let Some(PerPlace(found, more)) = &per_place {
                Total {
                    count: tab.places().iter().filter_map(|place| found.get(*place)).sum(),
                    at_least: *more,
                }
            } else {
                let filter = OrderFilter {
                    tab,
                    ..filter.clone()
                };
                OrderList::new(&filter).total(*self, &PageOf::default())?
            };
            counts.at_least |= total.at_least;
            match tab {
                OrderTab::All => {}
                OrderTab::Draft => counts.draft = total.count,
                OrderTab::Submitted => counts.submitted = total.count,
                OrderTab::Revoked => counts.revoked = total.count,
                OrderTab::Archived => counts.archived = total.count,
                OrderTab::Templates => counts.templates = total.count,
            }
            counts.whole += tally(*self, tab.places())?;
        }
        counts.all = counts.draft + counts.submitted + counts.revoked;
        Ok(counts)
    }
}

fn read(view: View<'_>, row: &Row<'_>) -> Result<OrderListed, VaultError> {
    let (place, currency): (String, String) = (row.get(5)?, row.get(11)?);
    let body: Option<String> = row.get(17)?;
    let draft = body
        .map(|body| order_from_body(view.connection, &body))
        .transpose()?;
    Ok(OrderListed {
        id: id(row, 0)?,
        version: row.get(1)?,
        number: row.get(2)?,
        kind: from_word(row, 3)?,
        status: from_word(row, 4)?,
        archived: place == "archived",
        template: place == "template",
        customer_name: row.get(6)?,
        country: row.get(7)?,
        products: from_json(row, 8)?,
        quantity: row.get(9)?,
        demo: row.get(10)?,
        currency: Currency::from_code(&currency).unwrap_or_default(),
        total: row.get(12)?,
        payment: from_word(row, 13)?,
        created_at: time(row, 14)?,
        created_by: row.get(15)?,
        submitted_at: optional_time(row, 16)?,
        draft: draft.map(Box::new),
    })
}

impl OrderTab {
    /// Each place once.
    const EACH: [Self; 5] = [
        Self::Draft,
        Self::Submitted,
        Self::Revoked,
        Self::Archived,
        Self::Templates,
    ];

    fn places(self) -> &'static [&'static str] {
        match self {
            Self::All => &["draft", "submitted", "revoked"],
            Self::Draft => &["draft"],
            Self::Submitted => &["submitted"],
            Self::Revoked => &["revoked"],
            Self::Archived => &["archived"],
            Self::Templates => &["template"],
        }
    }
}

/// Orders of these places, from the tallies.
fn tally(view: View<'_>, places: &[&str]) -> Result<u64, VaultError> {
    let mut statement = view
        .connection
        .prepare_cached("SELECT count FROM tallies WHERE list = 'orders' AND place = ?1")?;
    places
        .iter()
        .map(|place| Ok(statement.query_row([place], |row| row.get::<_, u64>(0))?))
        .sum()
}
