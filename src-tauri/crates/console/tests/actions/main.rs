//! Actions called by name, each on a vault of its own.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod activations;
mod altered;
mod at_once;
mod brought;
mod customers;
mod faults;
mod holders;
mod office;
mod on_day;
mod pictures;
mod rotation;
mod terms;
mod verify;
mod verify_keys;
