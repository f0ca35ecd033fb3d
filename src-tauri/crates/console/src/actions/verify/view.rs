//! What a check answers.

use serde::Serialize;
use signet_domain::{KeyId, LicenseId, LicenseStatus, OrderId, Time};
use ts_rs::TS;

pub(crate) use super::code::VerdictCode;

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    License,
    /// An activation certificate.
    Certificate,
    /// A network license.
    Network,
    /// A domain license.
    Domain,
    /// A token.
    Token,
    /// An activation request.
    Request,
    /// A deactivation proof.
    Proof,
    /// A revocation list.
    RevocationList,
    /// One or more public keys.
    PublicKey,
    /// A private key, pasted by mistake.
    PrivateKey,
    /// None of ours, or too little of it to tell.
    Unknown,
}

/// How a verdict looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerdictTone {
    /// Genuine, and it counts.
    Good,
    /// Whole, and nothing that could be genuine: a request, a public key.
    Notice,
    /// Genuine, and it does not count now; or nobody can tell.
    Warning,
    /// Neither genuine nor of use.
    Bad,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ReadFrom {
    Text,
    /// A QR code in a picture.
    Qr,
}

/// What a check found.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Verdict {
    pub kind: FileKind,
    pub good: bool,
    pub code: VerdictCode,
    /// For people.
    pub message: String,
    /// What it says, when it is good; beside each feature `granted`, its terms in words.
    pub claims: Option<serde_json::Value>,
    pub tone: VerdictTone,
    /// The verdict as one sentence, before any detail.
    pub title: String,
    /// Who and what for, or what to do.
    pub sentence: String,
    /// What it is called: `License, JWS`.
    pub name: String,
    /// Size of the text.
    pub bytes: u64,
    pub read_from: ReadFrom,
    /// Whoever signed it said this, and nobody else: what `facts` and `features` tell is true.
    pub proven: bool,
    /// In the order a reader does them.
    pub checks: Vec<Check>,
    /// What it says, genuine or not.
    pub facts: Vec<Fact>,
    pub features: Vec<FeatureTold>,
    /// What a revocation list names, its first hundred.
    pub entries: Vec<EntryTold>,
    /// What the open vault knows of it.
    pub vault: Option<VaultTold>,
    /// The text and what it holds; none for a private key, which is never shown.
    pub raw: Option<RawText>,
    /// Texts of further QR codes in the same picture.
    pub others: Vec<String>,
}

/// One thing a reader looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct Check {
    pub name: String,
    /// None: a check before it failed, or nobody here can tell.
    pub passed: Option<bool>,
    pub words: String,
}

/// Something a file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct Fact {
    pub label: String,
    pub value: String,
    /// What stands behind it, dim.
    pub aside: String,
    /// A serial number, an id or a hash.
    pub mono: bool,
}

/// A feature as a file grants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct FeatureTold {
    pub number: u32,
    pub name: String,
    /// Its licensing model, in words.
    pub model: String,
    pub granted: String,
    /// `42 days left`, `ended 3 days ago`; empty if there is nothing to say.
    pub note: String,
    /// Its time is over.
    pub over: bool,
    pub seats: u32,
}

/// An entry of a revocation list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct EntryTold {
    pub serial: String,
    /// `revoked`, `blocked`, `activation ended`.
    pub what: String,
    pub at: Time,
    /// The license in this vault.
    pub license_id: Option<LicenseId>,
}

/// Where what was found in the vault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VaultWord {
    Active,
    Blocked,
    Revoked,
    /// The calendar ended it.
    Expired,
    /// An activation that ended.
    Ended,
}

/// What the open vault knows of a file.
#[derive(Debug, Default, Serialize, TS)]
pub(crate) struct VaultTold {
    /// Where the record stands; none: the vault has none.
    pub status: Option<VaultWord>,
    pub sentences: Vec<String>,
    pub license: Option<LicenseTold>,
    pub order: Option<OrderTold>,
    /// The signing key it is.
    pub key_id: Option<KeyId>,
    /// It can be put on the offline desk.
    pub for_the_desk: bool,
}

/// The license a file is about.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseTold {
    pub id: LicenseId,
    pub serial: String,
    pub status: LicenseStatus,
}

/// The order that made a file.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderTold {
    pub id: OrderId,
    pub number: String,
}

/// A text and what it holds.
#[derive(Debug, Default, Serialize, TS)]
pub(crate) struct RawText {
    /// What it says, as indented JSON.
    pub claims: Option<String>,
    /// Its header, as indented JSON.
    pub header: Option<String>,
    /// `JWS`, `Request`, `Key`, `Text`.
    pub name: String,
    /// The first 64 KiB.
    pub text: String,
}

impl Fact {
    pub(super) fn new(label: &str, value: impl Into<String>) -> Self {
        Self {
            label: label.to_owned(),
            value: value.into(),
            aside: String::new(),
            mono: false,
        }
    }

    pub(super) fn mono(label: &str, value: impl Into<String>) -> Self {
        Self {
            mono: true,
            ..Self::new(label, value)
        }
    }

    pub(super) fn with(mut self, aside: impl Into<String>) -> Self {
        self.aside = aside.into();
        self
    }
}

impl Verdict {
    /// A verdict without details; `tone` decides whether it is good.
    pub(super) fn new(
        kind: FileKind,
        tone: VerdictTone,
        code: VerdictCode,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            good: matches!(tone, VerdictTone::Good | VerdictTone::Notice),
            code,
            message: message.into(),
            claims: None,
            tone,
            title: String::new(),
            sentence: String::new(),
            name: String::new(),
            bytes: 0,
            read_from: ReadFrom::Text,
            proven: false,
            checks: Vec::new(),
            facts: Vec::new(),
            features: Vec::new(),
            entries: Vec::new(),
            vault: None,
            raw: None,
            others: Vec::new(),
        }
    }
}
