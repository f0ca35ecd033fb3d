//! What a license was on any day: each change is seen from its moment on, and each file as it was issued.

use serde_json::{Value, json};

use super::activations::{Program, activate, license};
use super::office::Office;
use super::terms::{save, submit};

#[test]
fn a_license_is_told_as_it_was_on_each_day() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let then = |at: i64| office.call("license.on_day", &json!({"id": id, "at": at}));
    let file = || office.call("license.file", &json!({"id": id}))["text"].clone();
    let act = |name: &str, more: &Value| {
        let version = office.call("license.get", &json!({"id": id}))["version"].clone();
        let mut request = json!({"id": id, "version": version});
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        office.call(name, &request)
    };
    // The evening of a day, before anything else happens.
    let tomorrow = || office.wait(1) - 60;
    let sold = file();
    let before = office.wait(0) - 86_400;
    let day_1 = tomorrow();

    let request = Program::on(&office, 1).request(&serial);
    let activation = activate(&office, &request);
    let day_2 = tomorrow();

    let draft = office.call("order.update", &json!({"license_ids": [id]}));
    let update = submit(
        &office,
        &save(&office, &draft, |content| content["activation_limit"] = json!(5)),
    );
    let updated = file();
    assert_ne!(updated, sold);
    let day_3 = tomorrow();

    act("license.block", &json!({"reason": "The invoice is open"}));
    let day_4 = tomorrow();

    act("license.unblock", &json!({}));
    let revoke = json!({"id": update["id"], "version": update["version"], "reason": "A mistake"});
    office.call("order.revoke", &revoke);
    let release = json!({"id": activation["id"], "version": activation["version"], "reason": "Stolen"});
    office.call("activation.release", &release);
    assert_eq!(file(), sold);
    let day_5 = tomorrow();

    act("license.revoke", &json!({"reason": "Sold twice"}));
    let day_6 = tomorrow();

    // Status, its reason, machines at the same time, the file, active machines.
    for (at, standing, reason, limit, text, machines) in [
        (day_1, "active", Value::Null, 2, &sold, 0),
        (day_2, "active", Value::Null, 2, &sold, 1),
        (day_3, "active", Value::Null, 5, &updated, 1),
        (day_4, "blocked", json!("The invoice is open"), 5, &updated, 1),
        (day_5, "active", Value::Null, 2, &sold, 0),
        (day_6, "revoked", json!("Sold twice"), 2, &sold, 0),
    ] {
        let told = then(at);
        assert_eq!(told["standing"], standing);
        assert_eq!(told["reason"], reason, "{standing}");
        assert_eq!(told["claims"]["activation"]["limit"], json!(limit), "{standing}");
        assert_eq!(&told["file"]["text"], text, "byte for byte as issued");
        let active = told["activations"].as_array().unwrap();
        assert_eq!(active.len(), machines, "{standing}");
    }

    let path = office.path("as-it-was.lic");
    let save = |at: i64| json!({"id": id, "path": path, "at": at});
    office.call("license.save_file", &save(day_3));
    assert_eq!(json!(std::fs::read_to_string(&path).unwrap()), updated);
    office.fault("license.save_file", &save(before));

    let told = then(before);
    assert_eq!(
        [&told["standing"], &told["file"]],
        [&json!("not_yet"), &Value::Null]
    );
    let later = json!({"id": id, "at": office.wait(0) + 86_400});
    let fault = office.fault("license.on_day", &later);
    assert_eq!(fault.details.field.as_deref(), Some("at"));
}
