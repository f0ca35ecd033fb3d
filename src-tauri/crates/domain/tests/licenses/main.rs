//! Licenses: what they grant, what updates change and undo, quotas, claims, serial numbers.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../common/mod.rs"]
mod common;

mod claims;
mod diff;
mod life;
mod quota;
mod serials;
mod updates;
