//! `signet verify`: what a file is, whether it is good, and what it grants; by given keys or by a vault's.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use signet_console::{Console, Services, Silent};

use crate::arguments::Arguments;
use crate::call;
use crate::outcome::{Outcome, say};

pub fn run(
    arguments: &Arguments,
    file: &Path,
    keys: &[PathBuf],
    ps256: bool,
    as_json: bool,
) -> Result<(), Outcome> {
    let bytes = read(file)?;
    let keys = keys
        .iter()
        .map(|key| read_key(key))
        .collect::<Result<Vec<_>, _>>()?;
    let algorithm = if ps256 { "PS256" } else { "RS256" };
    let console = Console::new(Services::of_this_system());
    if keys.is_empty() && arguments.vault.is_some() {
        call::open(&console, arguments, file == Path::new("-"))?;
    }
    let request = json!({"base64": BASE64_STANDARD.encode(bytes), "keys": keys, "algorithm": algorithm});
    let verdict = console
        .call("license.verify", request, &Silent)
        .map_err(|fault| Outcome::Usage(fault.message))?;
    if as_json {
        say(&serde_json::to_string_pretty(&verdict).unwrap_or_default());
    } else {
        print(&verdict);
    }
    match (verdict["good"].as_bool(), verdict["code"].as_str()) {
        (Some(true), _) => Ok(()),
        (_, Some("not_a_license")) => Err(Outcome::Usage(format!(
            "{} is nothing that Signet writes",
            file.display()
        ))),
        _ => Err(Outcome::Bad),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Outcome> {
    let mut bytes = Vec::new();
    let result = if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    result.map_err(|error| Outcome::Usage(format!("{} cannot be read: {error}", path.display())))
}

fn read_key(path: &Path) -> Result<String, Outcome> {
    String::from_utf8(read(path)?)
        .map_err(|_| Outcome::Usage(format!("{} is no text: give the key as PEM", path.display())))
}

fn print(verdict: &Value) {
    say(text(&verdict["title"]));
    for line in [&verdict["sentence"], &json!("")] {
        say(text(line));
    }
    say(&format!("{}, {} bytes", text(&verdict["name"]), verdict["bytes"]));
    if verdict["read_from"] == "qr" {
        say("  read from a QR code in the picture");
    }
    let facts = list(&verdict["facts"]);
    if !facts.is_empty() && verdict["proven"] == json!(false) && verdict["good"] == json!(false) {
        say("  What it says is NOT proven:");
    }
    for fact in facts {
        let aside = match text(&fact["aside"]) {
            "" => String::new(),
            aside => format!(" ({aside})"),
        };
        say(&format!(
            "  {:<14}  {}{aside}",
            text(&fact["label"]),
            text(&fact["value"])
        ));
    }
    for feature in list(&verdict["features"]) {
        let note = match text(&feature["note"]) {
            "" => String::new(),
            note => format!(" ({note})"),
        };
        say(&format!(
            "  Feature    {:>3}  {}: {}{note}, seats {}",
            feature["number"].to_string(),
            text(&feature["name"]),
            text(&feature["granted"]),
            feature["seats"]
        ));
    }
    for entry in list(&verdict["entries"]) {
        say(&format!(
            "  {:<16}  {}",
            text(&entry["what"]),
            text(&entry["serial"])
        ));
    }
    say("");
    say("Checks");
    for check in list(&verdict["checks"]) {
        let mark = match check["passed"].as_bool() {
            Some(true) => "ok",
            Some(false) => "FAILED",
            None => "-",
        };
        say(&format!(
            "  {mark:<6}  {:<18}  {}",
            text(&check["name"]),
            text(&check["words"])
        ));
    }
    let sentences = list(&verdict["vault"]["sentences"]);
    if !sentences.is_empty() {
        say("");
        say("In the vault");
        for sentence in sentences {
            say(&format!("  {}", text(sentence)));
        }
    }
    for other in list(&verdict["others"]) {
        say("");
        say(&format!("Another QR code in the picture says: {}", text(other)));
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
