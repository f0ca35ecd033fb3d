//! The way of a message to the mail server (RFC 5321).

mod fault;
mod session;

use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};

use crate::{Answer, Envelope, MailError, Refusal, Server};

/// The server's word that it has taken a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What it said, often with the number under which it keeps the message.
    pub answer: Answer,
}

/// Sends a message once: exactly these bytes, to everyone in the envelope or to nobody.
///
/// Blocks for as long as the server takes, at most its timeout for each answer.
pub fn send(server: &Server, envelope: &Envelope, eml: &[u8]) -> Result<Receipt, MailError> {
    let mut connection = session::open(server)?;
    let sent = deliver(&mut connection, envelope, eml);
    session::leave(connection, sent.as_ref().err());
    sent
}

/// Connects, encrypts, logs in and leaves again: for a "Test connection" button.
pub fn check(server: &Server) -> Result<(), MailError> {
    session::leave(session::open(server)?, None);
    Ok(())
}

fn deliver(connection: &mut SmtpConnection, envelope: &Envelope, eml: &[u8]) -> Result<Receipt, MailError> {
    announce(connection, envelope, eml)?;
    connection.command(Data).map_err(|error| fault::refused(&error))?;
    // RFC 5321, 4.1.1.4: the line end before the final dot belongs to the message, and lettre adds
    // it. A text that ends in one would otherwise arrive with an empty line more.
    let content = eml.strip_suffix(b"\r\n").unwrap_or(eml);
    let answer = connection
        .message(content)
        .map_err(|error| fault::unconfirmed(&error))?;
    let text = answer.message().collect::<Vec<_>>().join(" ");
    Ok(Receipt {
        answer: Answer::new(answer.code().into(), &text),
    })
}

/// Names the sender and every recipient; one that is refused stops the whole message.
fn announce(connection: &mut SmtpConnection, envelope: &Envelope, eml: &[u8]) -> Result<(), MailError> {
    let sender = envelope.sender();
    let eight_bit = !eml.is_ascii() && connection.server_info().supports_feature(Extension::EightBitMime);
    let parameters = eight_bit
        .then_some(MailParameter::Body(MailBodyParameter::EightBitMime))
        .into_iter()
        .collect();
    connection
        .command(Mail::new(Some(sender.mailbox().email), parameters))
        .map_err(|error| {
            fault::or_permanent(&error, |answer| MailError::SenderRefused {
                sender: sender.clone(),
                answer,
            })
        })?;

    let mut refusals = Vec::new();
    let mut later = None;
    for recipient in envelope.recipients() {
        let Err(error) = connection.command(Rcpt::new(recipient.mailbox().email, vec![])) else {
            continue;
        };
        match fault::refused(&error) {
            MailError::Refused(answer) => refusals.push(Refusal {
                recipient: recipient.clone(),
                answer,
            }),
            MailError::Later(answer) => later = Some(MailError::Later(answer)),
            lost => return Err(lost),
        }
    }
    if !refusals.is_empty() {
        return Err(MailError::RecipientsRefused(refusals));
    }
    later.map_or(Ok(()), Err)
}
