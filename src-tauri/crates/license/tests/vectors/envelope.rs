//! What is refused before its content is looked at: cut, altered, forged, of another kind.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as B64;
use serde_json::{Value, json};

use super::case::Case;
use super::licenses::{case, claims, license};
use super::sign::{NOW, changed, stranger, unsigned, vendor};

pub fn cases() -> Vec<Case> {
    let mut cases = shapeless();
    cases.extend(cut());
    cases.extend(altered());
    cases.extend(forged());
    cases.extend(unreadable());
    cases
}

fn refused(expect: &'static str) -> impl Fn(&str, &str, &str) -> Case {
    move |name, about, text| case(name, about, text, NOW).with("expect", expect)
}

fn shapeless() -> Vec<Case> {
    let refused = refused("not_a_license");
    let plain = license(&json!({}));
    vec![
        refused("empty", "nothing", ""),
        refused("some-text", "no file of ours", "hello"),
        refused("claims-alone", "JSON without a signature", &claims().to_string()),
        refused("four-parts", "one part too many", &format!("{plain}.AAAA")),
        refused(
            "header-is-no-json",
            "the header is not JSON",
            &format!("{}.e30.AAAA", B64.encode("header")),
        ),
        refused(
            "request-in-its-place",
            "an activation request",
            "SGNR1.e30.AAAAAAAA",
        ),
    ]
}

fn cut() -> Vec<Case> {
    let refused = refused("cut_off");
    let plain = license(&json!({}));
    let dots: Vec<usize> = plain.match_indices('.').map(|(at, _)| at).collect();
    vec![
        refused(
            "cut-in-its-header",
            "the header's beginning alone",
            &plain[..dots[0] / 2],
        ),
        refused(
            "cut-after-its-header",
            "nothing but the header",
            &plain[..dots[0]],
        ),
        refused(
            "cut-in-its-claims",
            "no signature",
            &plain[..usize::midpoint(dots[0], dots[1])],
        ),
        refused(
            "cut-before-its-signature",
            "an empty signature",
            &plain[..=dots[1]],
        ),
        refused(
            "cut-in-its-signature",
            "half a signature",
            &plain[..usize::midpoint(dots[1], plain.len())],
        ),
        refused(
            "cut-by-one",
            "the last character is missing",
            &plain[..plain.len() - 1],
        ),
    ]
}

fn altered() -> Vec<Case> {
    let refused = refused("altered");
    let plain = license(&json!({}));
    let (signed, signature) = plain.rsplit_once('.').unwrap();
    let more = B64.encode(changed(claims(), &json!({"activation": {"limit": 4}})).to_string());
    let header = B64.encode(vendor().header("license+jwt").to_string().replace(':', ": "));
    let payload = signed.split_once('.').unwrap().1;
    let mut bytes = B64.decode(signature).unwrap();
    bytes[100] ^= 1;
    let last = &signature[..signature.len() - 1];
    let other_last = if signature.ends_with('w') { 'x' } else { 'w' };
    let other = license(&json!({"sub": "Somebody else"}));
    vec![
        refused(
            "altered-claims",
            "one more machine than was signed",
            &format!("{}.{more}.{signature}", signed.split_once('.').unwrap().0),
        ),
        refused(
            "altered-header",
            "spaces in the header",
            &format!("{header}.{payload}.{signature}"),
        ),
        refused(
            "altered-signature",
            "one bit",
            &format!("{signed}.{}", B64.encode(&bytes)),
        ),
        refused(
            "altered-last-character",
            "the last character, whose lowest bits are none of the signature's",
            &format!("{signed}.{last}{other_last}"),
        ),
        refused(
            "padded-signature",
            "padding, which a JWS has not",
            &format!("{plain}=="),
        ),
        refused("longer-signature", "three bytes more", &format!("{plain}AAAA")),
        refused(
            "signature-of-another",
            "the signature of another license",
            &format!("{signed}.{}", other.rsplit_once('.').unwrap().1),
        ),
        refused(
            "signature-all-zero",
            "zero is no signature",
            &format!("{signed}.{}", B64.encode([0; 256])),
        ),
        refused(
            "signature-all-ones",
            "a number above the modulus",
            &format!("{signed}.{}", B64.encode([255; 256])),
        ),
        refused(
            "signature-with-a-space",
            "a space within",
            &format!("{signed}. {signature}"),
        ),
    ]
}

fn headed(change: &Value) -> String {
    let header = changed(vendor().header("license+jwt"), change);
    vendor().sign(&header, &claims().to_string())
}

