//! What a draft's author decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Line;
use crate::problem::{Problem, check_length};
use crate::{Currency, CustomerId, LicenseId, Share, Time};

/// What an order does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// Makes licenses (0).
    #[default]
    Sale,
    /// Changes the terms of licenses there are (1).
    Update,
    /// Records licenses another system sold. Made by an import alone; nothing is signed.
    Import,
}

/// How an order stands with its payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Not paid.
    #[default]
    Open,
    /// Paid.
    Paid,
    /// Paid back.
    Refunded,
}

/// How an order is paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Payment {
    /// How it stands.
    pub status: PaymentStatus,
    /// Transfer, card, …
    pub method: String,
    /// The payment's own number.
    pub reference: String,
    /// When it was paid.
    pub paid_at: Option<Time>,
}

/// The invoice for an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Invoice {
    /// Its number in the vendor's books.
    pub number: String,
    /// Its date.
    pub date: Option<Time>,
}

/// When licenses may be activated (elsewhere: birth and death date).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Window {
    /// First second; none: at once.
    pub from: Option<Time>,
    /// Last second; none: without end.
    pub until: Option<Time>,
}

impl Payment {
    /// Everything wrong with it, fields relative to the payment.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_length(&mut problems, "method", "the payment method", &self.method, 100);
        check_length(
            &mut problems,
            "reference",
            "the payment reference",
            &self.reference,
            100,
        );
        problems.extend(check_date("paid_at", self.paid_at));
        problems
    }
}

impl Invoice {
    /// Everything wrong with it, fields relative to the invoice.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_length(&mut problems, "number", "the invoice number", &self.number, 100);
        problems.extend(check_date("date", self.date));
        problems
    }
}

fn check_date(field: &str, at: Option<Time>) -> Option<Problem> {
    at.filter(|at| !at.is_a_date())
        .map(|_| Problem::not_a_date(field))
}

impl Window {
    /// The window that is open whenever one of the two is.
    #[must_use]
    pub fn widened(self, other: Self) -> Self {
        Self {
            from: self.from.zip(other.from).map(|(one, two)| one.min(two)),
            until: self.until.zip(other.until).map(|(one, two)| one.max(two)),
        }
    }
}

/// What a draft's author decides.
#[allow(clippy::struct_excessive_bools, reason = "four independent boxes of a form")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct OrderContent {
    /// What it does. Chosen when the draft is made.
    pub kind: OrderKind,
    /// A draft to copy from, never submitted itself.
    pub template: bool,
    /// The licenses an update order changes.
    pub targets: Vec<LicenseId>,
    /// Who buys.
    pub customer_id: Option<CustomerId>,
    /// Licenses may not be activated without a customer: the order needs one.
    pub customer_required: bool,
    /// Who sells on.
    pub reseller_id: Option<CustomerId>,
    /// Machines per license.
    pub activation_limit: u32,
    /// When licenses may be activated.
    pub window: Window,
    /// Not for production use.
    pub demo: bool,
    /// An update replaces all former terms; otherwise it adds, and leaves what its line does not name:
    /// see [`crate::Grant::updated`].
    /// For a sale: an activation may overwrite what the machine's license container held before.
    pub can_overwrite: bool,
    /// What it is for; the customer reads it.
    pub description: String,
    /// The customer's reference.
    pub purchase_order: String,
    /// The invoice. May be written at any time.
    pub invoice: Invoice,
    /// The payment. May be written at any time.
    pub payment: Payment,
    /// Of all its prices.
    pub currency: Currency,
    /// Off the whole order.
    pub discount: Share,
    /// The tax rate of lines without their own.
    pub tax: Share,
    /// Its number in the vendor's CRM.
    pub crm_id: String,
    /// Its number in another system.
    pub ref_id: String,
    /// What is granted.
    pub lines: Vec<Line>,
}

impl Default for OrderContent {
    fn default() -> Self {
        Self {
            kind: OrderKind::default(),
            template: false,
            targets: Vec::new(),
            customer_id: None,
            customer_required: false,
            reseller_id: None,
            activation_limit: 1,
            window: Window::default(),
            demo: false,
            can_overwrite: false,
            description: String::new(),
            purchase_order: String::new(),
            invoice: Invoice::default(),
            payment: Payment::default(),
            currency: Currency::default(),
            discount: Share::default(),
            tax: Share::default(),
            crm_id: String::new(),
            ref_id: String::new(),
            lines: Vec::new(),
        }
    }
}

impl OrderContent {
    /// How many licenses a line makes, or in an update changes: there its quantity says nothing.
    pub fn quantity(&self, line: &Line) -> u32 {
        match self.kind {
            OrderKind::Sale | OrderKind::Import => line.quantity,
            OrderKind::Update => u32::try_from(self.targets.len()).unwrap_or(u32::MAX),
        }
    }

    /// What a copy starts with: the references of the order it was copied from belong to that one. What
    /// another system sold becomes a sale: only an import makes imported orders.
    #[must_use]
    pub fn copied(self) -> Self {
        Self {
            kind: match self.kind {
                OrderKind::Import => OrderKind::Sale,
                kind @ (OrderKind::Sale | OrderKind::Update) => kind,
            },
            template: false,
            purchase_order: String::new(),
            invoice: Invoice::default(),
            payment: Payment::default(),
            crm_id: String::new(),
            ref_id: String::new(),
            ..self
        }
    }
}
