//! A pasted key is told for what it is: public in every form, private in none of its parts.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use signet_keys::{KeyBits, KeyForm, PrivateKey, PublicForm, Recognized, export, recognize};
use signet_license::{Algorithm, KeyError, PublicKey, Signer as _};

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

fn public(text: &str) -> (PublicForm, Vec<Result<PublicKey, KeyError>>) {
    match recognize(text, Algorithm::Rs256) {
        Some(Recognized::Public { form, keys }) => (form, keys),
        other => panic!("{other:?} is no public key: {text}"),
    }
}

#[test]
fn every_form_that_is_exported_is_recognized_as_the_same_key() {
    let key = PrivateKey::create(KeyBits::B2048, Algorithm::Ps256).unwrap();
    let key = key.public_key();
    for (written, form) in KeyForm::ALL.into_iter().zip([
        PublicForm::Pem,
        PublicForm::DerBase64,
        PublicForm::Jwk,
        PublicForm::Xml,
        PublicForm::Array,
        PublicForm::Array,
    ]) {
        let text = format!("\u{feff}  {}", export(key, written));
        let (found, keys) = public(&text);
        assert_eq!(found, form);
        assert_eq!(keys[0].as_ref().unwrap().kid(), key.kid(), "{written:?}");
    }
    let jwk = export(key, KeyForm::Jwk);
    assert_eq!(
        public(&jwk).1[0].as_ref().unwrap().algorithm(),
        Algorithm::Ps256,
        "a JWK names its own"
    );
    let set = format!("{{\"keys\": [{jwk}, {{\"kty\": \"EC\", \"crv\": \"P-256\"}}, {jwk}]}}");
    let (form, keys) = public(&set);
    assert_eq!(
        (form, keys.len()),
        (PublicForm::Jwks, 2),
        "keys of other kinds are passed over"
    );
}

#[test]
fn what_openssl_writes_is_recognized_and_private_keys_are_told_in_all_forms() {
    let pkcs8 = openssl(
        &["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
        "",
    );
    let spki = openssl(&["pkey", "-pubout"], &pkcs8);
    let kid = public(&spki).1[0].as_ref().unwrap().kid().to_owned();
    let pkcs1 = openssl(&["rsa", "-RSAPublicKey_out"], &pkcs8);
    let (form, keys) = public(&pkcs1);
    assert_eq!(
        (form, keys[0].as_ref().unwrap().kid()),
        (PublicForm::Pkcs1Pem, kid.as_str())
    );

    let old = openssl(&["rsa", "-traditional"], &pkcs8);
    let packed: String = pkcs8.lines().filter(|line| !line.starts_with("-----")).collect();
    let both = format!("{spki}\n{pkcs8}");
    for text in [&pkcs8, &old, &packed, &both] {
        let Some(Recognized::Private {
            encrypted: false,
            public: Some(half),
            ..
        }) = recognize(text, Algorithm::Rs256)
        else {
            panic!("not told as private: {text}")
        };
        assert_eq!(half.kid(), kid);
    }
    let sealed = openssl(&["pkcs8", "-topk8", "-passout", "pass:brass"], &pkcs8);
    assert!(matches!(
        recognize(&sealed, Algorithm::Rs256),
        Some(Recognized::Private {
            encrypted: true,
            public: None,
            ..
        })
    ));
    let ec = openssl(
        &[
            "genpkey",
            "-algorithm",
            "EC",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ],
        "",
    );
    for text in [
        ec.as_str(),
        &pkcs8[..200],
        "{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\", \"d\": \"AQAB\"}",
        "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AQAB\"}]}",
        "<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent><D>AQ",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb",
    ] {
        let found = recognize(text, Algorithm::Rs256);
        assert!(
            matches!(found, Some(Recognized::Private { public: None, .. })),
            "{found:?}"
        );
    }
    let ec = openssl(&["pkey", "-pubout"], &ec);
    assert!(matches!(
        recognize(&ec, Algorithm::Rs256),
        Some(Recognized::Other { .. })
    ));
}

#[test]
fn what_is_wrong_with_a_public_key_is_told_and_other_texts_are_no_keys() {
    let small = openssl(
        &["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
        "",
    );
    let small = openssl(&["pkey", "-pubout"], &small);
    assert_eq!(public(&small).1, [Err(KeyError::Size { bits: 1024 })]);
    let cut = Some(Recognized::Damaged { form: "PEM" });
    assert_eq!(recognize(&small[..90], Algorithm::Rs256), cut);
    let broken = recognize(&small.replacen("MIG", "MAG", 1), Algorithm::Rs256);
    assert!(
        matches!(
            broken,
            Some(Recognized::Other { .. } | Recognized::Damaged { .. })
        ),
        "{broken:?}"
    );
    let xml = "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>";
    assert_eq!(
        recognize(xml, Algorithm::Rs256),
        Some(Recognized::Damaged { form: ".NET XML" })
    );
    for text in [
        "",
        "hello",
        "{\"a\": 1}",
        "0x30",
        "SGNR1.eyJ",
        &"word ".repeat(100),
        "{\"keys\": []}",
    ] {
        assert_eq!(recognize(text, Algorithm::Rs256), None, "{text}");
    }
}