fn forged() -> Vec<Case> {
    let key = refused("wrong_key");
    let algorithm = refused("wrong_algorithm");
    let kind = refused("wrong_type");
    let none = changed(vendor().header("license+jwt"), &json!({"alg": "none"}));
    let shared = changed(vendor().header("license+jwt"), &json!({"alg": "HS256"}));
    let by_public_key = unsigned(&shared, &claims().to_string());
    vec![
        key(
            "signed-by-another",
            "another vendor's key",
            &stranger().file("license+jwt", &claims()),
        ),
        key("kid-missing", "it names no key", &headed(&json!({"kid": null}))),
        refused("altered")(
            "signed-by-another-in-our-name",
            "another key's signature under our key's id",
            &stranger().sign(&vendor().header("license+jwt"), &claims().to_string()),
        ),
        algorithm(
            "alg-none",
            "no signature, and it says so",
            &format!("{}.", unsigned(&none, &claims().to_string())),
        ),
        algorithm(
            "alg-none-signed",
            "a genuine signature under alg none",
            &headed(&json!({"alg": "none"})),
        ),
        algorithm(
            "alg-hs256",
            "a shared secret: the public key, which everybody has",
            &format!("{by_public_key}.{}", hmac(&by_public_key)),
        ),
        algorithm("alg-ps256", "another algorithm of the same key", &ps256()),
        algorithm("alg-lower-case", "rs256", &headed(&json!({"alg": "rs256"}))),
        Case::new(
            "license-alg-rs256-of-a-ps256-key",
            "the program uses the key with PS256",
            "license",
        )
        .with_text("text", &license(&json!({})))
        .with("key", "vendor PS256")
        .with("now", NOW)
        .with("expect", "wrong_algorithm"),
        kind(
            "typ-of-a-certificate",
            "genuine, but a certificate",
            &vendor().file("activation+jwt", &claims()),
        ),
        kind(
            "typ-of-tomorrow",
            "genuine, but of another kind",
            &vendor().file("dongle+jwt", &claims()),
        ),
        kind(
            "typ-missing",
            "it does not say what it is",
            &headed(&json!({"typ": null})),
        ),
        kind(
            "typ-in-capitals",
            "LICENSE+JWT",
            &headed(&json!({"typ": "LICENSE+JWT"})),
        ),
    ]
}

fn ps256() -> String {
    let header = changed(vendor().header("license+jwt"), &json!({"alg": "PS256"}));
    vendor().sign_ps(&header, &claims().to_string())
}

/// HS256 with the PEM of the public key as its secret.
fn hmac(message: &str) -> String {
    use rsa::sha2::{Digest as _, Sha256};
    let pem = std::fs::read(super::folder().join("keys/vendor.pem")).unwrap();
    let mut secret = [0; 64];
    secret[..32].copy_from_slice(&Sha256::digest(pem));
    let inner = Sha256::new()
        .chain_update(secret.map(|b| b ^ 0x36))
        .chain_update(message)
        .finalize();
    let outer = Sha256::new()
        .chain_update(secret.map(|b| b ^ 0x5c))
        .chain_update(inner)
        .finalize();
    B64.encode(outer)
}

fn unreadable() -> Vec<Case> {
    let refused = refused("unreadable");
    let header = vendor().header("license+jwt");
    let signed = |payload: &str| vendor().sign(&header, payload);
    let without = |claim: &str| license(&json!({claim: null}));
    vec![
        refused(
            "crit",
            "it demands an extension",
            &headed(&json!({"crit": ["exp"], "exp": 1})),
        ),
        refused("claims-are-no-json", "genuine, but no JSON", &signed("hello")),
        refused("claims-are-empty", "genuine, but nothing", &signed("")),
        refused(
            "claims-are-cut",
            "JSON without its end",
            &signed(&claims().to_string()[..200]),
        ),
        refused("claims-are-a-list", "a list", &signed("[]")),
        refused("claims-are-none", "an empty object", &signed("{}")),
        refused("iat-missing", "no date", &without("iat")),
        refused("jti-missing", "no id", &without("jti")),
        refused("features-missing", "no features", &without("features")),
        refused(
            "iat-is-text",
            "a date in words",
            &license(&json!({"iat": "2026-11-19"})),
        ),
        refused(
            "iat-is-a-fraction",
            "half a second",
            &license(&json!({"iat": 1_795_000_000.5})),
        ),
        refused(
            "iat-is-true",
            "a date that is no number",
            &license(&json!({"iat": true})),
        ),
        refused(
            "exp-is-text",
            "an end in words",
            &license(&json!({"exp": "never"})),
        ),
        refused(
            "features-are-text",
            "features in words",
            &license(&json!({"features": "all"})),
        ),
        refused(
            "feature-without-number",
            "a feature nobody can ask for",
            &license(&json!({"features": [{"model": "perpetual"}]})),
        ),
        refused(
            "product-is-a-list",
            "a product whose fields have no names",
            &license(&json!({"product": [1040, "SPA-PRO", "Spectra Analyzer Pro"]})),
        ),
        refused(
            "feature-is-a-list",
            "a feature whose fields have no names",
            &license(&json!({"features": [[1, "F1", "Feature 1", "normal", "perpetual"]]})),
        ),
        refused(
            "feature-type-is-an-object",
            "a word of a closed list in another shape",
            &license(
                &json!({"features": [changed(claims()["features"][0].clone(), &json!({"type": {"normal": null}}))]}),
            ),
        ),
        refused("iat-twice", "two dates", &signed(&twice("\"iat\":1"))),
        refused(
            "unknown-name-twice",
            "a name that no reader knows, twice",
            &signed(&twice("\"color\":1,\"color\":2")),
        ),
        refused(
            "unknown-name-twice-inside",
            "the same within what no reader knows",
            &signed(&twice("\"paint\":[{\"color\":1,\"color\":2}]")),
        ),
    ]
}

/// A license's claims and one more, as text.
fn twice(more: &str) -> String {
    let claims = claims().to_string();
    format!("{},{more}}}", claims.strip_suffix('}').unwrap())
}
