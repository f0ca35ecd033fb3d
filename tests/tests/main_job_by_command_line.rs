//! The main job with `signet call` only.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use serde_json::{Value, json};
use support::{Shop, draft, submit};

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
    let request = support::order_form(&draft, |content| content["lines"] = lines);
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
    let customer = &order["customer"];
    let mut form =
        json!({"id": customer["id"], "version": customer["version"], "content": customer["content"]});
    form["content"]["name"] = json!("Renamed GmbH");
    shop.call("customer.save", &form);
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
    form["content"]["features"][0]["terms"]["model"] = json!({"kind": "runs", "runs": 7});
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
