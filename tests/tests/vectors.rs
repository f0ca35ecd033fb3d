//! The readers of `examples` against the vectors of the license crate: every language judges every case alike.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::language::Language;

/// Fewer cases are not the vectors.
const LEAST: usize = 40;

/// The folder of the license crate, or one that somebody who writes cases names.
fn folder() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/license/vectors");
    std::env::var_os("SIGNET_VECTORS").map_or(own, PathBuf::from)
}

struct Case {
    expect: String,
    /// It needs PS256.
    pss: bool,
}

/// By name.
fn cases() -> BTreeMap<String, Case> {
    let folder = folder();
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let cases: BTreeMap<String, Case> = files
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|end| end == "txt"))
        .map(|file| {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&file).unwrap();
            let expect = text.lines().find_map(|line| line.strip_prefix("expect: "));
            let expect = expect
                .unwrap_or_else(|| panic!("{name} expects nothing"))
                .to_owned();
            let pss = text
                .lines()
                .any(|line| line.starts_with("key: ") && line.ends_with(" PS256"));
            (name, Case { expect, pss })
        })
        .collect();
    assert!(
        cases.len() >= LEAST,
        "only {} cases in {}",
        cases.len(),
        folder.display()
    );
    cases
}

fn every_case_is_judged_by(language: Language) {
    every_case_is_judged(&format!("{language:?}"), language.vectors());
}

fn every_case_is_judged(language: &str, mut runner: Command) {
    let cases = cases();
    let output = runner.arg(folder()).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "the reader in {language} broke down: {error}"
    );
    let said = String::from_utf8(output.stdout).unwrap();
    let mut judged: BTreeMap<&str, &str> = said
        .lines()
        .map(|line| {
            line.split_once(' ')
                .unwrap_or_else(|| panic!("{language} says {line:?}"))
        })
        .collect();
    let mut wrong = Vec::new();
    for (name, case) in cases {
        let told = judged.remove(name.as_str());
        let skipped = told == Some("skipped") && case.pss && language == "Python";
        if !skipped && told != Some(&case.expect) {
            let told = told.unwrap_or("nothing");
            wrong.push(format!(
                "{name}: {language} says {told}, expected {}",
                case.expect
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(judged.is_empty(), "{language} judged what is no case: {judged:?}");
}

#[test]
fn every_case_is_judged_by_the_reader_in_python() {
    every_case_is_judged_by(Language::Python);
}

#[test]
fn every_case_is_judged_by_the_reader_in_node() {
    every_case_is_judged_by(Language::Node);
}

#[test]
fn every_case_is_judged_by_the_reader_in_java() {
    every_case_is_judged_by(Language::Java);
}

#[test]
fn every_case_is_judged_by_the_reader_in_rust() {
    every_case_is_judged_by(Language::Rust);
}

#[test]
fn every_case_is_judged_by_the_reader_in_c() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vectors-in-c");
    let _ = std::fs::remove_file(&out);
    every_case_is_judged("C", Command::new(support::c::build("VECTORS", out)));
}
