//! Certificates of machines.

use serde_json::{Value, json};
use signet_license::{DeviceKey, DeviceSecret, Part, part_hash};

use super::case::Case;
use super::licenses::{claims, license, list};
use super::sign::{NOW, changed, vendor};

const DAY: i64 = 86_400;
const SALT: &[u8] = b"chart studio";

/// The key a program made; each number is another one.
pub fn secret(number: u8) -> DeviceSecret {
    DeviceSecret::from_bytes(&[number; 32]).unwrap()
}

/// Its private half, in hexadecimal.
fn secret_hex(number: u8) -> String {
    format!("{number:02x}").repeat(32)
}

/// Its public half.
pub fn device(number: u8) -> String {
    let DeviceKey { x, y, .. } = secret(number).public();
    format!("{x} {y}")
}

fn hash(part: Part, found: &str) -> String {
    part_hash(SALT, part, found).unwrap()
}

fn cpu() -> String {
    hash(Part::Cpu, "GenuineIntel 6-158-10")
}

fn mac(last: &str) -> String {
    hash(Part::Mac, &format!("aa:bb:cc:00:11:{last}"))
}

/// What every certificate has.
pub fn base() -> Value {
    let own = json!({"jti": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11", "license_id": claims()["jti"], "revocation_seq": 3});
    changed(claims(), &own)
}

fn certificate(change: &Value) -> String {
    let bound = json!({
        "request": {"id": "0197c1d2-7a40-7d3e-9c55-000000000001", "nonce": "AAECAwQFBgcICQoLDA0ODw"},
        "machine": {"parts": {"cpu": [cpu()], "mac": [mac("22"), mac("33")], "host": [hash(Part::Host, "bridge-pc")]},
                    "replaceable": ["mac", "host"], "tolerated": 1},
        "cnf": {"jwk": secret(7).public()},
        "lease_until": NOW + 30 * DAY});
    vendor().file("activation+jwt", &changed(changed(base(), &bound), change))
}

fn case(name: &str, about: &str, text: &str) -> Case {
    Case::new(&format!("certificate-{name}"), about, "certificate")
        .with_text("text", text)
        .with("key", "vendor")
}

/// On the machine it was made for, but for the parts that are said otherwise.
fn here(name: &str, about: &str, text: &str, parts: &[(Part, String)]) -> Case {
    let case = case(name, about, text).with("now", NOW);
    let parts = parts.iter();
    parts
        .fold(case, |case, (part, hash)| {
            case.with("hash", format!("{} {hash}", part.name()))
        })
        .with("device", device(7))
        .with("secret", secret_hex(7))
}

fn own() -> Vec<(Part, String)> {
    vec![
        (Part::Cpu, cpu()),
        (Part::Mac, mac("22")),
        (Part::Mac, mac("33")),
        (Part::Host, hash(Part::Host, "bridge-pc")),
    ]
}

pub fn cases() -> Vec<Case> {
    let mut cases = machines();
    cases.extend(keys());
    cases.extend(ids());
    cases.extend(dated());
    cases
}

fn machines() -> Vec<Case> {
    let text = certificate(&json!({}));
    let of = |name: &str, about: &str, parts: &[(Part, String)], expect: &str| {
        here(name, about, &text, parts).with("expect", expect)
    };
    let host = (Part::Host, hash(Part::Host, "bridge-pc"));
    let other_cpu = (Part::Cpu, hash(Part::Cpu, "AuthenticAMD 23-113-0"));
    vec![
        of("good", "on the machine it is for", &own(), "good"),
        of(
            "one-adapter-of-two",
            "one hash of a part is enough",
            &[(Part::Cpu, cpu()), (Part::Mac, mac("33")), host.clone()],
            "good",
        ),
        of(
            "part-replaced",
            "another network adapter, which is tolerated",
            &[(Part::Cpu, cpu()), (Part::Mac, mac("44")), host.clone()],
            "good",
        ),
        of(
            "part-gone",
            "a part that is missing differs, once",
            &[(Part::Cpu, cpu()), host.clone()],
            "good",
        ),
        of(
            "two-parts-gone",
            "more than is tolerated",
            &[(Part::Cpu, cpu())],
            "other_machine",
        ),
        of(
            "another-processor",
            "a part that may not be replaced",
            &[other_cpu, (Part::Mac, mac("22")), host],
            "other_machine",
        ),
        of(
            "nothing-known",
            "a machine of which nothing was found",
            &[],
            "other_machine",
        ),
        here(
            "empty-part",
            "a part without a hash matches nothing, not even nothing",
            &certificate(&json!({"machine": {"parts": {"cpu": []}}})),
            &own(),
        )
        .with("expect", "other_machine"),
        here(
            "no-parts",
            "bound to its key alone",
            &certificate(&json!({"machine": {}})),
            &[],
        )
        .with("expect", "good"),
    ]
}

fn keys() -> Vec<Case> {
    let text = certificate(&json!({"machine": null}));
    let case = |name: &str, about: &str| case(name, about, &text).with("now", NOW);
    vec![
        case("its-key", "the key it was asked with")
            .with("device", device(7))
            .with("secret", secret_hex(7))
            .with("expect", "good"),
        case("another-key", "a copy on another machine")
            .with("device", device(8))
            .with("secret", secret_hex(8))
            .with("expect", "other_machine"),
        case("no-key", "the key is lost").with("expect", "other_machine"),
    ]
}

fn ids() -> Vec<Case> {
    let text = certificate(&json!({"machine": {"id": "LAB-07-4711"}, "cnf": null, "request": null}));
    let case = |name: &str, about: &str| case(name, about, &text).with("now", NOW);
    vec![
        case("its-id", "a machine id that was typed")
            .with("id", "LAB-07-4711")
            .with("expect", "good"),
        case("another-id", "another machine's")
            .with("id", "LAB-07-4712")
            .with("expect", "other_machine"),
        case("id-in-another-case", "ids are compared letter by letter")
            .with("id", "lab-07-4711")
            .with("expect", "other_machine"),
        case("no-id", "the program knows none").with("expect", "other_machine"),
    ]
}

fn dated() -> Vec<Case> {
    let text = certificate(&json!({}));
    let at = |name: &str, about: &str, text: &str, now: i64| {
        let case = case(name, about, text).with("now", now);
        let own = own();
        own.iter()
            .fold(case, |case, (part, hash)| {
                case.with("hash", format!("{} {hash}", part.name()))
            })
            .with("device", device(7))
            .with("secret", secret_hex(7))
    };
    let listed = |name: &str, about: &str, entry: Value, expect: &str| {
        at(name, about, &text, NOW)
            .with_text("list", &list(&entry))
            .with("expect", expect)
    };
    let (own_license, own_jti) = (claims()["jti"].clone(), base()["jti"].clone());
    vec![
        at(
            "lease-last-second",
            "the last second of its lease",
            &text,
            NOW + 30 * DAY,
        )
        .with("expect", "good"),
        at("lease-over", "a second later", &text, NOW + 30 * DAY + 1).with("expect", "lease_over"),
        at(
            "expired",
            "its license has ended",
            &certificate(&json!({"exp": NOW + DAY})),
            NOW + 2 * DAY,
        )
        .with("expect", "expired"),
        at(
            "lease-over-before-it-began",
            "no clock set back helps",
            &certificate(&json!({"lease_until": NOW - 1})),
            NOW - 10 * DAY,
        )
        .with("expect", "lease_over"),
        at(
            "license-in-its-place",
            "a license is no certificate",
            &license(&json!({})),
            NOW,
        )
        .with("expect", "wrong_type"),
        at(
            "license-id-missing",
            "it does not say of which license",
            &certificate(&json!({"license_id": null})),
            NOW,
        )
        .with("expect", "unreadable"),
        at(
            "machine-is-text",
            "a machine in words",
            &certificate(&json!({"machine": "any"})),
            NOW,
        )
        .with("expect", "unreadable"),
        at(
            "machine-is-a-list",
            "a machine whose fields have no names",
            &certificate(&json!({"machine": []})),
            NOW,
        )
        .with("expect", "unreadable"),
        listed(
            "revoked",
            "its license is revoked",
            json!({"license_id": own_license, "reason": "revoked"}),
            "revoked",
        ),
        listed(
            "blocked",
            "its license is blocked",
            json!({"license_id": own_license, "reason": "blocked"}),
            "blocked",
        ),
        listed(
            "removed",
            "this activation ended",
            json!({"license_id": own_license, "activation": own_jti, "reason": "removed"}),
            "removed",
        ),
        listed(
            "another-removed",
            "another activation of the same license ended",
            json!({"license_id": own_license, "activation": "0197c1d2-7a40-7d3e-9c55-000000000009", "reason": "removed"}),
            "good",
        ),
    ]
}
