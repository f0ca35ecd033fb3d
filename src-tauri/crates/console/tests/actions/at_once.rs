//! Orders in one step: a license for a pasted id, a subscription extended, a trial converted.

use serde_json::{Value, json};
use signet_license::{ThisMachine, verify_certificate, verify_license};

use super::activations::{Program, license_of, now};
use super::office::Office;
use super::terms::perpetual;

const DAY: i64 = 86_400;

/// A right to so many licenses of a product.
fn right(office: &Office, quota: u32) -> Value {
    let (license, _) = license_of(office, |_| {});
    let product = office.call("license.get", &json!({"id": license}))["product_id"].clone();
    let content = json!({"code": "MOB10", "name": "Mobile package 10", "kind": "right", "activation_limit": 1,
        "features": [{"number": 1, "excluded": false, "terms": perpetual()}], "quota": quota});
    office.call(
        "profile.save",
        &json!({"product_id": product, "content": content}),
    )
}

#[test]
fn a_pasted_hardware_id_becomes_a_license_in_one_step() {
    let office = Office::open();
    let right = right(&office, 1);
    let form = json!({"profile_id": right["id"], "kind": "machine_id", "id": " HWID123457-A ", "note": "Test license"});
    let made = office.call("license.from_profile", &form);
    let machine = ThisMachine {
        parts: &signet_license::Machine::new(),
        id: Some("HWID123457-A"),
        key: None,
    };
    let keys = Program::on(&office, 1).keys;
    let text = made["certificate"].as_str().unwrap();
    let claims = verify_certificate(text, &keys, machine, now()).unwrap();
    assert!(claims.license.granted(1, now()).is_some());
    let license = office.call("license.get", &json!({"id": made["license_id"]}));
    assert_eq!(license["note"], "Test license");
    assert_eq!(license["profile_name"], "Mobile package 10");
    let used = |office: &Office| office.call("profile.list", &json!({}))["rows"][0]["used"].clone();
    assert_eq!(used(&office), json!(1));

    // The count is used up: nothing is made, not even an order.
    let orders = || office.call("order.list", &json!({"tab": "all"}))["total"].clone();
    let before = orders();
    let fault = office.fault("license.from_profile", &form);
    let told = serde_json::to_value(&fault).unwrap();
    assert_eq!(told["details"]["problems"][0]["code"], "quota_exhausted");
    assert_eq!((orders(), used(&office)), (before, json!(1)));
}

#[test]
fn what_is_wrong_with_the_id_undoes_the_order() {
    let office = Office::open();
    let right = right(&office, 5);
    let orders = || office.call("order.list", &json!({"tab": "all"}))["total"].clone();
    let before = orders();
    for (field, form) in [
        (
            "id",
            json!({"profile_id": right["id"], "kind": "machine_id", "id": "short"}),
        ),
        (
            "kind",
            json!({"profile_id": right["id"], "kind": "request", "id": "HWID123457-A"}),
        ),
        (
            "until",
            json!({"profile_id": right["id"], "kind": "machine_id", "id": "HWID123457-A", "until": now() - DAY}),
        ),
        (
            "note",
            json!({"profile_id": right["id"], "kind": "machine_id", "id": "HWID123457-A", "note": "x".repeat(10_001)}),
        ),
    ] {
        let details = office.fault("license.from_profile", &form).details;
        let told = details
            .field
            .or_else(|| Some(details.problems?.first()?.field.clone()));
        assert_eq!(told.as_deref(), Some(field));
    }
    assert_eq!(orders(), before);
    assert_eq!(
        office.call("profile.list", &json!({}))["rows"][0]["used"],
        json!(0)
    );
}

fn file(office: &Office, license: &Value) -> String {
    let file = office.call("license.file", &json!({"id": license}));
    file["text"].as_str().unwrap().to_owned()
}

