//! A protected program, as small as one can be: asks for an activation, runs, and removes itself.
//!
//! ```text
//! protected request SERIAL > machine.request    what goes to the vendor
//! protected install machine.cert                what came back
//! protected run                                 does its work, or says why not
//! protected revocations list.revoked            takes in what the vendor revoked
//! protected remove > machine.proof              gives the activation back
//! ```
//!
//! Options before the command: `--key vendor.pem` (repeat it for the next key), `--home FOLDER` where it keeps what it
//! knows, `--now SECONDS` to try what happens when a clock is set, `--product NUMBER`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it speaks to a terminal"
)]

mod hardware;
mod home;
mod options;
mod program;
mod refused;

use std::process::ExitCode;

use options::{Command, Options};
use program::Program;
use refused::Refused;

fn main() -> ExitCode {
    let Some(options) = Options::read(std::env::args_os().skip(1)) else {
        eprintln!("protected --key vendor.pem [--home FOLDER] [--now SECONDS] [--product NUMBER]");
        eprintln!("  request SERIAL | install FILE | run | revocations FILE | remove");
        return ExitCode::from(2);
    };
    match perform(&options) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(refused) => {
            eprintln!("refused: {refused}");
            ExitCode::FAILURE
        }
    }
}

fn perform(options: &Options) -> Result<String, Refused> {
    let mut program = Program::open(options)?;
    match &options.command {
        Command::Request(serial) => program.request(serial),
        Command::Install(path) => program.install(path),
        Command::Run => program.run(),
        Command::Revocations(path) => program.revocations(path),
        Command::Remove => program.remove(),
    }
}
