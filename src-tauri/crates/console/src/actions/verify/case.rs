//! What a signed file is judged by: its parts, the keys that count, the moment, the vault.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use signet_domain::Time;
use signet_license::{Header, KeySet, PublicKey};
use signet_vault::{KeyRecord, KeyStatus, View};

use super::view::RawText;
use crate::Fault;
use crate::actions::keys::public;
use crate::console::Desk;

/// Most characters of a text that are shown.
const MOST_SHOWN: usize = 64 * 1024;

/// A signed file on the table.
pub(super) struct Case<'a, 'd> {
    pub text: &'a str,
    pub parts: Parts<'a>,
    pub keys: &'a Trusted,
    /// The moment somebody asked for, if they did.
    pub asked: Option<Time>,
    pub at: Time,
    /// The open vault, if its own keys are asked.
    pub desk: Option<&'a Desk<'d>>,
}

impl<'d> Case<'_, 'd> {
    pub fn view(&self) -> Option<View<'d>> {
        self.desk.map(Desk::view)
    }
}

/// A JWS taken apart, whoever signed it: for showing, never for trusting.
pub(super) struct Parts<'a> {
    pub header: Header,
    head: &'a str,
    payload: &'a str,
}

impl<'a> Parts<'a> {
    /// None: it does not begin as a signed file.
    pub fn of(text: &'a str) -> Option<Self> {
        let mut parts = text.split('.');
        let head = parts.next()?;
        let header = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(head).ok()?).ok()?;
        Some(Self {
            header,
            head,
            payload: parts.next().unwrap_or_default(),
        })
    }

    pub fn payload(&self) -> Option<Vec<u8>> {
        BASE64_URL_SAFE_NO_PAD.decode(self.payload).ok()
    }

    pub fn raw(&self, text: &str) -> RawText {
        let json = |part: &str| indented(&BASE64_URL_SAFE_NO_PAD.decode(part).ok()?).map(|text| shown(&text));
        RawText {
            claims: json(self.payload),
            header: json(self.head),
            name: "JWS".to_owned(),
            text: shown(text),
        }
    }
}

/// JSON with a line for each value, in the order it was signed in. None: it is no JSON.
fn indented(json: &[u8]) -> Option<String> {
    serde_json::from_slice::<serde::de::IgnoredAny>(json).ok()?;
    let (mut text, mut depth, mut quoted, mut escaped) = (String::new(), 0_usize, false, false);
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    };
    let mut letters = std::str::from_utf8(json).ok()?.chars().peekable();
    while let Some(letter) = letters.next() {
        if quoted {
            text.push(letter);
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '"' => {
                quoted = true;
                text.push(letter);
            }
            '{' | '[' => {
                text.push(letter);
                while letters.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(end) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    text.push(end);
                } else {
                    depth += 1;
                    line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(letter);
            }
            ',' => {
                text.push(letter);
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            space if space.is_ascii_whitespace() => {}
            other => text.push(other),
        }
    }
    Some(text)
}

/// As much of a text as is shown.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

/// The keys that count, and what they are called.
#[derive(Default)]
pub(super) struct Trusted {
    pub set: KeySet,
    named: Vec<(String, String)>,
    of_vault: bool,
}

impl Trusted {
    pub fn given(keys: Vec<PublicKey>) -> Self {
        let word = |key: &PublicKey| {
            (
                key.kid().to_owned(),
                format!("the given key, RSA {} bits", key.bits()),
            )
        };
        Self {
            named: keys.iter().map(word).collect(),
            set: keys.into_iter().collect(),
            of_vault: false,
        }
    }

    pub fn of_vault(view: View<'_>) -> Result<Self, Fault> {
        let records = view.keys()?;
        let word = |record: &KeyRecord| (record.kid.clone(), key_words(record));
        Ok(Self {
            named: records.iter().map(|(record, _)| word(record)).collect(),
            set: records
                .iter()
                .map(|(record, _)| public(record))
                .collect::<Result<_, _>>()?,
            of_vault: true,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && !self.of_vault
    }

    pub fn words(&self, kid: &str) -> String {
        let mut named = self.named.iter();
        named
            .find(|(known, _)| known == kid)
            .map_or_else(|| kid.to_owned(), |(_, words)| words.clone())
    }

    /// Why there is no key with this id.
    pub fn missing(&self, kid: &str) -> String {
        let which = if kid.is_empty() {
            "it names none".to_owned()
        } else {
            format!("key {kid}")
        };
        match (self.of_vault, self.named.is_empty()) {
            (true, _) => format!("{which}, none of this vault"),
            (false, false) => format!("{which}, none of those given"),
            (false, true) => format!("{which}; no vault is open and no key was given"),
        }
    }

    /// Whose keys were asked.
    pub fn whose(&self) -> &'static str {
        if self.of_vault {
            "No key of this vault"
        } else {
            "None of the given keys"
        }
    }
}

/// `Northwind 2026, current, in this vault`.
pub(super) fn key_words(record: &KeyRecord) -> String {
    let state = match record.status {
        KeyStatus::Current => "current",
        KeyStatus::Next => "next",
        KeyStatus::Active => "active",
        KeyStatus::Retired => "retired",
    };
    format!("{}, {state}, in this vault", record.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_indented_in_its_own_order_and_says_the_same() {
        let json = r#"{"z": "a\"}{,:\\", "a":[1,{ } ,[]], "m":{"n":null}}"#;
        let text = indented(json.as_bytes()).expect("it is JSON");
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("still JSON");
        assert_eq!(value(&text), value(json));
        let order: Vec<usize> = ["\"z\"", "\"a\"", "\"m\""]
            .iter()
            .filter_map(|key| text.find(key))
            .collect();
        assert!(order.is_sorted() && order.len() == 3, "{text}");
        assert!(text.contains("\n  \"m\": {\n    \"n\": null\n  }\n}"), "{text}");
        assert_eq!(indented(b"{\"a\":"), None);
    }
}
