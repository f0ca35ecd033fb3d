//! Finding a row's customer among all there are, in the vault and in the rows before, without a query.

use std::collections::HashMap;

use signet_domain::{Customer, CustomerContent, CustomerId};
use signet_vault::fold;

use crate::Fault;
use crate::console::Desk;

/// What a row says to find its customer by; empty where it says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Keys<'a> {
    pub crm_id: &'a str,
    pub ref_id: &'a str,
    pub code: &'a str,
    pub name: &'a str,
    pub country: &'a str,
}

/// A customer as it is found.
#[derive(Debug, Clone, Default)]
struct Person {
    crm_id: String,
    ref_id: String,
    code: String,
    country: String,
    reseller: bool,
    /// Its record was merged into another.
    merged: bool,
}

impl Person {
    fn key(&self, rank: usize) -> &str {
        [&self.crm_id, &self.ref_id, &self.code][rank]
    }
}

/// All customers by what they are found by. Places are given in the order they were added.
#[derive(Debug, Default)]
pub(in super::super) struct Known {
    ids: Vec<CustomerId>,
    people: Vec<Person>,
    by_crm: HashMap<String, Vec<usize>>,
    by_ref: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Found {
    Nobody,
    One(usize),
    /// The field, and what is wrong.
    Refused(&'static str, String),
}

impl Known {
    /// All customers of the vault.
    pub(in super::super) fn read(desk: &Desk<'_>) -> Result<Self, Fault> {
        let mut known = Self::default();
        desk.view().each_customer(|customer: Customer| {
            let place = known.add(customer.id, &customer.content);
            let person = &mut known.people[place];
            (person.reseller, person.merged) = (customer.content.reseller, customer.merged_into.is_some());
            Ok::<_, Fault>(())
        })?;
        Ok(known)
    }

    pub(in super::super) fn add(&mut self, id: CustomerId, content: &CustomerContent) -> usize {
        let place = self.ids.len();
        self.ids.push(id);
        self.people.push(Person::default());
        self.learn(place, content, "");
        place
    }

    /// Learns what a customer is found by now; `name` is what it was found by before.
    pub(in super::super) fn learn(&mut self, place: usize, content: &CustomerContent, name: &str) {
        let person = &mut self.people[place];
        for (own, new, index) in [
            (&mut person.crm_id, &content.crm_id, &mut self.by_crm),
            (&mut person.ref_id, &content.ref_id, &mut self.by_ref),
            (&mut person.code, &content.code, &mut self.by_code),
        ] {
            if own != new {
                own.clone_from(new);
                index.entry(new.clone()).or_default().push(place);
            }
        }
        if person.country != content.country {
            person.country.clone_from(&content.country);
        }
        if name != content.name {
            self.by_name.entry(fold(&content.name)).or_default().push(place);
        }
    }

    pub(in super::super) fn id(&self, place: usize) -> CustomerId {
        self.ids[place]
    }

    /// Whether the vault knows this customer as a reseller.
    pub(in super::super) fn resells(&self, place: usize) -> bool {
        self.people[place].reseller
    }

    /// The customer of a row: by the first key that finds one, as long as no other key contradicts. A
    /// customer without a CRM id may get it from a row with its name; one with another CRM id is another.
    pub(in super::super) fn find(&self, keys: &Keys<'_>) -> Found {
        let by_id = [
            ("crm_id", "CRM id", keys.crm_id, &self.by_crm, 0),
            ("ref_id", "reference", keys.ref_id, &self.by_ref, 1),
            ("code", "code", keys.code, &self.by_code, 2),
        ];
        for (field, word, key, index, rank) in by_id {
            if key.is_empty() {
                continue;
            }
            let mut found = self.agreeing(index.get(key), keys, rank);
            found.retain(|place| self.people[*place].key(rank) == key);
            match found.as_slice() {
                [] => {}
                [one] => return self.unless_merged(*one, field),
                _ => {
                    return Found::Refused(
                        field,
                        format!("{} customers have the {word} “{key}”.", found.len()),
                    );
                }
            }
        }
        if keys.name.is_empty() {
            return Found::Nobody;
        }
        let mut found = self.agreeing(self.by_name.get(&fold(keys.name)), keys, 3);
        if !keys.country.is_empty() {
            let same = |place: &usize| self.people[*place].country == keys.country;
            let without = |place: &usize| self.people[*place].country.is_empty();
            let exact = found.iter().any(same);
            found.retain(|place| if exact { same(place) } else { without(place) });
        }
        match found.as_slice() {
            [] => Found::Nobody,
            [one] => self.unless_merged(*one, "name"),
            _ => Found::Refused(
                "name",
                format!(
                    "{} customers are called “{}”: add a column with the CRM id, the reference or the code.",
                    found.len(),
                    keys.name
                ),
            ),
        }
    }

    /// Those whom a text names: by id, CRM id, reference, code or exact name.
    pub(in super::super) fn named(&self, text: &str) -> Vec<usize> {
        let by_name = fold(text);
        let found = [
            self.by_crm.get(text),
            self.by_ref.get(text),
            self.by_code.get(text),
            self.by_name.get(&by_name),
        ];
        let mut found = found.into_iter().flatten().next().cloned().unwrap_or_default();
        if let Ok(id) = text.parse::<CustomerId>() {
            found = self.ids.iter().position(|own| *own == id).into_iter().collect();
        }
        found.retain(|place| !self.people[*place].merged);
        found
    }

    /// Those of `places` that no key before `rank` contradicts, each once.
    fn agreeing(&self, places: Option<&Vec<usize>>, keys: &Keys<'_>, rank: usize) -> Vec<usize> {
        let agrees = |place: &&usize| {
            let person = &self.people[**place];
            let pairs = [
                (keys.crm_id, &person.crm_id),
                (keys.ref_id, &person.ref_id),
                (keys.code, &person.code),
            ];
            pairs[..rank]
                .iter()
                .all(|(key, own)| key.is_empty() || own.is_empty() || key == own)
        };
        let mut found: Vec<usize> = places.into_iter().flatten().filter(agrees).copied().collect();
        found.sort_unstable();
        found.dedup();
        // A record that was merged only answers when no other does.
        if found.iter().any(|place| !self.people[*place].merged) {
            found.retain(|place| !self.people[*place].merged);
        }
        found
    }

    fn unless_merged(&self, place: usize, field: &'static str) -> Found {
        if self.people[place].merged {
            let message =
                "This customer was merged into another: remove the row, or write what finds the other one.";
            return Found::Refused(field, message.to_owned());
        }
        Found::One(place)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn known(customers: &[[&str; 5]]) -> Known {
        let mut known = Known::default();
        for (index, [crm_id, ref_id, code, name, country]) in (1..).zip(customers) {
            let content = CustomerContent {
                crm_id: (*crm_id).to_owned(),
                ref_id: (*ref_id).to_owned(),
                code: (*code).to_owned(),
                name: (*name).to_owned(),
                country: (*country).to_owned(),
                ..CustomerContent::default()
            };
            known.add(Uuid::from_u128(index).into(), &content);
        }
        known
    }

    fn find(known: &Known, [crm_id, ref_id, code, name, country]: [&str; 5]) -> Found {
        known.find(&Keys {
            crm_id,
            ref_id,
            code,
            name,
            country,
        })
    }

    #[test]
    fn ids_find_a_customer_before_the_name_does() {
        let known = known(&[
            ["10", "", "", "Kessler", "DE"],
            ["11", "R7", "KES", "Kessler", "AT"],
            ["", "", "", "Marsh", "GB"],
        ]);
        assert_eq!(find(&known, ["10", "", "", "Renamed", "FR"]), Found::One(0));
        assert_eq!(find(&known, ["", "R7", "", "", ""]), Found::One(1));
        assert_eq!(find(&known, ["", "", "KES", "", ""]), Found::One(1));
        assert_eq!(find(&known, ["", "", "", "KESSLER", "AT"]), Found::One(1));
        assert_eq!(
            find(&known, ["99", "", "", "Marsh", "GB"]),
            Found::One(2),
            "it has no CRM id yet"
        );
        assert_eq!(
            find(&known, ["99", "", "", "Kessler", "DE"]),
            Found::Nobody,
            "it has another CRM id"
        );
        assert_eq!(find(&known, ["", "", "", "Kessler", "FR"]), Found::Nobody);
        assert!(matches!(
            find(&known, ["", "", "", "Kessler", ""]),
            Found::Refused("name", _)
        ));
        assert_eq!(find(&known, ["", "", "", "marsh", ""]), Found::One(2));
    }

    #[test]
    fn what_a_row_taught_finds_the_next_one() {
        let mut known = known(&[["", "", "", "Marsh", ""]]);
        let learned = CustomerContent {
            crm_id: "7".to_owned(),
            name: "Marsh Ltd".to_owned(),
            ..CustomerContent::default()
        };
        known.learn(0, &learned, "Marsh");
        assert_eq!(find(&known, ["7", "", "", "", ""]), Found::One(0));
        assert_eq!(
            find(&known, ["", "", "", "Marsh Ltd", "GB"]),
            Found::One(0),
            "it has no country yet"
        );
        assert_eq!(find(&known, ["8", "", "", "Marsh Ltd", ""]), Found::Nobody);
    }
}
