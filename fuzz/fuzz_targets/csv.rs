//! CSV files; the first byte chooses encoding and separator.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| signet_parsers::csv(bytes));
