//! Network licenses, domain licenses and tokens: made, checked by the `license` crate alone, renewed.

use serde_json::{Value, json};
use signet_license::{KeySet, LicenseError, verify_certificate, verify_domain, verify_network, verify_token};

use super::activations::{Program, license_of, now};
use super::office::Office;

const DAY: i64 = 86_400;

fn keys(office: &Office) -> KeySet {
    Program::on(office, 1).keys
}

fn form(license: &Value, kind: &str, id: &str) -> Value {
    json!({"license_id": license, "kind": kind, "id": id})
}

fn text(made: &Value) -> &str {
    made["certificate"].as_str().unwrap()
}

/// A license for this many holders, with conditions.
fn sold(office: &Office, limit: u32, conditions: &Value) -> Value {
    let (license, _) = license_of(office, |content| {
        content["activation_limit"] = json!(limit);
        content["lines"][0]["conditions"] = conditions.clone();
    });
    license
}

/// The one field that is wrong, and what is said of it.
fn wrong(office: &Office, action: &str, form: &Value) -> (String, String) {
    let fault = office.fault(action, form);
    if let Some(field) = fault.details.field {
        return (field, fault.message);
    }
    let problem = fault.details.problems.unwrap().swap_remove(0);
    (problem.field, problem.message)
}

#[test]
fn a_network_license_is_for_its_server_and_names_its_seats() {
    let office = Office::open();
    let plain = sold(&office, 1, &json!({}));
    let server = form(&plain, "network", "SRV-77-4410");
    let fault = office.fault("activation.for_id", &server);
    assert_eq!(
        serde_json::to_value(&fault).unwrap()["details"]["refusal"],
        "not_for_network"
    );

    let office = Office::open();
    let conditions = json!({"concurrency": "network", "network_seats": 25, "heartbeat_minutes": 15});
    let license = sold(&office, 1, &conditions);
    let made = office.call("activation.for_id", &form(&license, "network", "SRV-77-4410"));
    let keys = keys(&office);
    let claims = verify_network(text(&made), &keys, "SRV-77-4410", now()).unwrap();
    let network = claims.license.network.unwrap();
    assert_eq!((network.seats, network.heartbeat_minutes), (Some(25), Some(15)));
    let other = verify_network(text(&made), &keys, "SRV-77-4411", now());
    assert!(matches!(other, Err(LicenseError::OtherMachine { .. })));
    // A server's file starts no program on a machine, and no other kind passes as one.
    let program = Program::on(&office, 1);
    let machine = signet_license::ThisMachine {
        parts: &signet_license::Machine::new(),
        id: Some("SRV-77-4410"),
        key: None,
    };
    let as_machine = verify_certificate(text(&made), &program.keys, machine, now());
    assert!(matches!(as_machine, Err(LicenseError::WrongType { .. })));
    let verdict = office.call("license.verify", &json!({"text": made["certificate"]}));
    assert_eq!(
        (&verdict["kind"], &verdict["good"]),
        (&json!("network"), &json!(true))
    );
    let fault = office.fault("activation.for_id", &form(&license, "network", "SRV-77-4411"));
    assert!(
        fault.message.starts_with("1 of 1 activation is in use"),
        "{}",
        fault.message
    );
}

