//! The mail server and how to reach it.

use std::fmt;
use std::time::Duration;

use zeroize::Zeroizing;

/// A mail server as a vendor sets it up.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name, which must be in its certificate.
    pub host: String,
    /// Usually 587 with [`Security::StartTls`], 465 with [`Security::Tls`].
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User and password, if it asks for them.
    pub login: Option<Login>,
    /// Certificates, in PEM, to trust besides the system's: a company's own authority.
    pub extra_root_pem: Option<String>,
    /// How long to wait for the connection and for each answer.
    pub timeout: Duration,
}

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Plain at first, then encrypted on request (RFC 3207). A server that does not offer it is
    /// refused: whoever sits between could have removed the offer.
    StartTls,
    /// Encrypted from the first byte (RFC 8314).
    Tls,
    /// Not encrypted; for a relay on the same machine. Never carries a password.
    Plain,
}

/// User and password.
#[derive(Debug, Clone)]
pub struct Login {
    /// The user.
    pub user: String,
    /// The password.
    pub password: Password,
}

/// A password: wiped when dropped, and never printed.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes a password into custody.
    pub fn new(password: String) -> Self {
        Self(Zeroizing::new(password))
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}
