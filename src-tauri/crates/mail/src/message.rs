//! A message and its text (RFC 5322, MIME).

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Attachment as AttachedPart, Body, MultiPart, SinglePart};

use crate::{Address, Envelope, MailError};

/// A message before it becomes text.
#[derive(Debug, Clone)]
pub struct Message {
    /// Who writes.
    pub from: Address,
    /// Who should get the answer, if not the sender.
    pub reply_to: Option<Address>,
    /// Recipients.
    pub to: Vec<Address>,
    /// Recipients of a copy.
    pub cc: Vec<Address>,
    /// Recipients of a copy whom nobody else sees: in the envelope, never in the text.
    pub bcc: Vec<Address>,
    /// One line.
    pub subject: String,
    /// The message as plain text.
    pub text: String,
    /// The same message as HTML.
    pub html: String,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// When it was written, in seconds since 1970 (UTC).
    pub date: u64,
    /// The unique id, such as `018f…@signet.local`, without angle brackets.
    pub message_id: String,
}

/// A file that goes with a message.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its name, without a folder.
    pub file_name: String,
    /// Its media type, such as `application/pdf`.
    pub content_type: String,
    /// Its content, delivered as it is.
    pub bytes: Vec<u8>,
}

impl Message {
    /// The message as text: pure ASCII with CRLF, the same for the same input.
    ///
    /// Text and HTML are quoted-printable and files base64. Neither can contain the characters
    /// `=_`, so a boundary that starts with them can never occur in a part (RFC 2045, 6.7).
    pub fn to_eml(&self) -> Result<Vec<u8>, MailError> {
        self.refuse_control_characters()?;
        let mut builder = lettre::Message::builder()
            .from(self.from.mailbox())
            .envelope(self.lettre_envelope()?)
            .subject(&self.subject)
            .date(UNIX_EPOCH + Duration::from_secs(self.date))
            .message_id(Some(format!("<{}>", self.message_id)));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.mailbox());
        }
        for to in &self.to {
            builder = builder.to(to.mailbox());
        }
        for cc in &self.cc {
            builder = builder.cc(cc.mailbox());
        }
        let message = builder
            .multipart(self.body()?)
            .map_err(|error| MailError::Message(error.to_string()))?;
        Ok(message.formatted())
    }

    /// Everyone who receives it, blind copies included.
    pub fn envelope(&self) -> Result<Envelope, MailError> {
        let recipients = self.to.iter().chain(&self.cc).chain(&self.bcc);
        Envelope::new(self.from.clone(), recipients.cloned())
    }

    /// What lettre wants to know before it writes a message without visible recipients.
    fn lettre_envelope(&self) -> Result<lettre::address::Envelope, MailError> {
        let envelope = self.envelope()?;
        let email = |address: &Address| address.mailbox().email;
        lettre::address::Envelope::new(
            Some(email(envelope.sender())),
            envelope.recipients().iter().map(email).collect(),
        )
        .map_err(|_| MailError::NoRecipient)
    }

    fn body(&self) -> Result<MultiPart, MailError> {
        let alternative = MultiPart::alternative()
            .boundary("=_signet_alternative")
            .singlepart(text_part(ContentType::TEXT_PLAIN, &self.text))
            .singlepart(text_part(ContentType::TEXT_HTML, &self.html));
        let mut mixed = MultiPart::mixed()
            .boundary("=_signet_mixed")
            .multipart(alternative);
        for attachment in &self.attachments {
            mixed = mixed.singlepart(attachment.part()?);
        }
        Ok(mixed)
    }

    /// A line end in a header field would let its author write further fields.
    fn refuse_control_characters(&self) -> Result<(), MailError> {
        let bad_id = |c: char| c.is_control() || c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>');
        if self.subject.contains(char::is_control) {
            return Err(MailError::Control("subject"));
        }
        if self.message_id.is_empty() || self.message_id.contains(bad_id) {
            return Err(MailError::Control("message id"));
        }
        Ok(())
    }
}

impl Attachment {
    fn part(&self) -> Result<SinglePart, MailError> {
        if self
            .file_name
            .contains(|c: char| c.is_control() || matches!(c, '/' | '\\'))
        {
            return Err(MailError::Control("file name"));
        }
        let content_type = ContentType::parse(&self.content_type).map_err(|_| MailError::ContentType {
            content_type: self.content_type.clone(),
        })?;
        let body = Body::new_with_encoding(self.bytes.clone(), ContentTransferEncoding::Base64)
            .map_err(|_| MailError::Message("base64".to_owned()))?;
        Ok(AttachedPart::new(self.file_name.clone()).body(body, content_type))
    }
}

fn text_part(content_type: ContentType, text: &str) -> SinglePart {
    SinglePart::builder()
        .header(content_type)
        .header(ContentTransferEncoding::QuotedPrintable)
        .body(text.to_owned())
}

#[cfg(test)]
mod tests;
