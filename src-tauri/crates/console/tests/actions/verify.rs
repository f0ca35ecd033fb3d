//! What `license.verify` tells of each kind of file, good and bad.

mod given;

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use signet_license::{DeviceSecret, prove_removal, read_certificate};

use super::activations::{Program, activate, license, now};
use super::office::Office;
use super::terms::{perpetual, sell};

pub(super) fn verify(office: &Office, text: &str) -> Value {
    office.call("license.verify", &json!({"text": text}))
}

fn file(office: &Office, license: &Value) -> String {
    let file = office.call("license.file", &json!({"id": license}));
    file["text"].as_str().unwrap().to_owned()
}

/// Name and outcome of each check: `Dates +`.
pub(super) fn checks(verdict: &Value) -> Vec<String> {
    let outcome = |check: &Value| match check["passed"].as_bool() {
        Some(true) => '+',
        Some(false) => '-',
        None => '?',
    };
    let checks = verdict["checks"].as_array().unwrap();
    checks
        .iter()
        .map(|check| format!("{} {}", check["name"].as_str().unwrap(), outcome(check)))
        .collect()
}

#[track_caller]
fn says(verdict: &Value, kind: &str, code: &str, tone: &str) {
    let told = ["kind", "code", "tone"].map(|field| verdict[field].as_str().unwrap());
    assert_eq!(told, [kind, code, tone], "{verdict:#}");
    assert_eq!(verdict["good"].as_bool(), Some(code == "good"));
}

