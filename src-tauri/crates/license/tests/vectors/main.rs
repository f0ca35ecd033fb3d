//! The vectors: one small file per case, which every reader in every language must judge alike.
//!
//! `vectors/README.md` says how they are written. The Rust reader is held against them here, the readers of the other
//! languages in `tests/tests/vectors.rs`. `SIGNET_WRITE_VECTORS=1 cargo test -p signet-license --test vectors` makes
//! the files anew from the cases below.
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    clippy::format_collect,
    reason = "a panic is how a test fails; the cases are tables"
)]

mod case;
mod certificates;
mod envelope;
mod exchanged;
mod holders;
mod judge;
mod licenses;
mod sign;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use case::Case;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// Every case, as it is made here.
fn made() -> BTreeMap<String, String> {
    let groups = [
        licenses::cases(),
        envelope::cases(),
        certificates::cases(),
        holders::cases(),
        exchanged::cases(),
    ];
    let mut made = BTreeMap::new();
    for case in groups.into_iter().flatten() {
        let name = format!("{}.txt", case.name);
        assert!(
            made.insert(name.clone(), case.text()).is_none(),
            "{name} is there twice"
        );
    }
    made
}

fn kept() -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn the_files_are_what_is_made_here() {
    let made = made();
    if std::env::var_os("SIGNET_WRITE_VECTORS").is_some() {
        for name in kept().keys() {
            std::fs::remove_file(folder().join(name)).unwrap();
        }
        for (name, text) in &made {
            std::fs::write(folder().join(name), text).unwrap();
        }
    }
    let kept = kept();
    let names = |cases: &BTreeMap<String, String>| cases.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&kept), names(&made));
    for (name, text) in made {
        assert_eq!(kept[&name], text, "{name}");
    }
}

#[test]
fn the_reader_judges_each_as_it_says() {
    let mut wrong = Vec::new();
    for (name, text) in kept() {
        let case = Case::read(&name, &text);
        let told = judge::judge(&case, &folder());
        if told != case.one("expect") {
            wrong.push(format!("{name}: {told}, not {}", case.one("expect")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_kind_and_every_code_occurs() {
    let cases: Vec<Case> = kept().iter().map(|(name, text)| Case::read(name, text)).collect();
    let reads = |kind: &str| cases.iter().filter(|case| case.one("reads") == kind).count();
    for kind in [
        "license",
        "certificate",
        "network",
        "domain",
        "token",
        "revocations",
        "request",
        "proof",
        "part",
    ] {
        assert!(reads(kind) >= 3, "{kind}");
    }
    for code in judge::CODES {
        assert!(cases.iter().any(|case| case.one("expect") == code), "{code}");
    }
}
