//! A list of several hundred rows, of which only those on screen exist.

use serde_json::{Value, json};
use signet_tests::Window;

use crate::{
    given::{assert_no_script_errors, shop_with_draft, unlocked_window_of},
    support::{Shop, save_order, submit},
};

const LICENSES: usize = 400;

#[test]
fn a_long_list_is_walked_narrowed_and_found_again_as_it_was_left() {
    let shop = shop_with_licenses();
    let all = licenses(&shop, "");
    assert_eq!(all.len(), LICENSES);
    let fragment = common_fragment(&shop, &all);
    let narrowed = licenses(&shop, &fragment);
    let window = unlocked_window_of(&shop);
    window.type_keys("gl").unwrap();
    window.wait_for("row", &all[0]).unwrap();
    window.wait_for_text(&format!("{LICENSES} licenses")).unwrap();

    window.press("End").unwrap();
    window.wait_for("row", all.last().unwrap()).unwrap();
    window.wait_for_none("row", &all[0]).unwrap();

    window.press("/").unwrap();
    window.type_keys(&fragment).unwrap();
    window
        .wait_for_text(&format!("{} of", narrowed.len()))
        .unwrap_or_else(|_| {
            window
                .wait_for_text(&format!("{} licenses", narrowed.len()))
                .unwrap();
        });
    window.wait_for("row", &narrowed[0]).unwrap();
    window.press("Down").unwrap();
    window.press("End").unwrap();
    let last = narrowed.last().unwrap();
    wait_for_current(&window, last);
    window.press("Enter").unwrap();
    window.wait_for("heading", last).unwrap();

    window.press("Esc").unwrap();
    window.wait_for("heading", "Licenses").unwrap();
    assert_eq!(window.value("Filter this list").unwrap(), fragment);
    wait_for_current(&window, last);
    assert_no_script_errors(&window);
}

fn shop_with_licenses() -> Shop {
    let (shop, draft) = shop_with_draft();
    let draft = save_order(&shop, &draft, |content| {
        content["lines"][0]["quantity"] = json!(LICENSES);
    });
    submit(&shop, &draft);
    shop
}

/// The serial numbers of a list, in the order of the window.
fn licenses(shop: &Shop, text: &str) -> Vec<String> {
    let request = json!({"text": text, "sort": "issued", "descending": true, "limit": 500});
    let rows = shop.call("license.list", &request)["rows"].clone();
    let serial = |row: &Value| row["serial"].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(serial).collect()
}

/// The first characters of a serial number that some, but not all, have in common.
fn common_fragment(shop: &Shop, all: &[String]) -> String {
    let some = |fragment: &String| (2..LICENSES / 2).contains(&licenses(shop, fragment).len());
    let mut fragments = all[0]
        .char_indices()
        .skip(1)
        .map(|(at, _)| all[0][all[0].len() - at..].to_owned());
    fragments
        .find(some)
        .expect("a fragment of several serial numbers")
}

/// The row that the arrows are on is drawn, and it is this one.
fn wait_for_current(window: &Window, serial: &str) {
    window.wait_for("row", serial).unwrap();
    window.wait_until_still().unwrap();
    let current = window
        .run_script("return document.querySelector('[role=row][aria-current=true]')?.innerText ?? ''")
        .unwrap();
    assert!(current.as_str().unwrap().contains(serial), "on {current}");
}
