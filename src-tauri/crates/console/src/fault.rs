//! The one error that leaves the console: a code from a closed list, a message for people, details.

use serde::{Deserialize, Serialize};
use signet_csv::CsvError;
use signet_domain::{LifeCycleError, Problem, RefusalCode};
use signet_keys::{KeyFileError, WrapError};
use signet_vault::VaultError;
use ts_rs::TS;

/// Every fault there is. The window maps each to what happened and what to do; scripts switch on it.
/// Only add a code that a face treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The request is not what the action expects; `details.field` says where.
    InvalidRequest,
    /// One field is wrong; `details.field` names it.
    InvalidField,
    /// Several problems, each at its field, in `details.problems`.
    Problems,
    /// No such record.
    NotFound,
    /// The record changed since it was read.
    ChangedElsewhere,
    /// The record's state does not allow it.
    NotAllowedNow,
    /// The user's role does not allow it.
    PermissionDenied,
    /// No vault is open.
    VaultClosed,
    /// No vault in the folder.
    VaultMissing,
    /// A vault is in the folder already.
    VaultExists,
    /// Another process holds the vault.
    VaultInUse,
    /// A newer Signet wrote it.
    VaultNewer,
    /// Not this vault's file.
    VaultForeign,
    /// Cut off or altered.
    VaultDamaged,
    /// User name or password is wrong.
    WrongPassword,
    /// A key file could not be read.
    KeyUnreadable,
    /// There is nothing to sign with.
    NoSigningKey,
    /// The mail server did not take the message.
    MailFailed,
    /// A file could not be written.
    FileNotWritten,
    /// No action has this name.
    UnknownAction,
    /// Stopped by the user; the vault is as it was before.
    Cancelled,
    /// A bug or a broken machine; `details.reference` leads to the log.
    Internal,
}

/// What went wrong, in a form every face understands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// Which fault.
    pub code: FaultCode,
    /// What happened and what to do, for people.
    pub message: String,
    /// More, by code.
    pub details: FaultDetails,
}

/// The details of a fault.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct FaultDetails {
    /// The field that is wrong.
    pub field: Option<String>,
    /// All problems of a form or a draft.
    pub problems: Option<Vec<Problem>>,
    /// What kind of record has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub record: Option<FaultRecord>,
    /// Why a machine is not activated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub refusal: Option<RefusalCode>,
    /// Where the cause stands in the log.
    pub reference: Option<String>,
}

/// The kinds of records that can have problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultRecord {
    /// An order.
    Order,
    /// A product.
    Product,
    /// A profile.
    Profile,
    /// A customer.
    Customer,
    /// A group of a customer's users.
    Group,
    /// A license.
    License,
    /// The settings.
    Settings,
}

impl FaultRecord {
    /// What an action is about, by its name; none for those about no single record.
    fn of_action(action: &str) -> Option<Self> {
        Some(match action.split('.').next()? {
            "order" => Self::Order,
            "product" => Self::Product,
            "profile" => Self::Profile,
            "customer" => Self::Customer,
            "group" => Self::Group,
            "license" => Self::License,
            "settings" => Self::Settings,
            _ => return None,
        })
    }
}

