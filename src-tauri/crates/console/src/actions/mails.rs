//! The mail that delivers an order: composing, saving as a file, the outbox list.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signet_domain::{Customer, MailId, OrderId, Permission, Time, date_words};
use signet_mail::{self as words, Attachment, Template};
use signet_vault::Mail;
use ts_rs::TS;

use super::documents::{Issued, SavedFiles, not_written, write};
use super::licenses::file_name;
use super::{Page, default_limit, page};
use crate::action::{Action, Read};
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// License files one mail carries; above, mail servers refuse and people lose them.
const MOST_ATTACHED: u64 = 100;
/// Serial numbers that stand in the text; all are in the certificate or the files.
const SHOWN_SERIALS: usize = 10;

/// Where a mail stands.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MailStatus {
    /// Recorded; the server has not accepted it yet.
    Waiting,
    Sent,
    Failed,
}

/// A mail in the outbox.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MailRow {
    pub id: MailId,
    pub version: u32,
    pub order_id: Option<OrderId>,
    pub order_number: String,
    pub to: Vec<String>,
    pub subject: String,
    pub status: MailStatus,
    pub attempts: u32,
    pub last_error: Option<String>,
    pub created_at: Time,
    pub sent_at: Option<Time>,
}

impl MailRow {
    pub(super) fn of(mail: Mail, order_number: String) -> Self {
        Self {
            id: mail.id,
            version: mail.version,
            order_id: mail.order_id,
            order_number,
            to: mail.recipients,
            subject: mail.subject,
            status: match mail.status {
                signet_vault::MailStatus::Waiting => MailStatus::Waiting,
                signet_vault::MailStatus::Sent => MailStatus::Sent,
                signet_vault::MailStatus::Failed => MailStatus::Failed,
            },
            attempts: mail.attempts,
            last_error: mail.last_error,
            created_at: mail.created_at,
            sent_at: mail.sent_at,
        }
    }
}

/// An attachment's name and size.
#[derive(Debug, Serialize, TS)]
pub(crate) struct AttachmentView {
    pub file_name: String,
    pub bytes: usize,
}

/// A mail as proposed.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MailDraft {
    /// The notified contacts.
    pub to: Vec<String>,
    pub subject: String,
    pub text: String,
    /// The same as HTML; goes along as long as the text is not edited.
    pub html: String,
    pub attachments: Vec<AttachmentView>,
    /// Characters the certificate cannot print; they stand as boxes.
    pub unprintable: String,
    /// A mail server is set up.
    pub server_ready: bool,
}

/// Proposes the mail of an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    order_id: OrderId,
}

impl Action for Draft {
    const NAME: &'static str = "mail.draft";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The mail that would deliver an order: text, HTML, attachments.";
    type Reply = MailDraft;
}

impl Read for Draft {
    fn run(self, desk: &Desk<'_>) -> Result<MailDraft, Fault> {
        let composed = Composed::read(desk, self.order_id)?;
        Ok(MailDraft {
            to: composed.to,
            subject: composed.subject,
            text: composed.text,
            html: composed.html,
            attachments: composed
                .attachments
                .iter()
                .map(|a| AttachmentView {
                    file_name: a.file_name.clone(),
                    bytes: a.bytes.len(),
                })
                .collect(),
            unprintable: composed.unprintable,
            server_ready: !desk.view().settings()?.mail.host.is_empty(),
        })
    }
}

/// A mail with its attachments, before it has a recipient's final word.
pub(super) struct Composed {
    pub to: Vec<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attachment>,
    pub unprintable: String,
    pub order_number: String,
}

impl Composed {
    pub fn read(desk: &Desk<'_>, order: OrderId) -> Result<Self, Fault> {
        let issued = Issued::read(desk, order)?;
        let total = issued.opened.order.quantity();
        if total > MOST_ATTACHED {
            return Err(Fault::new(
                FaultCode::NotAllowedNow,
                format!(
                    "The order has {total} license files, and a mail carries at most {MOST_ATTACHED}: save the files and hand them over another way."
                ),
            ));
        }
        let certificate = issued.certificate()?;
        let unprintable = certificate.unprintable.iter().collect();
        let attachments = attachments(desk, &issued, certificate.bytes)?;
        let words = words(&issued, &attachments);
        let mail = Template::license()
            .render(&words)
            .map_err(|error| Fault::internal(&error))?;
        let customer = issued.opened.customer.as_ref();
        Ok(Self {
            to: customer
                .into_iter()
                .flat_map(Customer::notified)
                .map(|c| c.email.clone())
                .collect(),
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            attachments,
            unprintable,
            order_number: issued.opened.order.number,
        })
    }
}

