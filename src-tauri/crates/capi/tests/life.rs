//! The life of a protected program through the C interface, with files a vendor signed.
#![allow(
    unsafe_code,
    clippy::unwrap_used,
    clippy::unnecessary_box_returns,
    reason = "it calls what C calls; a panic is how a test fails"
)]

mod support;

use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::ptr::null;

use serde_json::{Value, json};
use signet::{
    SIGNET_SECRET_BYTES, SignetKeys, SignetMachine, SignetPart, SignetRevocations, SignetSecret,
    SignetStatus, signet_license_free, signet_license_granted, signet_license_issued, signet_license_json,
    signet_license_product, signet_license_revocations, signet_machine_add, signet_machine_find,
    signet_machine_new, signet_prove_removal, signet_read_revocations, signet_request_make,
    signet_revocations_check, signet_revocations_free, signet_revocations_json, signet_revocations_made,
    signet_revocations_number, signet_revocations_overdue, signet_secret_bytes, signet_secret_free,
    signet_secret_from_bytes, signet_secret_new, signet_verify_certificate, signet_verify_license,
};
use signet_license::Part;
use signet_license::{
    ACTIVATION_TYPE, ActivationRequest, LICENSE_TYPE, REVOCATION_TYPE, peek_proof, verify_proof,
};
use signet_machine::Found;
use support::{NOW, c, keys, made, said, signed, told};

const SALT: &[u8] = b"chart studio";

fn claims() -> Value {
    json!({"iss": "Northwind", "sub": "", "jti": "license-1", "iat": NOW, "exp": NOW + 1000,
        "serial": "7TVMdV-thNAuK", "product": {"number": 7, "code": "C", "name": "Chart Studio"},
        "features": [{"number": 1, "code": "CORE", "name": "Core", "type": "normal", "model": "until",
                      "until": NOW + 10, "seats": 1}],
        "activation": {"limit": 1}})
}

fn certificate(request: &ActivationRequest) -> Value {
    let mut claims = claims();
    claims["jti"] = json!("activation-1");
    claims["license_id"] = json!("license-1");
    claims["machine"] = json!({"parts": request.machine});
    claims["cnf"] = json!({"jwk": request.key});
    claims["revocation_seq"] = json!(3);
    claims
}

fn machine(cpu: &CStr) -> Box<SignetMachine> {
    let mut machine = made(|place| signet_machine_new(Some(place)));
    let part = SignetPart::Cpu as i32;
    // SAFETY: the texts and bytes are what is said.
    let status =
        unsafe { signet_machine_add(Some(&mut machine), SALT.as_ptr(), SALT.len(), part, cpu.as_ptr()) };
    assert_eq!(status, SignetStatus::Ok);
    machine
}

fn ask(machine: &SignetMachine, secret: &SignetSecret, name: &CStr) -> (SignetStatus, String) {
    let (serial, version) = (c"7TVMdV-thNAuK".as_ptr(), c"4.2".as_ptr());
    // SAFETY: the texts are.
    said(|place| unsafe {
        signet_request_make(
            serial,
            7,
            version,
            Some(machine),
            name.as_ptr(),
            false,
            Some(secret),
            Some(place),
            None,
        )
    })
}

fn refusal(
    keys: &SignetKeys,
    text: &CStr,
    machine: &SignetMachine,
    secret: Option<&SignetSecret>,
    now: i64,
) -> (SignetStatus, String) {
    let mut license = MaybeUninit::uninit();
    // SAFETY: the texts are.
    let said = said(|error| unsafe {
        signet_verify_certificate(
            Some(keys),
            text.as_ptr(),
            Some(machine),
            null(),
            secret,
            now,
            Some(&mut license),
            Some(error),
        )
    });
    // SAFETY: every call writes it.
    assert!(unsafe { license.assume_init() }.is_none());
    said
}

