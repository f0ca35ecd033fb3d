//! What the verifier accepts and refuses, each refusal by its own error.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::sync::OnceLock;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as B64;
use rsa::RsaPrivateKey;
use rsa::pkcs8::EncodePublicKey as _;
use rsa::sha2::Sha256;
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _, Signer as _};
use serde_json::json;
use signet_license::{
    ActivationClaim, Algorithm, FeatureClaim, FeatureType, KeyError, KeySet, LICENSE_TYPE, LicenseClaims,
    LicenseError, Model, ProductClaim, PublicKey, SignError, Signer, TOLERANCE, Terms, issue, verify_license,
};

const NOW: i64 = 1_795_000_000;

/// A signer for tests only: the product signs in `keys`, in constant time.
struct TestKey {
    private: RsaPrivateKey,
    public: PublicKey,
}

impl TestKey {
    fn new(private: RsaPrivateKey, algorithm: Algorithm) -> Self {
        let der = private.to_public_key().to_public_key_der().unwrap();
        Self {
            private,
            public: PublicKey::from_der(der.as_bytes(), algorithm).unwrap(),
        }
    }
}

impl Signer for TestKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        Ok(match self.public.algorithm() {
            Algorithm::Rs256 => rsa::pkcs1v15::SigningKey::<Sha256>::new(self.private.clone())
                .sign(message)
                .to_vec(),
            Algorithm::Ps256 => rsa::pss::SigningKey::<Sha256>::new(self.private.clone())
                .sign_with_rng(&mut rsa::rand_core::OsRng, message)
                .to_vec(),
        })
    }
}

fn private_key() -> RsaPrivateKey {
    static KEY: OnceLock<RsaPrivateKey> = OnceLock::new();
    KEY.get_or_init(|| RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap())
        .clone()
}

fn key() -> TestKey {
    TestKey::new(private_key(), Algorithm::Rs256)
}

fn trusting(key: &TestKey) -> KeySet {
    KeySet::from_iter([key.public.clone()])
}

fn claims(model: Model) -> LicenseClaims {
    let terms = Terms {
        model,
        ..Terms::default()
    };
    let features = vec![FeatureClaim::new(
        2,
        "CAL",
        "Calibration",
        FeatureType::Normal,
        None,
        &terms,
    )];
    let (nbf, exp) = LicenseClaims::bounds(&features);
    LicenseClaims {
        iss: "Northwind Instruments".into(),
        sub: "Müller & Søn".into(),
        jti: "0194c9a2-7d31-7c44-9b0e-51f2a6d08e17".into(),
        iat: NOW,
        nbf,
        exp,
        serial: "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8".into(),
        product: ProductClaim {
            number: 1040,
            code: "SPA-PRO".into(),
            name: "Spectra Analyzer Pro".into(),
        },
        features,
        activation: ActivationClaim {
            limit: 3,
            ..ActivationClaim::default()
        },
        demo: false,
        ..LicenseClaims::default()
    }
}

fn with_header(text: &str, header: &serde_json::Value) -> String {
    let rest = text.split_once('.').unwrap().1;
    format!("{}.{rest}", B64.encode(header.to_string()))
}

#[test]
fn a_genuine_license_reads_as_it_was_written() {
    for algorithm in [Algorithm::Rs256, Algorithm::Ps256] {
        let key = TestKey::new(private_key(), algorithm);
        let text = issue(LICENSE_TYPE, &claims(Model::Perpetual), &key).unwrap();
        let read = verify_license(&format!("\u{feff}{text}\r\n"), &trusting(&key), NOW);
        assert_eq!(read, Ok(claims(Model::Perpetual)), "{algorithm:?}");
    }
}

#[test]
fn every_changed_bit_is_refused() {
    let key = key();
    let text = issue(LICENSE_TYPE, &claims(Model::Perpetual), &key).unwrap();
    let keys = trusting(&key);
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        if let Ok(changed) = String::from_utf8(bytes) {
            assert!(
                verify_license(&changed, &keys, NOW).is_err(),
                "the bit at {at} was changed unnoticed"
            );
        }
    }
}

#[test]
fn every_cut_is_refused_and_most_are_called_a_cut() {
    let key = key();
    let text = issue(LICENSE_TYPE, &claims(Model::Perpetual), &key).unwrap();
    let keys = trusting(&key);
    let answers: Vec<_> = (0..text.len())
        .map(|end| verify_license(&text[..end], &keys, NOW))
        .collect();
    assert!(answers.iter().all(Result::is_err));
    let cut = answers
        .iter()
        .filter(|a| **a == Err(LicenseError::CutOff))
        .count();
    assert!(
        cut * 100 > text.len() * 95,
        "only {cut} of {} cuts were recognized",
        text.len()
    );
}

