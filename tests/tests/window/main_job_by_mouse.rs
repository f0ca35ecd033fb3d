//! The main job in the window, by mouse: from an empty computer to a license that a stranger's verifier accepts.

use std::{fs, path::Path};

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
    window.click("button", "Submit order").unwrap();
    window.wait_for("table", "Licenses").unwrap();

    window.click("button", "Save files").unwrap();
    window.wait_for_text("5 files saved in").unwrap();
    let folder = window.home().join("Signet/A-1001");
    let licenses = good_licenses(&folder);
    for license in &licenses {
        window.wait_for_text(serial(license)).unwrap();
        assert!(certificate(&folder).contains(serial(license)));
    }
    assert!(certificate(&folder).contains(CUSTOMER));

    let eml = window.home().join("licenses.eml");
    save_the_mail(&window, &eml);
    assert_mail_carries(&eml, &folder);

    revoke(&window);
    window.wait_for_text("Revoked: Paid back").unwrap();
    for license in &licenses {
        window
            .wait_for("row", &format!("{} {PRODUCT} Revoked", serial(license)))
            .unwrap();
    }
    assert_no_script_errors(&window);
}

fn create_a_vault(window: &Window) {
    let folder = window.home().join("northwind.signet");
    fs::create_dir(&folder).unwrap();
    window.click("button", "Create a vault").unwrap();
    window.fill("Company name", "Northwind Instruments").unwrap();
    window.fill("Your name", "Anna Brandt").unwrap();
    window.answer_file_dialog(&folder).unwrap();
    window.click("button", "Browse…").unwrap();
    window.fill("Password", PASSWORD).unwrap();
    window.fill("The same again", PASSWORD).unwrap();
    assert_eq!(
        window.value("User name").unwrap(),
        "anna",
        "made from the full name"
    );
    assert_eq!(
        Path::new(&window.value("Folder").unwrap()),
        folder,
        "as chosen in the dialog"
    );
    window.click("button", "Create vault").unwrap();
    window.wait_for_text("No orders yet").unwrap();
}

/// The steps that an empty vault shows in place of its orders.
fn next_step(window: &Window, title: &str) {
    window.click("link", "Orders").unwrap();
    window.click("button", title).unwrap();
}

fn create_a_signing_key(window: &Window) {
    next_step(window, "Create a signing key");
    window.click("radio", "2048 bits").unwrap();
    window.click("button", "Create key").unwrap();
    window.wait_for_text("signs new licenses").unwrap();
}

fn create_a_product(window: &Window) {
    next_step(window, "Create a product with its features");
    window.fill("Number", "1040").unwrap();
    window.fill("Code", "SPA-PRO").unwrap();
    window.fill("Name", PRODUCT).unwrap();
    window.fill("Code of feature 1", "CORE").unwrap();
    window.fill("Name of feature 1", "Core Measurement").unwrap();
    window
        .click("button", "Terms of Core Measurement may change in orders")
        .unwrap();
    window.click("button", "Add a feature").unwrap();
    window.fill("Code of feature 2", "CAL").unwrap();
    window.fill("Name of feature 2", "Calibration").unwrap();
    window.click("button", "Save").unwrap();
    window.wait_for("heading", PRODUCT).unwrap();
}

fn create_a_customer(window: &Window) {
    next_step(window, "Create a customer");
    window.fill("Name", CUSTOMER).unwrap();
    window
        .fill("Address", "Schiffbrücke 12\n24939 Flensburg")
        .unwrap();
    window.choose("Country", "Germany").unwrap();
    window.fill("Name of contact 1", "Katrin Müller").unwrap();
    window
        .fill("E-mail of contact 1", "k.mueller@mueller-soen.example")
        .unwrap();
    window.click("button", "Save").unwrap();
    window.wait_for("heading", CUSTOMER).unwrap();
}

fn write_an_order(window: &Window) {
    next_step(window, "Create an order");
    window.choose("Customer", CUSTOMER).unwrap();
    window.choose("Add a product", PRODUCT).unwrap();
    window.fill(&format!("Quantity of {PRODUCT}"), "3").unwrap();
    window.choose("Model of Calibration", "Until a date").unwrap();
    window.fill("Until, Calibration", "31 Dec 2029").unwrap();
    window.click("heading", "Order A-1001").unwrap();
}

fn save_the_mail(window: &Window, eml: &Path) {
    window.click("button", "E-mail…").unwrap();
    window.wait_for_text("No mail server is set up.").unwrap();
    window.answer_file_dialog(eml).unwrap();
    window.click("button", "Save as .eml").unwrap();
    window.wait_for_text("Saved licenses.eml").unwrap();
    window.click("link", "A-1001").unwrap();
}

fn revoke(window: &Window) {
    window.click("button", "Revoke…").unwrap();
    window.fill("Reason", "Paid back").unwrap();
    window.click("button", "Revoke order").unwrap();
}
