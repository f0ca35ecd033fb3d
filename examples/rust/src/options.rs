//! What the program was asked on its command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// What it was asked, and with what around it.
pub struct Options {
    /// The vendor's public keys: the current one and the next.
    pub keys: Vec<PathBuf>,
    /// Where the program keeps what it knows.
    pub home: PathBuf,
    /// The machine's clock, UTC seconds.
    pub now: i64,
    /// Fixed in a real program; an option of this one.
    pub product: u32,
    /// What to do.
    pub command: Command,
}

/// What to do.
pub enum Command {
    /// Ask for an activation of this serial number.
    Request(String),
    /// Take in the certificate in this file.
    Install(PathBuf),
    /// Work.
    Run,
    /// Take in the revocation list in this file.
    Revocations(PathBuf),
    /// Give the activation back.
    Remove,
}

impl Options {
    /// None when the words make no sense.
    pub fn read(words: impl Iterator<Item = OsString>) -> Option<Self> {
        let mut words = words.peekable();
        let mut options = Self {
            keys: Vec::new(),
            home: std::env::home_dir()?.join(".protected"),
            now: clock(),
            product: 7,
            command: Command::Run,
        };
        while let Some(option) = words.next_if(|word| word.as_encoded_bytes().starts_with(b"--")) {
            let value = words.next()?;
            match option.to_str()? {
                "--key" => options.keys.push(value.into()),
                "--home" => options.home = value.into(),
                "--now" => options.now = value.to_str()?.parse().ok()?,
                "--product" => options.product = value.to_str()?.parse().ok()?,
                _ => return None,
            }
        }
        options.command = command(&words.next()?, words.next())?;
        let whole = words.next().is_none() && !options.keys.is_empty();
        whole.then_some(options)
    }
}

fn command(name: &OsStr, argument: Option<OsString>) -> Option<Command> {
    match (name.to_str()?, argument) {
        ("request", Some(serial)) => serial.into_string().ok().map(Command::Request),
        ("install", Some(path)) => Some(Command::Install(path.into())),
        ("run", None) => Some(Command::Run),
        ("revocations", Some(path)) => Some(Command::Revocations(path.into())),
        ("remove", None) => Some(Command::Remove),
        _ => None,
    }
}

fn clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
