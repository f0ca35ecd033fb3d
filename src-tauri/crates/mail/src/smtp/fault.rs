//! From what lettre reports to what a person can act on.

use std::error::Error;
use std::io;

use lettre::transport::smtp::Error as SmtpError;
use rustls::{CertificateError, Error as TlsError};

use crate::{Answer, MailError, Server};

/// A failure before the server was ready to talk of mail.
pub fn connecting(error: &SmtpError, server: &Server) -> MailError {
    let (host, port) = (server.host.clone(), server.port);
    match tls(error) {
        Some(TlsError::InvalidCertificate(fault)) => MailError::Untrusted {
            host,
            reason: distrust(fault),
        },
        Some(_) => MailError::NoEncryption { host, port },
        None => match refused(error) {
            MailError::ConnectionLost { reason } => MailError::Unreachable { host, port, reason },
            answered => answered,
        },
    }
}

/// A failure while the message was not handed over yet.
pub fn refused(error: &SmtpError) -> MailError {
    or_permanent(error, MailError::Refused)
}

/// The same, with a case of its own for a final no.
pub fn or_permanent(error: &SmtpError, permanent: impl FnOnce(Answer) -> MailError) -> MailError {
    match answer(error) {
        Some(answer) if error.is_permanent() => permanent(answer),
        Some(answer) => MailError::Later(answer),
        None => MailError::ConnectionLost {
            reason: reason(error),
        },
    }
}

/// A failure after the message was handed over: only an answer tells what became of it.
pub fn unconfirmed(error: &SmtpError) -> MailError {
    match refused(error) {
        MailError::ConnectionLost { reason } => MailError::Unconfirmed { reason },
        answered => answered,
    }
}

fn answer(error: &SmtpError) -> Option<Answer> {
    let code = error.status()?;
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    Some(Answer::new(code.into(), &text))
}

/// What went wrong underneath, in the system's words.
fn reason(error: &SmtpError) -> String {
    let timed_out = |kind| matches!(kind, io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock);
    match io_error(error) {
        Some(error) if timed_out(error.kind()) => "no answer in time".to_owned(),
        Some(error) => error.to_string(),
        None if error.is_response() => "the answer was cut off or is not that of a mail server".to_owned(),
        None => error
            .source()
            .map_or_else(|| error.to_string(), ToString::to_string),
    }
}

/// The TLS failure inside an error. It travels as the inner error of an I/O error, where
/// `Error::source` does not reach.
fn tls(error: &SmtpError) -> Option<&TlsError> {
    io_error(error)?.get_ref()?.downcast_ref()
}

fn io_error(error: &SmtpError) -> Option<&io::Error> {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        cause = error.source();
    }
    None
}

fn distrust(fault: &CertificateError) -> String {
    match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "it has expired".to_owned(),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "it is not valid yet".to_owned()
        }
        CertificateError::UnknownIssuer => "its issuer is unknown".to_owned(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it is for another server".to_owned()
        }
        CertificateError::Revoked => "it was revoked".to_owned(),
        other => other.to_string(),
    }
}
