//! Whatever is changed in a file, it is refused: a thousand flipped bits, a thousand truncations and a thousand
//! splices of each kind. Nothing panics.
//!
//! A mutation that leaves the same meaning is accepted, and only such a one: white space around a file (anywhere in a
//! request, because mail programs break its lines), and a byte order mark before it. The base64url letters, all that was
//! signed, are the same then.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fmt::Debug;
use std::sync::OnceLock;

use rsa::RsaPrivateKey;
use rsa::pkcs8::EncodePublicKey as _;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use serde_json::json;
use signet_license::{
    ACTIVATION_TYPE, ActivationRequest, Algorithm, CertificateClaims, DeviceSecret, KeySet, LICENSE_TYPE,
    LicenseClaims, Machine, Part, PublicKey, REVOCATION_TYPE, RequestProduct, RevocationList, SignError,
    Signer, issue, prove_removal, read_certificate, read_license, read_revocations, verify_proof,
};

const NOW: i64 = 1_795_000_000;
const TIMES: usize = 1_000;
/// Printed when a test fails; set `SIGNET_SEED` to try others.
const SEED: u64 = 0x05EE_D0F5_1697_E700;

/// A signer for tests only: the product signs in `keys`, in constant time.
struct TestKey {
    private: RsaPrivateKey,
    public: PublicKey,
}

impl Signer for TestKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let key = rsa::pkcs1v15::SigningKey::<Sha256>::new(self.private.clone());
        Ok(key.sign(message).to_vec())
    }
}

fn vendor() -> &'static TestKey {
    static KEY: OnceLock<TestKey> = OnceLock::new();
    KEY.get_or_init(|| {
        let private = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
        let der = private.to_public_key().to_public_key_der().unwrap();
        let public = PublicKey::from_der(der.as_bytes(), Algorithm::Rs256).unwrap();
        TestKey { private, public }
    })
}

fn keys() -> KeySet {
    KeySet::from_iter([vendor().public.clone()])
}

fn device() -> DeviceSecret {
    DeviceSecret::from_bytes(&[7; 32]).unwrap()
}

/// `xorshift64*`: the same mutations everywhere.
struct Dice(u64);

impl Dice {
    fn new() -> (Self, u64) {
        let seed = std::env::var("SIGNET_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok())
            .unwrap_or(SEED);
        (Self(seed | 1), seed)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        usize::try_from(high).unwrap() % limit
    }
}

fn flip(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut flipped = file.to_vec();
    flipped[dice.below(file.len())] ^= 1 << dice.below(8);
    flipped
}

/// Cuts off the end, the beginning, or something in the middle.
fn truncate(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let (one, other) = (dice.below(file.len()), dice.below(file.len()));
    let (start, end) = (one.min(other), one.max(other) + 1);
    match dice.below(3) {
        0 => file[..start].to_vec(),
        1 => file[end..].to_vec(),
        _ => [&file[..start], &file[end..]].concat(),
    }
}

/// Puts a piece of this file or of another genuine one over or between what is there.
fn splice(file: &[u8], others: &[String], dice: &mut Dice) -> Vec<u8> {
    let donor = others[dice.below(others.len())].as_bytes();
    let from = dice.below(donor.len());
    let piece = &donor[from..from + 1 + dice.below((donor.len() - from).min(200))];
    let at = dice.below(file.len() + 1);
    let behind = if dice.below(2) == 0 {
        at
    } else {
        (at + piece.len()).min(file.len())
    };
    [&file[..at], piece, &file[behind..]].concat()
}

fn claims() -> serde_json::Value {
    json!({"iss": "Northwind", "sub": "Müller & Søn", "jti": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11", "iat": NOW,
        "exp": NOW + 1000, "serial": "7TVMdV-thNAuK-63JLsy-kHPJUh-VcmEg6",
        "product": {"number": 100, "code": "CHART", "name": "Chart Studio"},
        "features": [{"number": 1, "code": "CORE", "name": "Core", "type": "normal", "model": "until",
                      "until": NOW + 1000, "seats": 1}],
        "activation": {"limit": 1}})
}

fn request() -> ActivationRequest {
    ActivationRequest {
        id: "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c12".to_owned(),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: "7TVMdV-thNAuK-63JLsy-kHPJUh-VcmEg6".to_owned(),
        product: RequestProduct {
            number: 100,
            version: "4.2".to_owned(),
        },
        machine: Machine::new().with(b"salt", Part::Cpu, "GenuineIntel"),
        name: "bridge-pc".to_owned(),
        virtual_machine: false,
        key: device().public(),
    }
}

fn license() -> String {
    let claims: LicenseClaims = serde_json::from_value(claims()).unwrap();
    issue(LICENSE_TYPE, &claims, vendor()).unwrap()
}

fn certificate_claims() -> CertificateClaims {
    let mut claims = claims();
    claims["license_id"] = json!("0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11");
    claims["machine"] = json!({"parts": request().machine});
    claims["cnf"] = json!({"jwk": request().key});
    serde_json::from_value(claims).unwrap()
}

fn certificate() -> String {
    issue(ACTIVATION_TYPE, &certificate_claims(), vendor()).unwrap()
}

fn proof() -> String {
    prove_removal(&certificate_claims(), &device(), NOW).unwrap()
}

fn revocations() -> String {
    let list: RevocationList = serde_json::from_value(json!({"iss": "Northwind", "seq": 3, "iat": NOW,
        "next_update": NOW + 1000, "entries": [{"license_id": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c21",
        "serial": "7TVMdV-thNAuK-63JLsy-kHPJUh-VcmEg6", "reason": "blocked", "at": NOW}]}))
    .unwrap();
    issue(REVOCATION_TYPE, &list, vendor()).unwrap()
}

/// Another file of each kind, to splice with: genuine as well, but for another license.
fn others() -> Vec<String> {
    let mut other: LicenseClaims = serde_json::from_value(claims()).unwrap();
    "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c99".clone_into(&mut other.jti);
    other.exp = None;
    let other = issue(LICENSE_TYPE, &other, vendor()).unwrap();
    vec![
        other,
        license(),
        certificate(),
        proof(),
        revocations(),
        request().text().unwrap(),
    ]
}

/// What has to be the same for the same meaning: a file without what stands around it.
fn ends_trimmed(text: &str) -> String {
    text.trim_start_matches('\u{feff}').trim().to_owned()
}

/// The same without any white space.
fn all_blanks_gone(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}')
        .collect()
}

