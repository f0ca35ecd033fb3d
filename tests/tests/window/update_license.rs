//! A license gets new terms by an update order, and its former ones back by revoking that order. By keyboard.

use serde_json::{Value, json};
use signet_tests::Window;

use crate::{
    given::{assert_no_script_errors, shop_with_draft, unlocked_window_of},
    support::{Shop, submit},
};

/// Who gains what, what stays, and that nothing goes.
const SENTENCE: &str = "Müller & Søn Messtechnik GmbH has Calibration until 31 December 2031 instead of until \
    31 December 2029; keeps Core Measurement; no feature is lost.";

#[test]
fn a_license_is_found_updated_and_given_its_former_terms_back() {
    let (shop, draft) = shop_with_draft();
    submit(&shop, &draft);
    let license = first_license(&shop);
    let serial = license["serial"].as_str().unwrap().to_owned();
    let window = unlocked_window_of(&shop);

    open_by_fragment(&window, &serial);
    window.wait_for_text("until 31 December 2029").unwrap();
    window.press("u").unwrap();
    window.wait_for("heading", "Order A-1002").unwrap();
    window.tab_to("Until, Calibration").unwrap();
    window.press("Ctrl+a").unwrap();
    window.type_keys("31 Dec 2031").unwrap();
    window.press("Esc").unwrap();
    window.wait_for_text(SENTENCE).unwrap();
    window.press("Ctrl+Enter").unwrap();
    window.wait_for_text("Submitted Anna Brandt, today").unwrap();

    open_by_fragment(&window, &serial);
    window
        .wait_for("row", "2 Calibration F until 31 Dec 2031")
        .unwrap();
    window.wait_for_text("Updated A-1002").unwrap();

    open(&window, "A-1002", "Order A-1002");
    revoke(&window);
    open_by_fragment(&window, &serial);
    window
        .wait_for("row", "2 Calibration F until 31 Dec 2029")
        .unwrap();
    window.wait_for_text("Update taken back").unwrap();
    assert_no_script_errors(&window);
    drop(window);

    let kept = shop.call("license.get", &json!({"id": license["id"]}));
    assert_eq!(kept["row"]["status"], "active", "only the update was taken back");
}

fn first_license(shop: &Shop) -> Value {
    shop.call("license.list", &json!({"limit": 1}))["rows"][0].clone()
}

/// As somebody types what they hear on the phone: the last characters of the serial number.
fn open_by_fragment(window: &Window, serial: &str) {
    let fragment = &serial[serial.len() - 5..];
    window.press("Ctrl+k").unwrap();
    window.wait_for_focus("Search or run a command").unwrap();
    window.type_keys(fragment).unwrap();
    window.wait_for("button", serial).unwrap();
    window.press("Enter").unwrap();
    window.wait_for("heading", serial).unwrap();
}

fn open(window: &Window, record: &str, title: &str) {
    window.press("Ctrl+k").unwrap();
    window.wait_for_focus("Search or run a command").unwrap();
    window.type_keys(record).unwrap();
    window.wait_for("button", record).unwrap();
    window.press("Enter").unwrap();
    window.wait_for("heading", title).unwrap();
}

fn revoke(window: &Window) {
    window.tab_to("Revoke…").unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Reason").unwrap();
    window.type_keys("Typed the wrong year").unwrap();
    window.tab_to("Revoke order").unwrap();
    window.press("Enter").unwrap();
    window.wait_for_text("Revoked: Typed the wrong year").unwrap();
}
