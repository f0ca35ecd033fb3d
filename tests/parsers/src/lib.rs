//! What is asked of everything that reads a file or a text from outside: that nothing makes it panic, and more
//! where more can be asked. What is accepted reads back the same, and no signed file is accepted but those the
//! key signed.
//!
//! The fuzzer (`fuzz/`, `./dev fuzz`) searches for bytes that break this; `tests/corpus.rs` asks it of what the fuzzer
//! kept, on every run of the tests.
#![allow(
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a panic is how the fuzzer and tests learn of it"
)]

mod catalog;
pub mod genuine;
mod key;
mod request;
mod sheet;
mod signed;

pub use catalog::{mail, serial};
pub use key::{key_file, public_key};
pub use request::request;
pub use sheet::csv;
pub use signed::{certificate, license, proof, revocations};

/// Something that reads bytes from outside.
#[derive(Debug, Clone, Copy)]
pub struct Parser {
    /// The name of its fuzz target and of its folder in `fuzz/corpus`.
    pub name: &'static str,
    /// Reads bytes, and panics if it did not do as it should.
    pub ask: fn(&[u8]),
}

/// All of them.
pub const PARSERS: [Parser; 10] = [
    Parser {
        name: "license",
        ask: license,
    },
    Parser {
        name: "certificate",
        ask: certificate,
    },
    Parser {
        name: "revocations",
        ask: revocations,
    },
    Parser {
        name: "proof",
        ask: proof,
    },
    Parser {
        name: "request",
        ask: request,
    },
    Parser {
        name: "public_key",
        ask: public_key,
    },
    Parser {
        name: "key_file",
        ask: key_file,
    },
    Parser {
        name: "serial",
        ask: serial,
    },
    Parser {
        name: "csv",
        ask: csv,
    },
    Parser {
        name: "mail",
        ask: mail,
    },
];

/// A time at which the genuine files are valid.
pub const NOW: i64 = 1_795_000_000;
