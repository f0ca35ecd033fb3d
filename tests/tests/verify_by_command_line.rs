//! `signet verify`: any file of ours, a key or a picture, with keys, with a vault, with neither.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use signet_license::{ActivationRequest, DeviceSecret, Machine, RequestProduct};
use support::{Shop, draft, submit};

/// What it prints, and its exit code.
fn verify(shop: &Shop, arguments: &[&str], file: &Path) -> (String, Option<i32>) {
    let output = shop
        .command()
        .args(arguments)
        .arg("verify")
        .arg(file)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (printed, output.status.code())
}

fn file(shop: &Shop, name: &str, text: &str) -> PathBuf {
    let path = shop.path(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn sold() -> (Shop, Value, PathBuf) {
    let shop = Shop::open();
    let order = submit(&shop, &draft(&shop));
    let license = order["licenses"][0].clone();
    let text = shop.call("license.file", &json!({"id": license["id"]}))["text"].clone();
    let path = file(&shop, "customer.lic", text.as_str().unwrap());
    (shop, license, path)
}

#[test]
fn a_license_is_told_by_the_vault_by_a_key_in_any_form_and_by_nobody() {
    let (shop, license, path) = sold();
    let vault = shop.vault.to_str().unwrap().to_owned();
    let (printed, code) = verify(&shop, &["--vault", &vault], &path);
    assert_eq!(code, Some(0), "{printed}");
    for words in [
        "Good. This license is genuine and valid today.",
        license["serial"].as_str().unwrap(),
        "Core Measurement: no limit",
        "ok      Signature",
        "In the vault",
        "This is the newest file of this license",
    ] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    let key = shop.call("key.list", &json!({}))[0]["id"].clone();
    for form in ["pem", "jwk", "xml", "der_base64", "c"] {
        let text = shop.call("key.export", &json!({"id": key, "form": form}))["text"].clone();
        let key = file(&shop, "key", text.as_str().unwrap());
        let output = shop
            .command()
            .arg("verify")
            .arg(&path)
            .arg("--key")
            .arg(&key)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{form}");
        let (printed, code) = verify(&shop, &[], &key);
        assert_eq!(code, Some(0), "{form}: {printed}");
        assert!(printed.starts_with("This is a public key."), "{printed}");
    }
    let (printed, code) = verify(&shop, &[], &path);
    assert_eq!(code, Some(1), "nobody can tell: {printed}");
    assert!(
        printed.starts_with("Not proven.") && printed.contains("NOT proven"),
        "{printed}"
    );
    let mut json = shop.command();
    let output = json.args(["verify", "--json"]).arg(&path).output().unwrap();
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        [&verdict["code"], &verdict["good"]],
        [&json!("no_keys"), &json!(false)]
    );
}

#[test]
fn a_picture_of_a_request_is_read_and_one_without_a_code_is_not() {
    let (shop, license, _) = sold();
    let request = ActivationRequest {
        id: "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11".to_owned(),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: license["serial"].as_str().unwrap().to_owned(),
        product: RequestProduct {
            number: 1040,
            version: "6.4".to_owned(),
        },
        machine: Machine::new(),
        name: "LAB-07".to_owned(),
        virtual_machine: false,
        key: DeviceSecret::from_bytes(&[7; 32]).unwrap().public(),
    };
    let picture = shop.path("photo.png");
    support::qr::write(&picture, &request.text().unwrap());
    let vault = shop.vault.to_str().unwrap().to_owned();
    let (printed, code) = verify(&shop, &["--vault", &vault], &picture);
    assert_eq!(code, Some(0), "{printed}");
    for words in [
        "activation request",
        "read from a QR code",
        "LAB-07",
        "The machine becomes number 1",
    ] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    image::GrayImage::new(200, 200).save(&picture).unwrap();
    let (printed, code) = verify(&shop, &[], &picture);
    assert_eq!(code, Some(2));
    assert!(printed.contains("No QR code was found"), "{printed}");
}

#[test]
fn a_private_key_is_told_and_not_repeated() {
    let shop = Shop::without_vault();
    let made = std::process::Command::new("openssl")
        .args(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
        .output()
        .expect("openssl is installed");
    let text = String::from_utf8(made.stdout).unwrap();
    let (printed, code) = verify(&shop, &[], &file(&shop, "key.pem", &text));
    assert_eq!(code, Some(1));
    assert!(
        printed.starts_with("Careful. This is a private key."),
        "{printed}"
    );
    for line in text.lines().filter(|line| !line.starts_with("-----")) {
        assert!(!printed.contains(line));
    }
}
