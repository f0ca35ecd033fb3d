//! `include/signet.h` is written from the sources. `SIGNET_WRITE_HEADER=1 cargo test -p signet-c --test header` writes
//! it; otherwise the test says whether the committed one is up to date.

use std::fmt::Write as _;
use std::fs::read_to_string;
use std::path::Path;

/// In the order a program meets them.
const SOURCES: [&str; 10] = [
    "status",
    "boundary",
    "keys",
    "license",
    "holder",
    "machine",
    "secret",
    "activation",
    "revocations",
    "vendor",
];

#[test]
fn the_header_says_what_the_sources_say() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config = cbindgen::Config::from_file(home.join("cbindgen.toml")).expect("cbindgen.toml is read");
    config.header = Some(introduction(home));
    let mut builder = cbindgen::Builder::new().with_config(config);
    for source in SOURCES {
        builder = builder.with_src(home.join("src").join(source).with_extension("rs"));
    }
    let mut written = Vec::new();
    builder
        .generate()
        .expect("the sources are read")
        .write(&mut written);
    let written = String::from_utf8(written).expect("a header is UTF-8");

    let header = home.join("include/signet.h");
    if std::env::var_os("SIGNET_WRITE_HEADER").is_some() {
        std::fs::write(&header, written).expect("the header is written");
        return;
    }
    let committed = read_to_string(&header).expect("the header is there");
    assert!(
        committed == written,
        "signet.h is out of date: SIGNET_WRITE_HEADER=1 cargo test -p signet-c --test header"
    );
}

#[test]
fn no_source_is_left_out() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = std::fs::read_dir(sources)
        .expect("the sources are there")
        .flatten();
    for file in files.map(|entry| entry.path()) {
        let name = file
            .file_stem()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        assert!(
            name == "lib" || SOURCES.contains(&name),
            "{name} belongs into the header"
        );
    }
}

/// The crate's description as a comment.
fn introduction(home: &Path) -> String {
    let crate_text = read_to_string(home.join("src/lib.rs")).expect("lib.rs is there");
    let mut comment = String::new();
    for line in crate_text.lines().map_while(|line| line.strip_prefix("//!")) {
        writeln!(comment, "//{line}").expect("a text takes what it is given");
    }
    comment.push_str("//\n// Written from the sources in src-tauri/crates/capi: change those.");
    comment
}