fn attachments(desk: &Desk<'_>, issued: &Issued, certificate: Vec<u8>) -> Result<Vec<Attachment>, Fault> {
    let mut attachments = vec![Attachment {
        file_name: issued.certificate_name(),
        content_type: "application/pdf".to_owned(),
        bytes: certificate,
    }];
    desk.view()
        .each_file_of_order(issued.opened.order.id, |license, text| {
            attachments.push(Attachment {
                file_name: file_name(license.serial.as_str()),
                content_type: "application/octet-stream".to_owned(),
                bytes: format!("{text}\n").into_bytes(),
            });
            Ok::<_, Fault>(())
        })?;
    Ok(attachments)
}

fn words(issued: &Issued, attachments: &[Attachment]) -> words::LicenseMail {
    let (opened, company) = (&issued.opened, issued.company());
    let order = &opened.order;
    let contact = opened
        .customer
        .as_ref()
        .and_then(|customer| customer.notified().next());
    let products = (0u32..).zip(&order.content.lines).filter_map(|(index, line)| {
        let product = opened.products.get(&line.product_id)?;
        let serials = issued.serials.get(&index).map(Vec::as_slice).unwrap_or_default();
        let shown: Vec<String> = serials.iter().take(SHOWN_SERIALS).cloned().collect();
        Some(words::ProductLine {
            name: product.content.name.clone(),
            number: product.content.number,
            quantity: line.quantity.into(),
            more: (serials.len() - shown.len()) as u64,
            serials: shown,
        })
    });
    words::LicenseMail {
        customer: words::Customer {
            name: opened.licensee_name().to_owned(),
        },
        contact: words::Person {
            name: contact.map(|c| c.name.clone()).unwrap_or_default(),
        },
        vendor: words::Vendor {
            name: company.name,
            email: company.email,
            website: company.website,
        },
        order: words::OrderFacts {
            number: order.number.clone(),
            date: order
                .submitted()
                .map(|stamp| date_words(stamp.at.0))
                .unwrap_or_default(),
            demo: order.content.demo,
        },
        sentence: opened.sentence(),
        products: products.collect(),
        attachments: attachments.iter().map(|a| a.file_name.clone()).collect(),
        key: words::Key {
            name: issued.key.name.clone(),
            id: issued.short_key_id(),
        },
    }
}

/// Saves the mail of an order as a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Save {
    order_id: OrderId,
    to: Vec<String>,
    subject: String,
    text: String,
    /// None: beside the order's other files.
    #[serde(default)]
    path: Option<PathBuf>,
}

impl Action for Save {
    const NAME: &'static str = "mail.save";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Saves the mail of an order as an .eml file, for any mail program.";
    type Reply = SavedFiles;
}

impl Read for Save {
    fn run(self, desk: &Desk<'_>) -> Result<SavedFiles, Fault> {
        let composed = Composed::read(desk, self.order_id)?;
        let path = self.path.unwrap_or_else(|| {
            desk.services
                .places
                .saved
                .join(&composed.order_number)
                .join(format!("{}.eml", composed.order_number))
        });
        let message = super::sending::message(desk, composed, &self.to, &self.subject, &self.text)?;
        let bytes = message.to_eml().map_err(|error| super::sending::fault(&error))?;
        let folder = path.parent().map(std::path::Path::to_owned).unwrap_or_default();
        std::fs::create_dir_all(&folder).map_err(|error| not_written(&folder, &error))?;
        write(&path, &bytes)?;
        Ok(SavedFiles {
            folder: folder.to_string_lossy().into_owned(),
            files: vec![
                path.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
            ],
            total: 1,
            unprintable: String::new(),
        })
    }
}

/// Lists the outbox.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    #[serde(default)]
    after: Option<String>,
    #[serde(default = "default_limit")]
    limit: u32,
}

impl Action for List {
    const NAME: &'static str = "mail.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The outbox, newest first.";
    type Reply = Page<MailRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<MailRow>, Fault> {
        let listed = desk.view().mails(&page(self.after, self.limit)?)?;
        Ok(Page::of(listed, |(mail, number)| MailRow::of(mail, number)))
    }
}