#[test]
fn a_subscription_is_extended_from_its_own_end() {
    let office = Office::open();
    let (license, _) = license_of(&office, |content| {
        let conditions =
            json!({"validity": {"kind": "subscription", "days": 30}, "trial_days": 14, "clients": 3});
        content["lines"][0]["quantity"] = json!(2);
        content["lines"][0]["conditions"] = conditions;
    });
    let ends = |license: &Value| {
        office.call("license.get", &json!({"id": license}))["row"]["ends_at"]
            .as_i64()
            .unwrap()
    };
    let before = (ends(&license), file(&office, &license));
    let made = office.call(
        "license.extend",
        &json!({"license_ids": [license, license], "days": 365}),
    );
    assert_eq!(
        (made.as_array().unwrap().len(), &made[0]["licenses"]),
        (1, &json!(1))
    );
    assert_eq!(ends(&license), before.0 + 365 * DAY);
    let keys = Program::on(&office, 1).keys;
    let claims = verify_license(&file(&office, &license), &keys, now()).unwrap();
    assert_eq!(claims.exp, Some(before.0 + 365 * DAY));
    assert_eq!(
        (claims.trial_days, claims.clients),
        (Some(14), Some(3)),
        "the other conditions stay"
    );
    assert_eq!(claims.activation.limit, 2);

    // Two with different ends, each from its own; alike in everything else, they share an order.
    let rows = office.call("license.list", &json!({}))["rows"].clone();
    let ids: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["id"]).collect();
    let ends_before: Vec<i64> = ids.iter().map(|id| ends(id)).collect();
    office.call("license.extend", &json!({"license_ids": ids, "days": 10}));
    let ends_after: Vec<i64> = ids.iter().map(|id| ends(id)).collect();
    assert_eq!(
        ends_after,
        ends_before.iter().map(|end| end + 10 * DAY).collect::<Vec<_>>()
    );

    office.call("license.convert_trial", &json!({"license_ids": [license]}));
    let claims = verify_license(&file(&office, &license), &keys, now()).unwrap();
    assert_eq!((claims.trial_days, claims.clients), (None, Some(3)));
    assert_eq!(claims.exp, Some(before.0 + 375 * DAY));
    let again = office.fault("license.convert_trial", &json!({"license_ids": [license]}));
    assert!(again.message.contains("has no trial"), "{}", again.message);

    // Taken back like any other update: the file before counts again, byte by byte.
    let before = file(&office, &license);
    let made = office.call("license.extend", &json!({"license_ids": [license], "days": 5}));
    assert_ne!(file(&office, &license), before);
    let order = office.call("order.get", &json!({"id": made[0]["id"]}));
    let form = json!({"id": order["id"], "version": order["version"], "reason": "Not paid"});
    office.call("order.revoke", &form);
    assert_eq!(file(&office, &license), before);
}

#[test]
fn nothing_is_extended_by_mistake() {
    let office = Office::open();
    let (endless, _) = license_of(&office, |_| {});
    for (form, field) in [
        (json!({"license_ids": [endless], "days": 30}), "license_ids"),
        (json!({"license_ids": [], "days": 30}), "license_ids"),
        (json!({"license_ids": [endless]}), "days"),
        (
            json!({"license_ids": [endless], "days": 30, "until": now()}),
            "days",
        ),
    ] {
        assert_eq!(
            office.fault("license.extend", &form).details.field.as_deref(),
            Some(field),
            "{form}"
        );
    }
    let until = now() + 90 * DAY;
    let update = office.call("order.update", &json!({"license_ids": [endless]}));
    let mut content = update["content"].clone();
    content["can_overwrite"] = json!(true);
    content["lines"][0]["conditions"] = json!({"validity": {"kind": "until", "until": until}});
    let draft = office.call(
        "order.save",
        &json!({"id": update["id"], "version": update["version"], "note": "", "content": content}),
    );
    office.call(
        "order.submit",
        &json!({"id": draft["id"], "version": draft["version"]}),
    );
    let shorter = json!({"license_ids": [endless], "until": until - DAY});
    assert_eq!(
        office.fault("license.extend", &shorter).details.field.as_deref(),
        Some("until")
    );
    office.call(
        "license.extend",
        &json!({"license_ids": [endless], "until": until + DAY}),
    );
}