#[test]
fn a_license_is_verified_and_asked() {
    let text = signed(LICENSE_TYPE, &claims());
    let keys = keys();
    // SAFETY: the text is one.
    let license =
        made(|place| unsafe { signet_verify_license(Some(&keys), text.as_ptr(), NOW, Some(place), None) });
    let granted =
        |feature, now| told(|place| signet_license_granted(Some(&license), feature, now, Some(place)));
    assert!(granted(1, NOW + 10));
    assert!(!granted(1, NOW + 11), "it ends before its license");
    assert!(!granted(2, NOW));
    assert_eq!(
        told(|place| signet_license_product(Some(&license), Some(place))),
        7
    );
    assert_eq!(
        told(|place| signet_license_issued(Some(&license), Some(place))),
        NOW
    );
    assert_eq!(
        told(|place| signet_license_revocations(Some(&license), Some(place))),
        0
    );
    let (_, json) = said(|place| signet_license_json(Some(&license), Some(place)));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["serial"], claims()["serial"]);
    signet_license_free(Some(license));

    let refused = |text: &CStr, now| {
        let mut license = MaybeUninit::uninit();
        // SAFETY: the text is one.
        said(|error| unsafe {
            signet_verify_license(Some(&keys), text.as_ptr(), now, Some(&mut license), Some(error))
        })
    };
    let expired = (SignetStatus::Expired, "the license has expired".to_owned());
    assert_eq!(refused(&text, NOW + 1001), expired);
    let other = signed(ACTIVATION_TYPE, &claims());
    assert_eq!(refused(&other, NOW).0, SignetStatus::WrongType);
    assert_eq!(refused(c"hello", NOW).0, SignetStatus::NotALicense);
    assert_eq!(refused(&text, NOW), (SignetStatus::Ok, String::new()));
}

#[test]
fn a_machine_from_its_request_to_its_removal() {
    let keys = keys();
    let secret = made(|place| signet_secret_new(Some(place)));
    let here = machine(c"GenuineIntel");
    let (status, text) = ask(&here, &secret, c"bridge-pc");
    assert_eq!(status, SignetStatus::Ok);
    let request = ActivationRequest::read(&text).unwrap();
    assert_eq!((request.name.as_str(), request.product.number), ("bridge-pc", 7));
    let (_, again) = ask(&here, &secret, c"bridge-pc");
    let again = ActivationRequest::read(&again).unwrap();
    assert!(again.id != request.id && again.nonce != request.nonce && again.key == request.key);
    assert_eq!(
        ask(&here, &secret, &c(&"x".repeat(201))).0,
        SignetStatus::RequestRefused
    );

    // The secret is kept as bytes.
    let mut bytes = [0; SIGNET_SECRET_BYTES];
    // SAFETY: there is room for as many.
    let status = unsafe { signet_secret_bytes(Some(&secret), bytes.as_mut_ptr(), bytes.len()) };
    assert_eq!(status, SignetStatus::Ok);
    signet_secret_free(Some(secret));
    // SAFETY: there are as many.
    let secret = made(|place| unsafe { signet_secret_from_bytes(bytes.as_ptr(), bytes.len(), Some(place)) });

    let text = signed(ACTIVATION_TYPE, &certificate(&request));
    // SAFETY: the text is one.
    let license = made(|place| unsafe {
        let secret = Some(&*secret);
        signet_verify_certificate(
            Some(&keys),
            text.as_ptr(),
            Some(&here),
            null(),
            secret,
            NOW,
            Some(place),
            None,
        )
    });
    assert_eq!(
        told(|place| signet_license_revocations(Some(&license), Some(place))),
        3
    );

    let other = SignetStatus::OtherMachine;
    let elsewhere = refusal(&keys, &text, &machine(c"AuthenticAMD"), Some(&secret), NOW);
    assert_eq!(
        elsewhere,
        (
            other,
            "the certificate is for another machine; what differs: CPU".to_owned()
        )
    );
    assert_eq!(refusal(&keys, &text, &here, None, NOW).0, other);
    let thief = made(|place| signet_secret_new(Some(place)));
    assert_eq!(refusal(&keys, &text, &here, Some(&thief), NOW).0, other);

    let prove = |text: &CStr, secret| {
        // SAFETY: the text is one.
        said(|place| unsafe {
            signet_prove_removal(
                Some(&keys),
                text.as_ptr(),
                Some(secret),
                NOW + 9999,
                Some(place),
                None,
            )
        })
    };
    let (_, proof) = prove(&text, &secret);
    assert_eq!(peek_proof(&proof).unwrap().activation, "activation-1");
    assert_eq!(verify_proof(&proof, &request.key).unwrap().removed_at, NOW + 9999);
    assert_eq!(prove(&text, &thief), (other, String::new()));
    let mut keyless = certificate(&request);
    keyless.as_object_mut().unwrap().remove("cnf");
    let keyless = signed(ACTIVATION_TYPE, &keyless);
    assert_eq!(prove(&keyless, &secret).0, SignetStatus::NoProof);
}

