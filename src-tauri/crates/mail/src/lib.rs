//! Messages to customers: templates, the message as text, and its way to the mail server.
//!
//! The three are apart on purpose. A [`Template`] is rendered once, a [`Message`] is turned into
//! text once, and that text is what an outbox records and [`send`] delivers, however often it takes:
//! what a customer received can be shown later to the byte.
//!
//! Delivery is encrypted or it does not happen. There is no setting that falls back.

mod address;
mod envelope;
mod error;
mod message;
mod server;
mod smtp;
mod template;

pub use address::{Address, AddressError};
pub use envelope::Envelope;
pub use error::{Answer, MailError, Refusal};
pub use message::{Attachment, Message};
pub use server::{Login, Password, Security, Server};
pub use smtp::{Receipt, check, send};
pub use template::{
    Customer, Key, LicenseMail, OrderFacts, Part, Person, ProductLine, Rendered, Template, TemplateError,
    Vendor,
};
