//! Who sends and who receives, as the mail server is told.

use crate::{Address, MailError};

/// Sender and recipients of a message, apart from what its header says.
///
/// Blind copies stand only here. Each recipient appears once, however often it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    sender: Address,
    recipients: Vec<Address>,
}

impl Envelope {
    /// An envelope for at least one recipient.
    pub fn new(sender: Address, recipients: impl IntoIterator<Item = Address>) -> Result<Self, MailError> {
        let mut once: Vec<Address> = Vec::new();
        for recipient in recipients {
            if !once
                .iter()
                .any(|known| known.email().eq_ignore_ascii_case(recipient.email()))
            {
                once.push(recipient);
            }
        }
        if once.is_empty() {
            return Err(MailError::NoRecipient);
        }
        Ok(Self {
            sender,
            recipients: once,
        })
    }

    /// Where bounces go.
    pub const fn sender(&self) -> &Address {
        &self.sender
    }

    /// Everyone who receives the message.
    pub fn recipients(&self) -> &[Address] {
        &self.recipients
    }
}
