//! Signing keys: made and imported, told to programmers, rotated.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use signet_domain::{KeyId, Permission, Time};
use signet_keys::{PrivateKey, WrappingKey};
use signet_license::{Algorithm, PublicKey};
use signet_vault::{KeyOrigin, KeyRecord, KeyStatus, Tx};
use ts_rs::TS;

use crate::action::{Action, Read};
use crate::console::Desk;
use crate::{Fault, FaultCode};

mod builds;
mod customers;
mod drill;
mod export;
mod life;
mod make;
mod reissue;
mod reissued;

pub(crate) use customers::Customers;
pub(crate) use drill::Drill;
pub(crate) use export::Export;
pub(crate) use life::{Announce, Retire, Use};
pub(crate) use make::{Create, Import};
pub(crate) use reissue::{Reissue, Reissues};
pub(crate) use reissued::SaveReissued;
pub(super) use reissued::other_key_name;

/// Whether a key signs.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeyStatusView {
    /// Signs new licenses.
    Current,
    /// New builds of the programs embed it already; it does not sign yet.
    Next,
    /// Could sign.
    Active,
    /// Signs no more.
    Retired,
}

/// Where a key came from.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeyOriginView {
    /// Made in this vault.
    Created,
    /// Made elsewhere.
    Imported,
}

/// A signing key as faces see it: never its private half.
#[derive(Debug, Serialize, TS)]
pub(crate) struct KeyView {
    pub id: KeyId,
    pub version: u32,
    pub name: String,
    /// The key's id in license files.
    pub kid: String,
    pub bits: u32,
    pub algorithm: Algorithm,
    pub status: KeyStatusView,
    pub origin: KeyOriginView,
    pub created_at: Time,
    /// Since when new builds of the programs embed it; none: nobody was told to.
    pub announced_at: Option<Time>,
    pub retired_at: Option<Time>,
    /// License files it signed.
    pub licenses: u64,
}

impl KeyView {
    fn of(record: &KeyRecord, licenses: u64) -> Self {
        Self {
            id: record.id,
            version: record.version,
            name: record.name.clone(),
            kid: record.kid.clone(),
            bits: record.bits,
            algorithm: record.algorithm,
            status: match record.status {
                KeyStatus::Current => KeyStatusView::Current,
                KeyStatus::Next => KeyStatusView::Next,
                KeyStatus::Active => KeyStatusView::Active,
                KeyStatus::Retired => KeyStatusView::Retired,
            },
            origin: match record.origin {
                KeyOrigin::Created => KeyOriginView::Created,
                KeyOrigin::Imported => KeyOriginView::Imported,
            },
            created_at: record.created_at,
            announced_at: record.announced_at,
            retired_at: record.retired_at,
            licenses,
        }
    }
}

/// Lists the keys.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {}

impl Action for List {
    const NAME: &'static str = "key.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The signing keys, newest first.";
    type Reply = Vec<KeyView>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Vec<KeyView>, Fault> {
        Ok(desk
            .view()
            .keys()?
            .iter()
            .map(|(record, licenses)| KeyView::of(record, *licenses))
            .collect())
    }
}

fn wrapping_key(desk: &Desk<'_>) -> Result<WrappingKey, Fault> {
    let secret = desk.vault()?.signing_secret().ok_or_else(|| {
        Fault::new(
            FaultCode::PermissionDenied,
            "Your role may not sign, so its password opens no signing key.",
        )
    })?;
    Ok(WrappingKey::from(*secret.bytes()))
}

/// The current key, ready to sign, with its record.
pub(super) fn current(desk: &Desk<'_>) -> Result<(KeyRecord, Arc<PrivateKey>), Fault> {
    let record = desk.view().current_key()?.ok_or_else(|| {
        Fault::new(
            FaultCode::NoSigningKey,
            "There is no signing key. Create or import one under Keys.",
        )
    })?;
    let key = desk.signing()?.unwrap(
        &record.sealed,
        &wrapping_key(desk)?,
        &record.kid,
        record.algorithm,
    )?;
    Ok((record, key))
}

/// The public half of a stored key.
pub(super) fn public(record: &KeyRecord) -> Result<PublicKey, Fault> {
    let key =
        PublicKey::from_der(&record.public_der, record.algorithm).map_err(|error| Fault::internal(&error))?;
    Ok(signet_keys::quick(key))
}

fn view(tx: &Tx<'_>, id: KeyId) -> Result<KeyView, Fault> {
    Ok(KeyView::of(&tx.key(id)?, tx.licenses_of_key(id)?))
}

fn retired() -> Fault {
    Fault::new(
        FaultCode::NotAllowedNow,
        "The key is retired and signs no more. Create or import another.",
    )
}
