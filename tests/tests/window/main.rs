//! The built application in a real window, used as a person uses it.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../support/mod.rs"]
mod support;

mod appearance;
mod big_list;
mod delivered;
mod door;
mod drafts;
mod given;
mod import;
mod main_job_by_keyboard;
mod main_job_by_mouse;
mod offline_desk;
mod profiles;
mod repeat_order;
mod roles;
mod rotation;
mod update_license;
mod verify;
