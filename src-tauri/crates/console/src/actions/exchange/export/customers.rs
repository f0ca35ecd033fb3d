//! The customer list as a file. Its columns are the fields of an import: a row for each contact, or one row for a
//! customer without.

use std::borrow::Cow;
use std::path::PathBuf;

use serde::Deserialize;
use signet_domain::{Contact, CustomerContent, CustomerId, Permission};
use signet_vault::CustomerFilter;
use ts_rs::TS;

use super::{ExportFormat, ExportView, flag, percent, text, word, write_list};
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::customers::CustomerRow;
use crate::console::Desk;

/// Writes customers to a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportCustomers {
    path: PathBuf,
    format: ExportFormat,
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    archived: Option<bool>,
}

impl Action for ExportCustomers {
    const NAME: &'static str = "export.customers";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Writes the customer list to a CSV or JSON file; the CSV file can be imported again.";
    type Reply = ExportView;
}

const COLUMNS: [&str; 24] = [
    "kind",
    "name",
    "code",
    "country",
    "address",
    "email",
    "phone",
    "website",
    "vat_code",
    "invoice_code",
    "reseller",
    "reseller_id",
    "currency",
    "tax",
    "discount",
    "crm_id",
    "ref_id",
    "note",
    "contact.name",
    "contact.email",
    "contact.phone",
    "contact.role",
    "contact.notify",
    "contact.crm_id",
];

impl Read for ExportCustomers {
    fn run(self, desk: &Desk<'_>) -> Result<ExportView, Fault> {
        let filter = CustomerFilter {
            text: self.text.unwrap_or_default(),
            archived: self.archived.unwrap_or_default(),
            ..CustomerFilter::default()
        };
        let view = desk.view();
        write_list(
            desk,
            &self.path,
            self.format,
            &COLUMNS,
            |page| view.customers(&filter, page),
            |listed, output| {
                let content = listed.customer.content.clone();
                let reseller = match content.reseller_id {
                    Some(id) => name_of(desk, id)?,
                    None => String::new(),
                };
                output.row(|| Ok(CustomerRow::of(listed)), || Ok(rows(&content, &reseller)))
            },
        )
    }
}

/// What an import finds a customer by.
fn name_of(desk: &Desk<'_>, id: CustomerId) -> Result<String, Fault> {
    let Some(customer) = desk.view().find_customer(id)? else {
        return Ok(String::new());
    };
    let content = customer.content;
    let texts = [content.crm_id, content.ref_id, content.code, content.name];
    Ok(texts
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default())
}

fn rows<'c>(content: &'c CustomerContent, reseller: &str) -> Vec<Vec<Cow<'c, str>>> {
    let own = vec![
        word(&content.kind),
        text(&content.name),
        text(&content.code),
        text(&content.country),
        text(&content.address),
        text(&content.email),
        text(&content.phone),
        text(&content.website),
        text(&content.vat_code),
        text(&content.invoice_code),
        flag(content.reseller),
        text(reseller).into_owned().into(),
        content.currency.map_or("", signet_domain::Currency::code).into(),
        content.tax.map(percent).unwrap_or_default(),
        percent(content.discount),
        text(&content.crm_id),
        text(&content.ref_id),
        text(&content.note),
    ];
    let with = |contact: Vec<Cow<'c, str>>| own.iter().cloned().chain(contact).collect();
    if content.contacts.is_empty() {
        return vec![with(vec![Cow::Borrowed(""); COLUMNS.len() - own.len()])];
    }
    content
        .contacts
        .iter()
        .map(|contact| with(person(contact)))
        .collect()
}

fn person(contact: &Contact) -> Vec<Cow<'_, str>> {
    vec![
        text(&contact.name),
        text(&contact.email),
        text(&contact.phone),
        text(&contact.role),
        flag(contact.notify),
        text(&contact.crm_id),
    ]
}
