//! Private keys made elsewhere, PEM and XML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::key_file(bytes));
