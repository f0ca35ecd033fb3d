//! Keys made by OpenSSL come in, public keys go out, and OpenSSL reads them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::traits::{PrivateKeyParts as _, PublicKeyParts as _};
use signet_keys::{KeyFileError, KeyForm, export, export_two, import};
use signet_license::{Algorithm, PublicKey, Signer as _};

fn openssl(args: &[&str], input: &str) -> String {
    let mut child = Command::new("openssl")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("openssl is installed");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "openssl {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn new_key(bits: &str) -> String {
    openssl(
        &[
            "genpkey",
            "-algorithm",
            "RSA",
            "-pkeyopt",
            &format!("rsa_keygen_bits:{bits}"),
        ],
        "",
    )
}

fn kid_of(text: &str, password: Option<&str>) -> Result<String, KeyFileError> {
    import(text, password, Algorithm::Rs256).map(|key| key.public_key().kid().to_owned())
}

fn xml_of(pkcs8: &str) -> String {
    let key = rsa::RsaPrivateKey::from_pkcs8_pem(pkcs8).unwrap();
    let part = |name: &str, n: &rsa::BigUint| {
        format!(
            "  <{name}>{}</{name}>\r\n",
            BASE64_STANDARD.encode(n.to_bytes_be())
        )
    };
    format!(
        "<?xml version=\"1.0\"?>\r\n<RSAKeyValue>\r\n{}{}{}{}{}</RSAKeyValue>",
        part("Modulus", key.n()),
        part("Exponent", key.e()),
        part("P", &key.primes()[0]),
        part("Q", &key.primes()[1]),
        part("D", key.d())
    )
}

