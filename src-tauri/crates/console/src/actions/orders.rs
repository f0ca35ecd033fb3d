//! Orders as drafts and documents. Submit and revoke stand in `submit`.

use serde::{Deserialize, Serialize};
use signet_domain::{
    CustomerId, DraftCheck, Line, Order, OrderContent, OrderId, OrderStatus, Permission, ProblemCode, Time,
    check_draft,
};
use signet_vault::{OrderFilter, Tx, View};
use ts_rs::TS;

use super::order_view::{Opened, OrderView};
use super::{Page, check_version, default_limit, page};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// The tabs of the order list.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OrderTab {
    /// All that are not archived.
    #[default]
    All,
    Draft,
    Submitted,
    Revoked,
    /// Archived, whatever their status.
    Archived,
}

impl From<OrderTab> for signet_vault::OrderTab {
    fn from(tab: OrderTab) -> Self {
        match tab {
            OrderTab::All => Self::All,
            OrderTab::Draft => Self::Draft,
            OrderTab::Submitted => Self::Submitted,
            OrderTab::Revoked => Self::Revoked,
            OrderTab::Archived => Self::Archived,
        }
    }
}

/// An order in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderRow {
    pub id: OrderId,
    pub version: u32,
    pub number: String,
    pub status: OrderStatus,
    pub archived: bool,
    pub customer_name: String,
    pub customer_country: String,
    /// Names of the products, by line.
    pub products: Vec<String>,
    /// Serial numbers over all lines.
    pub quantity: u64,
    pub demo: bool,
    /// How many problems keep a draft from being submitted.
    pub problems: usize,
    pub created_by: String,
    pub created_at: Time,
    pub submitted_at: Option<Time>,
}

/// Lists orders.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    #[serde(default)]
    tab: OrderTab,
    /// Part of a number, a customer's or product's name, a purchase order.
    #[serde(default)]
    text: String,
    /// Only this customer's.
    #[serde(default)]
    customer_id: Option<CustomerId>,
    #[serde(default)]
    after: Option<String>,
    #[serde(default = "default_limit")]
    limit: u32,
}

impl Action for List {
    const NAME: &'static str = "order.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Orders, newest first.";
    type Reply = Page<OrderRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<OrderRow>, Fault> {
        let filter = OrderFilter {
            tab: self.tab.into(),
            text: self.text,
            customer: self.customer_id,
        };
        let view = desk.view();
        let listed = view.orders(&filter, &page(self.after, self.limit)?)?;
        let has_key = view.current_key()?.is_some();
        let rows = listed
            .rows
            .into_iter()
            .map(|order| Ok(row(Opened::of(view, order, has_key, desk.services.now())?)))
            .collect::<Result<_, Fault>>()?;
        Ok(Page {
            rows,
            next: listed.next,
            total: listed.total,
        })
    }
}

fn row(opened: Opened) -> OrderRow {
    let order = &opened.order;
    let names = order
        .content
        .lines
        .iter()
        .filter_map(|line| opened.products.get(&line.product_id));
    OrderRow {
        id: order.id,
        version: order.version,
        status: order.status(),
        archived: order.archived_at.is_some(),
        customer_name: opened.licensee_name().to_owned(),
        customer_country: opened
            .customer
            .as_ref()
            .map(|c| c.country.clone())
            .unwrap_or_default(),
        products: names.map(|product| product.name.clone()).collect(),
        quantity: order.quantity(),
        demo: order.content.demo,
        problems: opened.problems.len(),
        created_by: order.created.by.clone(),
        created_at: order.created.at,
        submitted_at: order.submitted().map(|stamp| stamp.at),
        number: opened.order.number,
    }
}

/// Orders per tab.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderCounts {
    pub all: u64,
    pub draft: u64,
    pub submitted: u64,
    pub revoked: u64,
    pub archived: u64,
}

/// Counts orders.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    #[serde(default)]
    text: String,
    #[serde(default)]
    customer_id: Option<CustomerId>,
}

impl Action for Counts {
    const NAME: &'static str = "order.counts";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "How many orders each tab of the list holds.";
    type Reply = OrderCounts;
}

impl Read for Counts {
    fn run(self, desk: &Desk<'_>) -> Result<OrderCounts, Fault> {
        let counts = desk.view().order_counts(&self.text, self.customer_id)?;
        Ok(OrderCounts {
            all: counts.all,
            draft: counts.draft,
            submitted: counts.submitted,
            revoked: counts.revoked,
            archived: counts.archived,
        })
    }
}

/// Begins a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Create {
    #[serde(default)]
    customer_id: Option<CustomerId>,
}

impl Action for Create {
    const NAME: &'static str = "order.create";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Begins a draft and reserves its number.";
    type Reply = OrderView;
}

