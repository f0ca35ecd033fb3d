//! Licenses: the list, one license, its file, what may be written on it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signet_domain::{
    CustomerId, GroupId, KeyId, LicenseId, LicenseStatus, OrderId, Permission, ProductId, ProfileId, Time,
};
use signet_vault::{LicenseFilter, LicenseListed, LicenseSort as Sort};
use ts_rs::TS;

use super::{Page, PageRequest};
use crate::action::{Action, Read};
use crate::console::Desk;
use crate::{Fault, FaultCode};

pub(crate) mod change;
mod memory;
pub(crate) mod on_day;
pub(crate) mod page;

/// A license's status.
pub(crate) type StatusWord = LicenseStatus;

/// A license in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseRow {
    pub id: LicenseId,
    pub serial: String,
    pub status: LicenseStatus,
    /// It does not count for now, until it is unblocked.
    pub blocked: bool,
    pub product_number: u32,
    pub product_name: String,
    pub order_id: OrderId,
    pub order_number: String,
    pub customer_id: Option<CustomerId>,
    pub customer_name: String,
    pub issued_at: Time,
    /// The last second the calendar grants; none without end.
    pub ends_at: Option<Time>,
    /// Machines it is activated on.
    pub activations: u32,
    /// An update changed its terms.
    pub updated: bool,
    /// Sold elsewhere; it has no file of ours until an update.
    pub imported: bool,
}

impl LicenseRow {
    pub(super) fn of(listed: LicenseListed) -> Self {
        let license = listed.license;
        Self {
            id: license.id,
            status: license.status(),
            blocked: license.blocked().is_some(),
            serial: license.serial.to_string(),
            product_number: listed.product_number,
            product_name: listed.product_name,
            order_id: license.order_id,
            order_number: listed.order_number,
            customer_id: license.customer_id,
            customer_name: listed.customer_name,
            issued_at: license.issued_at,
            ends_at: license.ends_at,
            activations: license.activations,
            updated: license
                .update
                .is_some_and(|update| update.order_id != license.order_id),
            imported: listed.imported,
        }
    }
}

/// What licenses can be sorted by.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LicenseSort {
    #[default]
    Issued,
    Serial,
    /// Those without end are left out.
    Ends,
}

/// Lists licenses.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Part of a serial number or a note.
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    order_id: Option<OrderId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    product_id: Option<ProductId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    group_id: Option<GroupId>,
    /// Only those that are in no group.
    #[serde(default)]
    #[ts(optional)]
    without_group: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    profile_id: Option<ProfileId>,
    /// Only those whose file is signed with this key now.
    #[serde(default)]
    #[ts(optional = nullable)]
    key_id: Option<KeyId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    status: Option<LicenseStatus>,
    /// Only those the calendar ends before this moment.
    #[serde(default)]
    #[ts(optional = nullable)]
    ends_before: Option<Time>,
    #[serde(default)]
    #[ts(optional)]
    sort: Option<LicenseSort>,
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
    const NAME: &'static str = "license.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Licenses, in the order they were issued unless sorted otherwise.";
    type Reply = Page<LicenseRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<LicenseRow>, Fault> {
        let filter = LicenseFilter {
            text: self.text.unwrap_or_default(),
            order: self.order_id,
            customer: self.customer_id,
            product: self.product_id,
            group: self.group_id,
            without_group: self.without_group.unwrap_or_default(),
            profile: self.profile_id,
            key: self.key_id,
            status: self.status,
            ends_before: self.ends_before,
            sort: match self.sort.unwrap_or_default() {
                LicenseSort::Issued => Sort::Issued,
                LicenseSort::Serial => Sort::Serial,
                LicenseSort::Ends => Sort::Ends,
            },
            descending: self.descending.unwrap_or_default(),
        };
        let page = PageRequest {
            after: self.after,
            offset: self.offset,
            limit: self.limit,
        };
        let listed = desk.view().licenses(&filter, &page.checked()?)?;
        Ok(Page::of(listed, LicenseRow::of))
    }
}

/// A text with the name a file of it should have.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FileView {
    pub file_name: String,
    pub text: String,
}

/// Reads a license file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    id: LicenseId,
}

impl Action for File {
    const NAME: &'static str = "license.file";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The signed file of a license as it counts now, exactly as issued.";
    type Reply = FileView;
}

impl Read for File {
    fn run(self, desk: &Desk<'_>) -> Result<FileView, Fault> {
        let view = desk.view();
        let serial = view.license(self.id)?.serial;
        let file = view.license_file(self.id)?;
        Ok(FileView {
            file_name: file_name(serial.as_str()),
            text: format!("{}\n", file.text),
        })
    }
}

/// Writes a license file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFile {
    id: LicenseId,
    path: PathBuf,
    /// The file that counted at this moment; none: the one that counts now.
    #[serde(default)]
    #[ts(optional = nullable)]
    at: Option<Time>,
}

impl Action for SaveFile {
    const NAME: &'static str = "license.save_file";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Writes the signed file of a license as it counts now, or counted at a moment.";
    type Reply = ();
}

impl Read for SaveFile {
    fn run(self, desk: &Desk<'_>) -> Result<(), Fault> {
        let view = desk.view();
        let file = match self.at {
            None => view.license_file(self.id)?,
            Some(at) => view.license_file_at(self.id, at)?.ok_or_else(|| {
                Fault::new(
                    FaultCode::NotFound,
                    "The license had no file of ours on that day.",
                )
            })?,
        };
        super::documents::write(&self.path, format!("{}\n", file.text).as_bytes())
    }
}

/// The name of a license's file: its serial number, which the holder can find again. Serial numbers of other
/// systems may hold characters that no file name can.
pub(super) fn file_name(serial: &str) -> String {
    let safe: String = serial
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    format!("{}.lic", safe.trim_start_matches('.'))
}
