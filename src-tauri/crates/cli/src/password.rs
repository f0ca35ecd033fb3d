//! Where the password comes from: the environment, standard input, or a prompt. Never an argument.

use std::io::{BufRead as _, IsTerminal as _};

use zeroize::Zeroizing;

use crate::outcome::Outcome;

/// Asks for the password. `input_taken`: standard input already holds the request.
pub fn ask(input_taken: bool) -> Result<Zeroizing<String>, Outcome> {
    if let Ok(password) = std::env::var("SIGNET_PASSWORD") {
        return Ok(Zeroizing::new(password));
    }
    if !input_taken && !std::io::stdin().is_terminal() {
        let mut line = Zeroizing::new(String::new());
        let read = std::io::stdin().lock().read_line(&mut line);
        if read.is_ok_and(|bytes| bytes > 0) {
            let length = line.trim_end_matches(['\r', '\n']).len();
            line.truncate(length);
            return Ok(line);
        }
    }
    rpassword::prompt_password("Password: ")
        .map(Zeroizing::new)
        .map_err(|_| {
            Outcome::Usage(
                "no password: set SIGNET_PASSWORD, write it to standard input, or use a terminal".to_owned(),
            )
        })
}
