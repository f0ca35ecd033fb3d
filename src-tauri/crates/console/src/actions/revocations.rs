//! The revocation list: what no longer counts, numbered and signed, for programs without internet.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signet_domain::{Permission, Time};
use signet_license::{
    REVOCATION_TYPE, RevocationEntry, RevocationList, RevocationReason, issue, peek_revocations,
};
use signet_vault::{RevocationMade, Tx, View};
use ts_rs::TS;

use super::licenses::FileView;
use crate::action::{Action, Read, Write};
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Days until the next list, unless said otherwise, and at most.
const DAYS: u32 = 30;
const MAX_DAYS: u32 = 366;

/// A list as it was made.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RevocationListView {
    /// Its number: programs refuse a lower one than they know.
    pub seq: u64,
    pub at: Time,
    /// When the next one comes at the latest.
    pub next_update: Time,
    pub key_name: String,
    pub revoked: u64,
    pub blocked: u64,
    /// Activations that ended.
    pub removed: u64,
}

/// Where the revocation list stands.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RevocationsView {
    /// The newest list; none was made yet.
    pub newest: Option<RevocationListView>,
    /// The next one should have been made.
    pub overdue: bool,
    /// What a list made now would say more than the newest.
    pub added: u64,
    /// What it would say no longer: licenses that were unblocked.
    pub lifted: u64,
}

/// Reads where the list stands.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {}

impl Action for Get {
    const NAME: &'static str = "revocation.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The newest revocation list, and what changed since it was made.";
    type Reply = RevocationsView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<RevocationsView, Fault> {
        read(desk.view(), desk.services.now())
    }
}

fn read(view: View<'_>, now: Time) -> Result<RevocationsView, Fault> {
    let made = view.newest_revocations()?;
    let said = made.as_ref().map(said_by).transpose()?.unwrap_or_default();
    let entries = view.revoked_entries()?;
    let newest = match &made {
        Some(made) => Some(RevocationListView {
            seq: made.seq,
            at: made.at,
            next_update: made.next_update,
            key_name: view.key(made.key)?.name,
            revoked: count(&said, RevocationReason::Revoked),
            blocked: count(&said, RevocationReason::Blocked),
            removed: count(&said, RevocationReason::Removed),
        }),
        None => None,
    };
    let (before, after) = (subjects(&said), subjects(&entries));
    Ok(RevocationsView {
        overdue: made.is_some_and(|made| made.next_update < now),
        newest,
        added: after.difference(&before).count() as u64,
        lifted: before.difference(&after).count() as u64,
    })
}

fn said_by(made: &RevocationMade) -> Result<Vec<RevocationEntry>, Fault> {
    let list = peek_revocations(&made.text).map_err(|error| Fault::internal(&error))?;
    Ok(list.entries)
}

fn count(entries: &[RevocationEntry], reason: RevocationReason) -> u64 {
    entries.iter().filter(|entry| entry.reason == reason).count() as u64
}

/// What does not count, without why: a license that is revoked after it was blocked is nothing new.
fn subjects(entries: &[RevocationEntry]) -> BTreeSet<(&str, Option<&str>)> {
    let entries = entries.iter();
    entries
        .map(|entry| (entry.license_id.as_str(), entry.activation.as_deref()))
        .collect()
}

/// Makes a list.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Publish {
    /// In how many days the next one comes at the latest, 1 to 366; 30 unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    days: Option<u32>,
}

impl Action for Publish {
    const NAME: &'static str = "revocation.publish";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Makes the next revocation list: everything that does not count now, numbered and signed.";
    type Reply = RevocationsView;
}

impl Write for Publish {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<RevocationsView, Fault> {
        let days = self.days.unwrap_or(DAYS);
        if !(1..=MAX_DAYS).contains(&days) {
            let message = format!("Say in how many days the next list comes: 1 to {MAX_DAYS}.");
            return Err(Fault::field("days", message));
        }
        let (record, key) = super::keys::current(desk)?;
        let at = desk.services.now();
        let list = RevocationList {
            iss: tx.settings()?.company.name,
            seq: tx.revocation_seq()?.unwrap_or_default() + 1,
            iat: at.0,
            next_update: at.0 + i64::from(days) * 86_400,
            entries: tx.revoked_entries()?,
        };
        tx.insert_revocations(&RevocationMade {
            id: desk.services.new_id(),
            seq: list.seq,
            key: record.id,
            at,
            next_update: Time(list.next_update),
            entries: list.entries.len() as u64,
            text: issue(REVOCATION_TYPE, &list, &*key)?,
        })?;
        read(desk.view(), at)
    }
}

/// Reads the text of the newest list.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {}

impl Action for File {
    const NAME: &'static str = "revocation.file";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The newest revocation list, exactly as it was signed.";
    type Reply = FileView;
}

impl Read for File {
    fn run(self, desk: &Desk<'_>) -> Result<FileView, Fault> {
        let newest = newest(desk.view())?;
        Ok(FileView {
            file_name: format!("revocations-{}.revoked", newest.seq),
            text: format!("{}\n", newest.text),
        })
    }
}

/// Writes the newest list.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFile {
    path: PathBuf,
}

impl Action for SaveFile {
    const NAME: &'static str = "revocation.save_file";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes the newest revocation list, exactly as it was signed.";
    type Reply = ();
}

impl Read for SaveFile {
    fn run(self, desk: &Desk<'_>) -> Result<(), Fault> {
        let newest = newest(desk.view())?;
        super::documents::write(&self.path, format!("{}\n", newest.text).as_bytes())
    }
}

fn newest(view: View<'_>) -> Result<RevocationMade, Fault> {
    view.newest_revocations()?.ok_or_else(|| {
        Fault::new(
            FaultCode::NotFound,
            "No revocation list was made yet: make one first.",
        )
    })
}