impl Write for Create {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        if let Some(id) = self.customer_id {
            tx.customer(id)?;
        }
        begin(
            desk,
            tx,
            OrderContent {
                customer_id: self.customer_id,
                ..OrderContent::default()
            },
        )
    }
}

fn begin(desk: &Desk<'_>, tx: &Tx<'_>, content: OrderContent) -> Result<OrderView, Fault> {
    let number = tx.next_order_number(&tx.settings()?.order_series)?;
    let order = Order::draft(desk.services.new_id(), number, content, desk.stamp());
    tx.insert_order(&order)?;
    Opened::read(desk, order.id)?.view(desk)
}

/// Reads an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {
    id: OrderId,
}

impl Action for Get {
    const NAME: &'static str = "order.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "An order with what submit will do, problems, licenses and mails.";
    type Reply = OrderView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<OrderView, Fault> {
        Opened::read(desk, self.id)?.view(desk)
    }
}

/// A draft as typed.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderForm {
    pub id: OrderId,
    /// The version that was read.
    pub version: u32,
    pub customer_id: Option<CustomerId>,
    /// Machines per license.
    pub activation_limit: u32,
    #[serde(default)]
    pub demo: bool,
    #[serde(default)]
    pub purchase_order: String,
    /// Internal note.
    #[serde(default)]
    pub note: String,
    pub lines: Vec<Line>,
}

/// Saves a draft as typed, right or wrong: its problems come back with it.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct Save(OrderForm);

impl Action for Save {
    const NAME: &'static str = "order.save";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Saves a draft as typed; its problems come back with it.";
    type Reply = OrderView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let form = self.0;
        let mut order = tx.order(form.id)?;
        check_version("order", form.version, order.version)?;
        let content = OrderContent {
            customer_id: form.customer_id,
            activation_limit: form.activation_limit,
            demo: form.demo,
            purchase_order: form.purchase_order,
            lines: form.lines,
        };
        check_permitted(&content, &order.content.lines, **tx, desk.services.now())?;
        order.edit(content, form.note)?;
        tx.update_order(&order)?;
        Opened::read(desk, order.id)?.view(desk)
    }
}

/// A draft may be wrong in its values, but not point to what does not exist or change what the catalog
/// locks: both are mistakes of the caller, and neither could be shown on the draft afterwards. A product
/// that was deleted since the draft was written is no mistake: its line stays until it is removed.
fn check_permitted(content: &OrderContent, stored: &[Line], view: View<'_>, at: Time) -> Result<(), Fault> {
    let products = view.products_by_id(content.lines.iter().map(|line| line.product_id))?;
    let customer = match content.customer_id {
        Some(id) => view.find_customer(id)?,
        None => None,
    };
    let check = DraftCheck {
        content,
        products: &products,
        customer: customer.as_ref(),
        has_key: true,
        at,
    };
    let mut problems = check_draft(&check);
    problems.retain(|problem| {
        let line = problem.line.and_then(|line| content.lines.get(line as usize));
        let deleted = line.is_some_and(|line| {
            !products.contains_key(&line.product_id)
                && stored.iter().any(|other| other.product_id == line.product_id)
        });
        !deleted && matches!(problem.code, ProblemCode::Unknown | ProblemCode::Locked)
    });
    Fault::unless_empty(problems)
}

/// Writes the internal note.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    id: OrderId,
    version: u32,
    #[serde(rename = "note")]
    text: String,
}

impl Action for Note {
    const NAME: &'static str = "order.note";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Writes an order's internal note, at any time.";
    type Reply = OrderView;
}

impl Write for Note {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        order.set_note(self.text);
        tx.update_order(&order)?;
        Opened::read(desk, self.id)?.view(desk)
    }
}

/// Archives an order or takes it back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Archive {
    id: OrderId,
    version: u32,
    archived: bool,
}

impl Action for Archive {
    const NAME: &'static str = "order.archive";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Archives an order, or takes it back.";
    type Reply = OrderView;
}

impl Write for Archive {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        order.archive(self.archived, desk.services.now())?;
        tx.update_order(&order)?;
        Opened::read(desk, self.id)?.view(desk)
    }
}

/// Copies any order to a new draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Copy {
    id: OrderId,
}

impl Action for Copy {
    const NAME: &'static str = "order.copy";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Copies an order of any status to a new draft.";
    type Reply = OrderView;
}

impl Write for Copy {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let content = tx.order(self.id)?.content;
        // The customer's reference belongs to the order it was given for.
        begin(
            desk,
            tx,
            OrderContent {
                purchase_order: String::new(),
                ..content
            },
        )
    }
}

/// Deletes a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delete {
    id: OrderId,
    version: u32,
}

impl Action for Delete {
    const NAME: &'static str = "order.delete";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Deletes a draft. Its number is not given again.";
    type Reply = ();
}

impl Write for Delete {
    fn run(self, _: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        let order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        order.check_draft_state()?;
        Ok(tx.delete_order(self.id, self.version)?)
    }
}
