//! How far long work is, on one line of standard error.

use std::io::IsTerminal as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use signet_console::Progress;

/// Fewer items are done before anybody looks.
const LONG: u64 = 500;

/// One line that is written over again on a terminal; in a pipe nothing, unless asked for.
pub struct Lines {
    /// In a pipe a line every few seconds.
    always: bool,
    told: Mutex<Option<Instant>>,
}

impl Lines {
    /// For work that takes seconds.
    pub fn on_a_terminal() -> Self {
        Self {
            always: false,
            told: Mutex::new(None),
        }
    }

    /// For work that takes minutes: also a log wants to know that it goes on.
    pub fn always() -> Self {
        Self {
            always: true,
            told: Mutex::new(None),
        }
    }
}

impl Progress for Lines {
    fn report(&self, done: u64, total: u64, what: &str) {
        let terminal = std::io::stderr().is_terminal();
        if total <= LONG || !(terminal || self.always) {
            return;
        }
        let between = Duration::from_millis(if terminal { 100 } else { 5_000 });
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if done < total && told.is_some_and(|told| told.elapsed() < between) {
            return;
        }
        *told = Some(Instant::now());
        match (terminal, done == total) {
            (true, false) => eprint!("\r{done} of {total} {what}"),
            (true, true) => eprintln!("\r{done} of {total} {what}"),
            (false, _) => eprintln!("{done} of {total} {what}"),
        }
    }
}
