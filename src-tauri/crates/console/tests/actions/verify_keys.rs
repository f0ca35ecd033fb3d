//! Keys shown to `license.verify`: public ones are told, private ones are told and never repeated.

use std::process::Command;

use serde_json::{Value, json};

use super::office::Office;
use super::verify::{checks, vault, verify};

/// A private key as OpenSSL makes it.
fn private_key() -> String {
    let made = Command::new("openssl")
        .args(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
        .output()
        .expect("openssl is installed");
    String::from_utf8(made.stdout).unwrap()
}

#[test]
fn a_public_key_in_every_form_is_told_as_the_key_of_this_vault() {
    let office = Office::open();
    let key = office.call("key.list", &json!({}))[0].clone();
    for (form, name) in [
        ("pem", "PEM"),
        ("der_base64", "DER in base64"),
        ("jwk", "JWK"),
        ("xml", ".NET XML"),
        ("c", "C array or Rust constant"),
        ("rust", "C array or Rust constant"),
    ] {
        let text = office.call("key.export", &json!({"id": key["id"], "form": form}));
        let verdict = verify(&office, text["text"].as_str().unwrap());
        assert_eq!(
            [&verdict["kind"], &verdict["good"]],
            [&json!("public_key"), &json!(true)],
            "{verdict:#}"
        );
        assert_eq!(verdict["name"], json!(format!("Public key, {name}")));
        let facts = verdict["facts"].as_array().unwrap();
        assert!(
            facts.iter().any(|fact| fact["value"] == key["kid"]),
            "{verdict:#}"
        );
        assert_eq!(verdict["vault"]["key_id"], key["id"]);
        assert_eq!(
            vault(&verdict),
            "It is Northwind 2026, current, in this vault. It signed 0 license files."
        );
    }
    let other = Office::open();
    let stranger = other.call("key.list", &json!({}))[0]["id"].clone();
    let der = other.call("key.export", &json!({"id": stranger, "form": "der_base64"}))["text"].clone();
    let verdict = office.call("license.verify", &json!({"base64": der}));
    assert_eq!(verdict["name"], json!("Public key, DER"), "the bytes of a file");
    assert_eq!(vault(&verdict), "It is no key of this vault.");
    assert_eq!(verdict["raw"], Value::Null, "bytes are no text to show");
}

#[test]
fn a_private_key_is_told_in_words_and_no_part_of_it_comes_back() {
    let office = Office::open();
    let text = private_key();
    let secret: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    let verdict = verify(&office, &text);
    assert_eq!(
        [
            &verdict["kind"],
            &verdict["code"],
            &verdict["good"],
            &verdict["raw"]
        ],
        [
            &json!("private_key"),
            &json!("private_key"),
            &json!(false),
            &Value::Null
        ]
    );
    assert_eq!(verdict["title"], json!("Careful. This is a private key."));
    let sentence = verdict["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("Delete this copy") && sentence.contains("import it under Keys"),
        "{sentence}"
    );
    let answer = verdict.to_string();
    for start in (0..secret.len() - 24).step_by(12) {
        assert!(
            !answer.contains(&secret[start..start + 24]),
            "a part of it is in the answer"
        );
    }
    assert_eq!(checks(&verdict), ["Public -"]);

    office.call("key.import", &json!({"name": "Harbor 2026", "text": text}));
    let verdict = verify(&office, &text);
    let sentence = verdict["sentence"].as_str().unwrap();
    assert!(
        sentence.starts_with("It is the private half of Harbor 2026, active, in this vault."),
        "{sentence}"
    );
    let der = office.call("license.verify", &json!({"base64": secret}));
    assert_eq!([&der["kind"], &der["raw"]], [&json!("private_key"), &Value::Null]);
    let given = json!({"text": "eyJ", "keys": [text]});
    let fault = office.fault("license.verify", &given);
    assert!(fault.message.contains("private key"), "{}", fault.message);
    assert!(!fault.message.contains(&secret[..24]));
}

#[test]
fn a_key_no_program_can_use_says_why() {
    let office = Office::open();
    for (text, word) in [
        (
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
            "openssl x509",
        ),
        ("-----BEGIN PUBLIC KEY-----\nMIIB", "Get it again"),
        ("ssh-rsa AAAAB3NzaC1yc2E anna@lab", "ssh-keygen"),
        (
            "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"a\", \"y\": \"b\"}",
            "signs with RSA",
        ),
        ("{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\"}", "17 bits"),
    ] {
        let verdict = verify(&office, text);
        assert_eq!(
            [&verdict["kind"], &verdict["code"]],
            [&json!("public_key"), &json!("bad_key")],
            "{verdict:#}"
        );
        assert!(
            verdict["sentence"].as_str().unwrap().contains(word),
            "{verdict:#}"
        );
    }
}
