//! Customers.

use serde::{Deserialize, Serialize};
use signet_domain::{
    Customer, CustomerContent, CustomerForm, CustomerId, CustomerKind, Permission, Problem, ProblemCode, Time,
};
use signet_vault::{CustomerFilter, CustomerListed, CustomerSort as Sort, Tx, View};
use ts_rs::TS;

use super::{NamedId, Page, PageRequest, check_version};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// A customer with contacts.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerView {
    pub id: CustomerId,
    pub version: u32,
    pub content: CustomerContent,
    pub archived_at: Option<Time>,
    /// The customer this duplicate was merged into.
    pub merged_into: Option<NamedId>,
    pub reseller: Option<NamedId>,
    /// Orders of any status.
    pub orders: u64,
    /// Licenses of any status.
    pub licenses: u64,
    pub created_at: Time,
    pub updated_at: Time,
}

impl CustomerView {
    pub(super) fn read(view: View<'_>, customer: Customer) -> Result<Self, Fault> {
        let belongings = view.belongings(customer.id)?;
        Ok(Self {
            id: customer.id,
            version: customer.version,
            archived_at: customer.archived_at,
            merged_into: named(view, customer.merged_into)?,
            reseller: named(view, customer.content.reseller_id)?,
            orders: belongings.orders,
            licenses: belongings.licenses,
            created_at: customer.created_at,
            updated_at: customer.updated_at,
            content: customer.content,
        })
    }
}

fn named(view: View<'_>, id: Option<CustomerId>) -> Result<Option<NamedId>, Fault> {
    let Some(id) = id else { return Ok(None) };
    Ok(view.find_customer(id)?.map(|customer| NamedId {
        id: id.into(),
        name: customer.content.name,
    }))
}

/// A customer in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerRow {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    pub code: String,
    pub country: String,
    /// How many contacts.
    pub contacts: usize,
    /// The first one's name.
    pub first_contact: String,
    pub orders: u64,
    pub licenses: u64,
    pub reseller: bool,
    pub archived: bool,
    pub created_at: Time,
}

impl CustomerRow {
    pub(super) fn of(listed: CustomerListed) -> Self {
        let content = listed.customer.content;
        Self {
            id: listed.customer.id,
            kind: content.kind,
            name: content.name,
            code: content.code,
            country: content.country,
            contacts: content.contacts.len(),
            first_contact: content
                .contacts
                .into_iter()
                .next()
                .map(|contact| contact.name)
                .unwrap_or_default(),
            orders: listed.orders,
            licenses: listed.licenses,
            reseller: content.reseller,
            archived: listed.customer.archived_at.is_some(),
            created_at: listed.customer.created_at,
        }
    }
}

/// What customers can be sorted by.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CustomerSort {
    /// As people look them up: Østfold stands with O.
    #[default]
    Name,
    /// When they were added.
    Created,
}

/// Lists customers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Part of a name, a contact, an address, a CRM id, …
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    /// Archived ones instead of the others.
    #[serde(default)]
    #[ts(optional)]
    archived: Option<bool>,
    /// Only resellers.
    #[serde(default)]
    #[ts(optional)]
    resellers: Option<bool>,
    /// Only those this reseller serves.
    #[serde(default)]
    #[ts(optional = nullable)]
    reseller_id: Option<CustomerId>,
    #[serde(default)]
    #[ts(optional)]
    sort: Option<CustomerSort>,
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
    const NAME: &'static str = "customer.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Customers by name.";
    type Reply = Page<CustomerRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<CustomerRow>, Fault> {
        let filter = CustomerFilter {
            text: self.text.unwrap_or_default(),
            archived: self.archived.unwrap_or_default(),
            resellers: self.resellers.unwrap_or_default(),
            reseller: self.reseller_id,
            sort: match self.sort.unwrap_or_default() {
                CustomerSort::Name => Sort::Name,
                CustomerSort::Created => Sort::Created,
            },
            descending: self.descending.unwrap_or_default(),
        };
        let page = PageRequest {
            after: self.after,
            offset: self.offset,
            limit: self.limit,
        };
        let listed = desk.view().customers(&filter, &page.checked()?)?;
        Ok(Page::of(listed, CustomerRow::of))
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
        CustomerView::read(view, view.customer(self.id)?)
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
        let mut problems = form.content.check();
        problems.extend(check_reseller(tx, form.id, form.content.reseller_id)?);
        Fault::unless_empty(problems)?;
        let customer = if let Some(id) = form.id {
            let mut customer = tx.customer(id)?;
            check_version("customer", form.version, customer.version)?;
            customer.change(form.content, now);
            tx.update_customer(&customer)?;
            customer
        } else {
            let customer = Customer::new(desk.services.new_id(), form.content, now);
            tx.insert_customer(&customer)?;
            customer
        };
        CustomerView::read(**tx, customer)
    }
}

fn check_reseller(
    tx: &Tx<'_>,
    own: Option<CustomerId>,
    reseller: Option<CustomerId>,
) -> Result<Option<Problem>, Fault> {
    let Some(id) = reseller else { return Ok(None) };
    let refused = |code, message: &str| Ok(Some(Problem::new(code, "reseller_id", message)));
    match tx.find_customer(id)? {
        _ if own == Some(id) => refused(ProblemCode::NotAllowed, "Nobody is their own reseller."),
        None => refused(ProblemCode::Unknown, "This reseller does not exist."),
        Some(customer) if !customer.content.reseller => refused(
            ProblemCode::NotAllowed,
            "This customer is no reseller: mark it as one first.",
        ),
        Some(_) => Ok(None),
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
        if let (false, Some(into)) = (self.archived, customer.merged_into) {
            let name = tx.customer(into)?.content.name;
            return Err(Fault::new(
                crate::FaultCode::NotAllowedNow,
                format!("The record was merged into {name}, which has its orders and licenses: use that."),
            ));
        }
        customer.archive(self.archived, desk.services.now());
        tx.update_customer(&customer)?;
        CustomerView::read(**tx, customer)
    }
}
