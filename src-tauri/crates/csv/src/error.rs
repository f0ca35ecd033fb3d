//! Why a file is not read on.

use thiserror::Error;

/// Why a file is not read on, for people: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{message}", place(*line))]
pub struct CsvError {
    /// What to choose otherwise: `path`, `encoding` or `separator`.
    pub field: &'static str,
    /// The line of the file, from 1; none when the file as a whole is refused.
    pub line: Option<u64>,
    /// What is wrong and what to do.
    pub message: String,
}

fn place(line: Option<u64>) -> String {
    line.map(|line| format!("Line {line}: ")).unwrap_or_default()
}

impl CsvError {
    /// A file of columns alone.
    pub fn no_rows() -> Self {
        Self::file("The file has the names of its columns and no row below them.")
    }

    /// The file as a whole is refused.
    pub(crate) fn file(message: impl Into<String>) -> Self {
        Self {
            field: "path",
            line: None,
            message: message.into(),
        }
    }

    /// Reading stops at a line.
    pub(crate) fn line(line: u64, message: impl Into<String>) -> Self {
        Self {
            field: "path",
            line: Some(line),
            message: message.into(),
        }
    }

    /// What was chosen cannot be.
    pub(crate) fn choice(field: &'static str, message: impl Into<String>) -> Self {
        Self {
            field,
            line: None,
            message: message.into(),
        }
    }

    /// With what to choose otherwise.
    pub(crate) fn about(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}
