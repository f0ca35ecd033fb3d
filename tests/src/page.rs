//! What the harness asks of the page: who is there by role and name, and what can be read.

use crate::error::{HarnessError, Result};
use fantoccini::{
    Client,
    elements::{Element, ElementRef},
};
use serde_json::{Value, json};
use std::{fmt, path::Path};

const LIBRARY: &str = include_str!("page.js");
/// The key under which WebDriver puts an element into JSON (W3C WebDriver, section 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What a step points at.
#[derive(Debug, Clone, Copy)]
pub enum Aim<'a> {
    /// An element by its role and accessible name.
    Role(&'a str, &'a str),
    /// The words themselves.
    Text(&'a str),
    /// Something to type into, by its label.
    Field(&'a str),
}

impl Aim<'_> {
    fn json(self) -> Value {
        match self {
            Self::Role(role, name) => json!({ "kind": "role", "role": role, "name": name }),
            Self::Text(name) => json!({ "kind": "text", "name": name }),
            Self::Field(name) => json!({ "kind": "field", "name": name }),
        }
    }
}

impl fmt::Display for Aim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role, name) => write!(f, "the {role} {name:?}"),
            Self::Text(words) => write!(f, "the words {words:?}"),
            Self::Field(label) => write!(f, "the field {label:?}"),
        }
    }
}

/// What one look at the page found.
pub enum Sight {
    /// The element, and where it is: `[x, y, width, height]` in CSS pixels.
    Ready(Element, Value),
    /// Why it cannot be used now, as a sentence.
    Trouble(String),
}

/// Looks once for `aim`, inside `place` when given.
pub async fn seek(client: &Client, aim: Aim<'_>, place: Option<Aim<'_>>) -> Result<Sight> {
    let args = vec![aim.json(), place.map_or(Value::Null, Aim::json)];
    let found = call(client, "seek", args).await?;
    if let Some(trouble) = found["trouble"].as_str() {
        return Ok(Sight::Trouble(trouble.into()));
    }
    let id = found["element"][ELEMENT]
        .as_str()
        .ok_or_else(|| HarnessError::Script(found.to_string()))?;
    let element = Element::from_element_id(client.clone(), ElementRef::from(id.to_owned()));
    Ok(Sight::Ready(element, found["box"].clone()))
}

/// How many of `aim` can be seen, and how many of those can be used.
pub async fn count(client: &Client, aim: Aim<'_>) -> Result<(u64, u64)> {
    let found = call(client, "count", vec![aim.json()]).await?;
    let number = |name: &str| {
        found[name]
            .as_u64()
            .ok_or_else(|| HarnessError::Script(found.to_string()))
    };
    Ok((number("shown")?, number("enabled")?))
}

/// All that a person could read, as lines.
pub async fn text(client: &Client) -> Result<String> {
    words(call(client, "text", vec![]).await?)
}

/// What the page looks like, as a value to compare: `busy` counts what still moves or loads.
pub async fn scene(client: &Client) -> Result<Value> {
    call(client, "scene", vec![]).await
}

/// Waits until the page has been painted twice: only then does a picture show what the page says.
pub async fn painted(client: &Client) -> Result<()> {
    let twice = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));";
    Ok(client.execute_async(twice, vec![]).await.map(drop)?)
}

/// Role and name of the active element.
pub async fn focused(client: &Client) -> Result<String> {
    words(call(client, "focused", vec![]).await?)
}

/// The accessible name of the active element, in full.
pub async fn focused_name(client: &Client) -> Result<String> {
    words(call(client, "focusedName", vec![]).await?)
}

/// Collects from now on what the page does not catch, and what its security policy refuses.
pub async fn watch_errors(client: &Client) -> Result<()> {
    call(client, "watchErrors", vec![]).await.map(drop)
}

/// What was collected.
pub async fn errors(client: &Client) -> Result<Vec<String>> {
    let errors = call(client, "errors", vec![]).await?;
    serde_json::from_value(errors).map_err(|cause| HarnessError::Script(cause.to_string()))
}

/// Tells the page what the window tells it when files are dropped on its middle.
pub async fn drop_files(client: &Client, paths: &[&Path]) -> Result<()> {
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.push(json!([name, std::fs::read(path)?]));
    }
    call(client, "dropFiles", vec![json!(files)]).await.map(drop)
}

/// Answers the page's next question to the dialog plugin.
pub async fn answer_file_dialog(client: &Client, path: &Path) -> Result<()> {
    call(client, "answerFileDialog", vec![json!(path)])
        .await
        .map(drop)
}

async fn call(client: &Client, function: &str, args: Vec<Value>) -> Result<Value> {
    Ok(client
        .execute(&format!("{LIBRARY}\nreturn {function}(...arguments);"), args)
        .await?)
}

fn words(answer: Value) -> Result<String> {
    match answer {
        Value::String(words) => Ok(words),
        other => Err(HarnessError::Script(other.to_string())),
    }
}
