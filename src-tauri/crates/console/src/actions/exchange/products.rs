//! The import of products: one row per feature, or one row for a product alone.

mod entry;
mod model;

use std::collections::BTreeMap;
use std::rc::Rc;

use signet_domain::Product;
use signet_vault::Tx;

use self::entry::Entry;
pub(super) use self::model::model_words;
use super::cells::Cells;
use super::mapping::Mapping;
use super::problems::Problems;
use super::values::count;
use super::{Counts, Import, step};
use crate::Fault;
use crate::console::Desk;

/// The products of a file.
pub(super) struct Products {
    mapping: Rc<Mapping>,
    /// Those of the vault, by number.
    stored: BTreeMap<u32, Product>,
    entries: Vec<Entry>,
    /// The entry of a number.
    places: BTreeMap<u32, usize>,
    /// What `settle` made of the entries that change something.
    changed: Vec<(Product, bool)>,
}

impl Products {
    pub(super) fn new(desk: &Desk<'_>, mapping: Rc<Mapping>) -> Result<Self, Fault> {
        let stored = desk.view().all_products()?;
        Ok(Self {
            mapping,
            stored: stored
                .into_iter()
                .map(|product| (product.content.number, product))
                .collect(),
            entries: Vec::new(),
            places: BTreeMap::new(),
            changed: Vec::new(),
        })
    }
}

impl Import for Products {
    fn take(&mut self, _: &Desk<'_>, cells: &Cells<'_>, problems: &mut Problems) -> Result<(), Fault> {
        if cells.text("number").is_none() {
            cells.refuse(problems, "number", "Enter the product's number.");
            return Ok(());
        }
        let Some(number) = cells.read(problems, "number", |text| count(text, 1, u32::MAX)) else {
            return Ok(());
        };
        let entries = &mut self.entries;
        let stored = &self.stored;
        let place = *self.places.entry(number).or_insert_with(|| {
            entries.push(Entry::new(number, stored.get(&number), cells.line()));
            entries.len() - 1
        });
        self.entries[place].take(cells, problems);
        Ok(())
    }

    fn settle(&mut self, desk: &Desk<'_>, problems: &mut Problems) -> Result<Counts, Fault> {
        let now = desk.services.now();
        let mut counts = Counts::default();
        for entry in &mut self.entries {
            let content = std::mem::take(&mut entry.content);
            match self.stored.get(&content.number) {
                Some(product) if product.content == content => counts.unchanged += 1,
                Some(product) => {
                    counts.changed += 1;
                    let mut product = product.clone();
                    match product.change(content, now) {
                        Ok(()) => self.changed.push((product, false)),
                        Err(found) => entry.refuse(found, &self.mapping, problems),
                    }
                }
                None => {
                    counts.added += 1;
                    let found = content.check();
                    if found.is_empty() {
                        self.changed
                            .push((Product::new(desk.services.new_id(), content, now), true));
                    }
                    entry.refuse(found, &self.mapping, problems);
                }
            }
        }
        Ok(counts)
    }

    fn write(self: Box<Self>, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        let total = self.changed.len() as u64;
        for (done, (product, new)) in (1..).zip(&self.changed) {
            if *new {
                tx.insert_product(product)?;
            } else {
                tx.update_product(product)?;
            }
            step(desk, done, total, "products written")?;
        }
        Ok(())
    }
}
