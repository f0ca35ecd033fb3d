//! Cells of memory items, and what orders write into them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MemoryItem;
use super::memory::MAX_BYTES;
use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// How a cell's bytes are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Bytes as they are.
    #[default]
    Bytes,
    /// UTF-8, padded with zeros.
    Text,
    /// A whole number, little-endian, 1, 2, 4 or 8 bytes.
    Number,
}

/// A cell: some bytes of an item with a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Cell {
    /// Unique within the item; what orders name it by.
    pub number: u32,
    /// The name people read.
    pub name: String,
    /// What it holds.
    pub description: String,
    /// First byte, from 0.
    pub offset: u32,
    /// Bytes.
    pub size: u32,
    /// How they are read.
    pub kind: CellKind,
    /// Its first content: bytes in hexadecimal, a text, or a number in decimal, by kind; empty: zeros.
    pub value: String,
    /// Sales may write it in an order.
    pub editable: bool,
}

/// A cell's content in an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CellValue {
    /// The item's alias.
    pub item: u32,
    /// The cell's number.
    pub cell: u32,
    /// Its content, in the form of [`Cell::value`].
    pub value: String,
}

impl Cell {
    /// The content as bytes, exactly [`Cell::size`] of them.
    pub fn bytes(&self, value: &str) -> Result<Vec<u8>, String> {
        // Before anything of that size is made.
        if self.size > MAX_BYTES {
            return Err(format!("{} has more than {MAX_BYTES} bytes.", self.name));
        }
        let size = self.size as usize;
        let mut bytes = match self.kind {
            CellKind::Bytes => hex(value).ok_or_else(|| {
                format!(
                    "Write {} in hexadecimal, two digits a byte, e.g. 01 FF.",
                    self.name
                )
            })?,
            CellKind::Text => value.as_bytes().to_vec(),
            CellKind::Number if value.trim().is_empty() => Vec::new(),
            CellKind::Number => {
                let number: u64 = value
                    .trim()
                    .parse()
                    .map_err(|_| format!("Write {} as a whole number.", self.name))?;
                let bytes = number.to_le_bytes();
                let used = 8 - number.leading_zeros() as usize / 8;
                bytes[..used].to_vec()
            }
        };
        if bytes.len() > size {
            return Err(format!(
                "{} holds {size} bytes; this has {}.",
                self.name,
                bytes.len()
            ));
        }
        bytes.resize(size, 0);
        Ok(bytes)
    }

    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the cell's name", &self.name, 100);
        check_length(
            &mut problems,
            "description",
            "the description",
            &self.description,
            1_000,
        );
        if self.size == 0 {
            problems.push(Problem::new(
                ProblemCode::TooSmall,
                "size",
                "A cell has at least one byte.",
            ));
        } else if self.kind == CellKind::Number && !matches!(self.size, 1 | 2 | 4 | 8) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "size",
                "A number has 1, 2, 4 or 8 bytes.",
            ));
        }
        if self.size > MAX_BYTES {
            problems.push(Problem::new(
                ProblemCode::TooLarge,
                "size",
                format!("A cell has at most {MAX_BYTES} bytes."),
            ));
        } else if let Err(message) = self.bytes(&self.value) {
            problems.push(Problem::new(ProblemCode::NotAllowed, "value", message));
        }
        problems
    }

    /// The byte after the last.
    pub(super) fn end(&self) -> u64 {
        u64::from(self.offset) + u64::from(self.size)
    }
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_digit(16))
        .collect::<Option<_>>()?;
    if digits.len() % 2 == 1 {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok())
        .collect()
}

/// Everything wrong with cell values given in an order, fields `memory[i]…`.
pub(crate) fn check_cells(items: &[MemoryItem], values: &[CellValue]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let cell = items
            .iter()
            .find(|item| item.alias == value.item)
            .and_then(|item| item.cells.iter().find(|cell| cell.number == value.cell));
        let repeated = values[..index]
            .iter()
            .any(|other| (other.item, other.cell) == (value.item, value.cell));
        let (code, field, message) = match cell {
            Some(cell) if repeated => (
                ProblemCode::Duplicate,
                "cell",
                format!("{} stands twice.", cell.name),
            ),
            None => (
                ProblemCode::Unknown,
                "cell",
                format!(
                    "The product has no cell {} in memory item {}.",
                    value.cell, value.item
                ),
            ),
            Some(cell) if !cell.editable && cell.bytes(&value.value) != cell.bytes(&cell.value) => (
                ProblemCode::Locked,
                "value",
                format!("Fixed in the catalog: {} keeps its content.", cell.name),
            ),
            Some(cell) => match cell.bytes(&value.value) {
                Err(message) => (ProblemCode::NotAllowed, "value", message),
                Ok(_) => continue,
            },
        };
        problems.push(Problem::new(code, format!("memory[{index}].{field}"), message));
    }
    problems
}
