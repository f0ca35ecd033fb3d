//! What can go wrong around a window. A test unwraps these, so each text says what to do next.

use std::{fmt, io, path::PathBuf, time::Duration};

/// A result of the harness.
pub type Result<T> = std::result::Result<T, HarnessError>;

/// Why a step on the window could not be done.
#[derive(thiserror::Error)]
pub enum HarnessError {
    /// The program under test was not built.
    #[error(
        "{0} is not there: run `./dev test`, or build the UI and then `cargo build --workspace --features signet-desktop/custom-protocol`"
    )]
    NotBuilt(PathBuf),
    /// A tool that the window tests stand on is not installed.
    #[error("{tool} does not start ({cause}): install {package}, or let `./dev test` do it")]
    NoTool {
        /// The program.
        tool: &'static str,
        /// The Debian package it is in.
        package: &'static str,
        /// What the system said.
        cause: io::Error,
    },
    /// A tool ended or stayed silent instead of becoming ready.
    #[error("{tool} did not become ready; its last words:\n{output}")]
    NotReady {
        /// The program.
        tool: &'static str,
        /// The end of its output.
        output: String,
    },
    /// WebDriver ran, but the window did not open.
    #[error("the window did not open: {cause}; last words of the program:\n{output}")]
    NoWindow {
        /// What WebDriver said, if anything.
        cause: String,
        /// The end of the program's output.
        output: String,
    },
    /// What a step waited for did not come.
    #[error("{waiting_for}: not within {patience:?}. {reason}\n{evidence}")]
    TimedOut {
        /// The step, as a sentence.
        waiting_for: String,
        /// How long it waited.
        patience: Duration,
        /// What was in the way at the last look.
        reason: String,
        /// Where the picture is, and what the page said.
        evidence: String,
    },
    /// `press` was given a key it does not know.
    #[error("no key is called {0:?}")]
    UnknownKey(String),
    /// WebDriver refused a command or lost the window.
    #[error("WebDriver: {0}")]
    WebDriver(#[from] Box<fantoccini::error::CmdError>),
    /// A script in the page answered something else than agreed.
    #[error("a script in the page answered {0}")]
    Script(String),
    /// Files, folders, processes.
    #[error("{0}")]
    Io(#[from] io::Error),
}

impl From<fantoccini::error::CmdError> for HarnessError {
    fn from(cause: fantoccini::error::CmdError) -> Self {
        Self::WebDriver(Box::new(cause))
    }
}

/// As people read it: this is what an `unwrap` prints.
impl fmt::Debug for HarnessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
