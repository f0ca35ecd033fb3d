//! The journal, as an auditor reads it.

use serde::{Deserialize, Serialize};
use signet_domain::{Id, Permission, Time};
use ts_rs::TS;

use super::default_limit;
use crate::Fault;
use crate::action::{Action, Read};
use crate::console::Desk;

/// One entry.
#[derive(Debug, Serialize, TS)]
pub(crate) struct EntryView {
    /// From 1, without gaps.
    pub seq: i64,
    pub at: Time,
    /// Who acted.
    pub by: String,
    /// On which console.
    pub console: String,
    pub action: String,
    pub changes: Vec<ChangeView>,
}

/// One record's change.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ChangeView {
    /// `order`, `license`, …
    pub kind: String,
    pub id: Id,
    /// Version before; none for a new record.
    pub before: Option<u32>,
    /// Version after; none for a deleted one.
    pub after: Option<u32>,
    /// The record after the change, without secrets.
    pub content: serde_json::Value,
}

/// Reads the journal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Entries below this number; none: the newest.
    #[serde(default)]
    before: Option<i64>,
    #[serde(default = "default_limit")]
    limit: u32,
}

impl Action for List {
    const NAME: &'static str = "journal.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Who did what when, newest first, with every changed record.";
    type Reply = Vec<EntryView>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Vec<EntryView>, Fault> {
        let entries = desk
            .view()
            .journal(self.before, super::page(None, self.limit)?.limit)?;
        Ok(entries
            .into_iter()
            .map(|entry| EntryView {
                seq: entry.seq,
                at: entry.at,
                by: entry.author.name,
                console: entry.author.console,
                action: entry.action,
                changes: entry
                    .changes
                    .into_iter()
                    .map(|change| ChangeView {
                        kind: serde_json::to_value(change.kind)
                            .ok()
                            .and_then(|kind| kind.as_str().map(str::to_owned))
                            .unwrap_or_default(),
                        id: change.id,
                        before: change.before,
                        after: change.after,
                        content: change.content,
                    })
                    .collect(),
            })
            .collect())
    }
}
