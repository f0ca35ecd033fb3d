//! Why a file is not read on.

use crate::Fault;

/// Why a file is not read on, for people: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CsvError {
    /// What to choose otherwise: `path`, `encoding` or `separator`.
    pub field: &'static str,
    /// The line of the file, from 1; none when the file as a whole is refused.
    pub line: Option<u64>,
    pub message: String,
}

impl CsvError {
    /// The file as a whole is refused.
    pub(super) fn file(message: impl Into<String>) -> Self {
        Self {
            field: "path",
            line: None,
            message: message.into(),
        }
    }

    /// Reading stops at a line.
    pub(super) fn line(line: u64, message: impl Into<String>) -> Self {
        Self {
            field: "path",
            line: Some(line),
            message: message.into(),
        }
    }

    /// What was chosen cannot be.
    pub(super) fn choice(field: &'static str, message: impl Into<String>) -> Self {
        Self {
            field,
            line: None,
            message: message.into(),
        }
    }

    /// With what to choose otherwise.
    pub(super) fn about(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}

impl From<CsvError> for Fault {
    fn from(error: CsvError) -> Self {
        let place = error
            .line
            .map(|line| format!("Line {line}: "))
            .unwrap_or_default();
        Self::field(error.field, format!("{place}{}", error.message))
    }
}
