//! A customer that rows of the file are about.

use signet_domain::{Contact, Customer, CustomerContent, CustomerField, CustomerId};
use signet_vault::fold;

use super::super::cells::Cells;
use super::super::filled::{Filled, Filler};
use super::super::mapping::Mapping;
use super::super::problems::Problems;
use super::super::values::{company_or_person, country, currency, share, yes};

/// A customer that rows of the file are about.
pub(super) struct Entry {
    pub id: CustomerId,
    /// As the vault has it; none for a new one.
    pub stored: Option<Box<Customer>>,
    pub content: CustomerContent,
    /// The first row about it.
    pub line: u64,
    filled: Filled,
    /// The free fields that rows have filled.
    free: Vec<String>,
    /// Beside the contacts: the row that said something about them first, and what.
    people: Vec<(Option<u64>, Filled)>,
    /// The reseller as the file names it, and the row.
    pub reseller: Option<(String, u64)>,
}

type TextOf<T> = (&'static str, fn(&mut T) -> &mut String);

/// Texts on one line.
const TEXTS: [TextOf<CustomerContent>; 9] = [
    ("name", |content| &mut content.name),
    ("code", |content| &mut content.code),
    ("email", |content| &mut content.email),
    ("phone", |content| &mut content.phone),
    ("website", |content| &mut content.website),
    ("vat_code", |content| &mut content.vat_code),
    ("invoice_code", |content| &mut content.invoice_code),
    ("crm_id", |content| &mut content.crm_id),
    ("ref_id", |content| &mut content.ref_id),
];

const CONTACT_TEXTS: [TextOf<Contact>; 5] = [
    ("contact.name", |contact| &mut contact.name),
    ("contact.email", |contact| &mut contact.email),
    ("contact.phone", |contact| &mut contact.phone),
    ("contact.role", |contact| &mut contact.role),
    ("contact.crm_id", |contact| &mut contact.crm_id),
];

impl Entry {
    pub(super) fn new(id: CustomerId, stored: Option<Customer>, line: u64) -> Self {
        let content = stored
            .as_ref()
            .map(|customer| customer.content.clone())
            .unwrap_or_default();
        Self {
            id,
            people: vec![(None, Filled::default()); content.contacts.len()],
            stored: stored.map(Box::new),
            content,
            line,
            filled: Filled::default(),
            free: Vec::new(),
            reseller: None,
        }
    }

    /// Whether the vault has it otherwise.
    pub(super) fn differs(&self) -> bool {
        self.stored
            .as_ref()
            .is_none_or(|customer| customer.content != self.content)
    }

    /// Takes in what a row says. Empty cells say nothing.
    pub(super) fn take(&mut self, cells: &Cells<'_>, problems: &mut Problems) {
        self.take_contact(cells, problems);
        self.take_free(cells, problems);
        let content = &mut self.content;
        let kind = cells.read(problems, "kind", company_or_person);
        let land = cells.read(problems, "country", country);
        let sells_on = cells.read(problems, "reseller", yes);
        let money = cells.read(problems, "currency", currency);
        let tax = cells.read(problems, "tax", share);
        let discount = cells.read(problems, "discount", share);
        let mut row = Filler {
            cells,
            problems,
            filled: &mut self.filled,
        };
        for (number, (field, of)) in (0..).zip(TEXTS) {
            row.put_text(number, field, of(content), cells.text(field));
        }
        row.put(10, "kind", &mut content.kind, kind);
        row.put(11, "country", &mut content.country, land);
        row.put(12, "reseller", &mut content.reseller, sells_on);
        row.put(13, "currency", &mut content.currency, money.map(Some));
        row.put(14, "tax", &mut content.tax, tax.map(Some));
        row.put(15, "discount", &mut content.discount, discount);
        row.put_text(16, "note", &mut content.note, cells.whole("note"));
        row.put(17, "address", &mut content.address, address(cells));
        if let Some(text) = cells.text("reseller_id") {
            let line = cells.line();
            let (own, _) = self.reseller.get_or_insert_with(|| (text.to_owned(), line));
            row.put_text(18, "reseller_id", own, Some(text));
        }
    }

    /// Fills the free fields that have a column.
    fn take_free(&mut self, cells: &Cells<'_>, problems: &mut Problems) {
        for (name, text) in cells.free() {
            let fields = &mut self.content.fields;
            let known = fields.iter().position(|field| field.is_called(name));
            let said = self.free.iter().any(|other| other == name);
            if said && known.is_some_and(|place| fields[place].value != text) {
                cells.refuse_free(
                    problems,
                    name,
                    "A row before says otherwise about the same record.",
                );
                continue;
            }
            if !said {
                self.free.push(name.to_owned());
            }
            match known {
                Some(place) => text.clone_into(&mut fields[place].value),
                None => fields.push(CustomerField {
                    name: name.to_owned(),
                    value: text.to_owned(),
                }),
            }
        }
    }

    /// Adds or changes the row's contact.
    fn take_contact(&mut self, cells: &Cells<'_>, problems: &mut Problems) {
        let said = |(field, _): &TextOf<Contact>| cells.text(field).is_some();
        let notify = cells.read(problems, "contact.notify", yes);
        // Whom to notify is nothing without anybody.
        if !CONTACT_TEXTS.iter().any(said) {
            return;
        }
        let seen = |place: usize| self.people[place].0.is_some();
        let place = likeliest(&self.content.contacts, seen, cells).unwrap_or_else(|| {
            self.content.contacts.push(Contact::default());
            self.people.push((None, Filled::default()));
            self.content.contacts.len() - 1
        });
        let (line, filled) = &mut self.people[place];
        line.get_or_insert(cells.line());
        let contact = &mut self.content.contacts[place];
        let mut row = Filler {
            cells,
            problems,
            filled,
        };
        for (number, (field, of)) in (0..).zip(CONTACT_TEXTS) {
            row.put_text(number, field, of(contact), cells.text(field));
        }
        row.put(10, "contact.notify", &mut contact.notify, notify);
    }

    /// Everything wrong with it, at the rows and columns that said it.
    pub(super) fn check(&self, mapping: &Mapping, problems: &mut Problems) {
        for problem in self.content.check() {
            let contact = problem
                .field
                .strip_prefix("contacts[")
                .and_then(|rest| rest.split_once("]."));
            let (line, field) = match contact {
                Some((index, field)) => {
                    let person = index
                        .parse::<usize>()
                        .ok()
                        .and_then(|index| self.people.get(index));
                    let line = person.and_then(|(line, _)| *line);
                    (line.unwrap_or(self.line), format!("contact.{field}"))
                }
                None => (self.line, problem.field),
            };
            let column = match self.free_field(&field) {
                Some(free) => mapping.free_column(&free.name),
                None => mapping.column(&field),
            };
            problems.add(line, column, problem.message);
        }
    }

    /// The free field that a field of the record is part of: `fields[2].value`.
    fn free_field(&self, field: &str) -> Option<&CustomerField> {
        let (index, _) = field.strip_prefix("fields[")?.split_once("].")?;
        self.content.fields.get(index.parse::<usize>().ok()?)
    }
}

/// The address, from its column or from its parts.
fn address(cells: &Cells<'_>) -> Option<String> {
    if let Some(whole) = cells.whole("address") {
        return Some(whole.to_owned());
    }
    let place = [cells.text("address.postal_code"), cells.text("address.city")];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    let place = place.join(" ");
    let lines = [
        cells.text("address.street"),
        cells.text("address.extra"),
        Some(place.as_str()).filter(|place| !place.is_empty()),
        cells.text("address.region"),
    ];
    let lines: Vec<&str> = lines.into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The contact a row is about, of those the vault has or earlier rows of the file (`seen`) were about. Name and
/// address both have to agree, as far as both are known: two people may share an address, and two may have one
/// name. A row after another about somebody says the same of both.
fn likeliest(contacts: &[Contact], seen: impl Fn(usize) -> bool, cells: &Cells<'_>) -> Option<usize> {
    if contacts.is_empty() {
        return None;
    }
    let said = |field| cells.text(field).unwrap_or_default();
    let crm_id = said("contact.crm_id");
    let (name, email) = (fold(said("contact.name")), fold(said("contact.email")));
    let agree = |own: &str, other: &str| own.is_empty() || other.is_empty() || own == other;
    let rank = |place: usize, contact: &Contact| {
        if !crm_id.is_empty() && contact.crm_id == crm_id {
            return 8;
        }
        let (own_name, own_email) = (fold(&contact.name), fold(&contact.email));
        let exact = own_name == name && own_email == email;
        let agrees = agree(&contact.crm_id, crm_id) && agree(&own_name, &name) && agree(&own_email, &email);
        if !agrees || seen(place) && !exact {
            return 0;
        }
        let same = |own: &str, other: &str| u8::from(!other.is_empty() && own == other);
        match (same(&own_email, &email), same(&own_name, &name)) {
            (0, 0) => 0,
            (email, name) => 4 * email + 2 * name + u8::from(exact),
        }
    };
    let ranked = contacts
        .iter()
        .enumerate()
        .map(|(place, contact)| (rank(place, contact), place));
    // The first of the best.
    let best = ranked
        .filter(|(rank, _)| *rank > 0)
        .max_by_key(|(rank, place)| (*rank, std::cmp::Reverse(*place)));
    best.map(|(_, place)| place)
}
