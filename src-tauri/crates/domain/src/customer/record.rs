//! Customers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::contact::{Contact, is_address};
use super::{CustomerField, field};
use crate::money::check_share;
use crate::problem::{Problem, ProblemCode, check_length, check_text};
use crate::{Currency, CustomerId, Share, Time};

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

/// What is known about a customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerContent {
    /// A company or a person.
    pub kind: CustomerKind,
    /// The name; the `sub` of their licenses.
    pub name: String,
    /// The vendor's short code for them.
    pub code: String,
    /// ISO 3166 code of two letters, or empty.
    pub country: String,
    /// Lines of the postal address.
    pub address: String,
    /// The customer's own address, beside those of its contacts.
    pub email: String,
    /// The customer's own phone number.
    pub phone: String,
    /// Their web site.
    pub website: String,
    /// VAT id.
    pub vat_code: String,
    /// The code invoices are routed by.
    pub invoice_code: String,
    /// Sells on: orders may name it as their reseller.
    pub reseller: bool,
    /// The reseller that serves them; new orders start with it.
    pub reseller_id: Option<CustomerId>,
    /// The currency new orders start with; none: the products'.
    pub currency: Option<Currency>,
    /// The tax rate new orders start with; none: asked for.
    pub tax: Option<Share>,
    /// The discount new orders start with.
    pub discount: Share,
    /// Their number in the vendor's CRM.
    pub crm_id: String,
    /// Their number in another system.
    pub ref_id: String,
    /// Internal note.
    pub note: String,
    /// People.
    pub contacts: Vec<Contact>,
    /// Whatever else is known about them; at most 50.
    pub fields: Vec<CustomerField>,
}

/// Who buys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The record's id.
    pub id: CustomerId,
    /// Counts up with every change.
    pub version: u32,
    /// What is known about them.
    pub content: CustomerContent,
    /// Set when archived.
    pub archived_at: Option<Time>,
    /// The customer this duplicate was merged into; it stays archived.
    #[serde(default)]
    pub merged_into: Option<CustomerId>,
    /// Since when.
    pub created_at: Time,
    /// Last change.
    pub updated_at: Time,
}

/// A customer as typed. Without an id it is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerForm {
    /// The customer to change; none for a new one.
    #[serde(default)]
    pub id: Option<CustomerId>,
    /// The version that was read; 0 for a new one.
    #[serde(default)]
    pub version: u32,
    /// What shall be known.
    pub content: CustomerContent,
}

impl CustomerContent {
    /// Everything wrong with it, fields relative to the content.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the customer's name", &self.name, 200);
        let texts = [
            ("code", "the code", &self.code, 40),
            ("address", "the address", &self.address, 1_000),
            ("email", "the e-mail address", &self.email, 254),
            ("phone", "the phone number", &self.phone, 60),
            ("website", "the web site", &self.website, 400),
            ("vat_code", "the VAT id", &self.vat_code, 40),
            ("invoice_code", "the invoice code", &self.invoice_code, 60),
            ("crm_id", "the CRM id", &self.crm_id, 100),
            ("ref_id", "the reference", &self.ref_id, 100),
            ("note", "the note", &self.note, 10_000),
        ];
        for (field, word, text, most) in texts {
            check_length(&mut problems, field, word, text, most);
        }
        let email = self.email.trim();
        if !(email.is_empty() || is_address(email)) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "email",
                format!("“{email}” is not an e-mail address."),
            ));
        }
        let country = self.country.trim();
        let two_letters = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        if !(country.is_empty() || two_letters) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "country",
                "Write the country as its two-letter code, e.g. DE.",
            ));
        }
        check_share(&mut problems, "tax", self.tax.unwrap_or_default());
        check_share(&mut problems, "discount", self.discount);
        for (index, contact) in self.contacts.iter().enumerate() {
            problems.extend(
                contact
                    .check()
                    .into_iter()
                    .map(|p| p.within(&format!("contacts[{index}]"))),
            );
        }
        problems.extend(field::check(&self.fields));
        problems
    }

    fn tidied(mut self) -> Self {
        for text in [
            &mut self.name,
            &mut self.code,
            &mut self.country,
            &mut self.email,
            &mut self.phone,
            &mut self.website,
            &mut self.vat_code,
            &mut self.invoice_code,
            &mut self.crm_id,
            &mut self.ref_id,
        ] {
            *text = text.trim().to_owned();
        }
        for contact in &mut self.contacts {
            contact.tidy();
        }
        for field in &mut self.fields {
            field.tidy();
        }
        self
    }
}

impl Customer {
    /// A new customer. Check the content first.
    pub fn new(id: CustomerId, content: CustomerContent, at: Time) -> Self {
        Self {
            id,
            version: 1,
            content: content.tidied(),
            archived_at: None,
            merged_into: None,
            created_at: at,
            updated_at: at,
        }
    }

    /// Changes it. Check the content first.
    pub fn change(&mut self, content: CustomerContent, at: Time) {
        self.content = content.tidied();
        self.touch(at);
    }

    /// Archives the customer, or takes it back. A duplicate that was merged stays archived.
    pub fn archive(&mut self, archived: bool, at: Time) {
        self.archived_at = (archived || self.merged_into.is_some()).then_some(at);
        self.touch(at);
    }

    /// Who gets license files by mail.
    pub fn notified(&self) -> impl Iterator<Item = &Contact> {
        self.content.contacts.iter().filter(|contact| contact.notify)
    }

    pub(super) fn touch(&mut self, at: Time) {
        self.version += 1;
        self.updated_at = at;
    }
}
