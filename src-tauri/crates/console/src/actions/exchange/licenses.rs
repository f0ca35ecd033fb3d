//! The import of licenses that another system sold. They become submitted orders of their own kind; their files
//! were signed elsewhere, so they have none here until an update.

mod buyers;
mod catalog;
mod order;
mod sold;

use std::collections::HashMap;
use std::rc::Rc;

use signet_domain::{MAX_QUANTITY, Time};
use signet_vault::Tx;

use self::buyers::Buyers;
use self::catalog::Catalog;
use self::order::Recorder;
use self::sold::{Dates, Sold, Terms};
use super::cells::Cells;
use super::mapping::Mapping;
use super::problems::Problems;
use super::{Counts, Import, step};
use crate::Fault;
use crate::console::Desk;

/// The licenses of a file.
pub(super) struct Licenses {
    mapping: Rc<Mapping>,
    catalog: Catalog,
    buyers: Buyers,
    rows: Vec<Sold>,
    /// The row of each serial number.
    serials: HashMap<String, u64>,
    dates: Dates,
    orders: Vec<Together>,
}

/// Licenses of one order: they were sold together, on the same terms.
struct Together {
    terms: Terms,
    rows: Vec<usize>,
}

impl Licenses {
    pub(super) fn new(desk: &Desk<'_>, mapping: Rc<Mapping>) -> Result<Self, Fault> {
        Ok(Self {
            catalog: Catalog::read(desk)?,
            buyers: Buyers::new(desk, mapping.has("customer.name"))?,
            mapping,
            rows: Vec::new(),
            serials: HashMap::new(),
            dates: Dates::default(),
            orders: Vec::new(),
        })
    }

    /// A serial number as it was given out; each once.
    fn serial(&mut self, cells: &Cells<'_>, problems: &mut Problems) -> Option<String> {
        let Some(serial) = cells.text("serial") else {
            cells.refuse(problems, "serial", "Enter the serial number.");
            return None;
        };
        let wrong = if serial.chars().any(char::is_control) || serial.chars().count() > 200 {
            Some("Write the serial number on one line, with at most 200 characters.".to_owned())
        } else if !serial.chars().any(char::is_alphanumeric) {
            Some(format!(
                "“{serial}” has neither a letter nor a digit to find it by."
            ))
        } else {
            let first = self.serials.get(serial);
            first.map(|line| format!("“{serial}” stands on line {line} already."))
        };
        if let Some(message) = wrong {
            cells.refuse(problems, "serial", message);
            return None;
        }
        self.serials.insert(serial.to_owned(), cells.line());
        Some(serial.to_owned())
    }

    fn refuse_taken_serials(&self, desk: &Desk<'_>, problems: &mut Problems) -> Result<(), Fault> {
        let taken = desk
            .view()
            .serials_taken(self.serials.keys().map(String::as_str))?;
        for serial in taken {
            if let Some(line) = self.serials.get(&serial) {
                let message = format!("“{serial}” is in the vault already.");
                problems.add(*line, self.mapping.column("serial"), message);
            }
        }
        Ok(())
    }

    /// Puts licenses that were sold together into one order.
    fn gather(&mut self, now: Time, problems: &mut Problems) {
        let mut open: HashMap<Terms, usize> = HashMap::new();
        let orders = self.dates.orders(&self.mapping, problems);
        for (index, row) in self.rows.iter().enumerate() {
            let product = self.catalog.product(row.product);
            let Some(terms) = row.terms(product, orders, now, &self.mapping, problems) else {
                continue;
            };
            let place = *open.entry(terms).or_insert_with_key(|terms| {
                self.orders.push(Together {
                    terms: terms.clone(),
                    rows: Vec::new(),
                });
                self.orders.len() - 1
            });
            let together = &mut self.orders[place];
            together.rows.push(index);
            if together.rows.len() == MAX_QUANTITY as usize {
                open.remove(&together.terms);
            }
        }
    }
}

impl Import for Licenses {
    fn take(&mut self, desk: &Desk<'_>, cells: &Cells<'_>, problems: &mut Problems) -> Result<(), Fault> {
        let serial = self.serial(cells, problems);
        let product = self.catalog.find(cells, problems);
        let buyer = self.buyers.find(desk, cells, problems);
        let (Some(serial), Some(product), Some(buyer)) = (serial, product, buyer) else {
            return Ok(());
        };
        let row = Sold::read(
            cells,
            serial,
            product,
            buyer,
            self.catalog.product(product),
            problems,
        );
        self.dates.see(&row);
        self.rows.push(row);
        Ok(())
    }

    fn settle(&mut self, desk: &Desk<'_>, problems: &mut Problems) -> Result<Counts, Fault> {
        self.refuse_taken_serials(desk, problems)?;
        self.buyers.check(&self.mapping, problems);
        self.gather(desk.services.now(), problems);
        for together in &self.orders {
            let line = self.rows[together.rows[0]].line;
            order::check(&self.catalog, &together.terms, line, &self.mapping, problems);
        }
        Ok(Counts {
            added: self.rows.len() as u64,
            ..Counts::default()
        })
    }

    fn write(self: Box<Self>, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        let total = self.rows.len() as u64;
        let mut recorder = Recorder::new(desk, tx, &self.catalog, &self.buyers)?;
        let mut done = 0;
        for together in &self.orders {
            let order = recorder.begin(&together.terms, together.rows.len())?;
            for row in &together.rows {
                recorder.add(&order, &self.rows[*row])?;
                done += 1;
                step(desk, done, total, "licenses written")?;
            }
        }
        recorder.finish()
    }
}
