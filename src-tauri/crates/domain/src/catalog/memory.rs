//! Memory items: named areas of a dongle's or a license's memory, made of cells.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Cell;
use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// Most bytes of one item.
pub(super) const MAX_BYTES: u32 = 4_096;

/// What a protected program may do with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemoryAccess {
    /// Read and write (0).
    #[default]
    ReadWrite,
    /// Read; write with the password (1).
    ReadOnly,
    /// Only with the passwords (2).
    Protected,
}

/// A memory item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MemoryItem {
    /// What programs ask for; unique within the product.
    pub alias: u32,
    /// The name people read.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What programs may do.
    pub access: MemoryAccess,
    /// Password for reading; 0: none.
    pub read_password: u32,
    /// Password for writing; 0: none.
    pub write_password: u32,
    /// Wrong passwords before the item locks; 0: never.
    pub max_errors: u32,
    /// Bytes; 0: as many as its cells need.
    pub size: u32,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl MemoryItem {
    /// Bytes it takes.
    pub fn bytes(&self) -> u64 {
        let needed = self.cells.iter().map(Cell::end).max().unwrap_or(0);
        needed.max(u64::from(self.size))
    }

    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the item's name", &self.name, 100);
        check_length(
            &mut problems,
            "description",
            "the description",
            &self.description,
            1_000,
        );
        if self.bytes() > u64::from(MAX_BYTES) {
            problems.push(Problem::new(
                ProblemCode::TooLarge,
                "size",
                format!("The item takes {} bytes; at most {MAX_BYTES} fit.", self.bytes()),
            ));
        }
        if self.cells.is_empty() && self.size == 0 {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "cells",
                "Add a cell, or give the item a size.",
            ));
        }
        if self.access == MemoryAccess::Protected && self.read_password == 0 {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "read_password",
                "A protected item needs a password for reading.",
            ));
        }
        for (index, cell) in self.cells.iter().enumerate() {
            let mut own = cell.check();
            if self.size != 0 && cell.end() > u64::from(self.size) {
                own.push(Problem::new(
                    ProblemCode::TooLarge,
                    "offset",
                    format!(
                        "{} ends at byte {}, the item at {}.",
                        cell.name,
                        cell.end(),
                        self.size
                    ),
                ));
            }
            for other in &self.cells[..index] {
                if other.number == cell.number {
                    own.push(Problem::new(
                        ProblemCode::Duplicate,
                        "number",
                        format!("Cell {} stands twice.", cell.number),
                    ));
                }
                if u64::from(cell.offset) < other.end() && u64::from(other.offset) < cell.end() {
                    own.push(Problem::new(
                        ProblemCode::NotAllowed,
                        "offset",
                        format!("{} overlaps {}: move one of them.", cell.name, other.name),
                    ));
                }
            }
            problems.extend(own.into_iter().map(|p| p.within(&format!("cells[{index}]"))));
        }
        problems
    }
}
