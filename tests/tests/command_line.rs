//! What the command line promises: faults, roles, passwords, exit codes, help.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use serde_json::{Value, json};
use support::{PASSWORD, Shop, draft, with_input};

#[test]
fn bad_requests_name_the_field() {
    let shop = Shop::open();
    let wrong_type = shop.fault("order.list", &json!({"limit": "many"}));
    assert_eq!(
        (&wrong_type["code"], &wrong_type["details"]["field"]),
        (&json!("invalid_request"), &json!("limit"))
    );
    let unknown = shop.fault("order.list", &json!({"limits": 3}));
    assert_eq!(
        unknown["code"], "invalid_request",
        "a misspelled field is not ignored"
    );
    let mut product = support::product();
    product["content"]["features"][1]["terms"]["model"]["kind"] = json!("forever");
    let nested = shop.fault("product.save", &product);
    assert_eq!(nested["details"]["field"], "content.features[1].terms.model.kind");
    assert_eq!(shop.fault("order.fly", &json!({}))["code"], "unknown_action");
}

#[test]
fn roles_are_kept_by_the_console_not_by_the_window() {
    let shop = Shop::open();
    let draft = draft(&shop);
    for (name, role) in [("ida", "auditor"), ("tom", "sales"), ("mirjam", "engineer")] {
        let user = json!({"name": name, "full_name": name, "role": role, "password": PASSWORD});
        shop.call_as(Some("anna"), "user.create", &user);
    }
    let submit = json!({"id": draft["id"], "version": draft["version"]});
    for user in ["ida", "mirjam"] {
        assert_eq!(
            shop.fault_as(Some(user), "order.submit", &submit)["code"],
            "permission_denied"
        );
        shop.call_as(Some(user), "order.get", &json!({"id": draft["id"]}));
    }
    for (action, request) in [
        ("key.create", json!({"name": "x", "bits": 2048})),
        ("product.save", support::product()),
        ("user.list", json!({})),
    ] {
        let output = shop.run(Some("tom"), action, &request);
        assert_eq!(
            output.status.success(),
            action == "user.list",
            "sales and {action}"
        );
    }
    assert_eq!(
        shop.call_as(Some("tom"), "order.submit", &submit)["submitted_by"],
        "tom"
    );
}

#[test]
fn the_password_changes_and_the_old_one_stops_working() {
    let shop = Shop::open();
    let new = "another seal 20";
    assert_eq!(
        shop.fault("vault.change_password", &json!({"current": "wrong", "new": new}))["code"],
        "wrong_password"
    );
    shop.call("vault.change_password", &json!({"current": PASSWORD, "new": new}));
    assert_eq!(shop.fault("user.list", &json!({}))["code"], "wrong_password");
    let mut command = shop.command();
    command
        .env("SIGNET_PASSWORD", new)
        .arg("--vault")
        .arg(&shop.vault)
        .args(["call", "user.list"]);
    assert!(command.output().unwrap().status.success());
}

#[test]
fn the_password_may_come_from_standard_input_but_never_from_an_argument() {
    let shop = Shop::open();
    let mut command = shop.command();
    command
        .env_remove("SIGNET_PASSWORD")
        .arg("--vault")
        .arg(&shop.vault)
        .args(["call", "user.list"]);
    let output = with_input(&mut command, &format!("{PASSWORD}\n"));
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let refused = shop
        .command()
        .args(["--password", PASSWORD, "call", "user.list"])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn wrong_usage_is_exit_code_two() {
    let shop = Shop::without_vault();
    for arguments in [
        vec![],
        vec!["call"],
        vec!["call", "order.list", "{not json"],
        vec!["call", "order.list"],
    ] {
        let output = shop.command().args(&arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn verify_tells_good_bad_and_unreadable_apart() {
    let shop = Shop::without_vault();
    let demo = shop
        .command()
        .args(["demo", "--out", "demo", "--json"])
        .output()
        .unwrap();
    assert!(demo.status.success(), "{}", String::from_utf8_lossy(&demo.stderr));
    let summary: Value = serde_json::from_slice(&demo.stdout).unwrap();
    for name in ["license", "public_key", "certificate", "message"] {
        assert!(
            shop.path(summary[name].as_str().unwrap())
                .metadata()
                .unwrap()
                .len()
                > 100,
            "{name}"
        );
    }
    let license = std::fs::read_to_string(shop.path("demo/license.lic")).unwrap();
    let verify = |text: &str| {
        let file = shop.path("tried.lic");
        std::fs::write(&file, text).unwrap();
        let mut command = shop.command();
        command
            .arg("verify")
            .arg(file)
            .args(["--key", "demo/public-key.pem", "--json"]);
        command.output().unwrap().status.code()
    };
    assert_eq!(verify(&license), Some(0));
    assert_eq!(verify(&license[..license.len() - 30]), Some(1), "cut off");
    let inside = license.find('.').unwrap() + 50;
    let other = if license[inside..].starts_with('A') {
        "B"
    } else {
        "A"
    };
    let altered = format!("{}{other}{}", &license[..inside], &license[inside + 1..]);
    assert_eq!(verify(&altered), Some(1), "altered");
    assert_eq!(verify("hello"), Some(2), "no license at all");
    let again = shop.command().args(["demo", "--out", "demo"]).output().unwrap();
    assert_eq!(again.status.code(), Some(2), "a demo overwrites nothing");
}

#[test]
fn actions_help_and_completions_teach() {
    let shop = Shop::without_vault();
    let list = shop.command().args(["actions", "--json"]).output().unwrap();
    let list: Value = serde_json::from_slice(&list.stdout).unwrap();
    let submit = list
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["name"] == "order.submit")
        .unwrap();
    assert_eq!(submit["permission"], "sell");
    assert!(submit["request"].as_str().unwrap().contains("version: number"));
    let help = shop.command().arg("--help").output().unwrap();
    assert!(String::from_utf8_lossy(&help.stdout).contains("signet verify demo/license.lic"));
    let bash = shop.command().args(["completions", "bash"]).output().unwrap();
    assert!(String::from_utf8_lossy(&bash.stdout).contains("complete"));
}
