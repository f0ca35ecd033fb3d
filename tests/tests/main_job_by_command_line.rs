//! The main job with `signet call` only, and what the command line promises.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use serde_json::{Value, json};
use support::{PASSWORD, Shop, draft, submit, with_input};

#[test]
fn from_an_empty_vault_to_a_revoked_order() {
    let shop = Shop::open();
    let draft = draft(&shop);
    assert_eq!(draft["problems"], json!([]));
    assert_eq!(
        draft["sentence"],
        "Müller & Søn Messtechnik GmbH gains Spectra Analyzer Pro on 3 serial numbers: Core Measurement \
         without end, Calibration until 31 December 2029; nothing is lost."
    );
    let order = submit(&shop, &draft);
    assert_eq!(order["status"], "submitted");
    assert_eq!(order["licenses"].as_array().unwrap().len(), 3);

    let folder = shop.path("out");
    let saved = shop.call("order.save_files", &json!({"id": order["id"], "folder": folder}));
    assert_eq!(
        saved["total"], 5,
        "three licenses, the certificate, the public key"
    );
    for row in order["licenses"].as_array().unwrap() {
        let file = folder.join(format!("{}.lic", row["serial"].as_str().unwrap()));
        let verified = shop
            .command()
            .arg("verify")
            .arg(&file)
            .arg("--key")
            .arg(folder.join("public-key.pem"))
            .arg("--json")
            .output()
            .unwrap();
        let verdict: Value = serde_json::from_slice(&verified.stdout).unwrap();
        assert_eq!(verified.status.code(), Some(0));
        assert_eq!(verdict["claims"]["serial"], row["serial"]);
        assert_eq!(verdict["claims"]["features"][1]["until"], 1_893_455_999);
    }

    let reason = json!({"id": order["id"], "version": order["version"], "reason": "Paid back"});
    let revoked = shop.call("order.revoke", &reason);
    assert_eq!(revoked["status"], "revoked");
    assert!(
        revoked["licenses"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["status"] == "revoked")
    );
    assert_eq!(
        shop.fault("order.save_files", &json!({"id": order["id"]}))["code"],
        "not_allowed_now"
    );

    let check = shop.call("vault.check", &json!({}));
    assert_eq!(check["problems"], json!([]));
    let journal = shop.call("journal.list", &json!({"limit": 1}));
    assert_eq!(journal[0]["action"], "order.revoke");
    assert_eq!(
        journal[0]["changes"].as_array().unwrap().len(),
        4,
        "the order and its three licenses"
    );
}

