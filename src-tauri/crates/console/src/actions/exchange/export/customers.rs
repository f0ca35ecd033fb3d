//! The customer list as a file. Its columns are the fields of an import: a row for each contact, or one row for a
//! customer without. Free fields have a column each, `field: NAME`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;

use serde::Deserialize;
use signet_domain::{Contact, CustomerContent, CustomerId, Permission};
use signet_vault::{CustomerFilter, PageOf};
use ts_rs::TS;

use super::super::fields::FREE;
use super::{ExportFormat, ExportView, PAGE, flag, percent, text, word, write_list};
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
    /// Only resellers.
    #[serde(default)]
    #[ts(optional)]
    resellers: Option<bool>,
    /// Only those this reseller serves.
    #[serde(default)]
    #[ts(optional = nullable)]
    reseller_id: Option<CustomerId>,
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
            resellers: self.resellers.unwrap_or_default(),
            reseller: self.reseller_id,
            ..CustomerFilter::default()
        };
        let view = desk.view();
        let names = match self.format {
            ExportFormat::Csv => field_names(desk, &filter)?,
            ExportFormat::Json => Vec::new(),
        };
        let free: Vec<String> = names.iter().map(|name| format!("{FREE}{name}")).collect();
        let columns = COLUMNS.into_iter().chain(free.iter().map(String::as_str));
        write_list(
            desk,
            &self.path,
            self.format,
            &columns.collect::<Vec<_>>(),
            |page| view.customers(&filter, page),
            |listed, output| {
                let content = listed.customer.content.clone();
                let reseller = match content.reseller_id {
                    Some(id) => name_of(desk, id)?,
                    None => String::new(),
                };
                output.row(
                    || Ok(CustomerRow::of(listed)),
                    || Ok(rows(&content, &reseller, &names)),
                )
            },
        )
    }
}

/// The names of all free fields of these customers, in the order in which they come first. The columns have to
/// stand above the first row.
fn field_names(desk: &Desk<'_>, filter: &CustomerFilter) -> Result<Vec<String>, Fault> {
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    let mut part = PageOf {
        limit: PAGE,
        ..PageOf::default()
    };
    let mut done = 0;
    loop {
        let listed = desk.view().customers(filter, &part)?;
        done += listed.rows.len() as u64;
        for field in listed
            .rows
            .into_iter()
            .flat_map(|row| row.customer.content.fields)
        {
            if seen.insert(field.name.to_lowercase()) {
                names.push(field.name);
            }
        }
        desk.progress
            .step(done, listed.total.max(done), "rows looked at")?;
        match listed.next {
            Some(next) => part.after = Some(next),
            None => return Ok(names),
        }
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

fn rows<'c>(content: &'c CustomerContent, reseller: &str, names: &[String]) -> Vec<Vec<Cow<'c, str>>> {
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
    let free = names.iter().map(|name| {
        let mut fields = content.fields.iter();
        let field = fields.find(|field| field.is_called(name));
        field.map_or(Cow::Borrowed(""), |field| text(&field.value))
    });
    let free: Vec<_> = free.collect();
    let with = |contact: Vec<Cow<'c, str>>| {
        let cells = own.iter().cloned().chain(contact);
        cells.chain(free.iter().cloned()).collect()
    };
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
