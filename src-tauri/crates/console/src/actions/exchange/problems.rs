//! Everything that is wrong with a file, each at its line and column.

use serde::Serialize;
use ts_rs::TS;

/// Problems that are listed; all are counted.
const LISTED: usize = 1_000;

/// Something wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct ImportProblem {
    /// Line of the file, from 1.
    pub row: u64,
    /// The column's name; empty: the row as a whole.
    pub column: String,
    pub message: String,
}

/// The problems of a file. They come in any order; the first ones by line are kept.
#[derive(Debug, Default)]
pub(super) struct Problems {
    kept: Vec<ImportProblem>,
    count: u64,
}

impl Problems {
    pub(super) fn add(&mut self, row: u64, column: &str, message: impl Into<String>) {
        self.count += 1;
        self.kept.push(ImportProblem {
            row,
            column: column.to_owned(),
            message: message.into(),
        });
        if self.kept.len() >= 2 * LISTED {
            self.keep_first();
        }
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// The first of them.
    pub(super) fn listed(mut self) -> Vec<ImportProblem> {
        self.keep_first();
        self.kept
    }

    fn keep_first(&mut self) {
        self.kept.sort_by_key(|problem| problem.row);
        self.kept.truncate(LISTED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_thousand_by_line_are_listed_and_all_are_counted() {
        let mut problems = Problems::default();
        for row in (1..=5_000).rev() {
            problems.add(row, "a", "wrong");
        }
        assert_eq!(problems.count(), 5_000);
        let listed = problems.listed();
        assert_eq!((listed.len(), listed[0].row, listed[999].row), (1_000, 1, 1_000));
    }
}
