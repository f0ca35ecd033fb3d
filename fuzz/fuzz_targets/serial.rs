//! Serial numbers as people type them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::serial(bytes));
