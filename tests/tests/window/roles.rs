//! The window offers nobody what their role may not do.

use signet_tests::Window;

use crate::{
    given::{add_user, assert_no_script_errors, window_of},
    support::{self, PASSWORD, Shop, draft_with_key},
};

/// A shop with a submitted order, a draft and a user of this role, and the window as that user.
fn window_as(role: &str) -> (Shop, Window) {
    let shop = Shop::open();
    let order = support::submit(&shop, &support::draft(&shop));
    shop.call("order.copy", &serde_json::json!({"id": order["id"]}));
    add_user(&shop, "olga", role);
    let window = window_of(&shop);
    window.choose("User", "olga").unwrap();
    window.fill("Password", PASSWORD).unwrap();
    window.click("button", "Unlock").unwrap();
    window.wait_for("heading", "Orders").unwrap();
    (shop, window)
}
