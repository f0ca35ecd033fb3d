//! Limits of their own, maintenance in days and archived features, from the order into the signed file.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::office::{Office, customer};

pub(super) fn perpetual() -> Value {
    json!({"model": {"kind": "perpetual"}, "seats": 1, "unit": "station", "remote": false, "flags": []})
}

/// Tokens (1) and a normal feature (2).
fn product(office: &Office) -> Value {
    let feature = |number: u32, kind: &str, limit: Value| {
        json!({"number": number, "code": "F", "name": format!("Feature {number}"), "type": kind, "limit": limit,
               "can_modify": true, "can_exclude": true, "terms": perpetual()})
    };
    let cell = json!({"number": 1, "name": "Channels", "offset": 0, "size": 4, "kind": "number", "value": "16",
                      "editable": true});
    let features = [
        feature(1, "consumption_tokens", json!(100)),
        feature(2, "normal", Value::Null),
    ];
    let content = json!({"number": 7, "name": "Chart Studio", "features": features,
        "memory": [{"alias": 500, "name": "Limits", "size": 8, "cells": [cell]}]});
    office.call("product.save", &json!({"content": content}))
}

pub(super) fn save(office: &Office, order: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut content = order["content"].clone();
    change(&mut content);
    let form = json!({"id": order["id"], "version": order["version"], "note": "", "content": content});
    office.call("order.save", &form)
}

pub(super) fn submit(office: &Office, order: &Value) -> Value {
    office.call(
        "order.submit",
        &json!({"id": order["id"], "version": order["version"]}),
    )
}

/// A submitted sale of one license.
pub(super) fn sell(office: &Office, line: &Value) -> Value {
    let order = office.call("order.create", &json!({}));
    submit(
        office,
        &save(office, &order, |content| content["lines"] = json!([line])),
    )
}

fn license(office: &Office, order: &Value) -> Value {
    office.call("license.get", &json!({"id": order["licenses"][0]["id"]}))
}

