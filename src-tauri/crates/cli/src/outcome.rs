//! How a command ends.

use std::process::ExitCode;

use signet_console::Fault;

/// Why a command did not succeed.
pub enum Outcome {
    /// The console refused: exit code 1, JSON on standard error.
    Fault(Fault),
    /// The verdict was printed; it was not good: exit code 1.
    Bad,
    /// Used wrongly, or the input is not readable: exit code 2.
    Usage(String),
}

/// Writes a line to standard output. A reader that has seen enough (`| head`) is no failure: the action is
/// done, and its exit code must say so.
pub fn say(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{text}");
}

impl From<Fault> for Outcome {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Outcome {
    pub fn exit(self) -> ExitCode {
        match self {
            Self::Fault(fault) => {
                eprintln!(
                    "{}",
                    serde_json::to_string_pretty(&fault).unwrap_or(fault.message)
                );
                ExitCode::from(1)
            }
            Self::Bad => ExitCode::from(1),
            Self::Usage(message) => {
                eprintln!("signet: {message}");
                ExitCode::from(2)
            }
        }
    }
}
