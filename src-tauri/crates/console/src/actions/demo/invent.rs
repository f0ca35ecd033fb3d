//! Believable data from a seed: the same vault every time.

use signet_domain::{Contact, CustomerContent, Share};

const FIRST: [&str; 24] = [
    "Anna", "Björn", "Chloé", "Dmitri", "Eleni", "Farid", "Greta", "Hana", "Ines", "Jonas", "Katrin", "Luca",
    "Maja", "Niamh", "Óscar", "Priya", "Quentin", "Rosa", "Søren", "Tomáš", "Uta", "Vera", "Wei", "Zoë",
];
const LAST: [&str; 24] = [
    "Andersen",
    "Bauer",
    "Castro",
    "Dvořák",
    "Eriksson",
    "Fischer",
    "García",
    "Horváth",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Larsen",
    "Müller",
    "Novák",
    "O'Brien",
    "Papadopoulos",
    "Quinn",
    "Rossi",
    "Schmidt",
    "Takahashi",
    "Ünal",
    "Virtanen",
    "Weber",
    "Øster",
];
const PLACES: [(&str, &str); 20] = [
    ("Flensburg", "DE"),
    ("Freiburg", "DE"),
    ("Lyon", "FR"),
    ("Brno", "CZ"),
    ("Tampere", "FI"),
    ("Cork", "IE"),
    ("Leeds", "GB"),
    ("Porto", "PT"),
    ("Graz", "AT"),
    ("Bergen", "NO"),
    ("Łódź", "PL"),
    ("Turin", "IT"),
    ("Ghent", "BE"),
    ("Aarhus", "DK"),
    ("Kyoto", "JP"),
    ("Zürich", "CH"),
    ("Cluj", "RO"),
    ("Utrecht", "NL"),
    ("Bilbao", "ES"),
    ("Umeå", "SE"),
];
const TRADES: [&str; 18] = [
    "Messtechnik",
    "Analytics",
    "Laboratories",
    "Water Quality",
    "Optics",
    "Dairy",
    "Brewery",
    "Foundry",
    "Pharma",
    "Institute of Chemistry",
    "Geology",
    "Instruments",
    "Recycling",
    "Glass",
    "Paper",
    "Energy",
    "Semiconductors",
    "Pigments",
];
const FORMS: [&str; 10] = [
    "GmbH",
    "Ltd",
    "SA",
    "s.r.o.",
    "Oy",
    "AS",
    "B.V.",
    "AB",
    "KG",
    "University",
];
const NOTES: [&str; 6] = [
    "Call before the invoice is sent.",
    "Wants the files by mail, not by the portal.",
    "Second site follows in spring.",
    "Compares with a competitor; decision by the board.",
    "Replaces the licenses of the old laboratory.",
    "Asked for a longer trial.",
];
const COLLEAGUES: [&str; 4] = ["Anna Brandt", "Tom Whitfield", "Mirjam Okafor", "Web shop"];

/// A small generator (xorshift): what it invents needs no secrecy, only repetition.
pub(super) struct Invent(u64);

impl Invent {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap_or(0) % most.max(1)
    }

    pub fn number(&mut self, most: u32) -> u32 {
        u32::try_from(self.below(most as usize)).unwrap_or(0)
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Most orders are small; a few are for a whole site.
    pub fn quantity(&mut self) -> u32 {
        match self.below(100) {
            0..70 => 1 + self.number(10),
            70..92 => 10 + self.number(40),
            92..99 => 50 + self.number(200),
            _ => 300 + self.number(700),
        }
    }

    pub fn purchase_order(&mut self) -> String {
        format!("{}-{:04}", 4_500 + self.below(100), self.below(10_000))
    }

    pub fn note(&mut self) -> &'static str {
        self.of(&NOTES)
    }

    pub fn colleague(&mut self) -> &'static str {
        self.of(&COLLEAGUES)
    }

    pub fn customer(&mut self) -> CustomerContent {
        let (place, country) = self.of(&PLACES);
        let (trade, last) = (self.of(&TRADES), self.of(&LAST));
        let name = format!("{last} {trade} {} {}", place, self.of(&FORMS));
        let host = format!("{}{}.example", fold(last), self.below(100_000));
        let contacts = (0..=self.below(2))
            .map(|index| {
                let (first, last) = (self.of(&FIRST), self.of(&LAST));
                Contact {
                    name: format!("{first} {last}"),
                    email: format!("{}.{}@{host}", fold(first), fold(last)),
                    phone: format!(
                        "+{} {} {}",
                        30 + self.below(60),
                        self.below(1_000),
                        self.below(1_000_000)
                    ),
                    notify: index == 0,
                    ..Contact::default()
                }
            })
            .collect();
        CustomerContent {
            name,
            country: country.to_owned(),
            address: format!(
                "{} {}\n{:05} {place}",
                self.of(&LAST),
                1 + self.below(200),
                self.below(100_000)
            ),
            vat_code: format!("{country}{:09}", self.below(1_000_000_000)),
            crm_id: format!("CRM-{:06}", self.below(1_000_000)),
            tax: Some(Share(if country == "DE" { 1_900 } else { 0 })),
            discount: Share(if self.one_in(4) { 500 } else { 0 }),
            contacts,
            ..CustomerContent::default()
        }
    }
}

/// A name as mail addresses write it.
fn fold(name: &str) -> String {
    signet_vault::fold(name)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}
