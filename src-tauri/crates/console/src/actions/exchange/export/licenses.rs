//! The license list as a file. Its columns can be imported elsewhere as licenses that were sold here.

use std::borrow::Cow;
use std::path::PathBuf;

use serde::Deserialize;
use signet_domain::{CustomerId, GroupId, KeyId, LicenseStatus, Permission, ProductId, ProfileId, Time};
use signet_vault::{LicenseFilter, LicenseListed};
use ts_rs::TS;

use super::{ExportFormat, ExportView, at, flag, number, text, word, write_list};
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::licenses::LicenseRow;
use crate::console::Desk;

/// Writes licenses to a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportLicenses {
    path: PathBuf,
    format: ExportFormat,
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
    profile_id: Option<ProfileId>,
    /// Only those whose file is signed with this key now.
    #[serde(default)]
    #[ts(optional = nullable)]
    key_id: Option<KeyId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    group_id: Option<GroupId>,
    /// Only those that are in no group.
    #[serde(default)]
    #[ts(optional)]
    without_group: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    status: Option<LicenseStatus>,
    #[serde(default)]
    #[ts(optional = nullable)]
    ends_before: Option<Time>,
}

impl Action for ExportLicenses {
    const NAME: &'static str = "export.licenses";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Writes the license list to a CSV or JSON file, in the order they were issued.";
    type Reply = ExportView;
}

const COLUMNS: [&str; 12] = [
    "serial",
    "status",
    "product",
    "product.name",
    "customer.name",
    "order_number",
    "issued_at",
    "ends_at",
    "activations",
    "updated",
    "imported",
    "note",
];

impl Read for ExportLicenses {
    fn run(self, desk: &Desk<'_>) -> Result<ExportView, Fault> {
        let filter = LicenseFilter {
            text: self.text.unwrap_or_default(),
            customer: self.customer_id,
            product: self.product_id,
            profile: self.profile_id,
            key: self.key_id,
            group: self.group_id,
            without_group: self.without_group.unwrap_or_default(),
            status: self.status,
            ends_before: self.ends_before,
            ..LicenseFilter::default()
        };
        let view = desk.view();
        write_list(
            desk,
            &self.path,
            self.format,
            &COLUMNS,
            |page| view.licenses(&filter, page),
            |listed, output| output.row(|| Ok(LicenseRow::of(listed.clone())), || Ok(vec![cells(&listed)])),
        )
    }
}

fn cells(listed: &LicenseListed) -> Vec<Cow<'_, str>> {
    let license = &listed.license;
    let updated = license
        .update
        .as_ref()
        .is_some_and(|update| update.order_id != license.order_id);
    vec![
        text(license.serial.as_str()),
        word(&license.status()),
        number(listed.product_number),
        text(&listed.product_name),
        text(&listed.customer_name),
        text(&listed.order_number),
        at(Some(license.issued_at)),
        at(license.ends_at),
        number(license.activations),
        flag(updated),
        flag(listed.imported),
        text(&license.note),
    ]
}
