//! Licenses and their files.

use serde::{Deserialize, Serialize};
use signet_domain::{LicenseId, LicenseStatus, OrderId, Permission, SerialFormat, Time};
use signet_vault::{LicenseFilter, LicenseLine};
use ts_rs::TS;

use super::{Page, default_limit, page};
use crate::Fault;
use crate::action::{Action, Read};
use crate::console::Desk;

/// A license in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseRow {
    pub id: LicenseId,
    pub serial: String,
    pub status: LicenseStatus,
    pub product_number: u32,
    pub product_name: String,
    pub order_id: OrderId,
    pub order_number: String,
    pub customer_name: String,
    pub issued_at: Time,
}

impl LicenseRow {
    pub(super) fn of(line: LicenseLine) -> Self {
        Self {
            id: line.license.id,
            status: line.license.status(),
            serial: line.license.serial.to_string(),
            product_number: line.product_number,
            product_name: line.product_name,
            order_id: line.license.order_id,
            order_number: line.order_number,
            customer_name: line.customer_name,
            issued_at: line.license.issued_at,
        }
    }
}

/// A text with the name a file of it should have.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FileView {
    pub file_name: String,
    pub text: String,
}

/// Lists licenses.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Part of a serial number or of a customer's name.
    #[serde(default)]
    text: String,
    /// Only this order's.
    #[serde(default)]
    order_id: Option<OrderId>,
    #[serde(default)]
    after: Option<String>,
    #[serde(default = "default_limit")]
    limit: u32,
}

impl Action for List {
    const NAME: &'static str = "license.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Licenses in the order they were issued.";
    type Reply = Page<LicenseRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<LicenseRow>, Fault> {
        // A whole serial number is found however it was typed.
        let text = match SerialFormat::default().read(&self.text) {
            Ok(serial) => serial.to_string(),
            Err(_) => self.text,
        };
        let filter = LicenseFilter {
            text,
            order: self.order_id,
        };
        let listed = desk.view().licenses(&filter, &page(self.after, self.limit)?)?;
        Ok(Page::of(listed, LicenseRow::of))
    }
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
    const ABOUT: &'static str = "The signed file of a license, exactly as issued.";
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

/// The name of a license's file: its serial number, which the holder can find again.
pub(super) fn file_name(serial: &str) -> String {
    format!("{serial}.lic")
}
