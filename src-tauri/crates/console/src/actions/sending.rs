//! Sending: recorded first, tried after the commit, the result recorded again.

use std::sync::PoisonError;

use serde::Deserialize;
use signet_domain::{MailId, MailSecurity, OrderId, OrderStatus, Permission, Settings};
use signet_mail::{Address, Envelope, Login, MailError, Message, Password, Security, Server, Template};
use signet_vault::{Mail, MailStatus};
use ts_rs::TS;

use super::mails::{Composed, MailRow};
use crate::action::{Action, Direct};
use crate::console::Desk;
use crate::fault::as_sentence;
use crate::progress::Progress;
use crate::{Console, Fault, FaultCode};

/// Sends the mail of an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Send {
    order_id: OrderId,
    to: Vec<String>,
    subject: String,
    text: String,
}

impl Action for Send {
    const NAME: &'static str = "mail.send";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Records the mail of an order in the outbox, then sends it.";
    type Reply = MailRow;
}

impl Direct for Send {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<MailRow, Fault> {
        let id = console.with_desk(progress, |desk| {
            let settings = desk.view().settings()?;
            server(&settings)?;
            let composed = Composed::read(desk, self.order_id)?;
            let message = message(desk, composed, &self.to, &self.subject, &self.text)?;
            let mail = Mail {
                id: desk.services.new_id(),
                version: 1,
                order_id: Some(self.order_id),
                recipients: self.to.iter().map(|to| to.trim().to_owned()).collect(),
                subject: self.subject.clone(),
                message: message.to_eml().map_err(|error| fault(&error))?,
                status: MailStatus::Waiting,
                attempts: 0,
                last_error: None,
                created_at: desk.services.now(),
                sent_at: None,
            };
            desk.write(Self::NAME, |tx| Ok(tx.insert_mail(&mail)?))?;
            Ok(mail.id)
        })?;
        deliver(console, progress, id)
    }
}

/// Sends a recorded mail again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Retry {
    id: MailId,
}

impl Action for Retry {
    const NAME: &'static str = "mail.retry";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Tries a mail again that waits or failed: the same bytes.";
    type Reply = MailRow;
}

impl Direct for Retry {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<MailRow, Fault> {
        deliver(console, progress, self.id)
    }
}

/// Tries one recorded mail. The vault is not held while the server is waited for.
fn deliver(console: &Console, progress: &dyn Progress, id: MailId) -> Result<MailRow, Fault> {
    let _turn = Turn::take(console, id)?;
    let (number, server, envelope, bytes) = console.with_desk(progress, |desk| {
        let (settings, mail) = (desk.view().settings()?, desk.view().mail(id)?);
        check_deliverable(desk, &mail)?;
        let from = address(
            &settings.mail.from_name,
            &settings.mail.from_address,
            "mail.from_address",
        )?;
        let to = recipients(&mail.recipients)?;
        let envelope = Envelope::new(from, to).map_err(|error| fault(&error))?;
        Ok((desk.number, server(&settings)?, envelope, mail.message))
    })?;
    let result = signet_mail::send(&server, &envelope, &bytes);
    console.with_same_desk(number, progress, |desk| {
        let mut mail = desk.view().mail(id)?;
        mail.version += 1;
        mail.attempts += 1;
        match &result {
            Ok(_) => {
                mail.status = MailStatus::Sent;
                mail.sent_at = Some(desk.services.now());
                mail.last_error = None;
            }
            Err(error) => {
                // A temporary failure keeps the mail waiting; both can be tried again.
                mail.status = if error.is_temporary() {
                    MailStatus::Waiting
                } else {
                    MailStatus::Failed
                };
                mail.last_error = Some(fault(error).message);
            }
        }
        desk.write("mail.result", |tx| Ok(tx.update_mail(&mail)?))?;
        let number = match mail.order_id {
            Some(order) => desk.view().order_number(order)?,
            None => String::new(),
        };
        Ok(MailRow::of(mail, number))
    })
}

