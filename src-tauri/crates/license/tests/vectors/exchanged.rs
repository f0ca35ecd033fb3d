//! What goes between vendor and machine: requests, proofs, lists; and the hashes of parts.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as B64;
use rsa::sha2::{Digest as _, Sha256};
use serde_json::{Value, json};
use signet_license::{Part, part_hash, prove_removal};

use super::case::Case;
use super::certificates::{base, device, secret};
use super::sign::{NOW, changed, stranger, vendor};

const DAY: i64 = 86_400;

pub fn cases() -> Vec<Case> {
    let mut cases = requests();
    cases.extend(proofs());
    cases.extend(lists());
    cases.extend(parts());
    cases
}

fn asked() -> Value {
    json!({"id": "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11", "nonce": "AAECAwQFBgcICQoLDA0ODw",
        "serial": "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8", "product": {"number": 1040, "version": "6.4.1"},
        "machine": {"cpu": [part_hash(b"salt", Part::Cpu, "GenuineIntel")]}, "name": "bridge-pc",
        "key": secret(7).public()})
}

/// A request of any content, with its check part.
fn request(content: &str) -> String {
    let content = B64.encode(content);
    let check = B64.encode(Sha256::digest(&content));
    format!("SGNR1.{content}.{}", &check[..8])
}

fn requests() -> Vec<Case> {
    let of = |name: &str, about: &str, text: &str, expect: &str| {
        Case::new(&format!("request-{name}"), about, "request")
            .with_text("text", text)
            .with("expect", expect)
    };
    let good = request(&asked().to_string());
    let said = |change: Value| request(&changed(asked(), &change).to_string());
    let broken: Vec<&str> = good
        .as_bytes()
        .chunks(64)
        .map(|line| str::from_utf8(line).unwrap())
        .collect();
    let mut mistyped = good.clone();
    mistyped.replace_range(50..51, if &good[50..51] == "A" { "B" } else { "A" });
    let mut off_the_curve = asked();
    off_the_curve["key"]["x"] = off_the_curve["key"]["y"].clone();
    vec![
        of("good", "as the program wrote it", &good, "good"),
        of(
            "broken-lines",
            "a mail program broke its lines",
            &format!("\u{feff}  {}\n", broken.join("\n  ")),
            "good",
        ),
        of(
            "without-a-machine",
            "nothing was found of the machine",
            &said(json!({"machine": null, "name": null})),
            "good",
        ),
        of(
            "unknown-members",
            "members of tomorrow",
            &said(json!({"moon": 3})),
            "good",
        ),
        of("empty", "nothing", "", "not_a_license"),
        of("some-text", "no request", "hello", "not_a_license"),
        of(
            "a-license",
            "a signed file",
            &vendor().file("license+jwt", &base()),
            "not_a_license",
        ),
        of(
            "of-tomorrow",
            "another mark",
            &good.replace("SGNR1", "SGNR2"),
            "not_a_license",
        ),
        of(
            "four-parts",
            "one part too many",
            &format!("{good}.AAAA"),
            "not_a_license",
        ),
        of("cut-in-its-mark", "its beginning", &good[..3], "cut_off"),
        of(
            "cut-in-its-content",
            "half of it",
            &good[..good.len() / 2],
            "cut_off",
        ),
        of(
            "cut-by-one",
            "the last character is missing",
            &good[..good.len() - 1],
            "cut_off",
        ),
        of("mistyped", "a wrong character", &mistyped, "altered"),
        of(
            "check-of-another",
            "the check part of another request",
            &format!("{}AAAAAAAA", &good[..good.len() - 8]),
            "altered",
        ),
        of("no-json", "whole, but no JSON", &request("hello"), "unreadable"),
        of(
            "nonce-too-short",
            "a nonce that is not 16 bytes",
            &said(json!({"nonce": "AAECAwQ"})),
            "unreadable",
        ),
        of(
            "no-serial",
            "it names no serial number",
            &said(json!({"serial": ""})),
            "unreadable",
        ),
        of(
            "id-with-a-quote",
            "an id that is none",
            &said(json!({"id": "'; DROP TABLE licenses; --"})),
            "unreadable",
        ),
        of(
            "no-hash",
            "a part that is no hash",
            &said(json!({"machine": {"cpu": ["GenuineIntel"]}})),
            "unreadable",
        ),
        of(
            "key-off-the-curve",
            "a key that is no point",
            &request(&off_the_curve.to_string()),
            "unreadable",
        ),
        of(
            "product-missing",
            "for no product",
            &said(json!({"product": null})),
            "unreadable",
        ),
    ]
}

