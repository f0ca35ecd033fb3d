//! A profile with a quota: made, sold from, and brought to the licenses that hold it.

use serde_json::json;
use signet_tests::Window;

use crate::{
    given::{CUSTOMER, PRODUCT, assert_no_script_errors, unlocked_window_of},
    support::{self, Shop},
};

#[test]
fn a_profile_is_sold_within_its_quota_and_its_change_reaches_its_licenses() {
    let shop = Shop::open();
    shop.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
    shop.call("product.save", &support::product());
    shop.call("customer.save", &support::customer());
    let window = unlocked_window_of(&shop);

    create_profile(&window);
    order_two(&window);
    window.wait_for_text("Quota Laboratory: 0 → 2 of 3").unwrap();
    window.click("button", "Submit order").unwrap();
    window.wait_for("table", "Licenses").unwrap();

    open_profile(&window);
    window.wait_for_text("2 of 3").unwrap();
    window.wait_for_text("1 left").unwrap();
    window.choose("Model of Calibration", "Until a date").unwrap();
    window.fill("Until, Calibration", "31 Dec 2031").unwrap();
    window.press("Tab").unwrap();
    window.click("button", "Save").unwrap();
    window.wait_until_gone("Not saved").unwrap();
    window.click("button", "Apply to 2 licenses…").unwrap();
    window.wait_for("list", "Licenses to update").unwrap();
    window.wait_for_text("2 licenses").unwrap();
    let sentence = "has Calibration until 31 December 2031 instead of without end; keeps Core Measurement";
    window.wait_for_text(sentence).unwrap();
    window.click("button", "Submit order").unwrap();
    window.wait_for_text("Submitted Anna Brandt, today").unwrap();
    assert_no_script_errors(&window);
    drop(window);

    let licenses = shop.call("license.list", &json!({}));
    for row in licenses["rows"].as_array().unwrap() {
        let license = shop.call("license.get", &json!({"id": row["id"]}));
        let granted = license["features"][1]["granted"].as_str().unwrap();
        assert_eq!(granted, "until 31 Dec 2031", "{}", row["serial"]);
    }
}

#[test]
fn an_order_beyond_the_quota_is_told_and_not_submitted() {
    let shop = Shop::open();
    shop.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
    shop.call("product.save", &support::product());
    shop.call("customer.save", &support::customer());
    let window = unlocked_window_of(&shop);
    create_profile(&window);
    order_two(&window);
    window.fill(&format!("Quantity of {PRODUCT}"), "4").unwrap();
    window.wait_for_text("Quota Laboratory: 0 → 4 of 3").unwrap();
    window.wait_for_disabled("button", "Submit order").unwrap();
    assert_no_script_errors(&window);
}

fn create_profile(window: &Window) {
    window.click("link", "Catalog").unwrap();
    window.click_text(PRODUCT).unwrap();
    window.click("tab", "Profiles").unwrap();
    window.click("button", "New profile").unwrap();
    window.wait_for_focus("Name").unwrap();
    window.fill("Name", "Laboratory").unwrap();
    window.fill("Code", "LAB").unwrap();
    window.click("radio", "Plan").unwrap();
    window.fill("Quota", "3").unwrap();
    window.click("button", "Save").unwrap();
    window.wait_for("heading", "Laboratory").unwrap();
}

fn order_two(window: &Window) {
    window.press("Ctrl+Shift+n").unwrap();
    window.choose("Customer", CUSTOMER).unwrap();
    window
        .choose("Add a product", &format!("{PRODUCT} · Laboratory"))
        .unwrap();
    window.fill(&format!("Quantity of {PRODUCT}"), "2").unwrap();
}

fn open_profile(window: &Window) {
    window.click("link", "Catalog").unwrap();
    window.click_text(PRODUCT).unwrap();
    window.click("tab", "Profiles").unwrap();
    window.click("link", "Laboratory").unwrap();
    window.wait_for("heading", "Laboratory").unwrap();
}
