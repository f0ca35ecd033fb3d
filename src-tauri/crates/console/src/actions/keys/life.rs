//! The life of a key: next, current, retired.

use serde::Deserialize;
use signet_domain::{KeyId, Permission};
use signet_vault::{KeyRecord, KeyStatus, Tx};
use ts_rs::TS;

use super::builds::Machines;
use super::{KeyView, retired, view};
use crate::action::{Action, Write};
use crate::actions::check_version;
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Makes a key the next one, or takes that back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Announce {
    id: KeyId,
    version: u32,
    /// Whether it is the next one.
    announced: bool,
}

impl Action for Announce {
    const NAME: &'static str = "key.announce";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str =
        "Makes a key the next one: new builds embed it from now on, it signs later. Or takes that back.";
    type Reply = KeyView;
}

impl Write for Announce {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<KeyView, Fault> {
        let mut record = tx.key(self.id)?;
        check_version("signing key", self.version, record.version)?;
        let refused = |message: String| Err(Fault::new(FaultCode::NotAllowedNow, message));
        match (record.status, self.announced) {
            (KeyStatus::Retired, _) => return Err(retired()),
            (KeyStatus::Current, _) => {
                return refused("This key signs new licenses already: programs embed it.".to_owned());
            }
            (KeyStatus::Next, true) | (KeyStatus::Active, false) => return view(tx, self.id),
            (KeyStatus::Next, false) => {
                record.status = KeyStatus::Active;
                if tx.key_last_used(record.id)?.is_none() {
                    record.announced_at = None;
                }
            }
            (KeyStatus::Active, true) => {
                if let Some(next) = tx.next_key()? {
                    let name = next.name;
                    return refused(format!("{name} is the next key already. Take that back first."));
                }
                record.status = KeyStatus::Next;
                // A key that signed before is embedded since then.
                record.announced_at = record.announced_at.or(Some(desk.services.now()));
            }
        }
        record.version += 1;
        tx.update_key(&record)?;
        view(tx, self.id)
    }
}

/// Makes a key the current one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Use {
    id: KeyId,
    version: u32,
    /// How many machines with older programs, which may not accept the key, are taken into account: the number
    /// that `key.drill` shows. Needed when there are any, and when nobody was told to embed the key.
    #[serde(default)]
    #[ts(optional = nullable)]
    accept_older: Option<u64>,
}

impl Action for Use {
    const NAME: &'static str = "key.use";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str =
        "Signs new licenses with this key from now on; says first which machines may not accept it.";
    type Reply = KeyView;
}

impl Write for Use {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<KeyView, Fault> {
        let mut record = tx.key(self.id)?;
        check_version("signing key", self.version, record.version)?;
        match record.status {
            KeyStatus::Current => return view(tx, self.id),
            KeyStatus::Retired => return Err(retired()),
            KeyStatus::Next | KeyStatus::Active => {}
        }
        if let Some(mut before) = tx.current_key()? {
            self.check_programs(tx, &record, &before)?;
            before.status = KeyStatus::Active;
            before.version += 1;
            tx.update_key(&before)?;
        }
        record.status = KeyStatus::Current;
        record.announced_at = record.announced_at.or(Some(desk.services.now()));
        record.version += 1;
        tx.update_key(&record)?;
        view(tx, self.id)
    }
}

impl Use {
    /// Programs that do not embed a key refuse what it signs: whoever switches has seen how many there are.
    fn check_programs(&self, tx: &Tx<'_>, record: &KeyRecord, before: &KeyRecord) -> Result<(), Fault> {
        let machines = Machines::by_key(**tx, record)?;
        let told = record.announced_at.is_some() || tx.key_last_used(before.id)?.is_none();
        let accepted = self.accept_older;
        if accepted == Some(machines.older) || (accepted.is_none() && told && machines.older == 0) {
            return Ok(());
        }
        let Machines { older, unknown, .. } = machines;
        let name = &record.name;
        let why = if told {
            format!(
                "Active machines with programs older than the announcement of {name}: {older}. They may refuse what \
                 it signs. Machines whose program is unknown: {unknown}."
            )
        } else {
            format!(
                "{name} was never announced, so no program is known to embed it. Active machines that may refuse what \
                 it signs: {older}; whose program is unknown: {unknown}; programs without activation are not seen."
            )
        };
        Err(Fault::new(
            FaultCode::NotAllowedNow,
            format!("{why} To switch all the same, say so with accept_older = {older}."),
        ))
    }
}

/// Retires a key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Retire {
    id: KeyId,
    version: u32,
}

impl Action for Retire {
    const NAME: &'static str = "key.retire";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str = "Signs nothing with this key anymore; what it signed stays good.";
    type Reply = KeyView;
}

impl Write for Retire {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<KeyView, Fault> {
        let mut record = tx.key(self.id)?;
        check_version("signing key", self.version, record.version)?;
        if record.status == KeyStatus::Retired {
            return Err(retired());
        }
        record.status = KeyStatus::Retired;
        record.retired_at = Some(desk.services.now());
        record.version += 1;
        tx.update_key(&record)?;
        view(tx, self.id)
    }
}