fn proofs() -> Vec<Case> {
    let claims = serde_json::from_value(base()).unwrap();
    let proof = prove_removal(&claims, &secret(7), NOW).unwrap();
    let of = |name: &str, about: &str, text: &str, number: u8, expect: &str| {
        Case::new(&format!("proof-{name}"), about, "proof")
            .with_text("text", text)
            .with("device", device(number))
            .with("expect", expect)
    };
    let (signed, signature) = proof.rsplit_once('.').unwrap();
    let mut bytes = B64.decode(signature).unwrap();
    bytes[40] ^= 1;
    let (header, payload) = signed.split_once('.').unwrap();
    let later = B64.encode(
        String::from_utf8(B64.decode(payload).unwrap())
            .unwrap()
            .replace("1795", "1796"),
    );
    let renamed = |change: Value| {
        let said: Value = serde_json::from_slice(&B64.decode(header).unwrap()).unwrap();
        format!(
            "{}.{payload}.{signature}",
            B64.encode(changed(said, &change).to_string())
        )
    };
    vec![
        of("good", "by the machine's key", &proof, 7, "good"),
        of("of-another-machine", "by another key", &proof, 8, "altered"),
        of(
            "altered",
            "one bit of the signature",
            &format!("{signed}.{}", B64.encode(&bytes)),
            7,
            "altered",
        ),
        of(
            "altered-claims",
            "another time",
            &format!("{header}.{later}.{signature}"),
            7,
            "altered",
        ),
        of(
            "all-zero",
            "zero is no signature",
            &format!("{signed}.{}", B64.encode([0; 64])),
            7,
            "altered",
        ),
        of(
            "cut-by-one",
            "the last character is missing",
            &proof[..proof.len() - 1],
            7,
            "cut_off",
        ),
        of(
            "alg-none",
            "it says that it is not signed",
            &renamed(json!({"alg": "none"})),
            7,
            "wrong_algorithm",
        ),
        of(
            "license-in-its-place",
            "a license",
            &vendor().file("license+jwt", &base()),
            7,
            "wrong_type",
        ),
        of(
            "by-the-vendor",
            "the vendor's key in the place of the machine's",
            &vendor().file(
                "deactivation+jwt",
                &json!({"activation": "a", "serial": "s", "removed_at": NOW}),
            ),
            7,
            "wrong_algorithm",
        ),
    ]
}

fn lists() -> Vec<Case> {
    let claims = json!({"iss": "Northwind Instruments", "seq": 4, "iat": NOW, "next_update": NOW + 30 * DAY,
        "entries": [{"license_id": "l", "serial": "s", "reason": "revoked", "at": NOW}]});
    let signed = |change: Value| vendor().file("revocation+jwt", &changed(claims.clone(), &change));
    let of = |name: &str, about: &str, text: &str, highest: u64, expect: &str| {
        Case::new(&format!("revocations-{name}"), about, "revocations")
            .with_text("text", text)
            .with("key", "vendor")
            .with("highest", highest)
            .with("expect", expect)
    };
    let good = signed(json!({}));
    let stranger = stranger().file("revocation+jwt", &claims);
    vec![
        of("good", "the first one", &good, 0, "good"),
        of("newer", "a newer one", &good, 3, "good"),
        of("same", "the same again", &good, 4, "good"),
        of("older", "one from before", &good, 5, "old_list"),
        of(
            "empty",
            "nothing is revoked",
            &signed(json!({"entries": []})),
            0,
            "good",
        ),
        of("by-another", "another vendor's", &stranger, 0, "wrong_key"),
        of(
            "license-in-its-place",
            "a license",
            &vendor().file("license+jwt", &base()),
            0,
            "wrong_type",
        ),
        of("cut", "half of it", &good[..good.len() - 20], 0, "cut_off"),
        of(
            "seq-is-negative",
            "below nothing",
            &signed(json!({"seq": -1})),
            0,
            "unreadable",
        ),
        of(
            "seq-missing",
            "no number",
            &signed(json!({"seq": null})),
            0,
            "unreadable",
        ),
        of(
            "entries-missing",
            "no entries",
            &signed(json!({"entries": null})),
            0,
            "unreadable",
        ),
        of(
            "entry-without-license",
            "an entry about nothing",
            &signed(json!({"entries": [{"reason": "revoked"}]})),
            0,
            "unreadable",
        ),
    ]
}

fn parts() -> Vec<Case> {
    let of = |name: &str, about: &str, salt: &[u8], part: Part, found: &str| {
        let hex: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
        let expect = part_hash(salt, part, found).unwrap_or_else(|| "none".to_owned());
        Case::new(&format!("part-{name}"), about, "part")
            .with("salt", hex)
            .with("part", part.name())
            .with_text("found", found)
            .with("expect", expect)
    };
    vec![
        of(
            "processor",
            "as it was found",
            b"chart studio",
            Part::Cpu,
            "GenuineIntel 6-158-10",
        ),
        of(
            "capitals",
            "capitals and space around it make no difference",
            b"chart studio",
            Part::Cpu,
            "  GENUINEINTEL 6-158-10 \n",
        ),
        of(
            "another-part",
            "another part is another hash",
            b"chart studio",
            Part::Motherboard,
            "GenuineIntel 6-158-10",
        ),
        of(
            "another-salt",
            "another product is another hash",
            b"other studio",
            Part::Cpu,
            "GenuineIntel 6-158-10",
        ),
        of(
            "no-salt",
            "a product without a salt",
            b"",
            Part::Host,
            "bridge-pc",
        ),
        of(
            "letters-beyond-ascii",
            "lower case of every script",
            b"\x00\xff",
            Part::Host,
            "BRÜCKE-ŁÓDŹ-ΑΘΗΝΑ-ДОМ",
        ),
        of("empty", "nothing matches nothing", b"chart studio", Part::Mac, ""),
        of(
            "white-space",
            "space is nothing",
            b"chart studio",
            Part::Mac,
            " \n ",
        ),
    ]
}
