//! The order that comes again and again: how many keystrokes from anywhere to submitted.

use std::cell::Cell;

use signet_tests::Window;

use crate::given::{assert_no_script_errors, demo_window};

/// Whoever needs more has not been given the short way.
const MOST_KEYSTROKES: usize = 12;

#[test]
fn a_known_customer_gets_the_same_again_in_a_dozen_keystrokes() {
    let window = demo_window();
    window.type_keys("gs").unwrap();
    window.wait_for("heading", "Settings").unwrap();

    let keys = Keys::of(&window);
    keys.press("Ctrl+k");
    window.wait_for_focus("Search or run a command").unwrap();
    keys.type_keys("kess");
    // At once, as fast hands do it: it means the first record of the answer that is still on its way.
    keys.press("Tab");
    window.wait_for_focus("Actions of Kessler Analytik KG").unwrap();
    keys.type_keys("rep");
    window.wait_for_none("button", "Open").unwrap();
    window.wait_for("button", "Repeat the last order").unwrap();
    keys.press("Enter");
    window.wait_for_text("Kessler Analytik KG gains").unwrap();
    let draft = heading(&window);
    keys.press("Ctrl+Enter");
    window.wait_for("table", "Licenses").unwrap();

    assert!(
        keys.struck() <= MOST_KEYSTROKES,
        "{} keystrokes; {MOST_KEYSTROKES} are enough",
        keys.struck()
    );
    assert_eq!(heading(&window), draft, "the draft itself was submitted");
    assert_new_and_submitted(&window, draft.trim_start_matches("Order "));
    assert_no_script_errors(&window);
}

/// The order of that number stands among the submitted ones, of today, with active licenses.
fn assert_new_and_submitted(window: &Window, number: &str) {
    window.wait_for_text("Submitted Anna Brandt, today").unwrap();
    window.type_keys("gl").unwrap();
    window.wait_for("heading", "Licenses").unwrap();
    window.press("/").unwrap();
    window.type_keys("Kessler").unwrap();
    window.wait_for_text("licenses").unwrap();
    window.wait_until_still().unwrap();
    let licenses = format!(
        "return [...document.querySelectorAll('[role=row]')].filter(row => row.innerText.includes('{number}') && row.innerText.includes('Active')).length"
    );
    assert!(
        window.run_script(&licenses).unwrap().as_u64().unwrap() > 0,
        "{number} has licenses"
    );
}

fn heading(window: &Window) -> String {
    let heading = window
        .run_script("return document.querySelector('h1').innerText")
        .unwrap();
    heading.as_str().unwrap().to_owned()
}

/// A person's hands, counted: a key with what is held down with it is one keystroke.
struct Keys<'a> {
    window: &'a Window,
    struck: Cell<usize>,
}

impl<'a> Keys<'a> {
    fn of(window: &'a Window) -> Self {
        Self {
            window,
            struck: Cell::new(0),
        }
    }

    fn press(&self, combination: &str) {
        self.struck.set(self.struck.get() + 1);
        self.window.press(combination).unwrap();
    }

    fn type_keys(&self, text: &str) {
        self.struck.set(self.struck.get() + text.chars().count());
        self.window.type_keys(text).unwrap();
    }

    fn struck(&self) -> usize {
        self.struck.get()
    }
}
