//! A file of customers, brought in by keyboard: looked at, checked, and only then in the vault.

use std::fs;

use serde_json::json;
use signet_tests::Window;

use crate::{
    given::{assert_no_script_errors, unlocked_window_of},
    support::Shop,
};

#[test]
fn a_file_of_customers_is_checked_and_imported_by_keyboard() {
    let shop = Shop::open();
    let window = unlocked_window_of(&shop);
    open_import(&window);
    let file = window.home().join("customers.csv");
    fs::write(
        &file,
        "Name;Country\nKessler Analytik KG;DE\nHighland Water Quality Ltd;GB\n",
    )
    .unwrap();
    window.answer_file_dialog(&file).unwrap();
    window.press("o").unwrap();
    window.wait_for("table", "Columns of the file").unwrap();
    window.press("Ctrl+Enter").unwrap();
    window.wait_for_text("Nothing is wrong with this file.").unwrap();
    window.tab_to("Import 2 customers").unwrap();
    window.press("Enter").unwrap();
    window
        .wait_for_text("Imported: 2 customers added, 0 changed.")
        .unwrap();
    window.press("Esc").unwrap();
    window.wait_for("heading", "Customers").unwrap();
    window.wait_for("row", "Kessler Analytik KG").unwrap();
    assert_no_script_errors(&window);
}

#[test]
fn a_line_that_makes_no_sense_is_named_and_nothing_is_imported() {
    let shop = Shop::open();
    let window = unlocked_window_of(&shop);
    open_import(&window);
    let file = window.home().join("customers.csv");
    fs::write(
        &file,
        "Name;Country\nKessler Analytik KG;DE\nNobody Ltd;Atlantis\n",
    )
    .unwrap();
    window.answer_file_dialog(&file).unwrap();
    window.press("o").unwrap();
    window.wait_for("table", "Columns of the file").unwrap();
    window.press("Ctrl+Enter").unwrap();
    window
        .wait_for_text("1 problem to solve in the file or above. Nothing was changed.")
        .unwrap();
    window.wait_for("row", "3 Country").unwrap();
    window.wait_for_none("button", "Import 2 customers").unwrap();
    assert_no_script_errors(&window);
    drop(window);
    let customers = shop.call("customer.list", &json!({}));
    assert_eq!(customers["rows"].as_array().unwrap().len(), 0);
}

fn open_import(window: &Window) {
    window.press("Ctrl+k").unwrap();
    window.wait_for_focus("Search or run a command").unwrap();
    window.type_keys(">import cus").unwrap();
    window.wait_for_none("button", "Lock the vault").unwrap();
    window.wait_for("button", "Import customers…").unwrap();
    window.press("Enter").unwrap();
    window.wait_for("heading", "Import").unwrap();
}
