//! Tauri's build step, and one linker flag.
#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]

fn main() {
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // SQLCipher exports sqlite3_*, and WebKit loads the system's libsqlite3 into the same process:
        // without this, one would call the other's functions.
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    tauri_build::build();
}
