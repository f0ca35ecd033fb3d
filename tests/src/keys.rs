//! Names of keys as people write them, such as `Ctrl+Shift+Enter`, as WebDriver wants them.

use crate::error::{HarnessError, Result};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};

/// Each character pressed and released, as a person types it.
pub fn typed(text: &str) -> KeyActions {
    text.chars().fold(keyboard(), |keys, character| {
        // A line end in a text is the Enter key, not the control character.
        let value = if character == '\n' {
            Key::Enter.into()
        } else {
            character
        };
        keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
    })
}

/// All keys of `combination` down in order, then up in reverse.
pub fn pressed(combination: &str) -> Result<KeyActions> {
    let keys = combination.split('+').map(key).collect::<Result<Vec<char>>>()?;
    let down = keys
        .iter()
        .fold(keyboard(), |held, &value| held.then(KeyAction::Down { value }));
    Ok(keys
        .iter()
        .rev()
        .fold(down, |held, &value| held.then(KeyAction::Up { value })))
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".into())
}

fn key(name: &str) -> Result<char> {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Ok(only);
    }
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Esc" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => return Ok(' '),
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F3" => Key::F3,
        "F4" => Key::F4,
        "F5" => Key::F5,
        "F6" => Key::F6,
        "F7" => Key::F7,
        "F8" => Key::F8,
        "F9" => Key::F9,
        "F10" => Key::F10,
        "F11" => Key::F11,
        "F12" => Key::F12,
        _ => return Err(HarnessError::UnknownKey(name.into())),
    };
    Ok(key.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combination_may_name_characters_and_keys() {
        assert_eq!(key("k").unwrap(), 'k');
        assert_eq!(key("?").unwrap(), '?');
        assert_eq!(key("Ctrl").unwrap(), '\u{e009}');
        assert!(pressed("Ctrl+Shift+Enter").is_ok());
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = pressed("Ctrl+Entr").unwrap_err();
        assert_eq!(error.to_string(), "no key is called \"Entr\"");
    }
}
