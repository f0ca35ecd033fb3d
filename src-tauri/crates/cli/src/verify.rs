//! `signet verify`: a license, certificate or request against public keys, without any vault.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use signet_console::{Console, Services, Silent};

use crate::outcome::{Outcome, say};

pub fn run(file: &Path, keys: &[PathBuf], ps256: bool, as_json: bool) -> Result<(), Outcome> {
    let text = read(file)?;
    let keys = keys.iter().map(|key| read(key)).collect::<Result<Vec<_>, _>>()?;
    let algorithm = if ps256 { "PS256" } else { "RS256" };
    let request = json!({"text": text, "keys": keys, "algorithm": algorithm});
    let verdict = Console::new(Services::of_this_system())
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
            "{} is not a license file",
            file.display()
        ))),
        _ => Err(Outcome::Bad),
    }
}

fn read(path: &Path) -> Result<String, Outcome> {
    let mut text = String::new();
    let result = if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    result.map_err(|error| Outcome::Usage(format!("{} cannot be read: {error}", path.display())))
}

fn print(verdict: &Value) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if verdict["good"] != json!(true) {
        say(&format!("Not good: {}.", text(&verdict["message"])));
        return;
    }
    let claims = &verdict["claims"];
    say(&format!("Good. {}", text(&verdict["message"])));
    // A request and a proof have few of them.
    for (word, value) in [
        ("Licensee", &claims["sub"]),
        ("Vendor", &claims["iss"]),
        ("Serial", &claims["serial"]),
        ("Machine", &claims["name"]),
        ("Machine", &claims["machine"]["id"]),
        ("Version", &claims["product"]["version"]),
    ] {
        if let Some(value) = value.as_str().filter(|value| !value.is_empty()) {
            say(&format!("  {word:<8}  {value}"));
        }
    }
    if let Some(number) = claims["product"]["number"].as_u64() {
        match claims["product"]["name"].as_str() {
            Some(name) => say(&format!("  Product   {name} (No. {number})")),
            None => say(&format!("  Product   No. {number}")),
        }
    }
    for feature in claims["features"].as_array().into_iter().flatten() {
        say(&format!(
            "  Feature   {:>3} {}: {}, seats {}",
            feature["number"].to_string(),
            text(&feature["name"]),
            text(&feature["granted"]),
            feature["seats"]
        ));
    }
}
