//! What the fuzzer kept is asked again on every run of the tests, and so are some thousand changes of it. The search
//! itself is `./dev fuzz`.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::path::Path;

use signet_parsers::PARSERS;

/// Changes of what is kept, for each parser.
const CHANGES: usize = 500;
/// Bytes of one corpus: what is kept has to stay small.
const MOST_BYTES: usize = 300 * 1024;

fn home() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = home().join("corpus").join(name);
    names(&folder)
        .iter()
        .map(|file| std::fs::read(folder.join(file)).unwrap())
        .collect()
}

#[test]
fn every_parser_has_a_target_and_a_corpus_and_no_other_has() {
    let mut parsers: Vec<String> = PARSERS.iter().map(|parser| parser.name.to_owned()).collect();
    parsers.sort();
    assert_eq!(names(&home().join("corpus")), parsers);
    let targets: Vec<String> = parsers.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names(&home().join("fuzz_targets")), targets);
    let manifest = std::fs::read_to_string(home().join("Cargo.toml")).unwrap();
    for name in parsers {
        let target = std::fs::read_to_string(home().join(format!("fuzz_targets/{name}.rs"))).unwrap();
        assert!(
            target.contains(&format!("signet_parsers::{name}(bytes)")),
            "{name}"
        );
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
}

#[test]
fn what_the_fuzzer_kept_is_read_as_it_should() {
    for parser in PARSERS {
        let corpus = corpus(parser.name);
        let bytes: usize = corpus.iter().map(Vec::len).sum();
        assert!(corpus.len() > 1, "{} has seeds", parser.name);
        assert!(
            bytes < MOST_BYTES,
            "{} has {bytes} bytes: fuzz/README.md says how it gets smaller",
            parser.name
        );
        for kept in &corpus {
            (parser.ask)(kept);
        }
    }
}

#[test]
fn and_so_are_changes_of_it() {
    for parser in PARSERS {
        let corpus = corpus(parser.name);
        let mut dice = 0x5EED_u64;
        let mut roll = |limit: usize| {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(dice >> 33).unwrap() % limit.max(1)
        };
        for _ in 0..CHANGES {
            let mut bytes = corpus[roll(corpus.len())].clone();
            for _ in 0..=roll(3) {
                let at = roll(bytes.len() + 1);
                let other = &corpus[roll(corpus.len())];
                match roll(4) {
                    0 => bytes.insert(at, u8::try_from(roll(256)).unwrap()),
                    1 => bytes.truncate(at),
                    2 => bytes.extend_from_slice(&other[roll(other.len())..]),
                    _ => {
                        if let Some(byte) = bytes.get_mut(at) {
                            *byte ^= 1 << roll(8);
                        }
                    }
                }
            }
            (parser.ask)(&bytes);
        }
    }
}
