//! `signet call`: one action in a vault.

use std::io::Read as _;
use std::path::Path;

use serde_json::{Value, json};
use signet_console::{Console, Permission, Services, Silent, find};

use crate::arguments::Arguments;
use crate::outcome::{Outcome, say};
use crate::password;
use crate::progress::Lines;

pub fn run(arguments: &Arguments, action: &str, request: Option<&str>) -> Result<(), Outcome> {
    let mut request = read(request)?;
    let from_input = request.1;
    let console = Console::new(Services::of_this_system());
    let entry = find(action);
    if action == "vault.create" {
        complete(&mut request.0, arguments, from_input)?;
    } else if entry.is_some_and(|entry| entry.permission != Permission::Anyone)
        || (action == "license.verify" && arguments.vault.is_some())
    {
        open(&console, arguments, from_input)?;
    }
    let reply = console.call(action, request.0, &Lines::on_a_terminal())?;
    say(&serde_json::to_string_pretty(&reply).unwrap_or_default());
    Ok(())
}

/// The request, and whether it came from standard input.
fn read(request: Option<&str>) -> Result<(Value, bool), Outcome> {
    let (text, from_input) = match request {
        None => return Ok((json!({}), false)),
        Some("-") => {
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| Outcome::Usage(format!("standard input cannot be read: {error}")))?;
            (text, true)
        }
        Some(text) => (text.to_owned(), false),
    };
    let value = serde_json::from_str(&text)
        .map_err(|error| Outcome::Usage(format!("the request is not JSON: {error}")))?;
    Ok((value, from_input))
}

/// Opens the vault that was named.
pub fn open(console: &Console, arguments: &Arguments, input_taken: bool) -> Result<(), Outcome> {
    let Some(folder) = &arguments.vault else {
        return Err(Outcome::Usage(
            "which vault? Give --vault DIR or set SIGNET_VAULT".to_owned(),
        ));
    };
    let folder = readable(folder)?;
    let password = password::ask(input_taken)?;
    let request = json!({"folder": folder, "user": arguments.user, "password": *password});
    console.call("vault.open", request, &Silent)?;
    Ok(())
}

/// A request is JSON, and JSON is Unicode.
fn readable(folder: &Path) -> Result<&str, Outcome> {
    folder.to_str().ok_or_else(|| {
        Outcome::Usage("the vault's folder has a name that is not UTF-8; rename it".to_owned())
    })
}

/// A new vault's folder and password may come the same way as an old one's.
fn complete(request: &mut Value, arguments: &Arguments, input_taken: bool) -> Result<(), Outcome> {
    if !request.is_object() {
        return Err(Outcome::Usage("the request is a JSON object: {…}".to_owned()));
    }
    if let (None, Some(folder)) = (request.get("folder"), &arguments.vault) {
        request["folder"] = json!(readable(folder)?);
    }
    if request.get("password").is_none() {
        request["password"] = json!(*password::ask(input_taken)?);
    }
    Ok(())
}
