//! Record ids: `UUIDv7`, one type per kind so that a product's id cannot stand where an order's must.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// An id of any kind of record, as the journal writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Id(pub Uuid);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(as = "Id", rename = "Id")]
        pub struct $name(pub Id);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(Id(id)) }
        }

        impl From<$name> for Id {
            fn from(id: $name) -> Self { id.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> { text.parse::<Uuid>().map(Self::from) }
        }
    )+};
}

ids! {
    /// A product.
    ProductId,
    /// A customer.
    CustomerId,
    /// An order.
    OrderId,
    /// A license.
    LicenseId,
    /// A signing key.
    KeyId,
    /// A user.
    UserId,
    /// A mail in the outbox.
    MailId,
    /// A profile of a product.
    ProfileId,
    /// An activation of a license.
    ActivationId,
    /// A revocation list.
    RevocationListId,
    /// A batch of files made anew.
    ReissueId,
    /// A group of users at a customer.
    GroupId,
}
