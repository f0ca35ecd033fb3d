//! The window offers nobody what their role may not do.

use serde_json::json;
use signet_tests::Window;

use crate::{
    given::{add_user, assert_no_script_errors, window_of},
    support::{self, PASSWORD, Shop},
};

#[test]
fn an_auditor_reads_everything_and_is_offered_nothing_else() {
    let (shop, window) = window_as("auditor");
    window.wait_for_none("button", "New order").unwrap();
    window.press("n").unwrap();
    window.press("Ctrl+Shift+n").unwrap();
    for (place, action) in [
        ("Customers", "New customer"),
        ("Catalog", "New product"),
        ("Keys", "New key"),
    ] {
        window.click("link", place).unwrap();
        window.wait_for("heading", place).unwrap();
        window.wait_for_none("button", action).unwrap();
    }
    window
        .wait_for("button", "Export public key of Northwind 2026")
        .unwrap();
    window.wait_for_none("button", "More for Northwind 2026").unwrap();

    open_order(&window, "A-1001");
    for action in ["Save files", "Revoke…", "E-mail…"] {
        window.wait_for_none("button", action).unwrap();
    }

    open_order(&window, "A-1002");
    window.wait_for_text("Your role may not submit orders.").unwrap();
    window.wait_for_disabled("textbox", "Purchase order").unwrap();
    for action in ["Submit order", "Delete draft", "Duplicate"] {
        window.wait_for_none("button", action).unwrap();
    }

    window.click("link", "Settings").unwrap();
    window.wait_for_disabled("textbox", "Website").unwrap();
    window.wait_for_none("button", "Save settings").unwrap();
    window.wait_for_none("button", "Add a user").unwrap();
    assert_no_script_errors(&window);
    drop(window);
    let orders = shop.call_as(Some("anna"), "order.counts", &json!({}));
    assert_eq!(orders["all"], 2, "no shortcut made a draft");
}

#[test]
fn an_engineer_delivers_what_was_sold_and_sells_nothing() {
    let (_shop, window) = window_as("engineer");
    window.wait_for_none("button", "New order").unwrap();
    open_order(&window, "A-1001");
    window.wait_for("button", "E-mail…").unwrap();
    window.wait_for_none("button", "Revoke…").unwrap();
    window.click("button", "Save files").unwrap();
    window.wait_for_text("5 files saved in").unwrap();
    assert_no_script_errors(&window);
}

#[test]
fn sales_staff_sell_and_change_neither_keys_nor_catalog_nor_settings() {
    let (_shop, window) = window_as("sales");
    window.click("link", "Keys").unwrap();
    window.wait_for("heading", "Northwind 2026").unwrap();
    window.wait_for_none("button", "New key").unwrap();
    window.click("link", "Catalog").unwrap();
    window.click_text("Spectra Analyzer Pro").unwrap();
    window.wait_for_disabled("textbox", "Name of feature 1").unwrap();
    window.wait_for_none("button", "Save").unwrap();
    window.click("link", "Settings").unwrap();
    window.wait_for_disabled("textbox", "Website").unwrap();

    open_order(&window, "A-1002");
    window.click("button", "Submit order").unwrap();
    window.wait_for_text("Order A-1002 Submitted").unwrap();
    assert_no_script_errors(&window);
}

/// A shop with a submitted order, a draft and a user of this role, and the window as that user.
fn window_as(role: &str) -> (Shop, Window) {
    let shop = Shop::open();
    let order = support::submit(&shop, &support::draft(&shop));
    shop.call("order.copy", &json!({"id": order["id"]}));
    add_user(&shop, "olga", role);
    let window = window_of(&shop);
    window.choose("User", "olga").unwrap();
    window.fill("Password", PASSWORD).unwrap();
    window.click("button", "Unlock").unwrap();
    window.wait_for("heading", "Orders").unwrap();
    (shop, window)
}

fn open_order(window: &Window, number: &str) {
    window.click("link", "Orders").unwrap();
    window.click_text(number).unwrap();
    window.wait_for("heading", &format!("Order {number}")).unwrap();
}
