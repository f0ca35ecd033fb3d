//! Progress of long actions, and the wish to stop them.

use crate::{Fault, FaultCode};

/// Where an action tells how far it is.
pub trait Progress: Sync {
    /// `done` of `total`; `what` names the items for people, e.g. "licenses signed".
    fn report(&self, done: u64, total: u64, what: &str);

    /// Whether the user wants to stop. Asked between items.
    fn cancelled(&self) -> bool {
        false
    }
}

impl dyn Progress + '_ {
    /// Reports, and stops the action if the user wants to.
    pub fn step(&self, done: u64, total: u64, what: &str) -> Result<(), Fault> {
        if self.cancelled() {
            return Err(Fault::new(FaultCode::Cancelled, "Stopped."));
        }
        self.report(done, total, what);
        Ok(())
    }
}

/// Nobody watches.
pub struct Silent;

impl Progress for Silent {
    fn report(&self, _: u64, _: u64, _: &str) {}
}

/// Progress as the window gets it, by event.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct ProgressEvent {
    /// The call it belongs to.
    pub call: String,
    /// Items done.
    pub done: u64,
    /// Items in all.
    pub total: u64,
    /// What the items are.
    pub what: String,
}