#[test]
fn a_draft_with_problems_cannot_be_submitted_and_tells_all_of_them() {
    let shop = Shop::open();
    let order = shop.call("order.create", &json!({}));
    let fault = shop.fault(
        "order.submit",
        &json!({"id": order["id"], "version": order["version"]}),
    );
    assert_eq!(fault["code"], "problems");
    let fields: Vec<_> = fault["details"]["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["field"].clone())
        .collect();
    assert_eq!(fields, ["lines", "key"]);
}

#[test]
fn a_submitted_order_refuses_changes_and_a_stale_version_is_told() {
    let shop = Shop::open();
    let draft = draft(&shop);
    let order = submit(&shop, &draft);
    let stale = json!({"id": order["id"], "version": draft["version"]});
    assert_eq!(shop.fault("order.submit", &stale)["code"], "changed_elsewhere");
    let fresh = json!({"id": order["id"], "version": order["version"]});
    assert_eq!(shop.fault("order.submit", &fresh)["code"], "not_allowed_now");
    assert_eq!(shop.fault("order.delete", &fresh)["code"], "not_allowed_now");
    let note = json!({"id": order["id"], "version": order["version"], "note": "called back"});
    assert_eq!(
        shop.call("order.note", &note)["note"],
        "called back",
        "notes may be added at any time"
    );
}

#[test]
fn a_script_cannot_change_what_the_catalog_locks() {
    let shop = Shop::open();
    let draft = draft(&shop);
    let product = draft["lines"][0]["product_id"].clone();
    let free = json!({"model": {"kind": "runs", "runs": 5}, "seats": 1, "unit": "station", "remote": false, "flags": []});
    let lines = json!([{"product_id": product, "quantity": 1, "features": [{"number": 1, "terms": free}]}]);
    let request = json!({"id": draft["id"], "version": draft["version"], "customer_id": null,
                         "activation_limit": 1, "lines": lines});
    let fault = shop.fault("order.save", &request);
    assert_eq!(
        fault["details"]["problems"][0]["field"],
        "lines[0].features[0].terms.model"
    );
    assert_eq!(
        shop.call("order.get", &json!({"id": draft["id"]}))["version"],
        draft["version"],
        "nothing changed"
    );
}

#[test]
fn what_was_submitted_says_the_same_whatever_changes_later() {
    let shop = Shop::open();
    let order = submit(&shop, &draft(&shop));
    let read = || {
        let certificate = shop.call("order.certificate", &json!({"id": order["id"]}));
        (
            certificate,
            shop.call("order.get", &json!({"id": order["id"]}))["sentence"].clone(),
        )
    };
    let before = read();
    let mut customer = order["customer"].clone();
    let form = customer.as_object_mut().unwrap();
    for view_only in ["archived_at", "orders", "licenses", "created_at", "updated_at"] {
        form.remove(view_only);
    }
    form.insert("name".into(), json!("Renamed GmbH"));
    shop.call("customer.save", &customer);
    let settings = shop.call("settings.get", &json!({}));
    shop.call(
        "settings.save",
        &json!({"version": settings["version"], "order_series": "A", "mail": settings["mail"],
        "company": {"name": "Renamed Ltd", "address": "", "email": "", "website": ""}}),
    );
    assert_eq!(
        read(),
        before,
        "certificate and sentence are those of the day they were promised"
    );
}

#[test]
fn a_catalog_that_changed_since_the_draft_was_shown_is_told_before_signing() {
    let shop = Shop::open();
    let draft = draft(&shop);
    let product = shop.call("product.get", &json!({"id": draft["lines"][0]["product_id"]}));
    let mut form = support::product();
    form["id"] = product["id"].clone();
    form["version"] = product["version"].clone();
    form["features"][0]["terms"]["model"] = json!({"kind": "runs", "runs": 7});
    shop.call("product.save", &form);
    let shown =
        json!({"id": draft["id"], "version": draft["version"], "catalog_version": draft["catalog_version"]});
    assert_eq!(shop.fault("order.submit", &shown)["code"], "changed_elsewhere");
    let again = shop.call("order.get", &json!({"id": draft["id"]}));
    assert!(
        again["sentence"]
            .as_str()
            .unwrap()
            .contains("Core Measurement for 7 runs"),
        "the new promise is shown"
    );
    let shown =
        json!({"id": again["id"], "version": again["version"], "catalog_version": again["catalog_version"]});
    assert_eq!(shop.call("order.submit", &shown)["status"], "submitted");
}

#[test]
fn the_vault_knows_what_it_revoked() {
    let shop = Shop::open();
    let order = submit(&shop, &draft(&shop));
    let file = shop.call("license.file", &json!({"id": order["licenses"][0]["id"]}));
    let verify = || shop.call("license.verify", &json!({"text": file["text"]}))["code"].clone();
    assert_eq!(verify(), "good");
    shop.call(
        "order.revoke",
        &json!({"id": order["id"], "version": order["version"], "reason": "Paid back"}),
    );
    assert_eq!(verify(), "revoked");
}

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
    product["features"][1]["terms"]["model"]["kind"] = json!("forever");
    let nested = shop.fault("product.save", &product);
    assert_eq!(nested["details"]["field"], "features[1].terms.model.kind");
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
