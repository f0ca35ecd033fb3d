//! Encryption, certificates and logins: what is refused before anything is sent.

use signet_mail::{MailError, Security, Server, check};

use crate::deliver;
use crate::mail_server::{MailServer, login};

#[test]
fn a_password_is_never_sent_in_the_clear() {
    let server = MailServer::start(&["--no-tls"]);
    let settings = Server {
        login: Some(login("northwind", "secret")),
        ..server.settings(Security::Plain)
    };
    assert!(matches!(deliver(&settings), Err(MailError::PasswordInTheClear)));
    assert!(server.taken().is_empty());
}

#[test]
fn a_server_that_offers_no_encryption_gets_nothing() {
    let server = MailServer::start(&["--no-tls"]);
    let settings = server.settings(Security::StartTls);
    let error = deliver(&settings).unwrap_err();
    assert!(
        matches!(error, MailError::NoEncryption { port, .. } if port == settings.port),
        "{error}"
    );
    let error = deliver(&server.settings(Security::Tls)).unwrap_err();
    assert!(matches!(error, MailError::NoEncryption { .. }), "{error}");
    assert!(server.taken().is_empty());
}

#[test]
fn a_certificate_by_an_unknown_authority_is_not_trusted() {
    for (options, security) in [
        (vec![], Security::StartTls),
        (vec!["--implicit-tls"], Security::Tls),
    ] {
        let server = MailServer::start(&options);
        let settings = Server {
            extra_root_pem: None,
            ..server.settings(security)
        };
        let error = deliver(&settings).unwrap_err();
        assert!(
            matches!(&error, MailError::Untrusted { reason, .. } if reason.contains("issuer")),
            "{error}"
        );
        assert!(server.taken().is_empty());
    }
}

#[test]
fn a_certificate_for_another_server_is_not_trusted() {
    let server = MailServer::start(&["--wrong-name"]);
    let error = deliver(&server.settings(Security::StartTls)).unwrap_err();
    assert!(
        matches!(&error, MailError::Untrusted { reason, .. } if reason.contains("another server")),
        "{error}"
    );
    assert!(server.taken().is_empty());
}

#[test]
fn an_extra_root_that_is_no_certificate_is_refused() {
    let server = MailServer::start(&[]);
    for text in [
        "",
        "hello",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        let settings = Server {
            extra_root_pem: Some(text.to_owned()),
            ..server.settings(Security::StartTls)
        };
        assert!(
            matches!(deliver(&settings), Err(MailError::RootCertificate)),
            "{text:?}"
        );
    }
}

#[test]
fn a_wrong_password_is_a_refused_login() {
    let server = MailServer::start(&["--login", "northwind:secret"]);
    let settings = Server {
        login: Some(login("northwind", "wrong")),
        ..server.settings(Security::StartTls)
    };
    for error in [deliver(&settings).unwrap_err(), check(&settings).unwrap_err()] {
        assert!(
            matches!(&error, MailError::LoginRefused { answer, .. } if answer.code == 535),
            "{error}"
        );
        assert!(!error.is_temporary());
        assert!(
            !format!("{error:?} {settings:?}").contains("wrong"),
            "the password is never printed"
        );
    }
}

#[test]
fn a_server_without_login_says_so() {
    let server = MailServer::start(&["--no-login"]);
    let settings = server.settings(Security::StartTls);
    check(&settings).unwrap();
    let settings = Server {
        login: Some(login("northwind", "secret")),
        ..settings
    };
    assert!(matches!(check(&settings), Err(MailError::NoLogin { .. })));
}
