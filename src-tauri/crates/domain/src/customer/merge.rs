//! Two records of one customer become one.

use super::{Contact, Customer, CustomerContent, field};
use crate::{LifeCycleError, Share, Time};

impl Customer {
    /// Takes over what a duplicate knows and this record does not: empty fields are filled, contacts are
    /// and free fields added, nothing is overwritten; what the two say differently goes into the note. The duplicate is
    /// archived and points here. Its orders, licenses and groups, and customers whose reseller it is, are
    /// moved by the vault in the same transaction.
    pub fn merge(&mut self, duplicate: &mut Self, at: Time) -> Result<(), LifeCycleError> {
        if self.id == duplicate.id {
            return Err(LifeCycleError::MergedWithItself);
        }
        if self.merged_into.is_some() || duplicate.merged_into.is_some() {
            return Err(LifeCycleError::MergedBefore);
        }
        let (own, other) = (&mut self.content, &duplicate.content);
        let differing = fill(own, other);
        own.reseller |= other.reseller;
        // Neither of the two can be the reseller of what they become.
        own.reseller_id = [own.reseller_id, other.reseller_id]
            .into_iter()
            .flatten()
            .find(|id| *id != self.id && *id != duplicate.id);
        own.note = joined(&joined(&own.note, &other.note), &differing);
        for left in field::merge(&mut own.fields, &other.fields) {
            own.note = joined(&own.note, &format!("{}: {}", left.name.trim(), left.value.trim()));
        }
        for contact in &other.contacts {
            add(&mut own.contacts, contact);
        }
        self.touch(at);
        duplicate.merged_into = Some(self.id);
        duplicate.archived_at.get_or_insert(at);
        duplicate.touch(at);
        Ok(())
    }
}

/// Fills what is empty, and returns what the other says differently, for the note.
fn fill(own: &mut CustomerContent, other: &CustomerContent) -> String {
    let mut differing = Vec::new();
    for (word, mine, theirs) in [
        ("code", &mut own.code, &other.code),
        ("country", &mut own.country, &other.country),
        ("address", &mut own.address, &other.address),
        ("e-mail", &mut own.email, &other.email),
        ("phone", &mut own.phone, &other.phone),
        ("web site", &mut own.website, &other.website),
        ("VAT id", &mut own.vat_code, &other.vat_code),
        ("invoice code", &mut own.invoice_code, &other.invoice_code),
        ("CRM id", &mut own.crm_id, &other.crm_id),
        ("reference", &mut own.ref_id, &other.ref_id),
    ] {
        let theirs = theirs.trim();
        if mine.trim().is_empty() {
            theirs.clone_into(mine);
        } else if !theirs.is_empty() && mine.trim() != theirs {
            differing.push(format!("{word}: {theirs}"));
        }
    }
    if let (Some(mine), Some(theirs)) = (own.currency, other.currency)
        && mine != theirs
    {
        differing.push(format!("currency: {theirs}"));
    }
    if let (Some(mine), Some(theirs)) = (own.tax, other.tax)
        && mine != theirs
    {
        differing.push(format!("tax: {theirs}"));
    }
    own.currency = own.currency.or(other.currency);
    own.tax = own.tax.or(other.tax);
    if own.discount == Share::default() {
        own.discount = other.discount;
    } else if other.discount != Share::default() && other.discount != own.discount {
        differing.push(format!("discount: {}", other.discount));
    }
    let name = other.name.trim();
    if !differing.is_empty() {
        format!("Merged with “{name}”:\n{}", differing.join("\n"))
    } else if own.name.trim() == name {
        String::new()
    } else {
        format!("Merged with “{name}”.")
    }
}

/// Adds a contact, or completes the same person. Nobody gets two mails at one address.
fn add(contacts: &mut Vec<Contact>, contact: &Contact) {
    let mut contact = contact.clone();
    let address = |of: &Contact| of.email.trim().to_lowercase();
    let known = contacts
        .iter_mut()
        .filter(|mine| !address(mine).is_empty() && address(mine) == address(&contact))
        .max_by_key(|mine| mine.notify);
    if let Some(known) = known {
        known.notify |= std::mem::take(&mut contact.notify);
    }
    let Some(same) = contacts.iter_mut().find(|mine| completes(mine, &contact)) else {
        contacts.push(contact);
        return;
    };
    same.notify |= contact.notify;
    for (mine, theirs) in same.texts_mut().into_iter().zip(contact.texts()) {
        if mine.trim().is_empty() {
            theirs.clone_into(mine);
        }
    }
}

/// Whether the two can be one entry: the same name or address, and nothing said differently.
fn completes(mine: &Contact, theirs: &Contact) -> bool {
    let pairs = || mine.texts().into_iter().zip(theirs.texts());
    let known = |text: &str| !text.trim().is_empty();
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let named_alike = pairs().take(2).any(|(a, b)| known(a) && same(a, b));
    named_alike && pairs().all(|(a, b)| !known(a) || !known(b) || same(a, b))
}

fn joined(one: &str, other: &str) -> String {
    match (one.trim(), other.trim()) {
        (one, "") => one.to_owned(),
        ("", other) => other.to_owned(),
        (one, other) if one == other => one.to_owned(),
        (one, other) => format!("{one}\n\n{other}"),
    }
}
