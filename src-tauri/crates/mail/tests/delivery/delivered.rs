//! What arrives, and how often.

use mail_parser::{MessageParser, MimeHeaders};
use signet_mail::{Security, Server};

use crate::mail_server::{MailServer, login};
use crate::{ARCHIVE, KATRIN, deliver, message};

#[test]
fn a_message_arrives_once_to_everyone_and_to_the_byte() {
    let server = MailServer::start(&["--require-starttls", "--login", "northwind:s3cret pässword"]);
    let settings = Server {
        login: Some(login("northwind", "s3cret pässword")),
        ..server.settings(Security::StartTls)
    };
    let receipt = deliver(&settings).unwrap();
    assert_eq!(
        (receipt.answer.code, receipt.answer.text.as_str()),
        (250, "2.0.0 Stored as 1")
    );

    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to, [KATRIN, ARCHIVE]);
    assert!(taken[0].encrypted);
    assert_eq!(
        taken[0].eml,
        message().to_eml().unwrap(),
        "the recorded bytes are the delivered bytes"
    );
    let parsed = MessageParser::default().parse(&taken[0].eml).unwrap();
    assert_eq!(parsed.subject(), Some("Ihre Lizenzen für 東京"));
    assert_eq!(parsed.from().unwrap().first().unwrap().name(), Some("Нортвинд"));
    assert_eq!(
        parsed.body_text(0).unwrap().replace("\r\n", "\n").trim_end(),
        "Grüße\n.\n..\nFrom here"
    );
    let file = parsed.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("Zertifikat Ω.pdf"));
    assert!(
        file.contents() == message().attachments[0].bytes,
        "the attachment differs"
    );
}

#[test]
fn a_server_that_is_encrypted_from_the_first_byte_is_served_too() {
    let server = MailServer::start(&["--implicit-tls", "--login", "northwind:secret"]);
    let settings = Server {
        login: Some(login("northwind", "secret")),
        ..server.settings(Security::Tls)
    };
    deliver(&settings).unwrap();
    assert!(server.taken()[0].encrypted);
}

#[test]
fn a_relay_without_encryption_is_served_when_asked_for() {
    let server = MailServer::start(&["--no-tls"]);
    deliver(&server.settings(Security::Plain)).unwrap();
    assert!(!server.taken()[0].encrypted);
}
