//! `shot PICTURE [ARGUMENT…]`: opens the built application with these arguments and saves what its window shows.

use signet_tests::{Launch, Result, Window};
use std::{env, path::Path, process::ExitCode};

#[expect(
    clippy::print_stderr,
    reason = "a program of its own, which speaks to a terminal"
)]
fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let Some(picture) = args.next() else {
        eprintln!("usage: shot PICTURE [ARGUMENT…]");
        return ExitCode::from(2);
    };
    match shoot(Path::new(&picture), args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn shoot(picture: &Path, args: impl Iterator<Item = String>) -> Result<()> {
    let window = Window::open(&args.fold(Launch::signet()?, Launch::arg))?;
    window.wait_until_still()?;
    window.screenshot(picture)
}
