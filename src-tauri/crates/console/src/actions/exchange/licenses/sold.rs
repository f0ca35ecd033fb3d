//! One license as a row tells it.

use signet_domain::{Product, Time};

use super::super::cells::Cells;
use super::super::mapping::Mapping;
use super::super::problems::Problems;
use super::super::values::{Day, DayOrder, SlashDays, count, day, moment};
use super::buyers::Buyer;
use super::catalog::features;

/// One license as a row tells it.
pub(super) struct Sold {
    pub line: u64,
    pub serial: String,
    /// The product's place in the catalog.
    pub product: usize,
    pub buyer: Buyer,
    pub activations: u32,
    pub note: String,
    order_number: String,
    purchase_order: String,
    issued: Option<Day>,
    ends: Option<Day>,
    features: Option<Vec<u32>>,
    seats: Option<u32>,
    activation_limit: Option<u32>,
}

/// What licenses of one order have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Terms {
    pub product: usize,
    pub buyer: Buyer,
    pub order_number: String,
    pub purchase_order: String,
    pub issued: Time,
    /// Whether the file says so; otherwise it is today.
    pub dated: bool,
    /// None: as the catalog says.
    pub ends: Option<Time>,
    /// None: all of the product.
    pub features: Option<Vec<u32>>,
    /// None: as the catalog says.
    pub seats: Option<u32>,
    pub activation_limit: u32,
}

/// What both columns of dates have shown.
#[derive(Debug, Default)]
pub(super) struct Dates {
    issued: SlashDays,
    ends: SlashDays,
    first: [Option<u64>; 2],
}

/// How the dates with slashes are read, by column; `Err` where they contradict each other.
pub(super) type Orders = [Result<Option<DayOrder>, ()>; 2];

const COLUMNS: [&str; 2] = ["issued_at", "ends_at"];

impl Dates {
    pub(super) fn see(&mut self, row: &Sold) {
        let columns = [(&mut self.issued, row.issued), (&mut self.ends, row.ends)];
        for ((seen, day), first) in columns.into_iter().zip(&mut self.first) {
            if let Some(day @ Day::Slashes(..)) = day {
                seen.see(day);
                first.get_or_insert(row.line);
            }
        }
    }

    /// How the columns are read, once all rows were seen.
    pub(super) fn orders(&self, mapping: &Mapping, problems: &mut Problems) -> Orders {
        [0, 1].map(|column| {
            let seen = [self.issued, self.ends][column];
            seen.order().map_err(|message| {
                problems.add(
                    self.first[column].unwrap_or(1),
                    mapping.column(COLUMNS[column]),
                    message,
                );
            })
        })
    }
}

impl Sold {
    pub(super) fn read(
        cells: &Cells<'_>,
        serial: String,
        product: usize,
        buyer: Buyer,
        catalog: &Product,
        problems: &mut Problems,
    ) -> Self {
        let text = |field| cells.text(field).unwrap_or_default().to_owned();
        Self {
            line: cells.line(),
            serial,
            product,
            buyer,
            activations: cells
                .read(problems, "activations", |text| count(text, 0, u32::MAX))
                .unwrap_or_default(),
            note: note(cells, problems),
            order_number: text("order_number"),
            purchase_order: text("purchase_order"),
            issued: cells.read(problems, "issued_at", day),
            ends: cells.read(problems, "ends_at", day),
            features: cells.read(problems, "features", |text| features(text, catalog)),
            seats: cells.read(problems, "seats", |text| count(text, 1, u32::MAX)),
            activation_limit: cells.read(problems, "activation_limit", |text| count(text, 1, u32::MAX)),
        }
    }

    /// The terms it was sold on; none if its dates cannot be read.
    pub(super) fn terms(
        &self,
        product: &Product,
        orders: Orders,
        now: Time,
        mapping: &Mapping,
        problems: &mut Problems,
    ) -> Option<Terms> {
        let mut refuse =
            |field: &str, message: String| problems.add(self.line, mapping.column(field), message);
        let mut read = |column: usize, day: Option<Day>| match (day, orders[column]) {
            (None, _) => Some(None),
            (Some(_), Err(())) => None,
            (Some(day), Ok(order)) => match moment(day, order, column == 1) {
                Ok(at) => Some(Some(at)),
                Err(message) => {
                    refuse(COLUMNS[column], message);
                    None
                }
            },
        };
        let (issued, ends) = (read(0, self.issued), read(1, self.ends));
        let (dated, ends) = (issued?, ends?);
        let issued = dated.unwrap_or(now);
        if ends.is_some_and(|ends| ends < issued) {
            refuse("ends_at", "The license ends before it is issued.".to_owned());
            return None;
        }
        if let Some(limit) = self.activation_limit.filter(|limit| self.activations > *limit) {
            refuse(
                "activations",
                format!(
                    "{} activations are more than the limit of {limit}.",
                    self.activations
                ),
            );
            return None;
        }
        Some(Terms {
            product: self.product,
            buyer: self.buyer,
            order_number: self.order_number.clone(),
            purchase_order: self.purchase_order.clone(),
            issued,
            dated: dated.is_some(),
            ends,
            features: self.features.clone(),
            seats: self.seats,
            activation_limit: self
                .activation_limit
                .unwrap_or_else(|| product.content.activation_limit.max(self.activations)),
        })
    }
}

/// Most characters of a license's note.
const NOTE: usize = 10_000;

fn note(cells: &Cells<'_>, problems: &mut Problems) -> String {
    let note = cells.whole("note").unwrap_or_default();
    if note.chars().count() > NOTE {
        cells.refuse(
            problems,
            "note",
            format!("Shorten the note: at most {NOTE} characters fit."),
        );
    }
    note.to_owned()
}