#[test]
fn a_domain_license_has_an_end_and_is_renewed() {
    let office = Office::open();
    let license = sold(&office, 2, &json!({}));
    let until = now() + 30 * DAY;
    let mut shop = form(&license, "domain", "Shop.Bücher.example.");
    shop["until"] = json!(until);
    let made = office.call("activation.for_id", &shop);
    assert_eq!(made["holder_id"], "shop.xn--bcher-kva.example");
    assert_eq!(office.call("activation.for_id", &shop)["repeated"], json!(true));
    shop["until"] = json!(until + 1);
    assert_eq!(wrong(&office, "activation.for_id", &shop).0, "until");

    let keys = keys(&office);
    let served = |made: &Value, domain, at| verify_domain(text(made), &keys, domain, at);
    assert!(served(&made, "SHOP.xn--bcher-kva.example", until).is_ok());
    let other = served(&made, "evil.example", now());
    assert!(matches!(other, Err(LicenseError::OtherDomain { .. })));
    let over = served(&made, "shop.xn--bcher-kva.example", until + 1);
    assert_eq!(over, Err(LicenseError::LeaseOver { until }));

    office.wait(20);
    let past = json!({"id": made["id"], "version": made["version"], "until": now()});
    let (field, message) = wrong(&office, "activation.renew", &past);
    assert_eq!(
        (field.as_str(), message.as_str()),
        ("until", "Choose a day that is still to come.")
    );
    let next = until + 30 * DAY;
    let form = json!({"id": made["id"], "version": made["version"], "until": next});
    let renewed = office.call("activation.renew", &form);
    assert!(served(&renewed, "shop.xn--bcher-kva.example", next).is_ok());
    assert_eq!(renewed["active"], json!(1), "the new one stands in its place");
    let all = office.call("activation.list", &json!({"license_id": license}));
    let states: Vec<&Value> = all.as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, [&json!("replaced"), &json!("active")]);
    assert_eq!(
        all[0]["certificate"], made["certificate"],
        "what was issued stays as it was"
    );
    let stale = office.fault("activation.renew", &form);
    assert_eq!(serde_json::to_value(stale.code).unwrap(), "changed_elsewhere");

    // Each name with one part before it.
    let wild = json!({"license_id": license, "kind": "domain", "id": "*.example.com"});
    let wild = office.call("activation.for_id", &wild);
    assert!(served(&wild, "shop.example.com", now()).is_ok());
    for other in ["example.com", "a.shop.example.com", "", "*.example.com"] {
        assert!(served(&wild, other, now()).is_err(), "{other}");
    }
}

#[test]
fn a_token_is_bound_or_for_whoever_bears_it() {
    let office = Office::open();
    let license = sold(&office, 2, &json!({"maintenance_until": now() + 400 * DAY}));
    let keys = keys(&office);
    let bound = office.call("activation.for_id", &form(&license, "token", "DEVICE12345"));
    let claims = verify_token(text(&bound), &keys, Some("DEVICE12345"), now()).unwrap();
    assert!(claims.license.maintenance_until.is_some());
    assert!(verify_token(text(&bound), &keys, Some("DEVICE12346"), now()).is_err());
    assert!(verify_token(text(&bound), &keys, None, now()).is_err());

    let borne = office.call(
        "activation.for_id",
        &form(&license, "bearer", "John Doe <john@example.com>"),
    );
    assert!(verify_token(text(&borne), &keys, None, now()).is_ok());
    assert!(verify_token(text(&borne), &keys, Some("anybody"), now()).is_ok());
    let said = office.call("license.verify", &json!({"text": borne["certificate"]}));
    assert_eq!(said["kind"], "token");
    assert!(
        !said["claims"].to_string().contains("John"),
        "who got it is only noted"
    );
    assert_eq!(borne["holder_id"], "John Doe <john@example.com>");

    // Taken back, it stands on the list.
    office.call(
        "activation.release",
        &json!({"id": borne["id"], "version": borne["version"], "reason": "left the company"}),
    );
    office.call("revocation.publish", &json!({}));
    let list = office.call("revocation.file", &json!({}));
    let list = signet_license::read_revocations(list["text"].as_str().unwrap(), &keys, 1).unwrap();
    let borne = verify_token(text(&borne), &keys, None, now()).unwrap();
    assert!(list.check_certificate(&borne).is_err());
    assert!(list.check_certificate(&claims).is_ok());
}

#[test]
fn no_certificate_lasts_longer_than_what_it_is_made_from() {
    let office = Office::open();
    let conditions =
        json!({"validity": {"kind": "until", "until": now() + 90 * DAY}, "offline_lease_hours": 24 * 60});
    let license = sold(&office, 3, &conditions);
    let until = |at: i64| {
        let mut form = form(&license, "token", "DEVICE12345");
        form["until"] = json!(at);
        form
    };
    let (_, message) = wrong(&office, "activation.for_id", &until(now() + 91 * DAY));
    assert!(message.starts_with("The license ends on"), "{message}");
    let (_, message) = wrong(&office, "activation.for_id", &until(now() + 61 * DAY));
    assert!(
        message.starts_with("An offline activation of this license lasts"),
        "{message}"
    );
    let made = office.call("activation.for_id", &until(now() + 59 * DAY));
    let request = json!({"id": made["id"], "version": made["version"]});
    let renewed = office.call("activation.renew", &request);
    assert!(
        renewed["lease_until"].as_i64().unwrap() >= now() + 59 * DAY,
        "as long as its offline lease"
    );
    for kind in ["network", "domain", "token", "bearer", "request"] {
        let (field, _) = wrong(&office, "activation.for_id", &form(&license, kind, ""));
        assert_eq!(field, if kind == "request" { "kind" } else { "id" });
    }
}
