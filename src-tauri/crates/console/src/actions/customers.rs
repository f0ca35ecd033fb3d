//! Customers.

use serde::{Deserialize, Serialize};
use signet_domain::{Contact, Customer, CustomerForm, CustomerId, CustomerKind, Permission, Time};
use signet_vault::Tx;
use ts_rs::TS;

use super::{Page, check_version, default_limit, page};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// A customer with contacts.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerView {
    pub id: CustomerId,
    pub version: u32,
    pub kind: CustomerKind,
    pub name: String,
    pub country: String,
    pub address: String,
    pub vat_code: String,
    pub crm_id: String,
    pub note: String,
    pub contacts: Vec<Contact>,
    pub archived_at: Option<Time>,
    /// Orders of any status.
    pub orders: u64,
    /// Licenses of any status.
    pub licenses: u64,
    pub created_at: Time,
    pub updated_at: Time,
}

impl CustomerView {
    pub(super) fn of(customer: Customer, (orders, licenses): (u64, u64)) -> Self {
        Self {
            id: customer.id,
            version: customer.version,
            kind: customer.kind,
            name: customer.name,
            country: customer.country,
            address: customer.address,
            vat_code: customer.vat_code,
            crm_id: customer.crm_id,
            note: customer.note,
            contacts: customer.contacts,
            archived_at: customer.archived_at,
            orders,
            licenses,
            created_at: customer.created_at,
            updated_at: customer.updated_at,
        }
    }
}

/// A customer in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerRow {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    pub country: String,
    /// How many contacts.
    pub contacts: usize,
    /// The first one's name.
    pub first_contact: String,
    pub orders: u64,
    pub licenses: u64,
    pub archived: bool,
}

/// Lists customers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Part of a name, a CRM id or a contact.
    #[serde(default)]
    text: String,
    /// Archived ones instead of the others.
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    after: Option<String>,
    #[serde(default = "default_limit")]
    limit: u32,
}

impl Action for List {
    const NAME: &'static str = "customer.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Customers by name.";
    type Reply = Page<CustomerRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<CustomerRow>, Fault> {
        let listed = desk
            .view()
            .customers(&self.text, self.archived, &page(self.after, self.limit)?)?;
        Ok(Page::of(listed, |(customer, orders, licenses)| CustomerRow {
            id: customer.id,
            kind: customer.kind,
            name: customer.name,
            country: customer.country,
            contacts: customer.contacts.len(),
            first_contact: customer
                .contacts
                .first()
                .map(|c| c.name.clone())
                .unwrap_or_default(),
            orders,
            licenses,
            archived: customer.archived_at.is_some(),
        }))
    }
}

/// Reads a customer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {
    id: CustomerId,
}

impl Action for Get {
    const NAME: &'static str = "customer.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "A customer with contacts.";
    type Reply = CustomerView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<CustomerView, Fault> {
        let view = desk.view();
        Ok(CustomerView::of(
            view.customer(self.id)?,
            view.counts_of_customer(self.id)?,
        ))
    }
}

/// Adds or changes a customer.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct Save(CustomerForm);

impl Action for Save {
    const NAME: &'static str = "customer.save";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Adds or changes a customer.";
    type Reply = CustomerView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<CustomerView, Fault> {
        let (form, now) = (self.0, desk.services.now());
        Fault::unless_empty(form.check())?;
        let customer = if let Some(id) = form.id {
            let mut customer = tx.customer(id)?;
            check_version("customer", form.version, customer.version)?;
            customer.change(form, now);
            tx.update_customer(&customer)?;
            customer
        } else {
            let customer = Customer::new(desk.services.new_id(), form, now);
            tx.insert_customer(&customer)?;
            customer
        };
        let counts = tx.counts_of_customer(customer.id)?;
        Ok(CustomerView::of(customer, counts))
    }
}

/// Archives a customer or takes it back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Archive {
    id: CustomerId,
    version: u32,
    archived: bool,
}

impl Action for Archive {
    const NAME: &'static str = "customer.archive";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Archives a customer, or takes it back.";
    type Reply = CustomerView;
}

impl Write for Archive {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<CustomerView, Fault> {
        let mut customer = tx.customer(self.id)?;
        check_version("customer", self.version, customer.version)?;
        customer.archive(self.archived, desk.services.now());
        tx.update_customer(&customer)?;
        let counts = tx.counts_of_customer(customer.id)?;
        Ok(CustomerView::of(customer, counts))
    }
}
