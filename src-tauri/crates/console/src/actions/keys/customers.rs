//! The customers that depend on a key.

use serde::{Deserialize, Serialize};
use signet_domain::{CustomerId, KeyId, Permission};
use signet_vault::{CustomerUse, View};
use ts_rs::TS;

use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::{Page, PageRequest};
use crate::console::Desk;

/// A customer with files that are signed with a key and count today.
#[derive(Debug, Serialize, TS)]
pub(crate) struct KeyCustomer {
    /// None: licenses sold to nobody in particular.
    pub id: Option<CustomerId>,
    pub name: String,
    pub files: u64,
}

impl KeyCustomer {
    pub(super) fn named(view: View<'_>, one: CustomerUse) -> Result<Self, Fault> {
        let customer = match one.customer_id {
            Some(id) => view.find_customer(id)?,
            None => None,
        };
        let name = customer.map(|customer| customer.content.name).unwrap_or_default();
        Ok(Self::of(one, name))
    }

    fn of(one: CustomerUse, name: String) -> Self {
        Self {
            id: one.customer_id,
            name,
            files: one.files,
        }
    }
}

/// Lists the customers that depend on a key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Customers {
    id: KeyId,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    limit: Option<u32>,
}

impl Action for Customers {
    const NAME: &'static str = "key.customers";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str =
        "Customers with license files that are signed with a key and count today, as they were added.";
    type Reply = Page<KeyCustomer>;
}

impl Read for Customers {
    fn run(self, desk: &Desk<'_>) -> Result<Page<KeyCustomer>, Fault> {
        let page = PageRequest {
            after: self.after,
            offset: None,
            limit: self.limit,
        };
        let listed = desk
            .view()
            .customers_of_key(self.id, desk.services.now(), &page.checked()?)?;
        Ok(Page::of(listed, |(one, name)| KeyCustomer::of(one, name)))
    }
}
