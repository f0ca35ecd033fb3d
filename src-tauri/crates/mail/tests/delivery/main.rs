//! Messages on their way to a real SMTP server: delivered once and to the byte, or a fault that
//! says what to do.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod delivered;
mod faults;
mod mail_server;
mod protection;

use signet_mail::{Address, Attachment, MailError, Message, Receipt, Server, send};

const KATRIN: &str = "katrin@example.com";
const ARCHIVE: &str = "archive@northwind.example";

fn message() -> Message {
    let address = |text: &str| text.parse::<Address>().unwrap();
    Message {
        from: address("Нортвинд <licenses@northwind.example>"),
        reply_to: None,
        to: vec![address("Katrin Müller <katrin@example.com>")],
        cc: vec![],
        bcc: vec![address(ARCHIVE)],
        subject: "Ihre Lizenzen für 東京".to_owned(),
        text: "Grüße\n.\n..\nFrom here\n".to_owned(),
        html: "<p>Grüße</p>".to_owned(),
        attachments: vec![Attachment {
            file_name: "Zertifikat Ω.pdf".to_owned(),
            content_type: "application/pdf".to_owned(),
            bytes: (0..=255).cycle().take(300_000).collect(),
        }],
        date: 1_795_046_400,
        message_id: "018f-1@signet.local".to_owned(),
    }
}

fn deliver(settings: &Server) -> Result<Receipt, MailError> {
    let message = message();
    send(settings, &message.envelope()?, &message.to_eml()?)
}
