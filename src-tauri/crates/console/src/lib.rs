//! Everything Signet does: one list of actions, called by name, with sessions, permissions, faults and
//! the contract with the window. The window, the command line and tests are thin faces over
//! [`Console::call`].

mod action;
mod actions;
mod console;
pub mod contract;
mod fault;
mod list;
pub mod log;
mod progress;
mod services;

pub use action::{Action, Entry, find};
pub use actions::demo::{
    DEMO_COST, DEMO_PASSWORD, DEMO_USER, DemoClock, fill as fill_demo, fill_large as fill_large_demo,
};
pub use console::Console;
pub use fault::{Fault, FaultCode, FaultDetails, FaultRecord};
pub use list::ACTIONS;
pub use progress::{Progress, ProgressEvent, Silent};
pub use services::{Clock, Places, Random, Services, SystemClock, SystemRandom};
pub use signet_domain::Permission;
pub use signet_vault::Cost;
