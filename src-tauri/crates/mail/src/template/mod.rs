//! Templates of messages: one subject, one text, one HTML page.

mod error;
#[cfg(test)]
mod tests;
mod variables;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::{Deserialize, Serialize};

pub use error::{Part, TemplateError};
pub use variables::{Customer, Key, LicenseMail, OrderFacts, Person, ProductLine, Vendor};

macro_rules! asset {
    ($file:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../assets/mail/",
            $file
        ))
    };
}

/// Steps a template may take; the longest default takes a few thousand. A loop over a billion
/// numbers then is an error and not a console that hangs.
const STEPS: u64 = 1_000_000;

/// A message with holes, in the language of Jinja.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The subject; whatever it contains, it becomes one line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML page, in which variables are escaped.
    pub html: String,
}

/// A message without holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
}

impl Template {
    /// The message that brings a customer their licenses; its variables are [`LicenseMail`].
    pub fn license() -> Self {
        Self {
            subject: asset!("license/subject").to_owned(),
            text: asset!("license/body.txt").to_owned(),
            html: asset!("license/body.html").to_owned(),
        }
    }

    /// Fills the holes. A variable that `variables` does not have is an error, never a blank.
    pub fn render<V: Serialize>(&self, variables: &V) -> Result<Rendered, TemplateError> {
        let environment = environment().map_err(|error| TemplateError::new(Part::Subject, &error))?;
        let variables = Value::from(Serde(variables));
        let render = |part: Part, source: &str| {
            environment
                .render_named_str(part.name(), source, &variables)
                .map_err(|error| TemplateError::new(part, &error))
        };
        Ok(Rendered {
            subject: one_line(&render(Part::Subject, &self.subject)?),
            text: render(Part::Text, &self.text)?,
            html: render(Part::Html, &self.html)?,
        })
    }
}

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| {
        if name == Part::Html.name() {
            AutoEscape::Html
        } else {
            AutoEscape::None
        }
    });
    environment.set_fuel(Some(STEPS));
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    Ok(environment)
}

/// A subject ends where its line ends: a line end inside would start another header field.
fn one_line(subject: &str) -> String {
    let blanks = |character: char| if character.is_control() { ' ' } else { character };
    subject
        .chars()
        .map(blanks)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