fn words(verdict: &Value, check: &str) -> String {
    let mut checks = verdict["checks"].as_array().unwrap().iter();
    let found = checks.find(|one| one["name"] == check);
    found.unwrap_or_else(|| panic!("no check {check}"))["words"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub(super) fn vault(verdict: &Value) -> String {
    let sentences = verdict["vault"]["sentences"].as_array().unwrap();
    sentences
        .iter()
        .map(|one| one.as_str().unwrap())
        .collect::<Vec<_>>()
        .join(" ")
}

fn fact(verdict: &Value, label: &str) -> String {
    let mut facts = verdict["facts"].as_array().unwrap().iter();
    let found = facts.find(|one| one["label"] == label);
    found.unwrap_or_else(|| panic!("no fact {label}"))["value"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// The same file with another word in what it says, and the signature it had.
fn altered(text: &str, from: &str, to: &str) -> String {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let said = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    let other = said.replace(from, to);
    assert_ne!(said, other);
    format!(
        "{}.{}.{}",
        parts[0],
        BASE64_URL_SAFE_NO_PAD.encode(other),
        parts[2]
    )
}

const LICENSE: [&str; 6] = [
    "Whole and readable",
    "Kind of file",
    "Signing key",
    "Signature",
    "Dates",
    "Revocation",
];

/// The first `passed` checks of a license, then a failed one, the rest not reached.
fn fails_at(passed: usize) -> Vec<String> {
    let outcome = |index: usize| match index.cmp(&passed) {
        std::cmp::Ordering::Less => '+',
        std::cmp::Ordering::Equal => '-',
        std::cmp::Ordering::Greater => '?',
    };
    LICENSE
        .iter()
        .enumerate()
        .map(|(index, name)| format!("{name} {}", outcome(index)))
        .collect()
}

#[test]
fn a_good_license_is_told_check_by_check_with_what_it_grants_and_what_the_vault_knows() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let text = file(&office, &id);
    let verdict = verify(&office, &text);
    says(&verdict, "license", "good", "good");
    assert_eq!(
        verdict["title"],
        json!("Good. This license is genuine and valid today.")
    );
    assert!(
        verdict["sentence"]
            .as_str()
            .unwrap()
            .starts_with("Signed by Northwind Instruments")
    );
    assert_eq!(verdict["name"], json!("License, JWS"));
    assert_eq!(verdict["bytes"], json!(text.len()));
    assert_eq!(checks(&verdict), fails_at(6), "all six passed");
    assert_eq!(
        words(&verdict, "Signing key"),
        "Northwind 2026, current, in this vault"
    );
    assert_eq!(words(&verdict, "Signature"), "RS256, valid");
    assert_eq!(
        words(&verdict, "Revocation"),
        "not revoked here; no list was made yet"
    );
    assert_eq!(fact(&verdict, "Serial"), serial);
    assert_eq!(fact(&verdict, "Machines"), "up to 2; this file is bound to none");
    let feature = &verdict["features"][0];
    assert_eq!(
        [&feature["model"], &feature["granted"]],
        [&json!("Perpetual"), &json!("no limit")]
    );
    assert_eq!(
        verdict["claims"]["features"][0]["granted"],
        json!("no limit"),
        "as it always was"
    );
    assert!(verdict["raw"]["claims"].as_str().unwrap().contains(&serial));
    assert!(verdict["raw"]["header"].as_str().unwrap().contains("license+jwt"));
    assert_eq!(verdict["vault"]["license"]["id"], id);
    assert_eq!(verdict["vault"]["status"], json!("active"));
    assert!(
        vault(&verdict).starts_with("This is the newest file of this license, made on "),
        "{}",
        vault(&verdict)
    );
    assert!(
        vault(&verdict).ends_with("None of two activations is used."),
        "{}",
        vault(&verdict)
    );

    office.call("revocation.publish", &json!({}));
    activate(&office, &Program::on(&office, 1).request(&serial));
    let verdict = verify(&office, &text);
    assert!(words(&verdict, "Revocation").starts_with("not on list 1 of "));
    assert!(
        vault(&verdict).ends_with("One of two activations is used, on bridge 1."),
        "{}",
        vault(&verdict)
    );
}

#[test]
fn each_bad_license_fails_at_its_own_check_and_still_tells_what_it_claims() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let text = file(&office, &id);
    let forged = altered(&text, "\"limit\":2", "\"limit\":99");
    let verdict = verify(&office, &forged);
    says(&verdict, "license", "altered", "bad");
    assert_eq!(checks(&verdict), fails_at(3));
    assert_eq!(verdict["proven"], json!(false));
    assert_eq!(verdict["claims"], Value::Null, "only what is good has claims");
    assert!(
        fact(&verdict, "Machines").starts_with("up to 99"),
        "it shows what it claims"
    );
    assert!(
        vault(&verdict).contains("The genuine file was made on"),
        "{}",
        vault(&verdict)
    );
    assert_eq!(verdict["vault"]["license"]["serial"], json!(serial));

    let cut = verify(&office, &text[..text.len() - 30]);
    says(&cut, "license", "cut_off", "bad");
    assert_eq!(checks(&cut), fails_at(0));
    let stranger = Office::open();
    let (other, _) = license(&stranger);
    let foreign = verify(&office, &file(&stranger, &other));
    says(&foreign, "license", "wrong_key", "bad");
    assert_eq!(checks(&foreign), fails_at(2));
    assert!(words(&foreign, "Signing key").ends_with("none of this vault"));
    assert_eq!(vault(&foreign), "This vault has no license with the id it names.");
    let key = stranger.call("key.list", &json!({}))[0]["id"].clone();
    let pem = stranger.call("key.export", &json!({"id": key, "form": "jwk"}))["text"].clone();
    let known = office.call(
        "license.verify",
        &json!({"text": file(&stranger, &other), "keys": [pem]}),
    );
    says(&known, "license", "good", "good");
    assert_eq!(known["vault"], Value::Null, "other keys, not this vault's affair");
    assert_eq!(checks(&known)[5], "Revocation ?");

    let none = text.replacen("eyJ", "fyJ", 1);
    says(&verify(&office, &none), "unknown", "not_a_license", "bad");
    says(&verify(&office, "eyJhbGciOiJSUzI1N"), "license", "cut_off", "bad");
    says(&verify(&office, ""), "unknown", "not_a_license", "bad");
    let jwt = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln";
    says(&verify(&office, jwt), "unknown", "wrong_type", "bad");
}

#[test]
fn a_genuine_license_that_does_not_count_shows_why_and_what_it_granted() {
    let office = Office::open();
    let (id, _) = license(&office);
    let product = office.call("product.list", &json!({}))["rows"][0]["id"].clone();
    let mut terms = perpetual();
    terms["model"] = json!({"kind": "until", "until": now() + 40 * 86_400});
    let line = json!({"product_id": product, "quantity": 1, "features": [{"number": 1, "terms": terms}]});
    let ending = sell(&office, &line)["licenses"][0]["id"].clone();
    let text = file(&office, &ending);
    let verdict = verify(&office, &text);
    assert!(
        verdict["sentence"]
            .as_str()
            .unwrap()
            .ends_with("One feature ends in 40 days."),
        "{verdict:#}"
    );
    assert_eq!(verdict["features"][0]["note"], json!("40 days left"));
    let at = json!({"text": text, "at": now() + 50 * 86_400});
    let verdict = office.call("license.verify", &at);
    says(&verdict, "license", "expired", "warning");
    assert_eq!(checks(&verdict)[4..], ["Dates -", "Revocation +"]);
    assert_eq!(verdict["proven"], json!(true));
    assert_eq!(verdict["features"][0]["over"], json!(true));
    assert!(
        verdict["features"][0]["note"]
            .as_str()
            .unwrap()
            .starts_with("ended ")
    );

    let text = file(&office, &id);
    let reason = |version: u32, reason: &str| json!({"id": id, "version": version, "reason": reason});
    office.call("license.block", &reason(1, "Not paid."));
    office.call("revocation.publish", &json!({}));
    let verdict = verify(&office, &text);
    says(&verdict, "license", "blocked", "warning");
    assert!(
        verdict["sentence"].as_str().unwrap().ends_with(": Not paid."),
        "{verdict:#}"
    );
    assert!(words(&verdict, "Revocation").contains("on list 1 of"));
    assert_eq!(verdict["vault"]["status"], json!("blocked"));
    office.call("license.unblock", &json!({"id": id, "version": 2}));
    let verdict = verify(&office, &text);
    says(&verdict, "license", "good", "good");
    assert!(words(&verdict, "Revocation").ends_with("and counts again: make the next list"));
    office.call("license.revoke", &reason(3, "Given back"));
    office.call("revocation.publish", &json!({}));
    let verdict = verify(&office, &text);
    says(&verdict, "license", "revoked", "bad");
    assert!(
        words(&verdict, "Revocation").contains("on list 2 of"),
        "{verdict:#}"
    );
    assert_eq!(
        verdict["message"],
        json!("the license is genuine, but it was revoked")
    );
}

#[test]
fn certificates_requests_and_proofs_are_told_with_their_machine_and_the_desk() {
    let office = Office::open();
    let (_, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    let request = program.request(&serial);
    let asked = verify(&office, &request.text().unwrap());
    says(&asked, "request", "good", "notice");
    assert_eq!(
        checks(&asked),
        [
            "Kind of file +",
            "Whole and readable +",
            "Check part +",
            "Content +"
        ]
    );
    assert_eq!(fact(&asked, "Known by"), "CPU and network adapter");
    assert!(
        vault(&asked).starts_with("The machine becomes number 1 of 2"),
        "{}",
        vault(&asked)
    );
    assert_eq!(asked["vault"]["for_the_desk"], json!(true));
    let text = request.text().unwrap();
    let cut = verify(&office, &text[..text.len() - 3]);
    says(&cut, "request", "cut_off", "bad");
    assert_eq!(
        checks(&cut),
        [
            "Kind of file +",
            "Whole and readable -",
            "Check part ?",
            "Content ?"
        ]
    );
    let mistyped = verify(&office, &text.replacen("SGNR1.e", "SGNR1.f", 1));
    says(&mistyped, "request", "altered", "bad");
    assert_eq!(checks(&mistyped)[2], "Check part -");

    let made = activate(&office, &request);
    let certificate = made["certificate"].as_str().unwrap();
    let good = verify(&office, certificate);
    says(&good, "certificate", "good", "good");
    assert_eq!(
        checks(&good)[4..],
        ["Dates +", "Machine ?", "Offline lease +", "Revocation +"]
    );
    assert_eq!(
        words(&good, "Machine"),
        "only the machine itself can tell: CPU and network adapter"
    );
    assert_eq!(fact(&good, "Request"), request.id);
    assert!(
        vault(&good).starts_with("This is the certificate of bridge 1, activated on "),
        "{}",
        vault(&good)
    );
    assert!(vault(&verify(&office, &text)).starts_with("This request was answered before"));

    let claims = read_certificate(certificate, &program.keys).unwrap();
    let proof = prove_removal(&claims, &program.secret, now()).unwrap();
    let told = verify(&office, &proof);
    says(&told, "proof", "good", "good");
    assert!(
        vault(&told).starts_with("The activation of bridge 1 still counts"),
        "{}",
        vault(&told)
    );
    let forged = prove_removal(&claims, &DeviceSecret::from_bytes(&[9; 32]).unwrap(), now()).unwrap();
    let verdict = verify(&office, &forged);
    says(&verdict, "proof", "altered", "bad");
    assert_eq!(
        checks(&verdict),
        [
            "Whole and readable +",
            "Kind of file +",
            "Signing key +",
            "Signature -"
        ]
    );
    says(
        &verify(&office, &proof[..proof.len() - 9]),
        "proof",
        "cut_off",
        "bad",
    );
    says(&verify(&Office::open(), &proof), "proof", "wrong_key", "bad");

    office.call("activation.deactivate", &json!({"text": proof}));
    let ended = verify(&office, certificate);
    says(&ended, "certificate", "given_back", "warning");
    assert_eq!(
        ended["message"],
        json!("the certificate is genuine, but its activation ended")
    );
    assert_eq!(ended["vault"]["status"], json!("ended"));
    let again = verify(&office, &proof);
    assert_eq!(again["vault"]["for_the_desk"], json!(false));
    assert!(
        vault(&again).contains("gave its activation back on"),
        "{}",
        vault(&again)
    );
}

#[test]
fn a_revocation_list_is_compared_with_the_newest_and_names_what_it_takes_back() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let publish = || {
        office.call("revocation.publish", &json!({"days": 7}));
        office.call("revocation.file", &json!({}))["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let first = publish();
    says(&verify(&office, &first), "revocation_list", "good", "good");
    office.call(
        "license.revoke",
        &json!({"id": id, "version": 1, "reason": "Given back"}),
    );
    let second = publish();
    let verdict = verify(&office, &second);
    says(&verdict, "revocation_list", "good", "good");
    assert_eq!(fact(&verdict, "Names"), "1 revoked license");
    assert_eq!(verdict["entries"][0]["serial"], json!(serial));
    assert_eq!(verdict["entries"][0]["license_id"], id);
    assert!(vault(&verdict).starts_with("This is the newest list this vault made: list 2 of"));
    let old = verify(&office, &first);
    says(&old, "revocation_list", "old_list", "warning");
    assert_eq!(words(&old, "Number"), "1, the newest is 2");
    office.wait(8);
    let late = verify(&office, &second);
    assert_eq!([&late["good"], &late["tone"]], [&json!(true), &json!("warning")]);
    assert!(words(&late, "Dates").ends_with("overdue"));
    says(
        &verify(&office, &altered(&second, &serial, "AAAAAA")),
        "revocation_list",
        "altered",
        "bad",
    );
}
