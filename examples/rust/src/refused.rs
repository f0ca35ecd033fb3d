//! Why the program does not do what it was asked: a sentence for the person before it.

use std::fmt::{Display, Formatter};
use std::path::Path;

use signet_license::{KeyError, LicenseError, RequestError};

/// A sentence.
#[derive(Debug)]
pub struct Refused(String);

impl Refused {
    /// With a sentence of the program's own.
    pub fn because(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// A file that cannot be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{}: {error}", path.display()))
    }

    /// A file of the program's own that somebody changed.
    pub fn damaged(path: &Path) -> Self {
        Self(format!("{} is damaged", path.display()))
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<LicenseError> for Refused {
    fn from(error: LicenseError) -> Self {
        Self(error.to_string())
    }
}

impl From<KeyError> for Refused {
    fn from(error: KeyError) -> Self {
        Self(error.to_string())
    }
}

impl From<RequestError> for Refused {
    fn from(error: RequestError) -> Self {
        Self(error.to_string())
    }
}

impl From<getrandom::Error> for Refused {
    fn from(error: getrandom::Error) -> Self {
        Self(format!("the system has no random numbers: {error}"))
    }
}
