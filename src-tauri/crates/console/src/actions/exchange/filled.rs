//! What the rows of a file have said about one record. Several rows may say the same; two that contradict each
//! other are a problem, whichever the last one is.

use super::cells::Cells;
use super::problems::Problems;

/// The fields that a row has filled, by number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Filled(u64);

/// Fills the fields of one record from one row.
pub(super) struct Filler<'a> {
    pub cells: &'a Cells<'a>,
    pub problems: &'a mut Problems,
    pub filled: &'a mut Filled,
}

impl Filler<'_> {
    /// Puts what the row says into the field with this number and name.
    pub(super) fn put<T: PartialEq>(&mut self, number: u32, field: &str, slot: &mut T, value: Option<T>) {
        if let Some(value) = value {
            let same = *slot == value;
            if self.may(number, field, same) {
                *slot = value;
            }
        }
    }

    /// The same for a text, which is copied only if it differs.
    pub(super) fn put_text(&mut self, number: u32, field: &str, slot: &mut String, value: Option<&str>) {
        if let Some(value) = value {
            let same = slot == value;
            if self.may(number, field, same) && !same {
                value.clone_into(slot);
            }
        }
    }

    fn may(&mut self, number: u32, field: &str, same: bool) -> bool {
        let bit = 1 << number;
        if self.filled.0 & bit != 0 && !same {
            self.cells.refuse(
                self.problems,
                field,
                "A row before says otherwise about the same record.",
            );
            return false;
        }
        self.filled.0 |= bit;
        true
    }
}
