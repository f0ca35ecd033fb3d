//! Submits orders until it is killed, and says after each that it is done. `killed_at_any_moment`
//! starts it and kills it.
#![allow(clippy::print_stdout, reason = "its standard output is what it acknowledges")]

use std::error::Error;

use serde_json::{Value, json};
use signet_console::{Console, Services, Silent};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which vault?")?;
    let console = Console::new(Services::of_this_system());
    let call = |action: &str, request: Value| console.call(action, request, &Silent);
    call(
        "vault.open",
        json!({"folder": folder, "user": "anna", "password": "brass seal 19"}),
    )?;
    let product = call("product.list", json!({}))?["rows"][0]["id"].clone();
    println!("ready");
    loop {
        let draft = call("order.create", json!({}))?;
        let draft = call(
            "order.save",
            json!({"id": draft["id"], "version": draft["version"],
                   "content": {"lines": [{"product_id": product, "quantity": 3}]}}),
        )?;
        let order = call(
            "order.submit",
            json!({"id": draft["id"], "version": draft["version"]}),
        )?;
        if order["status"] != "submitted" {
            return Err("a submit was acknowledged but not done".into());
        }
        println!("{}", order["number"].as_str().unwrap_or_default());
    }
}
