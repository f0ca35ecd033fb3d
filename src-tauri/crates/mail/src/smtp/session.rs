//! A connection that is encrypted and logged in, or none.

use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use super::fault;
use crate::{MailError, Security, Server};

/// Connects as the server's settings ask, and never with less.
pub fn open(server: &Server) -> Result<SmtpConnection, MailError> {
    if server.security == Security::Plain && server.login.is_some() {
        return Err(MailError::PasswordInTheClear);
    }
    let hello = ClientId::default();
    let tls = tls(server)?;
    let at_once = (server.security == Security::Tls).then_some(&tls);
    let mut connection = SmtpConnection::connect(
        (server.host.as_str(), server.port),
        Some(server.timeout),
        &hello,
        at_once,
        None,
    )
    .map_err(|error| fault::connecting(&error, server))?;

    let ready = encrypt(&mut connection, server, &tls, &hello).and_then(|()| log_in(&mut connection, server));
    if let Err(error) = ready {
        leave(connection, Some(&error));
        return Err(error);
    }
    Ok(connection)
}

/// Takes leave of the server. Whether it answers changes nothing any more; after a fault of the
/// connection itself it is not even asked, since that would wait for the whole timeout again.
pub fn leave(mut connection: SmtpConnection, fault: Option<&MailError>) {
    let broken = matches!(
        fault,
        Some(
            MailError::ConnectionLost { .. }
                | MailError::Unconfirmed { .. }
                | MailError::Unreachable { .. }
                | MailError::Untrusted { .. }
        )
    );
    if !broken {
        drop(connection.quit());
    }
}

fn encrypt(
    connection: &mut SmtpConnection,
    server: &Server,
    tls: &TlsParameters,
    hello: &ClientId,
) -> Result<(), MailError> {
    if server.security != Security::StartTls {
        return Ok(());
    }
    if !connection.can_starttls() {
        return Err(MailError::NoEncryption {
            host: server.host.clone(),
            port: server.port,
        });
    }
    connection
        .starttls(tls, hello)
        .map_err(|error| fault::connecting(&error, server))
}

fn log_in(connection: &mut SmtpConnection, server: &Server) -> Result<(), MailError> {
    let Some(login) = &server.login else { return Ok(()) };
    let mechanisms = [Mechanism::Plain, Mechanism::Login];
    if connection.server_info().get_auth_mechanism(&mechanisms).is_none() {
        return Err(MailError::NoLogin {
            host: server.host.clone(),
        });
    }
    let credentials = Credentials::new(login.user.clone(), login.password.reveal().to_owned());
    connection
        .auth(&mechanisms, &credentials)
        .map(drop)
        .map_err(|error| {
            fault::or_permanent(&error, |answer| MailError::LoginRefused {
                user: login.user.clone(),
                answer,
            })
        })
}

fn tls(server: &Server) -> Result<TlsParameters, MailError> {
    let mut builder = TlsParameters::builder(server.host.clone());
    if let Some(pem) = &server.extra_root_pem {
        // A text without a certificate parses as an empty list, which would trust nothing more and
        // say nothing of it.
        if !pem.contains("-----BEGIN CERTIFICATE-----") {
            return Err(MailError::RootCertificate);
        }
        let root = Certificate::from_pem(pem.as_bytes()).map_err(|_| MailError::RootCertificate)?;
        builder = builder.add_root_certificate(root);
    }
    builder.build_rustls().map_err(|_| MailError::RootCertificate)
}
