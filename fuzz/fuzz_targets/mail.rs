//! Mail addresses and templates.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::mail(bytes));
