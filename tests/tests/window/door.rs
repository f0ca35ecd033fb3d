//! The way into a vault and out of it.

use serde_json::json;
use signet_console::{Console, Cost, Places, Services, Silent, SystemClock, SystemRandom};
use signet_tests::Window;

use crate::{
    given::{
        add_user, assert_no_script_errors, shop_with_draft, unlock, unlocked_window_of, window_of,
        window_on_draft,
    },
    support::{PASSWORD, Shop},
};

#[test]
fn a_wrong_password_is_said_at_its_field_and_the_right_one_opens() {
    let shop = Shop::open();
    let window = window_of(&shop);
    window.fill("Password", "not this one").unwrap();
    window.click("button", "Unlock").unwrap();
    window
        .wait_for_text("The password does not fit. Mind capital letters and the keyboard’s language.")
        .unwrap();
    window.wait_for_focus("Password").unwrap();
    unlock(&window);
    assert_no_script_errors(&window);
}

#[test]
fn a_vault_that_another_program_has_open_is_said_before_and_after_a_try() {
    let shop = Shop::open();
    let other = console_with_vault_open(&shop);
    let window = window_of(&shop);
    window
        .wait_for_text("Another program has this vault open.")
        .unwrap();
    window.fill("Password", PASSWORD).unwrap();
    window.press("Enter").unwrap();
    window.wait_for_text("Close it there, then try again.").unwrap();
    window.wait_for("button", "Unlock").unwrap();

    drop(other);
    window.click("button", "Unlock").unwrap();
    window.wait_for("heading", "Orders").unwrap();
    assert_no_script_errors(&window);
}

#[test]
fn a_locked_vault_shows_nothing_of_it_and_opens_again() {
    let shop = Shop::open();
    shop.call("customer.save", &crate::support::customer());
    let window = unlocked_window_of(&shop);
    window.click("link", "Customers").unwrap();
    window.wait_for_text("Müller & Søn").unwrap();

    window.click("button", "Lock").unwrap();
    window.wait_for("textbox", "Password").unwrap();
    window.wait_until_gone("Müller & Søn").unwrap();
    shop.call("user.list", &json!({}));

    unlock(&window);
    window.wait_for("heading", "Customers").unwrap();
    window.wait_for_text("Müller & Søn").unwrap();
    window.press("Ctrl+Shift+l").unwrap();
    window.wait_for("textbox", "Password").unwrap();
    assert_no_script_errors(&window);
}

#[test]
fn who_unlocks_goes_on_where_they_were_and_another_user_begins_anew() {
    let (shop, _) = shop_with_draft();
    add_user(&shop, "olga", "sales");
    let window = window_of(&shop);
    sign_in(&window, "anna");
    window.click_text("A-1001").unwrap();
    window.wait_for("heading", "Order A-1001").unwrap();
    window.press("Ctrl+Shift+l").unwrap();
    sign_in(&window, "anna");
    window.wait_for("heading", "Order A-1001").unwrap();

    window.press("Ctrl+Shift+l").unwrap();
    sign_in(&window, "olga");
    window.wait_for("heading", "Orders").unwrap();
    assert_no_script_errors(&window);
}

#[test]
fn what_was_typed_last_is_saved_before_the_vault_locks() {
    let (shop, _) = shop_with_draft();
    let window = window_on_draft(&shop);
    window.fill("Internal note", "Call back on Monday").unwrap();
    window.press("Ctrl+Shift+l").unwrap();
    window.wait_for("textbox", "Password").unwrap();

    unlock(&window);
    window.wait_for("heading", "Order A-1001").unwrap();
    assert_eq!(window.value("Internal note").unwrap(), "Call back on Monday");
    assert_no_script_errors(&window);
}

#[test]
fn a_folder_without_a_vault_is_said_before_a_password_is_typed() {
    let shop = Shop::open();
    let window = window_of(&shop);
    window.click("button", "Other vault…").unwrap();
    window.click("button", "Open a vault").unwrap();
    window
        .fill("Folder", shop.path("nothing-here").to_str().unwrap())
        .unwrap();
    window.wait_for_text("There is no vault in this folder.").unwrap();
    window.wait_for_disabled("button", "Open vault").unwrap();
}

fn sign_in(window: &Window, user: &str) {
    window.choose("User", user).unwrap();
    unlock(window);
}

/// The test itself as the other program: it holds the vault's lock until the console is dropped.
fn console_with_vault_open(shop: &Shop) -> Console {
    let places = Places {
        vault: shop.path("unused"),
        recent: shop.path("elsewhere.json"),
        saved: shop.path("unused"),
    };
    let services = Services::new(
        Box::new(SystemClock),
        Box::new(SystemRandom),
        Cost::default(),
        places,
    );
    let console = Console::new(services);
    let open = json!({"folder": shop.vault, "user": "anna", "password": PASSWORD});
    console.call("vault.open", open, &Silent).unwrap();
    console
}