#[test]
fn a_changed_claim_is_altered() {
    let key = key();
    let text = issue(LICENSE_TYPE, &claims(Model::Perpetual), &key).unwrap();
    let mut more = claims(Model::Perpetual);
    more.activation.limit = 50;
    let (head, rest) = text.split_once('.').unwrap();
    let forged = format!(
        "{head}.{}.{}",
        B64.encode(serde_json::to_vec(&more).unwrap()),
        rest.split_once('.').unwrap().1
    );
    assert_eq!(
        verify_license(&forged, &trusting(&key), NOW),
        Err(LicenseError::Altered)
    );
}

#[test]
fn the_header_decides_nothing() {
    let key = key();
    let text = issue(LICENSE_TYPE, &claims(Model::Perpetual), &key).unwrap();
    let kid = key.public.kid();
    for alg in ["none", "HS256", "PS256", "RS512", "rs256"] {
        let changed = with_header(&text, &json!({"alg": alg, "typ": LICENSE_TYPE, "kid": kid}));
        assert_eq!(
            verify_license(&changed, &trusting(&key), NOW),
            Err(LicenseError::WrongAlgorithm { found: alg.into() })
        );
    }
    let demanding = with_header(
        &text,
        &json!({"alg": "RS256", "typ": LICENSE_TYPE, "kid": kid, "crit": ["x"]}),
    );
    assert!(matches!(
        verify_license(&demanding, &trusting(&key), NOW),
        Err(LicenseError::Unreadable { .. })
    ));
}

#[test]
fn another_kind_of_file_is_named_as_such_even_when_genuine() {
    let key = key();
    let text = issue("activation+jwt", &claims(Model::Perpetual), &key).unwrap();
    assert_eq!(
        verify_license(&text, &trusting(&key), NOW),
        Err(LicenseError::WrongType {
            found: "activation+jwt".into()
        })
    );
}

#[test]
fn another_key_is_named() {
    let key = key();
    let text = issue(LICENSE_TYPE, &claims(Model::Perpetual), &key).unwrap();
    assert_eq!(
        verify_license(&text, &KeySet::default(), NOW),
        Err(LicenseError::WrongKey {
            kid: key.public.kid().into()
        })
    );
}

#[test]
fn what_is_no_license_is_called_so() {
    let keys = trusting(&key());
    for text in [
        "",
        "hello",
        "a.b.c",
        "{\"alg\":\"RS256\"}",
        "-----BEGIN PUBLIC KEY-----",
        "eyJhbGciOi.a.b.c",
    ] {
        assert_eq!(
            verify_license(text, &keys, NOW),
            Err(LicenseError::NotALicense),
            "{text:?}"
        );
    }
}

#[test]
fn a_license_is_valid_from_its_first_to_its_last_second() {
    let key = key();
    let keys = trusting(&key);
    let (from, until) = (NOW + 3 * TOLERANCE, NOW + 9 * TOLERANCE);
    let text = issue(LICENSE_TYPE, &claims(Model::Period { from, until }), &key).unwrap();
    let at = |now| verify_license(&text, &keys, now).map(|_| ());
    assert_eq!(at(from - TOLERANCE - 1), Err(LicenseError::NotYetValid { from }));
    assert_eq!(
        at(from - TOLERANCE),
        Ok(()),
        "a clock up to 24 hours behind is forgiven"
    );
    assert_eq!(at(until), Ok(()));
    assert_eq!(at(until + 1), Err(LicenseError::Expired { until }));
}

#[test]
fn features_end_one_by_one_while_the_license_lasts() {
    let mut both = claims(Model::Until { until: NOW + 100 });
    both.features.push(FeatureClaim {
        number: 1,
        ..claims(Model::Perpetual).features.remove(0)
    });
    both.features.push(FeatureClaim {
        number: 3,
        model: "lunar".into(),
        ..both.features[0].clone()
    });
    both.exp = None;
    let key = key();
    let text = issue(LICENSE_TYPE, &both, &key).unwrap();
    let later = NOW + 101;
    let license = verify_license(&text, &trusting(&key), later).unwrap();
    assert!(license.granted(2, NOW + 100).is_some());
    assert!(license.granted(2, later).is_none(), "its last second is over");
    assert!(license.granted(1, later).is_some(), "the perpetual one lasts");
    assert!(
        license.granted(3, NOW).is_none(),
        "an unknown model grants nothing"
    );
    assert!(license.granted(9, NOW).is_none());
}

#[test]
fn a_clock_before_the_files_own_date_gains_nothing() {
    let key = key();
    let ended = issue(LICENSE_TYPE, &claims(Model::Until { until: NOW - 1 }), &key).unwrap();
    assert_eq!(
        verify_license(&ended, &trusting(&key), 0),
        Err(LicenseError::Expired { until: NOW - 1 }),
        "the license was issued after it ended, so the clock must be wrong"
    );
}

#[test]
fn short_keys_and_other_texts_are_no_keys() {
    assert_eq!(
        PublicKey::from_pem("nonsense", Algorithm::Rs256),
        Err(KeyError::Unreadable)
    );
    let short = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 1024).unwrap();
    let der = short.to_public_key().to_public_key_der().unwrap();
    assert_eq!(
        PublicKey::from_der(der.as_bytes(), Algorithm::Rs256),
        Err(KeyError::Size { bits: 1024 })
    );
}