#[test]
fn a_list_says_what_no_longer_counts() {
    let keys = keys();
    let list = |seq: u64, license: &str| {
        let entry = json!({"license_id": license, "serial": "x", "reason": "blocked", "at": NOW});
        let list =
            json!({"iss": "Northwind", "seq": seq, "iat": NOW, "next_update": NOW + 10, "entries": [entry]});
        signed(REVOCATION_TYPE, &list)
    };
    let read = |text: &CStr, highest| {
        // SAFETY: the text is one.
        made(|place| unsafe {
            signet_read_revocations(Some(&keys), text.as_ptr(), highest, Some(place), None)
        })
    };
    let text = signed(LICENSE_TYPE, &claims());
    // SAFETY: the text is one.
    let license =
        made(|place| unsafe { signet_verify_license(Some(&keys), text.as_ptr(), NOW, Some(place), None) });
    let checked = |list: &SignetRevocations| {
        said(|error| signet_revocations_check(Some(list), Some(&license), Some(error)))
    };
    let harmless = read(&list(4, "license-2"), 4);
    assert_eq!(checked(&harmless), (SignetStatus::Ok, String::new()));
    assert_eq!(
        told(|place| signet_revocations_number(Some(&harmless), Some(place))),
        4
    );
    assert_eq!(
        told(|place| signet_revocations_made(Some(&harmless), Some(place))),
        NOW
    );
    let overdue = |now| told(|place| signet_revocations_overdue(Some(&harmless), now, Some(place)));
    assert!(!overdue(NOW + 10) && overdue(NOW + 11));
    let (_, json) = said(|place| signet_revocations_json(Some(&harmless), Some(place)));
    assert!(json.contains("license-2"));

    let (status, words) = checked(&read(&list(5, "license-1"), 4));
    assert_eq!(status, SignetStatus::Blocked);
    assert_eq!(words, "the license is blocked for now by who issued it");
    signet_revocations_free(Some(harmless));

    let (old, mut place) = (list(3, "license-2"), MaybeUninit::uninit());
    // SAFETY: the text is one.
    let (status, _) = said(|error| unsafe {
        signet_read_revocations(Some(&keys), old.as_ptr(), 4, Some(&mut place), Some(error))
    });
    assert_eq!(status, SignetStatus::OldList);
    // SAFETY: every call writes it.
    assert!(unsafe { place.assume_init() }.is_none());
}

#[test]
fn this_computer_is_found_as_in_rust() {
    let found = Found::here();
    let secret = made(|place| signet_secret_new(Some(place)));
    let mut here = made(|place| signet_machine_new(Some(place)));
    let mut is_virtual = MaybeUninit::uninit();
    // SAFETY: the salt has as many bytes.
    let status =
        unsafe { signet_machine_find(Some(&mut here), SALT.as_ptr(), SALT.len(), Some(&mut is_virtual)) };
    assert_eq!(status, SignetStatus::Ok);
    // SAFETY: the call wrote it.
    assert_eq!(unsafe { is_virtual.assume_init() }, found.is_virtual());
    let (_, text) = ask(&here, &secret, c"bridge-pc");
    let request = ActivationRequest::read(&text).unwrap();
    assert_eq!(request.machine, found.machine(SALT));
    assert!(request.machine.has(Part::Cpu), "every computer has one");

    // What was added before stays, and the place of the answer may be NULL.
    let mut more = machine(c"GenuineIntel");
    // SAFETY: the salt has as many bytes.
    let status = unsafe { signet_machine_find(Some(&mut more), SALT.as_ptr(), SALT.len(), None) };
    assert_eq!(status, SignetStatus::Ok);
    let (_, text) = ask(&more, &secret, c"bridge-pc");
    let known = ActivationRequest::read(&text).unwrap().machine.0[&Part::Cpu].len();
    assert_eq!(known, found.of(Part::Cpu).len() + 1);
}
