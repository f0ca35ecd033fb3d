//! `signet`: every action of the console from a shell. The same list, the same faults.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to its terminal"
)]

mod actions;
mod arguments;
mod call;
mod demo;
mod outcome;
mod password;
mod progress;
mod verify;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::arguments::{Arguments, Command};
use crate::outcome::Outcome;

fn main() -> ExitCode {
    signet_console::log::start();
    let arguments = Arguments::parse();
    let outcome = match &arguments.command {
        Command::Demo { out, large, json } => demo::run(out, *large, *json),
        Command::Call { action, request } => call::run(&arguments, action, request.as_deref()),
        Command::Actions { json } => {
            actions::run(*json);
            Ok(())
        }
        Command::Verify {
            file,
            key,
            ps256,
            json,
        } => verify::run(&arguments, file, key, *ps256, *json),
        Command::Completions { shell } => {
            let mut command = Arguments::command();
            clap_complete::generate(*shell, &mut command, "signet", &mut std::io::stdout());
            Ok(())
        }
    };
    outcome.map_or_else(Outcome::exit, |()| ExitCode::SUCCESS)
}
