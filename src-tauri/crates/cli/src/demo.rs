//! `signet demo`: the main job from an empty vault to what a customer gets.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use signet_console::{
    Console, DEMO_COST, DEMO_PASSWORD, DEMO_USER, DemoClock, Places, Services, Silent, SystemRandom,
    fill_demo, fill_large_demo,
};

use crate::outcome::{Outcome, say};
use crate::progress::Lines;

pub fn run(out: &Path, large: Option<u64>, as_json: bool) -> Result<(), Outcome> {
    // What lies there may be somebody's own: nothing is overwritten.
    if std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Outcome::Usage(format!(
            "{} is not empty; choose a new folder",
            out.display()
        )));
    }
    let clock = DemoClock::default();
    let mut places = Places::of_this_system();
    // The list of recent vaults is the user's; a demo leaves it alone.
    places.recent = out.join("recent.json");
    let services = Services::new(Box::new(clock.clone()), Box::new(SystemRandom), DEMO_COST, places);
    let console = Console::new(services);
    let vault = out.join("vault");
    if let Some(licenses) = large {
        fill_large_demo(&console, &clock, &vault, licenses, &Lines::always())?;
        let _ = std::fs::remove_file(out.join("recent.json"));
        say(&format!(
            "Vault  {}  (user {DEMO_USER}, password \"{DEMO_PASSWORD}\")",
            vault.display()
        ));
        return Ok(());
    }
    let order = fill_demo(&console, &clock, &vault, &Silent)?;
    let _ = std::fs::remove_file(out.join("recent.json"));
    let summary = deliver(&console, out, &vault, &order)?;
    if as_json {
        say(&serde_json::to_string_pretty(&summary).unwrap_or_default());
    } else {
        print(&summary);
    }
    Ok(())
}

/// Writes what the customer of one order gets.
fn deliver(console: &Console, out: &Path, vault: &Path, order: &Value) -> Result<Value, Outcome> {
    let call = |action: &str, request: Value| console.call(action, request, &Silent);
    let id = &order["id"];
    let licenses = call("license.list", json!({"order_id": id, "limit": 1000}))?;
    let first = &licenses["rows"][0];
    let license = call("license.file", json!({"id": first["id"]}))?;
    let key = call("key.list", json!({}))?[0].clone();
    let public = call("key.export", json!({"id": key["id"], "form": "pem"}))?;
    let certificate = call("order.certificate", json!({"id": id}))?;
    let pdf = BASE64_STANDARD
        .decode(certificate["base64"].as_str().unwrap_or_default())
        .map_err(|error| Outcome::Usage(format!("the certificate is not base64: {error}")))?;

    let files = [
        (
            "license.lic",
            license["text"].as_str().unwrap_or_default().as_bytes(),
        ),
        (
            "public-key.pem",
            public["text"].as_str().unwrap_or_default().as_bytes(),
        ),
        ("certificate.pdf", pdf.as_slice()),
    ];
    for (name, bytes) in files {
        std::fs::write(out.join(name), bytes)
            .map_err(|error| Outcome::Usage(format!("{name} cannot be written: {error}")))?;
    }
    let mail = call("mail.draft", json!({"order_id": id}))?;
    let path = out.join("message.eml");
    call(
        "mail.save",
        json!({"order_id": id, "to": mail["to"], "subject": mail["subject"], "text": mail["text"], "path": path}),
    )?;
    let place = |name: &str| out.join(name).to_string_lossy().into_owned();
    Ok(json!({
        "vault": vault, "user": DEMO_USER, "password": DEMO_PASSWORD,
        "order": {"number": order["number"], "id": id, "customer": order["customer"]["content"]["name"],
                  "sentence": order["sentence"]},
        "licenses": licenses["rows"].as_array().into_iter().flatten().map(|row| row["serial"].clone())
            .collect::<Vec<_>>(),
        "license": place("license.lic"), "public_key": place("public-key.pem"),
        "certificate": place("certificate.pdf"), "message": place("message.eml"),
        "key": {"name": key["name"], "kid": key["kid"], "bits": key["bits"]},
    }))
}

fn print(summary: &Value) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    say(&text(&summary["order"]["sentence"]));
    say("");
    say(&format!(
        "License      {}  (serial {})",
        text(&summary["license"]),
        text(&summary["licenses"][0])
    ));
    say(&format!("Public key   {}", text(&summary["public_key"])));
    say(&format!("Certificate  {}", text(&summary["certificate"])));
    say(&format!("Mail         {}", text(&summary["message"])));
    say(&format!(
        "Vault        {}  (user {}, password \"{}\")",
        text(&summary["vault"]),
        text(&summary["user"]),
        text(&summary["password"])
    ));
    say("");
    say(&format!(
        "Try: signet verify {} --key {}",
        text(&summary["license"]),
        text(&summary["public_key"])
    ));
}
