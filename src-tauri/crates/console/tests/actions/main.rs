//! Actions called by name, each on a vault of its own.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod activations;
mod altered;
mod customers;
mod faults;
mod office;
mod on_day;
mod pictures;
mod terms;
mod verify;
mod verify_keys;
