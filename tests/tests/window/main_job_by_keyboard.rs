//! The main job in the window, without a mouse: Tab, Enter, shortcuts and typing.

use std::path::Path;

use signet_tests::{Launch, Window};

use crate::{
    delivered::{assert_mail_carries, certificate, good_licenses, serial},
    given::{CUSTOMER, PRODUCT, SENTENCE, assert_no_script_errors},
    support::PASSWORD,
};

#[test]
fn from_the_first_start_to_a_revoked_order() {
    let window = Window::open(&Launch::signet().unwrap()).unwrap();
    create_a_vault(&window);
    create_a_signing_key(&window);
    create_a_product(&window);
    create_a_customer(&window);

    write_an_order(&window);
    window.wait_for_text(SENTENCE).unwrap();
    window.press("Ctrl+Enter").unwrap();
    window.wait_for("table", "Licenses").unwrap();

    window.press("s").unwrap();
    window.wait_for_text("5 files saved in").unwrap();
    let folder = window.home().join("Signet/A-1001");
    let licenses = good_licenses(&folder);
    for license in &licenses {
        window.wait_for_text(serial(license)).unwrap();
    }
    assert!(certificate(&folder).contains(CUSTOMER));

    let eml = window.home().join("licenses.eml");
    save_the_mail(&window, &eml);
    assert_mail_carries(&eml, &folder);

    revoke(&window);
    window.wait_for_text("Revoked: Paid back").unwrap();
    assert_no_script_errors(&window);
}

/// Types into fields one after the other, going from each to the next by Tab.
fn type_into(window: &Window, fields: &[(&str, &str)]) {
    for (label, value) in fields {
        window.tab_to(label).unwrap();
        window.press("Ctrl+a").unwrap();
        window.type_keys(value).unwrap();
    }
}

fn create_a_vault(window: &Window) {
    window.wait_for_focus("Create a vault").unwrap();
    window.press("1").unwrap();
    window.wait_for_focus("Company name").unwrap();
    let folder = window.home().join("northwind.signet");
    type_into(
        window,
        &[
            ("Company name", "Northwind Instruments"),
            ("Your name", "Anna Brandt"),
            ("Folder", folder.to_str().unwrap()),
            ("Password", PASSWORD),
            ("The same again", PASSWORD),
        ],
    );
    window.press("Enter").unwrap();
    window.wait_for_text("No orders yet").unwrap();
}

fn create_a_signing_key(window: &Window) {
    window.type_keys("gkn").unwrap();
    window.wait_for_focus("Name").unwrap();
    window.tab_to("3072 bits").unwrap();
    window.press("Up").unwrap();
    window.wait_for_focus("2048 bits").unwrap();
    window.press("Enter").unwrap();
    window.wait_for("heading", "Northwind Instruments 2").unwrap();
    window.wait_until_still().unwrap();
}

fn create_a_product(window: &Window) {
    window.type_keys("gpn").unwrap();
    window.wait_for_focus("Number").unwrap();
    type_into(
        window,
        &[
            ("Number", "1040"),
            ("Code", "SPA-PRO"),
            ("Name", PRODUCT),
            ("Code of feature 1", "CORE"),
            ("Name of feature 1", "Core Measurement"),
        ],
    );
    window
        .tab_to("Terms of Core Measurement may change in orders")
        .unwrap();
    window.press("Space").unwrap();
    window.tab_back_to("Add a feature").unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Name of feature 2").unwrap();
    window.type_keys("Calibration").unwrap();
    window.tab_back_to("Code of feature 2").unwrap();
    window.type_keys("CAL").unwrap();
    window.press("Ctrl+s").unwrap();
    window.wait_for("heading", PRODUCT).unwrap();
}

fn create_a_customer(window: &Window) {
    window.press("Esc").unwrap();
    window.type_keys("gcn").unwrap();
    window.wait_for_focus("Name").unwrap();
    type_into(
        window,
        &[
            ("Name", CUSTOMER),
            ("Name of contact 1", "Katrin Müller"),
            ("E-mail of contact 1", "k.mueller@mueller-soen.example"),
        ],
    );
    window.press("Ctrl+s").unwrap();
    window.wait_for("heading", CUSTOMER).unwrap();
}

fn write_an_order(window: &Window) {
    window.press("Ctrl+Shift+n").unwrap();
    window.wait_for_focus("Customer").unwrap();
    window.type_keys("mül").unwrap();
    window.wait_for("option", CUSTOMER).unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Add a product").unwrap();
    window.type_keys("1040").unwrap();
    window.wait_for("option", PRODUCT).unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Quantity of").unwrap();
    window.type_keys("3").unwrap();
    window.tab_to("Model of Calibration").unwrap();
    choose_by_arrows(window, "Until a date", 2);
    type_into(window, &[("Until, Calibration", "31 Dec 2029")]);
    window.press("Esc").unwrap();
}

/// Opens the list under the focus and goes down from its current entry.
fn choose_by_arrows(window: &Window, option: &str, down: usize) {
    window.press("Enter").unwrap();
    window.wait_for("option", option).unwrap();
    for _ in 0..down {
        window.press("Down").unwrap();
    }
    window.press("Enter").unwrap();
}

fn save_the_mail(window: &Window, eml: &Path) {
    window.press("m").unwrap();
    window.wait_for_text("No mail server is set up.").unwrap();
    window.answer_file_dialog(eml).unwrap();
    window.press("Ctrl+s").unwrap();
    window.wait_for_text("Saved licenses.eml").unwrap();
    window.press("Esc").unwrap();
    window.wait_for("heading", "Order A-1001").unwrap();
}

fn revoke(window: &Window) {
    window.tab_to("Revoke…").unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Reason").unwrap();
    window.type_keys("Paid back").unwrap();
    window.tab_to("Revoke order").unwrap();
    window.press("Enter").unwrap();
}
