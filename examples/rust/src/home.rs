//! The folder in which the program keeps what it knows: the device key, the certificate, the list, what it has seen.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use signet_license::DeviceSecret;

use crate::Refused;

/// What the program has seen so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// The largest time, UTC seconds.
    pub time: i64,
    /// The starts since the clock was set back.
    pub grace: u64,
    /// The number of the revocation list it keeps; 0: none.
    pub list: u64,
    /// The highest number of a list it knows of.
    pub newest: u64,
}

/// The folder.
pub struct Home(PathBuf);

impl Home {
    /// The folder, made when it is not there.
    pub fn open(folder: &Path) -> Result<Self, Refused> {
        std::fs::create_dir_all(folder).map_err(|error| Refused::file(folder, &error))?;
        Ok(Self(folder.to_owned()))
    }

    /// Where the certificate is.
    pub fn certificate(&self) -> PathBuf {
        self.0.join("certificate")
    }

    /// Where the newest revocation list is.
    pub fn list(&self) -> PathBuf {
        self.0.join("revocations")
    }

    /// What was seen; nothing at the first start.
    pub fn seen(&self) -> Result<Seen, Refused> {
        let path = self.0.join("seen");
        if !path.exists() {
            return Ok(Seen::default());
        }
        parse(&read(&path)?).ok_or_else(|| Refused::damaged(&path))
    }

    /// Keeps what was seen.
    pub fn remember(&self, seen: Seen) -> Result<(), Refused> {
        let Seen {
            time,
            grace,
            list,
            newest,
        } = seen;
        write(&self.0.join("seen"), &format!("{time} {grace} {list} {newest}\n"))
    }

    /// The key made at the first request; its private half stays here.
    pub fn secret(&self) -> Result<DeviceSecret, Refused> {
        let path = self.0.join("device.key");
        if !path.exists() {
            let mut bytes = [0; 32];
            getrandom::fill(&mut bytes)?;
            write_for_us(&path, &bytes).map_err(|error| Refused::file(&path, &error))?;
        }
        let bytes = std::fs::read(&path).map_err(|error| Refused::file(&path, &error))?;
        let bytes: Option<[u8; 32]> = bytes.try_into().ok();
        bytes
            .and_then(|bytes| DeviceSecret::from_bytes(&bytes))
            .ok_or_else(|| Refused::damaged(&path))
    }
}

/// A file's text, whatever is in it: what is no file of ours is refused by who reads it.
pub fn read(path: &Path) -> Result<String, Refused> {
    let bytes = std::fs::read(path).map_err(|error| Refused::file(path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result<(), Refused> {
    std::fs::write(path, text).map_err(|error| Refused::file(path, &error))
}

fn parse(text: &str) -> Option<Seen> {
    let mut numbers = text.split_whitespace();
    let seen = Seen {
        time: numbers.next()?.parse().ok()?,
        grace: numbers.next()?.parse().ok()?,
        list: numbers.next()?.parse().ok()?,
        newest: numbers.next()?.parse().ok()?,
    };
    numbers.next().is_none().then_some(seen)
}

/// A new file that nobody but its owner may read.
fn write_for_us(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}
