//! Customers and their contacts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_length, check_text};
use crate::{CustomerId, Time};

/// A company or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    /// A company.
    #[default]
    Company,
    /// A person.
    Person,
}

/// Somebody at the customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their phone number.
    pub phone: String,
    /// They get license files by mail.
    pub notify: bool,
}

/// Who buys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The record's id.
    pub id: CustomerId,
    /// Counts up with every change.
    pub version: u32,
    /// A company or a person.
    pub kind: CustomerKind,
    /// The name; the `sub` of their licenses.
    pub name: String,
    /// ISO 3166 code of two letters, or empty.
    pub country: String,
    /// Lines of the postal address.
    pub address: String,
    /// VAT id.
    pub vat_code: String,
    /// Their number in the vendor's CRM.
    pub crm_id: String,
    /// Internal note.
    pub note: String,
    /// People.
    pub contacts: Vec<Contact>,
    /// Set when archived.
    pub archived_at: Option<Time>,
    /// Since when.
    pub created_at: Time,
    /// Last change.
    pub updated_at: Time,
}

/// A customer as typed. Without an id it is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerForm {
    /// The customer to change; none for a new one.
    pub id: Option<CustomerId>,
    /// The version that was read; 0 for a new one.
    pub version: u32,
    /// See [`Customer::kind`].
    pub kind: CustomerKind,
    /// See [`Customer::name`].
    pub name: String,
    /// See [`Customer::country`].
    pub country: String,
    /// See [`Customer::address`].
    pub address: String,
    /// See [`Customer::vat_code`].
    pub vat_code: String,
    /// See [`Customer::crm_id`].
    pub crm_id: String,
    /// See [`Customer::note`].
    pub note: String,
    /// See [`Customer::contacts`].
    pub contacts: Vec<Contact>,
}

impl CustomerForm {
    /// Everything wrong with the form.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the customer's name", &self.name, 200);
        check_length(&mut problems, "address", "the address", &self.address, 1000);
        check_length(&mut problems, "vat_code", "the VAT id", &self.vat_code, 40);
        check_length(&mut problems, "crm_id", "the CRM id", &self.crm_id, 100);
        check_length(&mut problems, "note", "the note", &self.note, 10_000);
        let country = self.country.trim();
        let two_letters = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        if !(country.is_empty() || two_letters) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "country",
                "Write the country as its two-letter code, e.g. DE.",
            ));
        }
        for (index, contact) in self.contacts.iter().enumerate() {
            problems.extend(
                contact
                    .check()
                    .into_iter()
                    .map(|p| p.within(&format!("contacts[{index}]"))),
            );
        }
        problems
    }
}

impl Contact {
    fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the contact's name", &self.name, 200);
        let email = self.email.trim();
        let shaped = email
            .split_once('@')
            .is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'))
            && !email.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c));
        if email.is_empty() && self.notify {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "email",
                "Enter an address: this contact gets license files by mail.",
            ));
        } else if !email.is_empty() && !shaped {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "email",
                format!("“{email}” is not an e-mail address."),
            ));
        }
        problems
    }
}

impl Customer {
    /// A new customer from a checked form.
    pub fn new(id: CustomerId, form: CustomerForm, at: Time) -> Self {
        let mut customer = Self {
            id,
            version: 0,
            kind: form.kind,
            name: String::new(),
            country: String::new(),
            address: String::new(),
            vat_code: String::new(),
            crm_id: String::new(),
            note: String::new(),
            contacts: Vec::new(),
            archived_at: None,
            created_at: at,
            updated_at: at,
        };
        customer.change(form, at);
        customer
    }

    /// Applies a checked form.
    pub fn change(&mut self, form: CustomerForm, at: Time) {
        self.kind = form.kind;
        form.name.trim().clone_into(&mut self.name);
        form.country.trim().clone_into(&mut self.country);
        self.address = form.address;
        form.vat_code.trim().clone_into(&mut self.vat_code);
        form.crm_id.trim().clone_into(&mut self.crm_id);
        self.note = form.note;
        self.contacts = form.contacts;
        self.touch(at);
    }

    /// Archives the customer, or takes it back.
    pub fn archive(&mut self, archived: bool, at: Time) {
        self.archived_at = archived.then_some(at);
        self.touch(at);
    }

    /// Who gets license files by mail.
    pub fn notified(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(|contact| contact.notify)
    }

    fn touch(&mut self, at: Time) {
        self.version += 1;
        self.updated_at = at;
    }
}
