//! The genuine files are genuine: with false ones the fuzzer would only see refusals.
//! `SIGNET_WRITE_GENUINE=1 cargo test -p signet-parsers --test genuine` writes new ones, and after that the same with
//! `SIGNET_WRITE_SEEDS=1` what the fuzzer starts from.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as B64;
use serde_json::json;
use signet_keys::{KeyBits, PrivateKey};
use signet_license::{
    ACTIVATION_TYPE, ActivationRequest, Algorithm, CertificateClaims, DeviceSecret, LICENSE_TYPE,
    LicenseClaims, Machine, Part, PublicKey, REVOCATION_TYPE, RequestProduct, Signer as _, ThisMachine,
    issue, prove_removal, read_revocations, verify_certificate, verify_license, verify_proof,
};
use signet_parsers::NOW;
use signet_parsers::genuine::{self, device, keys};

const SALT: &[u8] = b"chart studio";

fn machine() -> Machine {
    Machine::new()
        .with(SALT, Part::Cpu, "GenuineIntel")
        .with(SALT, Part::Mac, "a4:bb:6d:00:11:22")
}

#[test]
fn each_genuine_file_is_accepted() {
    if std::env::var_os("SIGNET_WRITE_GENUINE").is_some() {
        return write();
    }
    verify_license(genuine::LICENSE, keys(), NOW).unwrap();
    let machine = machine();
    let here = ThisMachine {
        parts: &machine,
        id: None,
        key: Some(device()),
    };
    verify_certificate(genuine::CERTIFICATE, keys(), here, NOW).unwrap();
    verify_proof(genuine::PROOF, device()).unwrap();
    let list = read_revocations(genuine::REVOCATIONS, keys(), 3).unwrap();
    assert_eq!(list.entries.len(), 2);
    assert_eq!(ActivationRequest::read(genuine::REQUEST).unwrap().key, *device());
}

fn write() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("genuine");
    let put =
        |name: &str, text: &str| std::fs::write(home.join(name), format!("{}\n", text.trim_end())).unwrap();
    let vendor = PrivateKey::create(KeyBits::B2048, Algorithm::Rs256).unwrap();
    put(
        "vendor.pem",
        &signet_keys::export(vendor.public_key(), signet_keys::KeyForm::Pem),
    );
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).unwrap();
    let secret = DeviceSecret::from_bytes(&bytes).unwrap();
    put("device.jwk", &serde_json::to_string(&secret.public()).unwrap());

    let mut claims = json!({
        "iss": "Northwind Instruments", "sub": "Müller & Søn", "jti": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11",
        "iat": NOW, "nbf": NOW - 100, "exp": NOW + 31_536_000, "serial": "7TVMdV-thNAuK-63JLsy-kHPJUh-VcmEg6",
        "product": {"number": 100, "code": "CHART", "name": "Chart Studio"},
        "features": [
            {"number": 1, "code": "CORE", "name": "Core", "type": "normal", "model": "period", "from": NOW - 100,
             "until": NOW + 31_536_000, "seats": 2, "unit": "station", "remote": false,
             "flags": ["forbid_virtual_machine"]},
            {"number": 2, "code": "TOK", "name": "Tokens", "type": "consumption_tokens", "model": "runs",
             "runs": 50, "seats": 1, "limit": 100, "unit": "process", "remote": true, "flags": []}],
        "activation": {"limit": 2, "until": NOW + 1_000_000, "overwrite": true}, "demo": false,
        "maintenance_until": NOW + 31_536_000, "trial_days": 14, "lease": {"client_hours": 720, "offline_hours": 900},
        "network": {"mode": "network", "seats": 5, "heartbeat_minutes": 5},
        "custom": {"harbor": "Flensburg", "support_level": 2, "gold": true},
        "memory": [{"item": 500, "name": "Limits",
                    "cells": [{"cell": 1, "name": "Channels", "offset": 0, "bytes": "10000000"}]}]
    });
    let license: LicenseClaims = serde_json::from_value(claims.clone()).unwrap();
    put("machine.lic", &issue(LICENSE_TYPE, &license, &vendor).unwrap());

    let request = ActivationRequest {
        id: "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c12".to_owned(),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: license.serial.clone(),
        product: RequestProduct {
            number: 100,
            version: "4.2".to_owned(),
        },
        machine: machine(),
        name: "bridge-pc".to_owned(),
        virtual_machine: true,
        key: secret.public(),
    };
    put("machine.request", &request.text().unwrap());

    claims["jti"] = json!("0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c13");
    claims["license_id"] = json!(license.jti);
    claims["request"] = json!({"id": request.id, "nonce": request.nonce});
    claims["machine"] = json!({"parts": request.machine, "replaceable": ["mac"], "tolerated": 1});
    claims["cnf"] = json!({"jwk": request.key});
    claims["lease_until"] = json!(NOW + 3_240_000);
    claims["revocation_seq"] = json!(2);
    let certificate: CertificateClaims = serde_json::from_value(claims).unwrap();
    put(
        "machine.cert",
        &issue(ACTIVATION_TYPE, &certificate, &vendor).unwrap(),
    );
    put(
        "machine.proof",
        &prove_removal(&certificate, &secret, NOW).unwrap(),
    );

    let list = json!({"iss": "Northwind Instruments", "seq": 3, "iat": NOW, "next_update": NOW + 2_592_000, "entries": [
        {"license_id": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c21", "serial": "7TVMdV-thNAuK-63JLsy-kHPJUh-VcmEg6",
         "reason": "blocked", "at": NOW},
        {"license_id": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c22", "activation": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c23",
         "serial": "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8", "reason": "removed", "at": NOW}]});
    let list: signet_license::RevocationList = serde_json::from_value(list).unwrap();
    put("list.revoked", &issue(REVOCATION_TYPE, &list, &vendor).unwrap());
}

/// What the fuzzer starts from: the genuine files, taken apart as the parsers of this crate put them together.
#[test]
fn the_seeds_of_the_corpus_are_there() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let writes = std::env::var_os("SIGNET_WRITE_SEEDS").is_some();
    let mut seeds: Vec<(&str, &str, Vec<u8>)> = Vec::new();
    for (target, text) in [
        ("license", genuine::LICENSE),
        ("certificate", genuine::CERTIFICATE),
        ("revocations", genuine::REVOCATIONS),
        ("proof", genuine::PROOF),
    ] {
        let mut parts = text.split('.').map(|part| B64.decode(part.trim()).unwrap());
        let (header, claims) = (parts.next().unwrap(), parts.next().unwrap());
        seeds.push((target, "genuine", text.into()));
        seeds.push((target, "taken-apart", [&header, &b"\n"[..], &claims].concat()));
        seeds.push((target, "claims", claims));
    }
    let content = genuine::REQUEST.split('.').nth(1).unwrap();
    seeds.push(("request", "genuine", genuine::REQUEST.into()));
    seeds.push(("request", "content", B64.decode(content).unwrap()));
    let der = PublicKey::from_pem(genuine::VENDOR, Algorithm::Rs256).unwrap();
    seeds.push(("public_key", "genuine.pem", genuine::VENDOR.into()));
    seeds.push(("public_key", "genuine.der", der.spki().to_vec()));
    for (target, name, bytes) in seeds {
        let path = corpus.join(target).join(name);
        if writes {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        assert!(
            std::fs::read(&path).is_ok_and(|kept| kept == bytes),
            "{}",
            path.display()
        );
    }
}
