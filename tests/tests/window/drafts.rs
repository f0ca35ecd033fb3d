//! What the window says about a draft before it can do harm, and what of it survives.

use serde_json::json;

use crate::given::{
    PRODUCT, SENTENCE, assert_no_script_errors, shop_with_draft, unlock, window_of, window_on_draft,
};

#[test]
fn a_period_that_ends_before_it_begins_blocks_submit_and_is_told_beside_it() {
    let (shop, _) = shop_with_draft();
    let window = window_on_draft(&shop);
    window.choose("Model of Calibration", "Period").unwrap();
    window.fill("From, Calibration", "1 Mar 2030").unwrap();
    window.fill("Until, Calibration", "28 Feb 2030").unwrap();
    window.press("Tab").unwrap();

    window.wait_for("alert", "").unwrap();
    window.wait_for_text("1 problem to solve first").unwrap();
    window.wait_for_disabled("button", "Submit order").unwrap();
    window.press("F8").unwrap();
    window.wait_for_focus("Until, Calibration").unwrap();

    window.fill("Until, Calibration", "1 Mar 2030").unwrap();
    window.press("Tab").unwrap();
    window.wait_for_none("alert", "").unwrap();
    window.wait_for("button", "Submit order").unwrap();
    assert_no_script_errors(&window);
}

#[test]
fn a_quantity_of_nothing_blocks_submit_and_is_told_beside_it() {
    let (shop, _) = shop_with_draft();
    let window = window_on_draft(&shop);
    let quantity = format!("Quantity of {PRODUCT}");
    window.fill(&quantity, "0").unwrap();

    window.wait_for("alert", "").unwrap();
    window.wait_for_disabled("button", "Submit order").unwrap();
    window.press("Ctrl+Enter").unwrap();
    window.wait_for_text("Possible once this is solved.").unwrap();

    window.fill(&quantity, "3").unwrap();
    window.wait_for_text(SENTENCE).unwrap();
    window.wait_for("button", "Submit order").unwrap();
    assert_eq!(
        shop_status(window, &shop),
        "draft",
        "the shortcut did not submit it either"
    );
}

#[test]
fn terms_that_the_catalog_locks_have_no_fields() {
    let (shop, _) = shop_with_draft();
    let window = window_on_draft(&shop);
    window.wait_for("img", "Fixed").unwrap();
    window.wait_for("combobox", "Model of Calibration").unwrap();
    for field in ["Model of", "Seats of", "Flags of", "Leave out"] {
        for role in ["combobox", "textbox", "spinbutton", "button"] {
            window
                .wait_for_none(role, &format!("{field} Core Measurement"))
                .unwrap();
        }
    }
}

#[test]
fn a_draft_that_was_saved_as_it_was_typed_survives_the_death_of_the_window() {
    let (shop, _) = shop_with_draft();
    let window = window_on_draft(&shop);
    window.fill("Purchase order", "4500-7716").unwrap();
    window
        .fill("Internal note", "Katrin needs the files before 1 December.")
        .unwrap();
    window.wait_for_text("Saved at").unwrap();
    window.kill();

    let window = window_of(&shop);
    unlock(&window);
    window.click_text("A-1001").unwrap();
    assert_eq!(window.value("Purchase order").unwrap(), "4500-7716");
    assert_eq!(
        window.value("Internal note").unwrap(),
        "Katrin needs the files before 1 December."
    );
}

/// The order's status in the vault, read by another program once the window is closed.
fn shop_status(window: signet_tests::Window, shop: &crate::support::Shop) -> String {
    drop(window);
    let orders = shop.call("order.list", &json!({"tab": "all"}));
    orders["rows"][0]["status"].as_str().unwrap().to_owned()
}
