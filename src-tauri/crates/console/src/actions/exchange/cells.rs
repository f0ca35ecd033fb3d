//! The cells of a row by field.

use signet_csv::{Row, unguarded};

use super::mapping::Mapping;
use super::problems::Problems;

/// The cells of a row by field.
pub(super) struct Cells<'a> {
    row: &'a Row,
    mapping: &'a Mapping,
}

impl<'a> Cells<'a> {
    pub(super) fn new(row: &'a Row, mapping: &'a Mapping) -> Self {
        Self { row, mapping }
    }

    /// The line of the file.
    pub(super) fn line(&self) -> u64 {
        self.row.line
    }

    /// What stands in the column of a field, trimmed; none if nothing does, or no column fills it.
    pub(super) fn text(&self, field: &str) -> Option<&'a str> {
        let text = unguarded(self.row.field(self.mapping.index(field)?).trim()).trim();
        (!text.is_empty()).then_some(text)
    }

    /// The columns of customers' free fields in which something stands: name and text.
    pub(super) fn free(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.mapping.free().filter_map(|(name, index)| {
            let text = unguarded(self.row.field(index).trim()).trim();
            (!text.is_empty()).then_some((name, text))
        })
    }

    /// The same as it was written, with its lines.
    pub(super) fn whole(&self, field: &str) -> Option<&'a str> {
        let text = unguarded(self.row.field(self.mapping.index(field)?));
        (!text.trim().is_empty()).then_some(text)
    }

    /// What stands there, read; what cannot be read is a problem.
    pub(super) fn read<T>(
        &self,
        problems: &mut Problems,
        field: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        match read(self.text(field)?) {
            Ok(value) => Some(value),
            Err(message) => {
                self.refuse(problems, field, message);
                None
            }
        }
    }

    /// Something is wrong with the cell of a free field.
    pub(super) fn refuse_free(&self, problems: &mut Problems, name: &str, message: impl Into<String>) {
        problems.add(self.line(), self.mapping.free_column(name), message);
    }

    /// Something is wrong with the cell of a field.
    pub(super) fn refuse(&self, problems: &mut Problems, field: &str, message: impl Into<String>) {
        problems.add(self.line(), self.mapping.column(field), message);
    }
}
