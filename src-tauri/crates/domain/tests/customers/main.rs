//! Customers: what they are refused for, groups of their users, and duplicates that are merged.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../common/mod.rs"]
mod common;

mod fields;
mod groups;
mod merge;
mod record;
