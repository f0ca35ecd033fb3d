//! Everything else that goes wrong on the way.

use std::net::TcpListener;
use std::time::Duration;

use signet_mail::{MailError, Security, Server, check};

use crate::mail_server::MailServer;
use crate::{ARCHIVE, deliver};

#[test]
fn a_refused_recipient_is_named_and_nobody_gets_the_message() {
    let server = MailServer::start(&["--reject", ARCHIVE]);
    let error = deliver(&server.settings(Security::StartTls)).unwrap_err();
    let MailError::RecipientsRefused(refusals) = &error else {
        panic!("{error}")
    };
    let refused: Vec<_> = refusals
        .iter()
        .map(|refusal| (refusal.recipient.email(), refusal.answer.code))
        .collect();
    assert_eq!(refused, [(ARCHIVE, 550)]);
    assert!(error.to_string().contains("No such user here"), "{error}");
    assert!(!error.is_temporary());
    assert!(server.taken().is_empty());
}

#[test]
fn a_refused_content_carries_the_servers_words() {
    let server = MailServer::start(&["--refuse-message"]);
    let error = deliver(&server.settings(Security::StartTls)).unwrap_err();
    assert!(
        matches!(&error, MailError::Refused(answer) if answer.code == 554),
        "{error}"
    );
    assert!(!error.is_temporary());
}

#[test]
fn a_busy_server_is_a_temporary_fault() {
    let server = MailServer::start(&["--busy"]);
    let error = deliver(&server.settings(Security::StartTls)).unwrap_err();
    assert!(
        matches!(&error, MailError::Later(answer) if answer.code == 451),
        "{error}"
    );
    assert!(error.is_temporary());
}

#[test]
fn a_connection_lost_after_the_message_leaves_the_outcome_open() {
    let server = MailServer::start(&["--drop-after-data"]);
    let error = deliver(&server.settings(Security::StartTls)).unwrap_err();
    assert!(matches!(error, MailError::Unconfirmed { .. }), "{error}");
    assert!(
        !error.is_temporary(),
        "sending again by itself could deliver twice"
    );
    assert_eq!(server.taken().len(), 1, "in this case it was delivered");
}

#[test]
fn a_server_that_does_not_answer_in_time_is_a_temporary_fault() {
    let server = MailServer::start(&["--slow", "30"]);
    let settings = Server {
        timeout: Duration::from_millis(700),
        ..server.settings(Security::StartTls)
    };
    let error = deliver(&settings).unwrap_err();
    assert!(
        matches!(&error, MailError::ConnectionLost { reason } if reason == "no answer in time"),
        "{error}"
    );
    assert!(error.is_temporary());
}

#[test]
fn a_port_where_nobody_listens_is_named() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let server = MailServer::start(&[]);
    let settings = Server {
        port,
        ..server.settings(Security::StartTls)
    };
    let error = check(&settings).unwrap_err();
    assert!(
        matches!(&error, MailError::Unreachable { host, port: at, .. } if host == "localhost" && *at == port)
    );
    assert!(error.is_temporary());
    let settings = Server {
        host: "nowhere.invalid".to_owned(),
        ..settings
    };
    assert!(matches!(check(&settings), Err(MailError::Unreachable { .. })));
}

#[test]
fn a_server_that_speaks_something_else_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        use std::io::Write;
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    let server = MailServer::start(&[]);
    let settings = Server {
        port,
        ..server.settings(Security::StartTls)
    };
    let error = check(&settings).unwrap_err();
    assert!(error.to_string().contains("not that of a mail server"), "{error}");
}
