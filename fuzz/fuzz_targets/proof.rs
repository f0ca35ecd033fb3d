//! Deactivation proofs.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::proof(bytes));
