//! Public keys, PEM and DER.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::public_key(bytes));