impl Fault {
    /// A fault without details.
    pub fn new(code: FaultCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: FaultDetails::default(),
        }
    }

    /// A fault of one field.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        let details = FaultDetails {
            field: Some(field.to_owned()),
            ..FaultDetails::default()
        };
        Self {
            code: FaultCode::InvalidField,
            message: message.into(),
            details,
        }
    }

    /// The same fault of an action: problems are those of the record it is about.
    #[must_use]
    pub(crate) fn of_action(mut self, action: &str) -> Self {
        if self.code == FaultCode::Problems && self.details.record.is_none() {
            self.details.record = FaultRecord::of_action(action);
        }
        self
    }

    /// One problem of a form or a draft.
    pub fn problem(problem: Problem) -> Self {
        Self {
            code: FaultCode::Problems,
            message: problem.message.clone(),
            details: FaultDetails {
                problems: Some(vec![problem]),
                ..FaultDetails::default()
            },
        }
    }

    /// `Ok` without problems, otherwise all of them together.
    pub fn unless_empty(problems: Vec<Problem>) -> Result<(), Self> {
        let message = match problems.as_slice() {
            [] => return Ok(()),
            [one] => one.message.clone(),
            [first, rest @ ..] => format!("{} And {} more.", first.message, rest.len()),
        };
        let details = FaultDetails {
            problems: Some(problems),
            ..FaultDetails::default()
        };
        Err(Self {
            code: FaultCode::Problems,
            message,
            details,
        })
    }

    /// Something that should not happen. The cause goes to the log under a reference: it may name
    /// what must not leave the console.
    pub fn internal(cause: &dyn std::error::Error) -> Self {
        let mut reference = [0; 4];
        // Without randomness the reference is zeros; the log line still stands at the right time.
        let _ = getrandom::fill(&mut reference);
        let reference = reference
            .iter()
            .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let mut chain = cause.to_string();
        let mut source = cause.source();
        while let Some(cause) = source {
            chain = format!("{chain}: {cause}");
            source = cause.source();
        }
        tracing::error!(reference, chain, "internal fault");
        Self {
            code: FaultCode::Internal,
            message: format!("Something went wrong inside Signet. The log says more under {reference}."),
            details: FaultDetails {
                reference: Some(reference),
                ..FaultDetails::default()
            },
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// First letter large, a full stop at the end: crate errors are written small, as Rust's usage is.
pub(crate) fn as_sentence(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().collect::<String>())
        .unwrap_or_default();
    format!("{first}{}.", chars.as_str().trim_end_matches('.'))
}

impl From<VaultError> for Fault {
    fn from(error: VaultError) -> Self {
        let code = match &error {
            VaultError::Missing => FaultCode::VaultMissing,
            VaultError::Exists => FaultCode::VaultExists,
            VaultError::InUse => FaultCode::VaultInUse,
            VaultError::Newer { .. } => FaultCode::VaultNewer,
            VaultError::Foreign { .. } => FaultCode::VaultForeign,
            VaultError::Damaged { .. } => FaultCode::VaultDamaged,
            VaultError::WrongPassword => FaultCode::WrongPassword,
            VaultError::NotFound { .. } => FaultCode::NotFound,
            VaultError::Changed { .. } => FaultCode::ChangedElsewhere,
            VaultError::Io(source) => {
                let reason = source.to_string();
                return Self::new(
                    FaultCode::FileNotWritten,
                    format!("The vault's folder cannot be read or written: {reason}."),
                );
            }
            VaultError::Duplicate { .. }
            | VaultError::Database(_)
            | VaultError::Record(_)
            | VaultError::Crypto => return Self::internal(&error),
        };
        Self::new(code, as_sentence(&error))
    }
}

impl From<LifeCycleError> for Fault {
    fn from(error: LifeCycleError) -> Self {
        if error == LifeCycleError::ReasonMissing {
            return Self::field("reason", as_sentence(&error));
        }
        Self::new(FaultCode::NotAllowedNow, as_sentence(&error))
    }
}

impl From<CsvError> for Fault {
    fn from(error: CsvError) -> Self {
        Self::field(error.field, error.to_string())
    }
}

impl From<KeyFileError> for Fault {
    fn from(error: KeyFileError) -> Self {
        let field = match error {
            KeyFileError::PasswordNeeded | KeyFileError::WrongPassword => "password",
            _ => "text",
        };
        let fault = Self::field(field, as_sentence(&error));
        Self {
            code: FaultCode::KeyUnreadable,
            ..fault
        }
    }
}

impl From<WrapError> for Fault {
    fn from(error: WrapError) -> Self {
        Self::internal(&error)
    }
}

impl From<signet_license::SignError> for Fault {
    fn from(error: signet_license::SignError) -> Self {
        Self::internal(&error)
    }
}
