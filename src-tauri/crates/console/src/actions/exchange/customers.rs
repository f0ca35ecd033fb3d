//! The import of customers.

mod entry;
mod known;

use std::collections::HashMap;
use std::rc::Rc;

use signet_domain::Customer;
use signet_vault::Tx;

use self::entry::Entry;
pub(super) use self::known::{Found, Keys, Known};
use super::cells::Cells;
use super::mapping::Mapping;
use super::problems::Problems;
use super::values::country;
use super::{Counts, Import, step};
use crate::Fault;
use crate::console::Desk;

/// The customers of a file.
pub(super) struct Customers {
    mapping: Rc<Mapping>,
    known: Known,
    entries: Vec<Entry>,
    /// The entry of a known customer.
    places: HashMap<usize, usize>,
}

impl Customers {
    pub(super) fn new(desk: &Desk<'_>, mapping: Rc<Mapping>) -> Result<Self, Fault> {
        Ok(Self {
            mapping,
            known: Known::read(desk)?,
            entries: Vec::new(),
            places: HashMap::new(),
        })
    }

    /// The entry of a row's customer, and its place among the known ones; none if nobody can tell which.
    fn entry(
        &mut self,
        desk: &Desk<'_>,
        cells: &Cells<'_>,
        problems: &mut Problems,
    ) -> Result<Option<(usize, usize)>, Fault> {
        // Told as a problem when the row is taken in.
        let land = cells
            .text("country")
            .and_then(|text| country(text).ok())
            .unwrap_or_default();
        let said = |field| cells.text(field).unwrap_or_default();
        let keys = Keys {
            crm_id: said("crm_id"),
            ref_id: said("ref_id"),
            code: said("code"),
            name: said("name"),
            country: &land,
        };
        let (place, stored) = match self.known.find(&keys) {
            Found::Refused(field, message) => {
                cells.refuse(problems, field, message);
                return Ok(None);
            }
            Found::One(place) => match self.places.get(&place) {
                Some(entry) => return Ok(Some((*entry, place))),
                None => (place, Some(desk.view().customer(self.known.id(place))?)),
            },
            Found::Nobody => {
                let id = desk.services.new_id();
                (
                    self.known.add(id, &signet_domain::CustomerContent::default()),
                    None,
                )
            }
        };
        let entry = self.entries.len();
        self.entries
            .push(Entry::new(self.known.id(place), stored, cells.line()));
        self.places.insert(place, entry);
        Ok(Some((entry, place)))
    }

    /// Finds the resellers the file names: they may stand below the customers they serve.
    fn find_resellers(&mut self, problems: &mut Problems) {
        let column = self.mapping.column("reseller_id").to_owned();
        for index in 0..self.entries.len() {
            let Some((text, line)) = self.entries[index].reseller.take() else {
                continue;
            };
            match self.reseller(&text, index) {
                Ok(id) => self.entries[index].content.reseller_id = Some(id),
                Err(message) => problems.add(line, &column, message),
            }
        }
    }

    fn reseller(&self, text: &str, of: usize) -> Result<signet_domain::CustomerId, String> {
        let named = self.known.named(text);
        let [place] = named.as_slice() else {
            return Err(match named.len() {
                0 => format!("No customer has “{text}” as CRM id, reference, code or name."),
                several => format!("{several} customers are called “{text}”: write the reseller's CRM id."),
            });
        };
        let id = self.known.id(*place);
        if id == self.entries[of].id {
            return Err("Nobody is their own reseller.".to_owned());
        }
        if self.resells(*place) {
            Ok(id)
        } else {
            Err(format!(
                "“{text}” is no reseller: mark the customer as one first."
            ))
        }
    }

    fn resells(&self, place: usize) -> bool {
        match self.places.get(&place) {
            Some(entry) => self.entries[*entry].content.reseller,
            None => self.known.resells(place),
        }
    }
}

impl Import for Customers {
    fn take(&mut self, desk: &Desk<'_>, cells: &Cells<'_>, problems: &mut Problems) -> Result<(), Fault> {
        if let Some((entry, place)) = self.entry(desk, cells, problems)? {
            let entry = &mut self.entries[entry];
            let name = entry.content.name.clone();
            entry.take(cells, problems);
            self.known.learn(place, &entry.content, &name);
        }
        Ok(())
    }

    fn settle(&mut self, _: &Desk<'_>, problems: &mut Problems) -> Result<Counts, Fault> {
        self.find_resellers(problems);
        let mut counts = Counts::default();
        for entry in &self.entries {
            match (&entry.stored, entry.differs()) {
                (None, _) => counts.added += 1,
                (Some(_), true) => counts.changed += 1,
                (Some(_), false) => counts.unchanged += 1,
            }
            if entry.differs() {
                entry.check(&self.mapping, problems);
            }
        }
        Ok(counts)
    }

    fn write(self: Box<Self>, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        let (now, total) = (desk.services.now(), self.entries.len() as u64);
        for (done, entry) in (1..).zip(self.entries) {
            let differs = entry.differs();
            match entry.stored {
                Some(mut customer) if differs => {
                    customer.change(entry.content, now);
                    tx.update_customer(&customer)?;
                }
                Some(_) => {}
                None => tx.insert_customer(&Customer::new(entry.id, entry.content, now))?,
            }
            step(desk, done, total, "customers written")?;
        }
        Ok(())
    }
}
