//! Signed files. The bytes are taken three ways: as the text of a file, as header and claims in JSON (a line
//! each) under a genuine file's signature, and as claims somebody with the key might have signed.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use signet_license::{
    CertificateClaims, LicenseClaims, LicenseError, Machine, ProofClaims, RevocationList, ThisMachine,
    peek_proof, peek_revocations, read_certificate, read_license, read_revocations, verify_certificate,
    verify_license, verify_proof,
};

use crate::NOW;
use crate::genuine::{self, device, keys, signed_part};

/// License files.
pub fn license(bytes: &[u8]) {
    forge(bytes, genuine::LICENSE, |text| {
        let _ = verify_license(text, keys(), NOW);
        read_license(text, keys())
    });
    if let Some(claims) = claims::<LicenseClaims>(bytes) {
        use_license(&claims);
    }
}

/// Activation certificates.
pub fn certificate(bytes: &[u8]) {
    let machine = Machine::new();
    let here = ThisMachine {
        parts: &machine,
        id: None,
        key: Some(device()),
    };
    forge(bytes, genuine::CERTIFICATE, |text| {
        let _ = verify_certificate(text, keys(), here, NOW);
        read_certificate(text, keys())
    });
    if let Some(claims) = claims::<CertificateClaims>(bytes) {
        use_license(&claims.license);
        let _ = claims.check_times(NOW);
        let _ = claims.check_times(i64::MAX);
        if claims.machine.matches(None, &machine).is_err() {
            let _ = claims.machine.matches(Some("x"), &claims.machine.parts);
        }
    }
}

/// Revocation lists.
pub fn revocations(bytes: &[u8]) {
    forge(bytes, genuine::REVOCATIONS, |text| {
        let _ = peek_revocations(text);
        read_revocations(text, keys(), 0)
    });
    if let Some(list) = claims::<RevocationList>(bytes) {
        for entry in &list.entries {
            let license = LicenseClaims {
                jti: entry.license_id.clone(),
                ..LicenseClaims::default()
            };
            // Only an activation of it may have been meant.
            let whole = entry.activation.is_none();
            assert!(
                !whole || list.check(&license).is_err(),
                "what a list names is refused"
            );
        }
        let _ = list.is_overdue(NOW);
    }
}

/// Deactivation proofs.
pub fn proof(bytes: &[u8]) {
    forge(bytes, genuine::PROOF, |text| {
        let verified = verify_proof(text, device());
        if let Ok(verified) = &verified {
            assert_eq!(peek_proof(text).as_ref(), Ok(verified));
        }
        verified
    });
    claims::<ProofClaims>(bytes);
}

/// Whatever is accepted has what the key signed, to the letter.
fn forge<C: Serialize>(bytes: &[u8], genuine: &str, read: impl Fn(&str) -> Result<C, LicenseError>) {
    let signature = genuine.trim().rsplit('.').next().unwrap_or_default();
    let mut texts = Vec::new();
    if let Ok(text) = str::from_utf8(bytes) {
        texts.push(text.to_owned());
    }
    let line = bytes.iter().position(|byte| *byte == b'\n');
    if let Some((header, claims)) = line.and_then(|line| bytes.split_at_checked(line)) {
        let claims = claims.strip_prefix(b"\n").unwrap_or(claims);
        let [header, claims] = [header, claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part));
        texts.push(format!("{header}.{claims}.{signature}"));
    }
    for text in texts {
        if read(&text).is_ok() {
            let shown = text.trim_start_matches('\u{feff}');
            assert_eq!(
                signed_part(shown),
                signed_part(genuine),
                "nothing else was ever signed"
            );
        }
    }
}

/// The claims these bytes are, written and read again.
fn claims<C: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Option<C> {
    let claims: C = serde_json::from_slice(bytes).ok()?;
    let written = serde_json::to_vec(&claims).unwrap_or_else(|error| panic!("not written: {error}"));
    let again: C = serde_json::from_slice(&written).unwrap_or_else(|error| panic!("not read again: {error}"));
    assert_eq!(claims, again, "what is written reads back the same");
    Some(claims)
}

fn use_license(claims: &LicenseClaims) {
    let _ = LicenseClaims::bounds(&claims.features);
    for feature in &claims.features {
        let terms = feature.terms();
        for now in [i64::MIN, NOW, i64::MAX] {
            let granted = claims.granted(feature.number, now);
            assert!(
                granted.is_none_or(|granted| granted.terms().is_some()),
                "what is not understood grants nothing"
            );
        }
        assert_eq!(terms, feature.terms());
    }
}
