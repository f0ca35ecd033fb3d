//! The programs in C, built as their Makefile does.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds what the Makefile's variable names, with the library that cargo put beside this test.
pub fn build(variable: &str, out: PathBuf) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let library = test.with_file_name("libsignet.a");
    assert!(library.is_file(), "{} is there", library.display());
    let output = Command::new("make")
        .arg("-C")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/c"))
        .arg(format!("LIBRARY={}", library.display()))
        .arg(format!("{variable}={}", out.display()))
        .arg("CFLAGS=-std=c99 -Wall -Wextra -pedantic -Werror")
        .arg(&out)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    out
}
