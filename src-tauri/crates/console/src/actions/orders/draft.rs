//! Drafts: what is typed before submit, and what may be written at any time.

use serde::Deserialize;
use signet_domain::{
    DraftCheck, Invoice, Line, OrderContent, OrderId, OrderKind, Payment, Permission, ProblemCode,
    check_draft,
};
use signet_vault::Tx;
use ts_rs::TS;

use super::{Opened, OrderView};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::actions::check_version;
use crate::console::Desk;

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

/// Saves a draft as typed, right or wrong: its problems come back with it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Save {
    id: OrderId,
    /// The version that was read.
    version: u32,
    /// Internal note.
    #[serde(default)]
    note: String,
    content: OrderContent,
}

impl Action for Save {
    const NAME: &'static str = "order.save";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Saves a draft as typed; its problems come back with it.";
    type Reply = OrderView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        let mut content = self.content;
        if content.kind != order.content.kind {
            return Err(Fault::field(
                "content.kind",
                "What an order does is chosen when it is made: begin a new one.",
            ));
        }
        start_chosen_profiles(tx, &mut content, &order.content)?;
        follow_first_product(tx, &mut content, &order.content)?;
        check_permitted(desk, &content, &order.content.lines)?;
        order.edit(content, self.note)?;
        let opened = Opened::of(desk, order)?;
        tx.update_order(&opened.order, &opened.summary())?;
        opened.view(desk)
    }
}

/// A line for which another profile is chosen starts again with what that says. In an update it is written
/// out at once: what an update's line does not name stays as it is.
fn start_chosen_profiles(
    tx: &Tx<'_>,
    content: &mut OrderContent,
    stored: &OrderContent,
) -> Result<(), Fault> {
    let update = content.kind == OrderKind::Update;
    for (index, line) in content.lines.iter_mut().enumerate() {
        let before = stored
            .lines
            .get(index)
            .filter(|other| other.product_id == line.product_id);
        if before.is_none_or(|other| other.profile_id == line.profile_id) {
            continue;
        }
        line.features.clear();
        line.values.clear();
        line.conditions = None;
        if !update {
            line.unit_price = None;
            continue;
        }
        let product = tx.products_by_id([line.product_id])?.remove(&line.product_id);
        let profile = match line.profile_id {
            Some(id) => tx.profiles_by_id([id])?.remove(&id),
            None => None,
        };
        if let (Some(product), Some(profile)) = (product, profile) {
            *line = line.clone().completed(&product, Some(&profile));
        }
    }
    Ok(())
}

/// The first product of a draft decides what nobody has decided yet: currency and activation limit.
fn follow_first_product(tx: &Tx<'_>, content: &mut OrderContent, stored: &OrderContent) -> Result<(), Fault> {
    let (true, Some(first)) = (stored.lines.is_empty(), content.lines.first()) else {
        return Ok(());
    };
    let products = tx.products_by_id([first.product_id])?;
    let Some(product) = products.get(&first.product_id) else {
        return Ok(());
    };
    let profile = match first.profile_id {
        Some(id) => tx.profiles_by_id([id])?.remove(&id),
        None => None,
    };
    if content.activation_limit == 1 && stored.activation_limit == 1 {
        content.activation_limit = profile.map_or(product.content.activation_limit, |profile| {
            profile.content.activation_limit
        });
    }
    let customer_decides = match content.customer_id {
        Some(id) => tx
            .find_customer(id)?
            .is_some_and(|customer| customer.content.currency.is_some()),
        None => false,
    };
    if content.currency == stored.currency && !customer_decides {
        content.currency = product.content.prices.currency;
    }
    Ok(())
}

/// A draft may be wrong in its values, but not point to what does not exist or change what the catalog
/// locks: both are mistakes of the caller, and neither could be shown on the draft afterwards. A product
/// that was deleted since the draft was written is no mistake: its line stays until it is removed.
fn check_permitted(desk: &Desk<'_>, content: &OrderContent, stored: &[Line]) -> Result<(), Fault> {
    let probe = signet_domain::Order::draft(
        desk.services.new_id(),
        String::new(),
        content.clone(),
        desk.stamp(),
    );
    let opened = Opened::of(desk, probe)?;
    let mut problems = check_draft(&DraftCheck {
        content,
        products: &opened.products,
        profiles: &opened.profiles,
        customer: opened.customer.as_ref(),
        reseller: opened.reseller.as_ref(),
        targets: &opened.targets,
        has_key: true,
        at: opened.at,
    });
    problems.retain(|problem| {
        let line = problem.line.and_then(|line| content.lines.get(line as usize));
        let deleted = line.is_some_and(|line| {
            !opened.products.contains_key(&line.product_id)
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
        tx.update_order(&order, &tx.summary_of(self.id)?)?;
        Opened::read(desk, self.id)?.view(desk)
    }
}

/// Writes invoice and payment.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Billing {
    id: OrderId,
    version: u32,
    invoice: Invoice,
    payment: Payment,
}

impl Action for Billing {
    const NAME: &'static str = "order.billing";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Writes invoice and payment, at any time.";
    type Reply = OrderView;
}

impl Write for Billing {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut order = tx.order(self.id)?;
        check_version("order", self.version, order.version)?;
        let mut problems = self.invoice.check();
        problems.extend(self.payment.check());
        Fault::unless_empty(problems)?;
        order.set_billing(self.invoice, self.payment);
        tx.update_order(&order, &tx.summary_of(self.id)?)?;
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
        tx.update_order(&order, &tx.summary_of(self.id)?)?;
        Opened::read(desk, self.id)?.view(desk)
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
