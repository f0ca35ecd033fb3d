//! Licenses: what they say, when they count, what the revocation list says of them.

use serde_json::{Value, json};

use super::case::Case;
use super::sign::{NOW, changed, next, vendor};

const DAY: i64 = 86_400;

/// A license with a feature of each model.
pub fn claims() -> Value {
    json!({
        "iss": "Northwind Instruments", "sub": "Müller & Søn", "jti": "0194c9a2-7d31-7c44-9b0e-51f2a6d08e17",
        "iat": NOW, "serial": "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8",
        "product": {"number": 1040, "code": "SPA-PRO", "name": "Spectra Analyzer Pro"},
        "features": [
            feature(1, &json!({"model": "perpetual"})),
            feature(2, &json!({"model": "until", "until": NOW + 10 * DAY})),
            feature(3, &json!({"model": "period", "from": NOW + 5 * DAY, "until": NOW + 10 * DAY})),
            feature(4, &json!({"model": "days", "days": 30})),
            feature(5, &json!({"model": "runs", "runs": 500})),
            feature(6, &json!({"model": "by_moonlight"})),
            feature(7, &json!({"model": "until"})),
        ],
        "activation": {"limit": 3}, "demo": false
    })
}

fn feature(number: u32, terms: &Value) -> Value {
    let plain = json!({"number": number, "code": format!("F{number}"), "name": format!("Feature {number}"),
        "type": "normal", "seats": 1, "unit": "station", "remote": false, "flags": []});
    changed(plain, terms)
}

/// A license file.
pub fn license(change: &Value) -> String {
    vendor().file("license+jwt", &changed(claims(), change))
}

/// A case of one.
pub fn case(name: &str, about: &str, text: &str, now: i64) -> Case {
    Case::new(&format!("license-{name}"), about, "license")
        .with_text("text", text)
        .with("key", "vendor")
        .with("now", now)
}

/// A revocation list with one entry.
pub fn list(entry: &Value) -> String {
    let entry = changed(json!({"serial": claims()["serial"], "at": NOW}), entry);
    let list = json!({"iss": "Northwind Instruments", "seq": 4, "iat": NOW, "next_update": NOW + 30 * DAY,
        "entries": [entry]});
    vendor().file("revocation+jwt", &list)
}

pub fn cases() -> Vec<Case> {
    let mut cases = good();
    cases.extend(dated());
    cases.extend(revoked());
    cases
}

fn good() -> Vec<Case> {
    let plain = license(&json!({}));
    vec![
        case("good", "genuine; each feature by its model", &plain, NOW)
            .with("feature", "1 yes")
            .with("feature", "2 yes")
            .with("feature", "3 no")
            .with("feature", "4 yes")
            .with("feature", "5 yes")
            .with("feature", "6 no")
            .with("feature", "7 no")
            .with("feature", "8 no")
            .with("expect", "good"),
        case(
            "good-later",
            "a period has begun, within a day's tolerance",
            &plain,
            NOW + 4 * DAY,
        )
        .with("feature", "3 yes")
        .with("expect", "good"),
        case(
            "good-last-second",
            "the last second of two features",
            &plain,
            NOW + 10 * DAY,
        )
        .with("feature", "2 yes")
        .with("feature", "3 yes")
        .with("expect", "good"),
        case(
            "good-after",
            "two features have ended, the license has not",
            &plain,
            NOW + 10 * DAY + 1,
        )
        .with("feature", "1 yes")
        .with("feature", "2 no")
        .with("feature", "3 no")
        .with("expect", "good"),
        case(
            "good-white-space",
            "a mark at the beginning, line ends around it",
            &format!("\u{feff}\n {plain}\n\n"),
            NOW,
        )
        .with("expect", "good"),
        case(
            "good-unknown-claims",
            "claims of tomorrow are nothing to a reader of today",
            &license(
                &json!({"moon": {"phase": 3}, "maintenance_until": NOW, "custom": {"harbor": "Flensburg"}}),
            ),
            NOW,
        )
        .with("expect", "good"),
        case(
            "good-next-key",
            "signed with the next key, 3072 bits, which the program embeds already",
            &next().file("license+jwt", &claims()),
            NOW,
        )
        .with("key", "next")
        .with("expect", "good"),
        Case::new("license-good-ps256", "a key that is used with PS256", "license")
            .with_text("text", &ps256())
            .with("key", "vendor PS256")
            .with("now", NOW)
            .with("expect", "good"),
    ]
}

fn ps256() -> String {
    let header = changed(vendor().header("license+jwt"), &json!({"alg": "PS256"}));
    vendor().sign_ps(&header, &claims().to_string())
}

fn dated() -> Vec<Case> {
    let ends = license(&json!({"exp": NOW + DAY}));
    let starts = license(&json!({"nbf": NOW + 3 * DAY}));
    vec![
        case("last-second", "its last second", &ends, NOW + DAY).with("expect", "good"),
        case("expired", "a second later", &ends, NOW + DAY + 1).with("expect", "expired"),
        case(
            "tolerated",
            "it starts in a day: a clock may be behind",
            &starts,
            NOW + 2 * DAY,
        )
        .with("expect", "good"),
        case(
            "not-yet-valid",
            "it starts in a day and a second",
            &starts,
            NOW + 2 * DAY - 1,
        )
        .with("expect", "not_yet_valid"),
        case(
            "expired-by-its-own-date",
            "its end is before the day it was made: no clock set back helps",
            &license(&json!({"exp": NOW - 1})),
            NOW - 40 * DAY,
        )
        .with("expect", "expired"),
        case(
            "clock-set-back",
            "the day it was made counts as seen: what ended before is over whatever the clock says",
            &license(&json!({"features": [feature(1, &json!({"model": "until", "until": NOW - 1}))]})),
            NOW - 40 * DAY,
        )
        .with("feature", "1 no")
        .with("expect", "good"),
    ]
}

fn revoked() -> Vec<Case> {
    let plain = license(&json!({}));
    let case = |name: &str, about: &str, entry: Value, expect: &str| {
        case(name, about, &plain, NOW)
            .with_text("list", &list(&entry))
            .with("expect", expect)
    };
    let own = claims()["jti"].clone();
    vec![
        case(
            "revoked",
            "the list names it",
            json!({"license_id": own, "reason": "revoked"}),
            "revoked",
        ),
        case(
            "blocked",
            "for a while",
            json!({"license_id": own, "reason": "blocked"}),
            "blocked",
        ),
        case(
            "revoked-by-a-word-of-tomorrow",
            "a reason the reader does not know means revoked",
            json!({"license_id": own, "reason": "melted"}),
            "revoked",
        ),
        case(
            "another-is-revoked",
            "the list names another license",
            json!({"license_id": "0194c9a2-7d31-7c44-9b0e-000000000000", "reason": "revoked"}),
            "good",
        ),
        case(
            "an-activation-ended",
            "an entry about one activation leaves the license alone",
            json!({"license_id": own, "activation": "a", "reason": "removed"}),
            "good",
        ),
    ]
}
