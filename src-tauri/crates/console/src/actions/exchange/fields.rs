//! The fields that a column can fill, and which of them a column's name most likely means.

mod customers;
mod licenses;
mod products;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;
use signet_vault::fold;
use ts_rs::TS;

use super::ImportKind;
pub(super) use customers::CUSTOMERS;
pub(super) use licenses::LICENSES;
pub(super) use products::PRODUCTS;

/// What the column of a customer's free field is called before its name.
pub(super) const FREE: &str = "field: ";

/// The name of the free field that a field of the mapping stands for: `field: Region` is `Region`.
pub(super) fn free_name(what: ImportKind, field: &str) -> Option<&str> {
    let name = field.strip_prefix(FREE.trim_end())?.trim();
    (what == ImportKind::Customers && !name.is_empty()).then_some(name)
}

/// A free field of customers, as a field that a column can fill.
pub(super) fn free_view(name: &str) -> ImportField {
    ImportField {
        field: format!("{FREE}{name}"),
        label: format!("Field: {name}"),
        required: false,
        about: "A free field of the customer".to_owned(),
    }
}

/// A field that a column can fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct ImportField {
    /// Its name.
    pub field: String,
    /// Its name for people.
    pub label: String,
    /// Without a column for it there is nothing to import.
    pub required: bool,
    /// What may stand in it.
    pub about: String,
}

/// What is known of a field before any file.
#[derive(Debug)]
pub(super) struct Spec {
    pub name: &'static str,
    pub label: &'static str,
    pub required: bool,
    pub about: &'static str,
    /// What other systems call it: folded, without anything but letters and digits, separated by spaces.
    pub also: &'static str,
}

impl Spec {
    const fn new(name: &'static str, label: &'static str, about: &'static str, also: &'static str) -> Self {
        Self {
            name,
            label,
            required: false,
            about,
            also,
        }
    }

    const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    pub(super) fn view(&self) -> ImportField {
        ImportField {
            field: self.name.to_owned(),
            label: self.label.to_owned(),
            required: self.required,
            about: self.about.to_owned(),
        }
    }
}

/// Which field each column most likely fills; every field once, for the first column that means it.
pub(super) fn guessed(what: ImportKind, columns: &[String]) -> BTreeMap<String, String> {
    let specs = what.fields();
    let mut meanings: HashMap<String, &str> = HashMap::new();
    // What a field is called here goes before what others call another one.
    for spec in specs {
        meanings.entry(plain(spec.name)).or_insert(spec.name);
    }
    for spec in specs {
        meanings.entry(plain(spec.label)).or_insert(spec.name);
    }
    for spec in specs {
        for other in spec.also.split_whitespace() {
            meanings.entry(other.to_owned()).or_insert(spec.name);
        }
    }
    let mut taken = HashSet::new();
    let mut mapping = BTreeMap::new();
    for column in columns {
        let free = free_name(what, column).map(|name| format!("{FREE}{name}"));
        let known = || meanings.get(&plain(column)).map(|field| (*field).to_owned());
        if let Some(field) = free.or_else(known)
            && taken.insert(field.to_lowercase())
        {
            mapping.insert(column.clone(), field);
        }
    }
    mapping
}

/// A name without case, accents and punctuation: `USt-IdNr.` becomes `ustidnr`.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(what: ImportKind, columns: &str) -> Vec<(String, String)> {
        let columns: Vec<String> = columns.split(';').map(str::to_owned).collect();
        let mapping = guessed(what, &columns);
        columns
            .into_iter()
            .filter_map(|column| Some((column.clone(), mapping.get(&column)?.clone())))
            .collect()
    }

    fn fields(what: ImportKind, columns: &str) -> Vec<String> {
        guess(what, columns).into_iter().map(|(_, field)| field).collect()
    }

    #[test]
    fn customers_from_other_systems_are_understood() {
        assert_eq!(
            fields(
                ImportKind::Customers,
                "Kunde;Straße;PLZ;Ort;Land;E-Mail;USt-IdNr.;Kundennummer;Ansprechpartner"
            ),
            [
                "name",
                "address.street",
                "address.postal_code",
                "address.city",
                "country",
                "email",
                "vat_code",
                "crm_id",
                "contact.name"
            ]
        );
        assert_eq!(
            fields(
                ImportKind::Customers,
                "Company;email address;VAT;Phone No.;Zip Code;Contact Person;Contact E-Mail"
            ),
            [
                "name",
                "email",
                "vat_code",
                "phone",
                "address.postal_code",
                "contact.name",
                "contact.email"
            ]
        );
    }

    #[test]
    fn products_and_licenses_from_other_systems_are_understood() {
        assert_eq!(
            fields(
                ImportKind::Products,
                "Artikelnummer;Bezeichnung;Preis;Währung;Feature ID;Feature name"
            ),
            [
                "number",
                "name",
                "price",
                "currency",
                "feature.number",
                "feature.name"
            ]
        );
        assert_eq!(
            fields(
                ImportKind::Licenses,
                "Seriennummer;Produkt;Kunde;Bestellnummer;Ausgestellt am;Gültig bis;Plätze"
            ),
            [
                "serial",
                "product",
                "customer.name",
                "order_number",
                "issued_at",
                "ends_at",
                "seats"
            ]
        );
        assert_eq!(
            fields(
                ImportKind::Licenses,
                "License Key;SKU;Account;Order ID;Purchase date;Expires;Max activations"
            ),
            [
                "serial",
                "product",
                "customer.name",
                "order_number",
                "issued_at",
                "ends_at",
                "activation_limit"
            ]
        );
    }

    #[test]
    fn a_field_is_filled_by_one_column_and_an_unknown_column_by_none() {
        assert_eq!(
            guess(ImportKind::Customers, "Name;Firma;Lieblingsfarbe"),
            [("Name".to_owned(), "name".to_owned())]
        );
    }

    #[test]
    fn free_fields_of_customers_are_named_in_their_columns() {
        assert_eq!(
            guess(ImportKind::Customers, "Name;field: Region;Field: Size;field:"),
            [
                ("Name".to_owned(), "name".to_owned()),
                ("field: Region".to_owned(), "field: Region".to_owned())
            ]
        );
        assert_eq!(guess(ImportKind::Products, "field: Region"), []);
    }

    #[test]
    fn every_name_is_plain_and_means_one_field() {
        for what in [ImportKind::Customers, ImportKind::Products, ImportKind::Licenses] {
            let specs = what.fields();
            let mut seen: HashMap<String, &str> = HashMap::new();
            for spec in specs {
                for word in spec.also.split_whitespace() {
                    assert_eq!(plain(word), word, "{}: as it is compared", spec.name);
                    if let Some(other) = seen.insert(word.to_owned(), spec.name) {
                        assert_eq!(other, spec.name, "“{word}” means two fields");
                    }
                }
                assert_eq!(
                    guess(what, spec.name),
                    [(spec.name.to_owned(), spec.name.to_owned())]
                );
            }
        }
    }
}
