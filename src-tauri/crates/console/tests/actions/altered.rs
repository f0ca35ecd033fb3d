//! A thousand flipped bits, cuts and splices of each kind of file: all refused, none ends the program.

use serde_json::json;
use signet_license::{
    ActivationRequest, DeviceSecret, KeySet, Machine, ThisMachine, prove_removal, read_certificate,
    read_revocations, verify_certificate, verify_license, verify_proof,
};

use super::activations::{Program, activate, license};
use super::office::Office;

/// The same numbers in every run (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// The text with one thing wrong.
fn altered(text: &str, other: &str, numbers: &mut Numbers) -> String {
    let mut bytes = text.as_bytes().to_vec();
    match numbers.below(3) {
        0 => {
            let at = numbers.below(bytes.len());
            bytes[at] ^= 1 << numbers.below(8);
        }
        1 => bytes.truncate(numbers.below(bytes.len())),
        _ => {
            // The beginning of one and the end of the other.
            let at = numbers.below(bytes.len().min(other.len()) - 1) + 1;
            bytes.truncate(at);
            bytes.extend(&other.as_bytes()[at..]);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Edits until a thousand made a difference.
fn refused(text: &str, other: &str, accepts: impl Fn(&str) -> bool) {
    assert!(accepts(text) && accepts(other), "what was not altered is good");
    let (mut numbers, mut tried) = (Numbers(7), 0);
    while tried < 1_000 {
        let wrong = altered(text, other, &mut numbers);
        if wrong.trim() == text || wrong.trim() == other {
            continue;
        }
        assert!(!accepts(&wrong), "{wrong}");
        tried += 1;
    }
}

#[test]
fn nothing_altered_passes_as_any_of_our_files() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    let mut next = Program::on(&office, 2);
    let requests = [program.request(&serial), next.request(&serial)];
    let texts = requests.each_ref().map(|request| request.text().unwrap());
    refused(&texts[0], &texts[1], |text| ActivationRequest::read(text).is_ok());

    let certificates = requests.each_ref().map(|request| {
        let made = activate(&office, request);
        made["certificate"].as_str().unwrap().trim().to_owned()
    });
    let keys: &KeySet = &program.keys;
    refused(&certificates[0], &certificates[1], |text| {
        read_certificate(text, keys).is_ok()
    });

    let file = office.call("license.file", &json!({"id": id}));
    let file = file["text"].as_str().unwrap().trim();
    let now = super::activations::now();
    refused(file, file, |text| verify_license(text, keys, now).is_ok());

    let lists = [1, 2].map(|_| {
        office.call("revocation.publish", &json!({}));
        let list = office.call("revocation.file", &json!({}));
        list["text"].as_str().unwrap().trim().to_owned()
    });
    refused(&lists[0], &lists[1], |text| {
        read_revocations(text, keys, 0).is_ok()
    });
    assert!(
        verify_license(&certificates[0], keys, now).is_err(),
        "a certificate is no license"
    );
    let nobody = ThisMachine {
        parts: &Machine::new(),
        id: None,
        key: None,
    };
    assert!(
        verify_certificate(file, keys, nobody, now).is_err(),
        "a license is no certificate"
    );

    let secret = DeviceSecret::from_bytes(&[1; 32]).unwrap();
    let proofs = certificates.each_ref().map(|text| {
        let claims = read_certificate(text, keys).unwrap();
        prove_removal(&claims, &secret, now).unwrap()
    });
    let public = secret.public();
    refused(&proofs[0], &proofs[1], |text| verify_proof(text, &public).is_ok());
}