fn signed(office: &Office, license: &Value) -> Value {
    let file = office.call("license.file", &json!({"id": license["row"]["id"]}));
    let claims = file["text"].as_str().unwrap().split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

fn tokens(product: &Value, limit: &Value) -> Value {
    json!({"product_id": product["id"], "quantity": 1,
           "features": [{"number": 1, "terms": perpetual(), "limit": limit}]})
}

#[test]
fn two_licenses_of_a_product_have_pools_of_different_size() {
    let office = Office::open();
    let product = product(&office);
    for (limit, expected) in [(json!(500), 500), (Value::Null, 100)] {
        let order = sell(&office, &tokens(&product, &limit));
        let license = license(&office, &order);
        assert_eq!(license["features"][0]["limit"], json!(expected));
        assert_eq!(
            license["features"][0]["granted"],
            json!(format!("{expected} tokens, no end"))
        );
        assert_eq!(signed(&office, &license)["features"][0]["limit"], json!(expected));
        assert_eq!(license["product_id"], product["id"]);
        assert_eq!(license["can_overwrite"], json!(false));
        assert_eq!(license["window"], json!({"from": null, "until": null}));
        let cell = &license["memory"][0];
        assert_eq!((&cell["value"], &cell["own"]), (&json!("16"), &json!(false)));
    }
}

#[test]
fn an_update_starts_with_the_limit_a_license_has_and_its_revocation_restores_it() {
    let office = Office::open();
    let product = product(&office);
    let order = sell(&office, &tokens(&product, &json!(500)));
    let id = &order["licenses"][0]["id"];
    let draft = office.call("order.update", &json!({"license_ids": [id]}));
    let feature = &draft["lines"][0]["features"][0];
    assert_eq!(
        [
            &feature["limit"],
            &feature["catalog_limit"],
            &feature["before_limit"]
        ],
        [&json!(500), &json!(100), &json!(500)]
    );
    assert_eq!(feature["before"], json!("500 tokens, no end"));
    assert_eq!(
        draft["problems"][0]["field"],
        json!("lines"),
        "nothing changes yet: {draft}"
    );
    let draft = save(&office, &draft, |content| {
        content["lines"][0]["features"][0]["limit"] = json!(900);
    });
    let sentence = draft["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("has Feature 1 with 900 tokens instead of 500;"),
        "{sentence}"
    );
    let update = submit(&office, &draft);
    let changed = office.call("license.get", &json!({"id": id}));
    assert_eq!(signed(&office, &changed)["features"][0]["limit"], json!(900));
    let told = changed["history"][1]["sentence"].as_str().unwrap();
    assert!(told.contains("900 tokens instead of 500"), "{told}");
    let told = |order: &Value| {
        let feature = &order["lines"][0]["features"][0];
        (feature["before"].clone(), feature["granted"].clone())
    };
    let before_and_after = (json!("500 tokens, no end"), json!("900 tokens, no end"));
    assert_eq!(told(&update), before_and_after, "once submitted");
    let revoke = json!({"id": update["id"], "version": update["version"], "reason": "a mistake"});
    assert_eq!(
        told(&office.call("order.revoke", &revoke)),
        before_and_after,
        "once revoked"
    );
    let restored = office.call("license.get", &json!({"id": id}));
    assert_eq!(restored["features"][0]["limit"], json!(500));
    assert_eq!(signed(&office, &restored)["features"][0]["limit"], json!(500));
}

#[test]
fn days_of_maintenance_become_the_licenses_date() {
    let office = Office::open();
    let product = product(&office);
    let mut line = tokens(&product, &Value::Null);
    line["conditions"] = json!({"maintenance_days": 30});
    let license = license(&office, &sell(&office, &line));
    let until = license["row"]["issued_at"].as_i64().unwrap() + 30 * 86_400;
    assert_eq!(license["conditions"]["maintenance_until"], json!(until));
    assert_eq!(license["conditions"]["maintenance_days"], Value::Null);
    assert_eq!(signed(&office, &license)["maintenance_until"], json!(until));
}

#[test]
fn what_is_no_longer_sold_stays_with_who_has_it() {
    let office = Office::open();
    let product = product(&office);
    let profile = json!({"product_id": product["id"], "content": {"name": "Annual", "kind": "plan",
        "features": [{"number": 1, "terms": perpetual(), "limit": 200}]}});
    let profile = office.call("profile.save", &profile);
    let line = json!({"product_id": product["id"], "profile_id": profile["id"], "quantity": 1});
    let sold = sell(&office, &line);
    let now = office.call("product.get", &json!({"id": product["id"]}));
    let mut content = now["content"].clone();
    content["features"][1]["archived"] = json!(true);
    office.call(
        "product.save",
        &json!({"id": now["id"], "version": now["version"], "content": content}),
    );

    let fresh = license(&office, &sell(&office, &line));
    assert_eq!(
        fresh["features"].as_array().unwrap().len(),
        1,
        "a new one goes without"
    );
    let profile = office.call("profile.get", &json!({"id": profile["id"]}));
    let mut content = profile["content"].clone();
    content["features"][0]["limit"] = json!(300);
    let changed = json!({"id": profile["id"], "version": profile["version"], "product_id": product["id"],
        "content": content});
    office.call("profile.save", &changed);
    let mut limits = Vec::new();
    for _ in 0..2 {
        let draft = office.call("order.update", &json!({"profile_id": profile["id"]}));
        assert_eq!(draft["problems"], json!([]), "{}", draft["problems"]);
        submit(&office, &draft);
    }
    for (order, features) in [(sold, 2), (json!({"licenses": [fresh["row"]]}), 1)] {
        let license = license(&office, &order);
        assert_eq!(
            license["features"].as_array().unwrap().len(),
            features,
            "{license}"
        );
        limits.push(license["features"][0]["limit"].clone());
    }
    assert_eq!(limits, [json!(300), json!(300)]);
    let nothing = office.try_call("order.update", &json!({"profile_id": profile["id"]}));
    assert!(nothing.is_err(), "both have what the profile says");
}

#[test]
fn licenses_without_a_group_are_listed_and_exported() {
    let office = Office::open();
    let product = product(&office);
    let owner = customer(&office, json!({"name": "Müller"}));
    let order = office.call("order.create", &json!({"customer_id": owner["id"]}));
    let mut line = tokens(&product, &Value::Null);
    line["quantity"] = json!(3);
    let order = submit(
        &office,
        &save(&office, &order, |content| content["lines"] = json!([line])),
    );
    let group = json!({"version": 0, "customer_id": owner["id"], "content": {"name": "Lab"}});
    let group = office.call("group.save", &group);
    let assign = json!({"id": group["id"], "version": group["version"], "assigned": true,
        "license_ids": [order["licenses"][1]["id"]]});
    office.call("group.assign", &assign);
    let serials = [0, 2].map(|n| order["licenses"][n]["serial"].clone());
    let filter = json!({"customer_id": owner["id"], "without_group": true});
    assert_eq!(office.names("license.list", &filter, "serial"), serials);
    let path = office.path("out.json");
    for (filter, rows) in [("without_group", json!(true)), ("group_id", group["id"].clone())]
        .into_iter()
        .zip([2, 1])
    {
        let mut export = json!({"path": path, "format": "json"});
        export[filter.0] = filter.1;
        assert_eq!(office.call("export.licenses", &export)["rows"], json!(rows));
    }
}
