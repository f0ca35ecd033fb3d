//! Files of other systems in, lists out.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../support/mod.rs"]
mod support;

mod bad_files;
mod customers;
mod exports;
mod large;
mod licenses;
mod mappings;
mod office;
mod products;
