//! Who buys: companies and people with contacts, and groups of their users.

mod contact;
mod field;
mod group;
mod merge;
mod record;

pub use contact::Contact;
pub use field::CustomerField;
pub use group::{Group, GroupContent, GroupForm, GroupKind, GroupUser};
pub use record::{Customer, CustomerContent, CustomerForm, CustomerKind};
