//! Where a template is wrong, and how.

use std::fmt;

use minijinja::ErrorKind;

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The subject.
    Subject,
    /// The plain text.
    Text,
    /// The HTML page.
    Html,
}

impl Part {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Text => "text",
            Self::Html => "HTML",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Why a template could not be rendered. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A variable that there is not.
    #[error("{variable} in line {line} of the {part} is unknown")]
    Undefined {
        /// The variable as the template names it.
        variable: String,
        /// Where.
        part: Part,
        /// In which line.
        line: usize,
    },
    /// Anything else: the language was not understood, or the template never ends.
    #[error("line {line} of the {part} is wrong: {reason}")]
    Invalid {
        /// What the template engine said.
        reason: String,
        /// Where.
        part: Part,
        /// In which line.
        line: usize,
    },
}

impl TemplateError {
    pub(super) fn new(part: Part, error: &minijinja::Error) -> Self {
        let line = error.line().unwrap_or(1);
        let detail = error.detail().unwrap_or_default();
        if let Some(variable) = undefined(error, detail) {
            return Self::Undefined { variable, part, line };
        }
        let kind = error.kind().to_string();
        let reason = if detail.is_empty() {
            kind
        } else {
            format!("{kind}: {detail}")
        };
        Self::Invalid { reason, part, line }
    }
}

/// The variable of which the engine says "`order.nmuber` is undefined".
fn undefined(error: &minijinja::Error, detail: &str) -> Option<String> {
    let quoted = detail
        .split_once('`')
        .and_then(|(_, rest)| rest.split_once("` is undefined"));
    match (quoted, error.kind()) {
        (Some((variable, _)), _) => Some(variable.to_owned()),
        (None, ErrorKind::UndefinedError) => Some("a variable".to_owned()),
        (None, _) => None,
    }
}
