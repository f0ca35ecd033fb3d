//! The searched texts of each kind of record, in the order in which they explain a match best.

use std::borrow::Cow;

use serde::Deserialize;
use signet_domain::{Customer, License, OrderContent, Product, Profile};

/// One text of a record.
#[derive(Debug, Clone)]
pub(crate) struct Field<'a> {
    /// Its name in the contract.
    pub(crate) name: &'static str,
    pub(crate) text: Cow<'a, str>,
}

/// What an order says: its record, and what its row knows of the records it names.
#[derive(Debug)]
pub(crate) struct OrderTexts<'a> {
    pub(crate) number: &'a str,
    pub(crate) customer_name: &'a str,
    pub(crate) products: &'a [String],
    pub(crate) content: &'a OrderContent,
    pub(crate) note: &'a str,
}

/// The part of an order's body that is searched.
#[derive(Deserialize)]
pub(crate) struct OrderBody {
    pub(crate) content: OrderContent,
    pub(crate) note: String,
}

fn fields<'a>(pairs: impl IntoIterator<Item = (&'static str, &'a str)>) -> Vec<Field<'a>> {
    pairs
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| Field {
            name,
            text: Cow::Borrowed(text),
        })
        .collect()
}

pub(crate) fn order<'a>(order: &OrderTexts<'a>) -> Vec<Field<'a>> {
    let content = order.content;
    let products = order.products.iter().map(|name| ("product", name.as_str()));
    let lines = content
        .lines
        .iter()
        .map(|line| ("line", line.description.as_str()));
    fields(
        [
            ("number", order.number),
            ("customer", order.customer_name),
            ("purchase_order", &content.purchase_order),
            ("invoice", &content.invoice.number),
            ("payment", &content.payment.reference),
            ("crm_id", &content.crm_id),
            ("ref_id", &content.ref_id),
            ("description", &content.description),
            ("note", order.note),
        ]
        .into_iter()
        .chain(products)
        .chain(lines),
    )
}

/// Without the serial number, which has an index of its own.
pub(crate) fn license(license: &License) -> Vec<Field<'_>> {
    let mut fields = fields([("note", license.note.as_str())]);
    fields.extend(license.values.values().map(|value| Field {
        name: "value",
        text: Cow::Owned(value.words()),
    }));
    fields
}

pub(crate) fn customer(customer: &Customer) -> Vec<Field<'_>> {
    let content = &customer.content;
    let contacts = content.contacts.iter().flat_map(|contact| {
        [&contact.name, &contact.email, &contact.phone, &contact.crm_id]
            .map(|text| ("contact", text.as_str()))
    });
    let free = content.fields.iter().map(|field| Field {
        name: "field",
        text: Cow::Owned(format!("{}: {}", field.name, field.value)),
    });
    let mut all = fields(
        [
            ("name", content.name.as_str()),
            ("code", &content.code),
            ("crm_id", &content.crm_id),
            ("ref_id", &content.ref_id),
            ("email", &content.email),
            ("phone", &content.phone),
            ("website", &content.website),
            ("vat_code", &content.vat_code),
            ("invoice_code", &content.invoice_code),
            ("address", &content.address),
        ]
        .into_iter()
        .chain(contacts)
        .chain([("note", content.note.as_str())]),
    );
    all.extend(free);
    all
}

pub(crate) fn product(product: &Product) -> Vec<Field<'_>> {
    let content = &product.content;
    let mut all = fields([("name", content.name.as_str()), ("code", &content.code)]);
    all.insert(
        0,
        Field {
            name: "number",
            text: Cow::Owned(content.number.to_string()),
        },
    );
    let features = content
        .features
        .iter()
        .flat_map(|feature| [&feature.name, &feature.code].map(|text| ("feature", text.as_str())));
    all.extend(fields(
        [("crm_id", content.crm_id.as_str()), ("ref_id", &content.ref_id)]
            .into_iter()
            .chain(features)
            .chain([("description", content.description.as_str())]),
    ));
    all
}

pub(crate) fn profile(profile: &Profile) -> Vec<Field<'_>> {
    let content = &profile.content;
    fields([
        ("name", content.name.as_str()),
        ("code", &content.code),
        ("description", &content.description),
    ])
}
