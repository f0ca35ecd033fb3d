//! Revocation lists as a program reads them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use signet_license::{LicenseError, RevocationEntry, RevocationList, RevocationReason};

fn list(entries: Vec<RevocationEntry>) -> RevocationList {
    RevocationList {
        iss: "Northwind".to_owned(),
        seq: 3,
        iat: 1_795_000_000,
        next_update: 1_797_592_000,
        entries,
    }
}

#[test]
fn a_word_of_tomorrow_means_revoked() {
    let entry = r#"{"license_id":"a","serial":"S","reason":"melted","at":5,"more":true}"#;
    let entry: RevocationEntry = serde_json::from_str(entry).unwrap();
    assert_eq!(entry.reason, RevocationReason::Revoked);
    let words = [
        RevocationReason::Blocked,
        RevocationReason::Removed,
        RevocationReason::Revoked,
    ];
    let text = serde_json::to_string(&words).unwrap();
    assert_eq!(text, r#"["blocked","removed","revoked"]"#);
}

#[test]
fn a_list_is_due_after_its_day() {
    let list = list(Vec::new());
    assert!(!list.is_overdue(list.next_update));
    assert!(list.is_overdue(list.next_update + 1));
}

#[test]
fn the_error_says_what_the_holder_can_do() {
    let old = LicenseError::OldList { seq: 2, highest: 3 };
    assert!(old.to_string().contains("get the newest one"));
    let gone = LicenseError::Revoked {
        reason: RevocationReason::Removed,
        at: 5,
    };
    assert_eq!(
        gone.to_string(),
        "this activation ended: activate this machine again"
    );
}
