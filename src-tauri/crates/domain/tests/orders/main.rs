//! Orders: what a draft is refused for, what it costs, how it lives, how it is told.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
#![allow(clippy::inconsistent_digit_grouping, reason = "cents stand apart: 12_774_65")]

#[path = "../common/mod.rs"]
mod common;

mod archived_features;
mod draft_check;
mod draft_head;
mod draft_left;
mod draft_line;
mod draft_update;
mod life_cycle;
mod limits;
mod maintenance;
mod prices;
mod profiles;
mod records;
mod sentence;
mod sentence_update;
mod totals;
