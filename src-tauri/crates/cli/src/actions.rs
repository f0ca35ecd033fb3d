//! `signet actions`: the list, for people and for tools.

use serde_json::{Value, json};
use signet_console::{ACTIONS, contract};

use crate::outcome::say;

pub fn run(as_json: bool) {
    let config = contract::config();
    if as_json {
        let list: Vec<Value> = ACTIONS
            .iter()
            .map(|entry| {
                json!({"name": entry.name, "permission": entry.permission, "about": entry.about,
                       "request": (entry.request)(&config), "reply": (entry.reply)(&config)})
            })
            .collect();
        say(&serde_json::to_string_pretty(&list).unwrap_or_default());
        return;
    }
    for entry in ACTIONS {
        let permission = serde_json::to_value(entry.permission).unwrap_or_default();
        say(&format!(
            "{:<24} {:<9} {}",
            entry.name,
            permission.as_str().unwrap_or_default(),
            entry.about
        ));
        say(&format!(
            "{:>24} {}",
            "request",
            one_line(&(entry.request)(&config))
        ));
        say(&format!(
            "{:>24} {}\n",
            "reply",
            one_line(&(entry.reply)(&config))
        ));
    }
}

/// Without comments and line breaks.
fn one_line(type_text: &str) -> String {
    let mut text = String::new();
    let mut rest = type_text;
    while let Some((before, after)) = rest.split_once("/**") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
