//! The license list.

mod keys;

use serde::{Deserialize, Serialize};
use signet_domain::{
    CustomerId, GroupId, KeyId, License, LicenseStatus, OrderId, ProductId, ProfileId, Time,
};

use self::keys::LicenseList;
use super::keys::Shown;
use super::{Listed, PageOf};
use crate::tables::licenses;
use crate::{VaultError, View};

/// What licenses are sorted by; those that are equal in it stand as they were issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenseSort {
    /// As they were issued.
    #[default]
    Issued,
    /// The serial number, whatever its case and dashes.
    Serial,
    /// When they end. Those without end are left out.
    Ends,
}

/// Which licenses, in which order.
#[derive(Debug, Clone, Default)]
pub struct LicenseFilter {
    /// Every word of it stands in the serial number or the license's own texts, or in those of its customer.
    pub text: String,
    /// Only this order's.
    pub order: Option<OrderId>,
    /// Only this customer's.
    pub customer: Option<CustomerId>,
    /// Only this product's.
    pub product: Option<ProductId>,
    /// Only those assigned to this group.
    pub group: Option<GroupId>,
    /// Only those that are in no group.
    pub without_group: bool,
    /// Only those that hold this profile.
    pub profile: Option<ProfileId>,
    /// Only those whose file is signed with this key now.
    pub key: Option<KeyId>,
    /// Only active or only revoked ones.
    pub status: Option<LicenseStatus>,
    /// Only those the calendar ends before this moment.
    pub ends_before: Option<Time>,
    /// What they are sorted by.
    pub sort: LicenseSort,
    /// Downwards.
    pub descending: bool,
}

/// A license in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseListed {
    /// The license.
    pub license: License,
    /// Its product's number.
    pub product_number: u32,
    /// Its product's name.
    pub product_name: String,
    /// The number of the order that made it.
    pub order_number: String,
    /// The customer's name as it is now; empty without one.
    pub customer_name: String,
    /// Another system sold it.
    pub imported: bool,
}

impl View<'_> {
    /// A page of the licenses. A text finds them also by the twenty newest customers that contain it; in
    /// another order than they were issued only the newest 2,000 with it are sorted.
    pub fn licenses(
        &self,
        filter: &LicenseFilter,
        page: &PageOf,
    ) -> Result<Listed<LicenseListed>, VaultError> {
        let list = LicenseList::new(*self, filter)?;
        let total = list.total(*self, page)?;
        let page = list.direct(*self, page, total)?;
        let columns = format!(
            "{}, p.number, p.name, o.number, coalesce(c.name, ''), o.kind = 'import'",
            licenses::COLUMNS
        );
        let shown = Shown {
            columns: &columns,
            // What a list shows of orders and customers stands in indexes by id: their rows fill pages.
            tables: "licenses l ON l.row = page.row CROSS JOIN products p ON p.id = l.product_id
                     CROSS JOIN orders o INDEXED BY orders_named ON o.id = l.order_id
                     LEFT JOIN customers c INDEXED BY customers_named ON c.id = l.customer_id",
            key: list.key(),
        };
        list.keys(*self)?.page(*self, &page, total, &shown, |row| {
            Ok(LicenseListed {
                license: licenses::read(row)?,
                product_number: row.get(13)?,
                product_name: row.get(14)?,
                order_number: row.get(15)?,
                customer_name: row.get(16)?,
                imported: row.get(17)?,
            })
        })
    }
}
