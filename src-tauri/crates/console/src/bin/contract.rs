//! `./dev gen`: writes what is generated from the list of actions; with `--check`, only compares.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to its terminal"
)]

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let check = std::env::args().any(|arg| arg == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let files = [
        (
            "ui/src/contract/generated.ts",
            signet_console::contract::typescript(),
        ),
        ("src-tauri/docs/actions.md", signet_console::contract::table()),
    ];
    let mut stale = false;
    for (name, text) in files {
        let path = root.join(name);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        stale = true;
        if check {
            eprintln!("{name} is not what the Rust types say: run ./dev gen and commit it.");
        } else if let Err(error) = std::fs::write(&path, text) {
            eprintln!("{name} cannot be written: {error}");
            return ExitCode::FAILURE;
        } else {
            println!("wrote {name}");
        }
    }
    if check && stale {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
