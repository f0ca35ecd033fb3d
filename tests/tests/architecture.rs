//! Who may import whom: the table of `src-tauri/docs/architecture.md`, held against the build.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

/// Crate → crates of ours it may import.
const TABLE: &[(&str, &[&str])] = &[
    ("signet-license", &[]),
    ("signet-c", &["signet-license", "signet-machine"]),
    ("signet-machine", &["signet-license"]),
    ("signet-domain", &["signet-license"]),
    ("signet-keys", &["signet-license"]),
    ("signet-vault", &["signet-domain", "signet-license"]),
    ("signet-documents", &["signet-domain", "signet-license"]),
    ("signet-mail", &[]),
    ("signet-csv", &[]),
    ("signet-qr", &[]),
    (
        "signet-console",
        &[
            "signet-license",
            "signet-domain",
            "signet-keys",
            "signet-vault",
            "signet-documents",
            "signet-mail",
            "signet-csv",
            "signet-qr",
        ],
    ),
    ("signet-cli", &["signet-console"]),
    ("signet-desktop", &["signet-console"]),
    ("protected", &["signet-license"]),
    (
        "signet-parsers",
        &[
            "signet-license",
            "signet-domain",
            "signet-keys",
            "signet-mail",
            "signet-csv",
        ],
    ),
];

/// Library → the only crates of ours that may use it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["signet-vault"]),
    ("aws-lc-rs", &["signet-keys"]),
    ("argon2", &["signet-vault"]),
    ("printpdf", &["signet-documents"]),
    ("rsa", &["signet-license", "signet-keys"]),
    ("lettre", &["signet-mail"]),
    ("rqrr", &["signet-qr"]),
    ("image", &["signet-qr"]),
    ("fast_qr", &["signet-qr", "signet-documents"]),
    ("tauri", &["signet-desktop"]),
    ("clap", &["signet-cli"]),
];

fn packages() -> Vec<Package> {
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .exec()
        .expect("cargo describes the workspace");
    metadata.workspace_packages().into_iter().cloned().collect()
}

/// What a crate's product code depends on; tests may use anything.
fn uses(package: &Package) -> BTreeSet<&str> {
    package
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind != DependencyKind::Development)
        .map(|dependency| dependency.name.as_str())
        .collect()
}

#[test]
fn every_crate_imports_only_what_the_table_allows() {
    let table: BTreeMap<&str, &[&str]> = TABLE.iter().copied().collect();
    for package in packages()
        .iter()
        .filter(|package| package.name.as_str() != "signet-tests")
    {
        let allowed = table
            .get(package.name.as_str())
            .unwrap_or_else(|| panic!("{} is not in the table: decide what it may import", package.name));
        for used in uses(package)
            .into_iter()
            .filter(|used| used.starts_with("signet-"))
        {
            assert!(allowed.contains(&used), "{} may not import {used}", package.name);
        }
    }
}

#[test]
fn each_seam_has_one_crate() {
    for package in packages() {
        let used = uses(&package);
        for (library, owners) in ONLY_IN {
            assert!(
                !used.contains(library) || owners.contains(&package.name.as_str()),
                "{library} belongs to {owners:?}, {} may not use it",
                package.name
            );
        }
    }
}

#[test]
fn the_license_crate_stays_small_enough_to_embed() {
    let packages = packages();
    let license = packages
        .iter()
        .find(|p| p.name.as_str() == "signet-license")
        .expect("the crate exists");
    let needed: BTreeSet<_> = license
        .dependencies
        .iter()
        .filter(|d| d.kind != DependencyKind::Development && !d.optional)
        .map(|d| d.name.as_str())
        .collect();
    assert_eq!(
        needed,
        BTreeSet::from(["base64", "p256", "rsa", "serde", "serde_json", "thiserror"])
    );
}

#[test]
fn no_production_code_signs_with_the_rsa_crate() {
    // RUSTSEC-2023-0071: its private-key operations are open to timing.
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let mut folders = vec![root];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)
            .expect("the sources are there")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
                let signs = ["pkcs1v15::SigningKey", "pss::SigningKey", "DecryptingKey"]
                    .iter()
                    .any(|name| text.contains(name));
                assert!(!signs, "{} signs with the rsa crate", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 50, "the sources were found");
}