/// A mail is sent once, and never after its order was revoked.
fn check_deliverable(desk: &Desk<'_>, mail: &Mail) -> Result<(), Fault> {
    let refused = |message: &str| Err(Fault::new(FaultCode::NotAllowedNow, message));
    if mail.status == MailStatus::Sent {
        return refused("The mail was sent already.");
    }
    match mail.order_id {
        Some(order) if desk.view().order(order)?.status() == OrderStatus::Revoked => {
            refused("The order of this mail is revoked: its licenses are not delivered anymore.")
        }
        _ => Ok(()),
    }
}

/// The turn to send one mail; two at a time would send it twice.
struct Turn<'a> {
    console: &'a Console,
    id: MailId,
}

impl<'a> Turn<'a> {
    fn take(console: &'a Console, id: MailId) -> Result<Self, Fault> {
        let free = console
            .sending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id);
        if free {
            return Ok(Self { console, id });
        }
        Err(Fault::new(
            FaultCode::NotAllowedNow,
            "The mail is being sent at this moment.",
        ))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.console
            .sending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.id);
    }
}

/// The message with its final recipients and words.
pub(super) fn message(
    desk: &Desk<'_>,
    composed: Composed,
    to: &[String],
    subject: &str,
    text: &str,
) -> Result<Message, Fault> {
    let settings = desk.view().settings()?;
    // Without a sender the file can still be opened and sent from any mail program.
    let from_address = match (
        settings.mail.from_address.as_str(),
        settings.company.email.as_str(),
    ) {
        ("", "") => "licenses@localhost.invalid",
        ("", email) => email,
        (address, _) => address,
    };
    let from_name = if settings.mail.from_name.is_empty() {
        &settings.company.name
    } else {
        &settings.mail.from_name
    };
    let host = from_address.rsplit('@').next().unwrap_or("localhost");
    let id: MailId = desk.services.new_id();
    Ok(Message {
        from: address(from_name, from_address, "mail.from_address")?,
        reply_to: None,
        to: recipients(to)?,
        cc: Vec::new(),
        bcc: Vec::new(),
        subject: subject.trim().to_owned(),
        html: if text == composed.text {
            composed.html
        } else {
            as_html(text)?
        },
        text: text.to_owned(),
        attachments: composed.attachments,
        date: desk.services.clock.now_millis() / 1000,
        message_id: format!("{id}@{host}"),
    })
}

fn recipients(to: &[String]) -> Result<Vec<Address>, Fault> {
    if to.is_empty() {
        return Err(Fault::field("to", "Enter at least one recipient."));
    }
    to.iter()
        .enumerate()
        .map(|(index, to)| address("", to, &format!("to[{index}]")))
        .collect()
}

fn address(name: &str, address: &str, field: &str) -> Result<Address, Fault> {
    Address::new(name, address.trim()).map_err(|error| Fault::field(field, as_sentence(&error)))
}

/// The server of the settings, or what to do without one.
pub(super) fn server(settings: &Settings) -> Result<Server, Fault> {
    let mail = &settings.mail;
    if mail.host.is_empty() {
        return Err(Fault::new(
            FaultCode::NotAllowedNow,
            "No mail server is set up. Enter one under Settings, or save the mail as a file.",
        ));
    }
    Ok(Server {
        host: mail.host.clone(),
        port: mail.port,
        security: match mail.security {
            MailSecurity::StartTls => Security::StartTls,
            MailSecurity::Tls => Security::Tls,
            MailSecurity::Plain => Security::Plain,
        },
        login: (!mail.user.is_empty()).then(|| Login {
            user: mail.user.clone(),
            password: Password::new(mail.password.clone()),
        }),
        extra_root_pem: (!mail.extra_root_pem.trim().is_empty()).then(|| mail.extra_root_pem.clone()),
        timeout: std::time::Duration::from_secs(30),
    })
}

pub(super) fn fault(error: &MailError) -> Fault {
    Fault::new(FaultCode::MailFailed, as_sentence(error))
}

/// An edited text as HTML: the template's would say something else.
fn as_html(text: &str) -> Result<String, Fault> {
    let page = Template {
        subject: String::new(),
        text: String::new(),
        html: "<div style=\"font-family: sans-serif; font-size: 14px; white-space: pre-wrap\">{{ text }}</div>\n"
            .to_owned(),
    };
    let rendered = page
        .render(&serde_json::json!({"text": text}))
        .map_err(|error| Fault::internal(&error))?;
    Ok(rendered.html)
}
