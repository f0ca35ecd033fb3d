//! A file that came back from a customer, shown to the window: is it good, and whose is it?

use serde_json::json;
use signet_tests::Window;

use crate::{
    given::{assert_no_script_errors, shop_with_draft, unlocked_window_of},
    support::{Shop, submit},
};

#[test]
fn a_license_is_dropped_and_judged_an_altered_one_is_caught_and_a_screenshot_is_read() {
    let (shop, draft) = shop_with_draft();
    submit(&shop, &draft);
    let license = shop.call("license.list", &json!({"limit": 1}))["rows"][0].clone();
    let serial = license["serial"].as_str().unwrap();
    let text = shop.call("license.file", &json!({"id": license["id"]}))["text"].clone();
    let text = text.as_str().unwrap().to_owned();
    let (good, forged) = (shop.path("customer.lic"), shop.path("forged.lic"));
    std::fs::write(&good, &text).unwrap();
    let inside = text.find('.').unwrap() + 50;
    let other = if text[inside..].starts_with('A') { "B" } else { "A" };
    std::fs::write(
        &forged,
        format!("{}{other}{}", &text[..inside], &text[inside + 1..]),
    )
    .unwrap();
    let picture = shop.path("screenshot.png");
    crate::support::qr::write(&picture, "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln");

    let window = at_verify(&shop);
    window.drop_file(&good).unwrap();
    window
        .wait_for_text("Good. This license is genuine and valid today.")
        .unwrap();
    window.wait_for_text("6 of 6 passed").unwrap();
    window
        .wait_for_text("This is the newest file of this license")
        .unwrap();
    window.drop_file(&forged).unwrap();
    window.wait_for_text("was altered after it was signed").unwrap();
    window.drop_file(&picture).unwrap();
    window.wait_for_text("a kind that Signet does not know").unwrap();
    window.wait_for_text("from a QR code").unwrap();
    window.press("Esc").unwrap();
    window.wait_for_text("Drop a file anywhere").unwrap();
    window.drop_file(&good).unwrap();
    window.wait_for("button", "Open license").unwrap();
    window.click("button", "Open license").unwrap();
    window.wait_for("heading", serial).unwrap();
    assert_no_script_errors(&window);
}

fn at_verify(shop: &Shop) -> Window {
    let window = unlocked_window_of(shop);
    window.press("Ctrl+k").unwrap();
    window.wait_for_focus("Search or run a command").unwrap();
    window.type_keys("verify a file").unwrap();
    window
        .wait_for("button", "Verify a file, a text or a QR code")
        .unwrap();
    window.press("Enter").unwrap();
    window.wait_for("heading", "Verify").unwrap();
    window
}