#[test]
fn the_same_key_in_every_form_has_one_id() {
    let pkcs8 = new_key("2048");
    let expected = kid_of(&pkcs8, None).unwrap();
    let pkcs1 = openssl(&["rsa", "-traditional"], &pkcs8);
    assert!(pkcs1.contains("RSA PRIVATE KEY"));
    let sealed = openssl(
        &["pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "pass:geheim"],
        &pkcs8,
    );
    assert_eq!(kid_of(&pkcs1, None), Ok(expected.clone()));
    assert_eq!(kid_of(&sealed, Some("geheim")), Ok(expected.clone()));
    assert_eq!(kid_of(&xml_of(&pkcs8), None), Ok(expected.clone()));
    let chatty = format!(
        "Bag Attributes\r\n  name: x\r\n{}\r\ntail",
        pkcs8.replace('\n', "\r\n")
    );
    assert_eq!(kid_of(&chatty, None), Ok(expected));
}

#[test]
fn every_refusal_says_what_is_wrong() {
    let pkcs8 = new_key("2048");
    let sealed = openssl(
        &["pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "pass:geheim"],
        &pkcs8,
    );
    let old = openssl(
        &["rsa", "-traditional", "-aes128", "-passout", "pass:geheim"],
        &pkcs8,
    );
    let public = openssl(&["rsa", "-pubout"], &pkcs8);
    let curve = openssl(
        &[
            "genpkey",
            "-algorithm",
            "EC",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ],
        "",
    );
    let half = &pkcs8[..pkcs8.len() / 2];
    let d_of = |xml: &str| {
        xml.split("<D>")
            .nth(1)
            .unwrap()
            .split("</D>")
            .next()
            .unwrap()
            .to_owned()
    };
    let mixed = xml_of(&pkcs8).replace(&d_of(&xml_of(&pkcs8)), &d_of(&xml_of(&new_key("2048"))));
    for (text, password, expected) in [
        (sealed.as_str(), None, KeyFileError::PasswordNeeded),
        (&sealed, Some("falsch"), KeyFileError::WrongPassword),
        (&old, Some("geheim"), KeyFileError::OldEncryption),
        (&public, None, KeyFileError::PublicOnly),
        (&curve, None, KeyFileError::NotRsa),
        (half, None, KeyFileError::Damaged { form: "PEM" }),
        (&new_key("1024"), None, KeyFileError::Size { bits: 1024 }),
        (
            "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n",
            None,
            KeyFileError::Damaged { form: "PEM" },
        ),
        ("hello", None, KeyFileError::Unknown),
        (&mixed, None, KeyFileError::Inconsistent),
        (
            "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>",
            None,
            KeyFileError::Damaged { form: "XML" },
        ),
    ] {
        assert_eq!(kid_of(text, password), Err(expected));
    }
}

#[test]
fn openssl_reads_the_public_key_and_the_signature() {
    let dir = tempfile::tempdir().unwrap();
    for (bits, algorithm) in [("2048", Algorithm::Rs256), ("3072", Algorithm::Ps256)] {
        let key = import(&new_key(bits), None, algorithm).unwrap();
        let path = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
        std::fs::write(path("key.pem"), export(key.public_key(), KeyForm::Pem)).unwrap();
        std::fs::write(path("sig"), key.sign(b"message").unwrap()).unwrap();
        let (pem, sig) = (path("key.pem"), path("sig"));
        let mut args = vec!["dgst", "-sha256", "-verify", &pem, "-signature", &sig];
        if algorithm == Algorithm::Ps256 {
            args.extend(["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"]);
        }
        assert_eq!(openssl(&args, "message").trim(), "Verified OK");
    }
}

#[test]
fn every_form_holds_the_same_key() {
    let key = import(&new_key("2048"), None, Algorithm::Rs256).unwrap();
    let public = key.public_key();
    let text = |form| export(public, form);
    assert_eq!(
        PublicKey::from_pem(&text(KeyForm::Pem), Algorithm::Rs256).as_ref(),
        Ok(public)
    );
    let der = BASE64_STANDARD.decode(text(KeyForm::DerBase64).trim()).unwrap();
    assert_eq!(PublicKey::from_der(&der, Algorithm::Rs256).as_ref(), Ok(public));
    let jwk: serde_json::Value = serde_json::from_str(&text(KeyForm::Jwk)).unwrap();
    assert_eq!(
        (jwk["kid"].as_str(), jwk["e"].as_str()),
        (Some(public.kid()), Some("AQAB"))
    );
    assert!(text(KeyForm::Xml).contains(&BASE64_STANDARD.encode(public.modulus())));
    for form in [KeyForm::C, KeyForm::Rust] {
        let body = text(form);
        // After the sign only numbers stand; before it the key's id does, which may hold "0x" by chance.
        let numbers = body.split_once('=').unwrap().1;
        let bytes: Vec<u8> = numbers
            .split("0x")
            .skip(1)
            .map(|part| u8::from_str_radix(&part[..2], 16).unwrap())
            .collect();
        assert_eq!(bytes, public.spki());
    }
}

#[test]
fn two_keys_stand_in_one_text_under_names_that_differ() {
    let [first, second] = [1, 2].map(|_| import(&new_key("2048"), None, Algorithm::Rs256).unwrap());
    let (first, second) = (first.public_key(), second.public_key());
    for form in KeyForm::ALL {
        let text = export_two(first, second, form);
        for (key, other) in [(first, second), (second, first)] {
            let own = match form {
                KeyForm::Pem | KeyForm::DerBase64 | KeyForm::Xml => export(key, form),
                KeyForm::Jwk | KeyForm::C | KeyForm::Rust => key.kid().to_owned(),
            };
            assert!(
                text.contains(own.trim()),
                "{form:?} lacks {} beside {}",
                key.kid(),
                other.kid()
            );
        }
    }
    let set: serde_json::Value = serde_json::from_str(&export_two(first, second, KeyForm::Jwk)).unwrap();
    assert_eq!(set["keys"][1]["kid"], second.kid());
    let c = export_two(first, second, KeyForm::C);
    assert!(
        c.contains("signet_public_key_1[") && c.contains("signet_public_key_2["),
        "{c}"
    );
}
