//! License files: text, header and claims under a genuine signature, claims.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::license(bytes));
