//! Why a message was not sent, one case for each thing a person can do about it.

use std::fmt;

use crate::{Address, AddressError};

/// Why a message could not be made or sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// A text is no mail address.
    #[error("{input:?} is no mail address: {fault}")]
    Address {
        /// What was typed.
        input: String,
        /// What is wrong with it.
        #[source]
        fault: AddressError,
    },
    /// A header field contains a line end or another control character.
    #[error("the {0} contains a line end or another control character")]
    Control(&'static str),
    /// The message has no recipient.
    #[error("the message has no recipient")]
    NoRecipient,
    /// An attachment's type is not of the form `application/pdf`.
    #[error("{content_type:?} is no media type")]
    ContentType {
        /// What was given.
        content_type: String,
    },
    /// The message could not be put together.
    #[error("the message could not be put together: {0}")]
    Message(String),
    /// The connection is not encrypted, but there is a password to carry.
    #[error("a password is never sent over a connection that is not encrypted")]
    PasswordInTheClear,
    /// The extra root certificate is not PEM, or not a certificate.
    #[error("the extra root certificate cannot be read")]
    RootCertificate,
    /// There is nobody at this name and port.
    #[error("{host}:{port} cannot be reached: {reason}")]
    Unreachable {
        /// Name of the server.
        host: String,
        /// Port.
        port: u16,
        /// What the system said.
        reason: String,
    },
    /// The server does not offer the encryption that was asked for; nothing was sent.
    #[error("{host}:{port} does not offer this encryption")]
    NoEncryption {
        /// Name of the server.
        host: String,
        /// Port.
        port: u16,
    },
    /// The server's certificate is not trusted; nothing was sent.
    #[error("the certificate of {host} is not trusted: {reason}")]
    Untrusted {
        /// Name of the server.
        host: String,
        /// Why, in words.
        reason: String,
    },
    /// The server offers no login, or none that is understood here.
    #[error("{host} offers no login with user and password")]
    NoLogin {
        /// Name of the server.
        host: String,
    },
    /// The server refused user and password.
    #[error("the login of {user} was refused: {answer}")]
    LoginRefused {
        /// The user.
        user: String,
        /// What the server said.
        answer: Answer,
    },
    /// The server does not take mail from this sender.
    #[error("the sender {sender} was refused: {answer}")]
    SenderRefused {
        /// The sender.
        sender: Address,
        /// What the server said.
        answer: Answer,
    },
    /// The server does not take mail for these recipients; the message was sent to nobody.
    #[error("{} refused", list(.0))]
    RecipientsRefused(Vec<Refusal>),
    /// The server does not take this message, or does not want to talk at all.
    #[error("the message was refused: {0}")]
    Refused(Answer),
    /// The server asks to try again later; nothing was sent.
    #[error("the server asks to try again later: {0}")]
    Later(Answer),
    /// The connection ended, or no answer came, before the message was handed over.
    #[error("the connection was lost: {reason}")]
    ConnectionLost {
        /// What the system said.
        reason: String,
    },
    /// The connection ended, or no answer came, after the message was handed over.
    ///
    /// The server may have taken it. Sending it again may deliver it twice, so a person decides.
    #[error("the message was handed over, but the server did not confirm it: {reason}")]
    Unconfirmed {
        /// What the system said.
        reason: String,
    },
}

impl MailError {
    /// Whether the same attempt may succeed later, and nothing was delivered by this one.
    pub const fn is_temporary(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. } | Self::Later(_) | Self::ConnectionLost { .. }
        )
    }
}

/// A recipient that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The recipient.
    pub recipient: Address,
    /// What the server said of it.
    pub answer: Answer,
}

/// What a mail server said: the code of RFC 5321, 4.2 and the text behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Three digits, such as 550.
    pub code: u16,
    /// Words for people, without control characters and at most 500 characters long.
    pub text: String,
}

impl Answer {
    /// An answer whose text is made fit to be shown.
    pub(crate) fn new(code: u16, text: &str) -> Self {
        let text = text
            .chars()
            .map(|character| if character.is_control() { ' ' } else { character });
        Self {
            code,
            text: text.take(500).collect(),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.code, self.text)
    }
}

fn list(refusals: &[Refusal]) -> String {
    let one = |refusal: &Refusal| format!("{} ({})", refusal.recipient.email(), refusal.answer);
    refusals.iter().map(one).collect::<Vec<_>>().join(", ")
}
