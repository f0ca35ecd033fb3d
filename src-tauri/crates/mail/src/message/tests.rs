use mail_parser::{MessageParser, MimeHeaders};

use super::*;

fn message() -> Message {
    let address = |text: &str| text.parse::<Address>().unwrap();
    Message {
        from: address("Northwind Instruments <licenses@northwind.example>"),
        reply_to: Some(address("support@northwind.example")),
        to: vec![address("Katrin Müller <katrin@example.com>")],
        cc: vec![address("einkauf@example.com")],
        bcc: vec![
            address("archive@northwind.example"),
            address("KATRIN@example.com"),
        ],
        subject:
            "Ihre Lizenzen für 東京 — Auftrag A-1694, und dazu ein Betreff, der länger ist als eine Zeile"
                .to_owned(),
        text: "Grüße = ok\n.\n--=_signet_mixed\nΕλληνικά и кириллица\n".to_owned(),
        html: "<p>Grüße</p>\n".to_owned(),
        attachments: vec![
            Attachment {
                file_name: "Zertifikat für Müller.pdf".to_owned(),
                content_type: "application/pdf".to_owned(),
                bytes: (0..=255).cycle().take(5_000).collect(),
            },
            Attachment {
                file_name: "a.lic".to_owned(),
                content_type: "text/plain".to_owned(),
                bytes: b"one\ntwo\r\n".to_vec(),
            },
        ],
        date: 1_795_046_400,
        message_id: "018f-1@signet.local".to_owned(),
    }
}

#[test]
fn another_parser_reads_what_was_written() {
    let eml = message().to_eml().unwrap();
    let parsed = MessageParser::default().parse(&eml).unwrap();
    let message = message();
    assert_eq!(parsed.subject(), Some(message.subject.as_str()));
    assert_eq!(parsed.message_id(), Some("018f-1@signet.local"));
    assert_eq!(parsed.date().unwrap().to_timestamp(), 1_795_046_400);
    assert_eq!(
        parsed.to().unwrap().first().unwrap().name(),
        Some("Katrin Müller")
    );
    assert_eq!(
        parsed.body_text(0).unwrap().replace("\r\n", "\n").trim_end(),
        message.text.trim_end()
    );
    assert_eq!(parsed.body_html(0).unwrap().trim_end(), "<p>Grüße</p>");
    let files: Vec<_> = parsed
        .attachments()
        .map(|part| (part.attachment_name().unwrap(), part.contents()))
        .collect();
    let expected: Vec<_> = message
        .attachments
        .iter()
        .map(|file| (file.file_name.as_str(), file.bytes.as_slice()))
        .collect();
    assert_eq!(files, expected);
}

#[test]
fn blind_copies_are_in_the_envelope_and_not_in_the_text() {
    let envelope = message().envelope().unwrap();
    let recipients: Vec<_> = envelope.recipients().iter().map(Address::email).collect();
    assert_eq!(
        recipients,
        [
            "katrin@example.com",
            "einkauf@example.com",
            "archive@northwind.example"
        ]
    );
    let eml = String::from_utf8(message().to_eml().unwrap()).unwrap();
    assert!(
        !eml.contains("archive@") && !eml.to_lowercase().contains("bcc"),
        "{eml}"
    );
}

#[test]
fn the_text_is_ascii_and_the_same_every_time() {
    let eml = message().to_eml().unwrap();
    assert_eq!(eml, message().to_eml().unwrap());
    assert!(eml.is_ascii());
    let eml = String::from_utf8(eml).unwrap();
    assert!(
        eml.lines().all(|line| line.len() <= 998),
        "RFC 5322 allows 998 characters a line"
    );
    assert_eq!(
        eml.matches('\n').count(),
        eml.matches("\r\n").count(),
        "every line ends in CRLF"
    );
}

#[test]
fn a_line_end_in_a_header_is_refused() {
    let with = |change: fn(&mut Message)| {
        let mut message = message();
        change(&mut message);
        message.to_eml().unwrap_err()
    };
    assert!(matches!(
        with(|m| m.subject.push_str("\r\nBcc: x@example.com")),
        MailError::Control("subject")
    ));
    assert!(matches!(
        with(|m| m.message_id.push_str(">\r\n")),
        MailError::Control("message id")
    ));
    assert!(matches!(
        with(|m| m.attachments[0].file_name.push('\n')),
        MailError::Control("file name")
    ));
}

#[test]
fn a_message_for_nobody_is_refused() {
    let message = Message {
        to: vec![],
        cc: vec![],
        bcc: vec![],
        ..message()
    };
    assert!(matches!(message.to_eml(), Err(MailError::NoRecipient)));
}

#[test]
fn a_message_with_blind_copies_only_is_fine() {
    let message = Message {
        to: vec![],
        cc: vec![],
        ..message()
    };
    message.to_eml().unwrap();
}