fn mutate<C: Debug, E: Debug>(
    genuine: &str,
    read: impl Fn(&str) -> Result<C, E>,
    meaning: fn(&str) -> String,
) {
    let file = format!("{genuine}\n");
    read(&file).unwrap();
    let others = others();
    let (mut dice, seed) = Dice::new();
    let (mut refused, mut same, mut unchanged, mut no_text) = (0, 0, 0, 0);
    for round in 0..3 * TIMES {
        let bytes = match round / TIMES {
            0 => flip(file.as_bytes(), &mut dice),
            1 => truncate(file.as_bytes(), &mut dice),
            _ => splice(file.as_bytes(), &others, &mut dice),
        };
        // What is no UTF-8 is no text: it does not get as far as a parser. What a program makes of it does.
        no_text += usize::from(str::from_utf8(&bytes).is_err());
        let text = String::from_utf8_lossy(&bytes);
        let means_the_same = meaning(&text) == meaning(&file);
        match read(&text) {
            Ok(_) if bytes == file.as_bytes() => unchanged += 1,
            Ok(_) if means_the_same => same += 1,
            Ok(claims) => panic!("seed {seed}, mutation {round} was accepted as {claims:?}:\n{text}"),
            Err(_) => refused += 1,
        }
    }
    assert_eq!(refused + same + unchanged, 3 * TIMES);
    assert!(
        refused > 2_900,
        "seed {seed}: only {refused} of the mutations changed anything ({same} the same)"
    );
    assert!(no_text < TIMES / 5, "most mutations are texts, {no_text} are not");
}

#[test]
fn no_changed_license_is_accepted() {
    let keys = keys();
    mutate(&license(), |text| read_license(text, &keys), ends_trimmed);
}

#[test]
fn no_changed_certificate_is_accepted() {
    let keys = keys();
    mutate(&certificate(), |text| read_certificate(text, &keys), ends_trimmed);
}

#[test]
fn no_changed_revocation_list_is_accepted() {
    let keys = keys();
    mutate(
        &revocations(),
        |text| read_revocations(text, &keys, 0),
        ends_trimmed,
    );
}

#[test]
fn no_changed_proof_is_accepted() {
    let key = device().public();
    mutate(&proof(), |text| verify_proof(text, &key), ends_trimmed);
}

#[test]
fn no_changed_request_is_accepted() {
    mutate(
        &request().text().unwrap(),
        ActivationRequest::read,
        all_blanks_gone,
    );
}
