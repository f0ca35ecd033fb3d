//! Whose the licenses are. Customers the vault has stay as they are; others are added, when the file names them.

use std::collections::HashMap;

use signet_domain::{Customer, CustomerContent, CustomerId};
use signet_vault::Tx;

use super::super::cells::Cells;
use super::super::customers::{Found, Keys, Known};
use super::super::filled::{Filled, Filler};
use super::super::mapping::Mapping;
use super::super::problems::Problems;
use super::super::values::country;
use crate::Fault;
use crate::console::Desk;

/// Whose a license is: nobody's, or the buyer with this place.
pub(super) type Buyer = Option<usize>;

/// A customer that is added.
struct New {
    content: CustomerContent,
    line: u64,
    filled: Filled,
}

/// The customers a file names.
pub(super) struct Buyers {
    known: Known,
    /// Whether unknown customers are added.
    may_add: bool,
    /// By their place among the known ones, in the order of their rows.
    added: Vec<(usize, New)>,
    places: HashMap<usize, usize>,
}

/// The field of a customer that a field of the file fills.
const FIELDS: [(&str, &str); 5] = [
    ("customer.name", "name"),
    ("customer.country", "country"),
    ("customer.crm_id", "crm_id"),
    ("customer.ref_id", "ref_id"),
    ("customer.email", "email"),
];

impl Buyers {
    pub(super) fn new(desk: &Desk<'_>, may_add: bool) -> Result<Self, Fault> {
        Ok(Self {
            known: Known::read(desk)?,
            may_add,
            added: Vec::new(),
            places: HashMap::new(),
        })
    }

    pub(super) fn id(&self, place: usize) -> CustomerId {
        self.known.id(place)
    }

    /// The customer a row names; a license may belong to nobody. None if it cannot be told.
    pub(super) fn find(
        &mut self,
        desk: &Desk<'_>,
        cells: &Cells<'_>,
        problems: &mut Problems,
    ) -> Option<Buyer> {
        let land = cells
            .read(problems, "customer.country", country)
            .unwrap_or_default();
        let said = |field| cells.text(field).unwrap_or_default();
        let keys = Keys {
            crm_id: said("customer.crm_id"),
            ref_id: said("customer.ref_id"),
            code: "",
            name: said("customer.name"),
            country: &land,
        };
        if keys.crm_id.is_empty() && keys.ref_id.is_empty() && keys.name.is_empty() {
            return Some(None);
        }
        let place = match self.known.find(&keys) {
            Found::One(place) => place,
            Found::Refused(field, message) => {
                cells.refuse(problems, &format!("customer.{field}"), message);
                return None;
            }
            Found::Nobody if self.may_add && !keys.name.is_empty() => {
                let place = self
                    .known
                    .add(desk.services.new_id(), &CustomerContent::default());
                self.places.insert(place, self.added.len());
                let new = New {
                    content: CustomerContent::default(),
                    line: cells.line(),
                    filled: Filled::default(),
                };
                self.added.push((place, new));
                place
            }
            Found::Nobody => {
                let field = if keys.crm_id.is_empty() {
                    "customer.ref_id"
                } else {
                    "customer.crm_id"
                };
                let message = format!(
                    "No customer has “{}”: choose a column with names to add customers.",
                    said(field)
                );
                cells.refuse(problems, field, message);
                return None;
            }
        };
        if let Some(index) = self.places.get(&place) {
            let (_, new) = &mut self.added[*index];
            let name = new.content.name.clone();
            new.take(cells, &land, problems);
            self.known.learn(place, &new.content, &name);
        }
        Some(Some(place))
    }

    /// Everything wrong with those that are added.
    pub(super) fn check(&self, mapping: &Mapping, problems: &mut Problems) {
        for (_, new) in &self.added {
            for problem in new.content.check() {
                let field = FIELDS
                    .iter()
                    .find(|(_, own)| *own == problem.field)
                    .map_or("", |(field, _)| field);
                problems.add(new.line, mapping.column(field), problem.message);
            }
        }
    }

    /// Adds those that are new. Returns them by place.
    pub(super) fn write(&self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<HashMap<usize, Customer>, Fault> {
        let now = desk.services.now();
        let mut written = HashMap::new();
        for (place, new) in &self.added {
            let customer = Customer::new(self.known.id(*place), new.content.clone(), now);
            tx.insert_customer(&customer)?;
            written.insert(*place, customer);
        }
        Ok(written)
    }
}

impl New {
    fn take(&mut self, cells: &Cells<'_>, land: &str, problems: &mut Problems) {
        let content = &mut self.content;
        let slots = [
            &mut content.name,
            &mut content.country,
            &mut content.crm_id,
            &mut content.ref_id,
            &mut content.email,
        ];
        let mut row = Filler {
            cells,
            problems,
            filled: &mut self.filled,
        };
        for (number, ((field, own), slot)) in (0..).zip(FIELDS.into_iter().zip(slots)) {
            let said = if own == "country" {
                Some(land).filter(|land| !land.is_empty())
            } else {
                cells.text(field)
            };
            row.put_text(number, field, slot, said);
        }
    }
}
