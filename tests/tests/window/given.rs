//! Where a window test begins: a shop, and a window on its computer.

use serde_json::{Value, json};
use signet_tests::{Launch, Window};

use crate::support::{self, PASSWORD, Shop};

pub const CUSTOMER: &str = "Müller & Søn Messtechnik GmbH";
pub const PRODUCT: &str = "Spectra Analyzer Pro";

/// What submit says it will do, when the main job is done as these tests do it.
pub const SENTENCE: &str = "Müller & Søn Messtechnik GmbH gains Spectra Analyzer Pro on 3 serial numbers: \
    Core Measurement without end, Calibration until 31 December 2029; nothing is lost.";

/// The window on the shop's computer, where the shop's vault was open last.
pub fn window_of(shop: &Shop) -> Window {
    let launch = Launch::signet()
        .unwrap()
        .home(shop.home.path())
        .env("XDG_DATA_HOME", shop.path("data"))
        .env("XDG_CONFIG_HOME", shop.path("config"));
    Window::open(&launch).unwrap()
}

/// The window after its only user has typed the password.
pub fn unlocked_window_of(shop: &Shop) -> Window {
    let window = window_of(shop);
    unlock(&window);
    window
}

/// A window on a demo vault, which vanishes with it.
pub fn demo_window() -> Window {
    let window = Window::open(&Launch::signet().unwrap().arg("--demo")).unwrap();
    window.wait_for("row", "A-1016").unwrap();
    window
}

pub fn unlock(window: &Window) {
    window.fill("Password", PASSWORD).unwrap();
    window.click("button", "Unlock").unwrap();
    window.wait_for("button", "Signed in").unwrap();
}

/// A shop with one draft that lacks nothing.
pub fn shop_with_draft() -> (Shop, Value) {
    let shop = Shop::open();
    let draft = support::draft(&shop);
    (shop, draft)
}

/// The window on that draft.
pub fn window_on_draft(shop: &Shop) -> Window {
    let window = unlocked_window_of(shop);
    window.click_text("A-1001").unwrap();
    window.wait_for("heading", "Order A-1001").unwrap();
    window
}

/// One more user of the shop's vault, with everybody's password.
pub fn add_user(shop: &Shop, name: &str, role: &str) {
    let user = json!({"name": name, "full_name": name, "role": role, "password": PASSWORD});
    shop.call("user.create", &user);
}

/// Nothing went wrong in the page that nobody was told of.
pub fn assert_no_script_errors(window: &Window) {
    assert_eq!(window.script_errors().unwrap(), Vec::<String>::new());
}
