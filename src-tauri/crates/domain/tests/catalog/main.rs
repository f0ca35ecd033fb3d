//! The catalog: limits of products, profiles, conditions, memory, and what a sold product keeps.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../common/mod.rs"]
mod common;

mod conditions;
mod fields;
mod memory;
mod product;
mod profile;
mod sold;
