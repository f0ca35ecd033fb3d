//! Signing keys.

use serde::{Deserialize, Serialize};
use signet_domain::{KeyId, Permission, Problem, ProblemCode, Time};
use signet_keys::{KeyBits, KeyForm, PrivateKey, WrappingKey};
use signet_license::{Algorithm, PublicKey, Signer as _};
use signet_vault::{KeyOrigin, KeyRecord, KeyStatus, Tx};
use ts_rs::TS;

use super::licenses::FileView;
use super::{check_version, duplicate};
use crate::action::{Action, Direct, Read, Write};
use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault, FaultCode};

/// Whether a key signs.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeyStatusView {
    /// Signs new licenses.
    Current,
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
                KeyStatus::Active => KeyStatusView::Active,
                KeyStatus::Retired => KeyStatusView::Retired,
            },
            origin: match record.origin {
                KeyOrigin::Created => KeyOriginView::Created,
                KeyOrigin::Imported => KeyOriginView::Imported,
            },
            created_at: record.created_at,
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

/// Makes a key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Create {
    name: String,
    bits: KeyBits,
    /// RS256 unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    algorithm: Option<Algorithm>,
}

impl Action for Create {
    const NAME: &'static str = "key.create";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str = "Makes an RSA signing key of 2048, 3072 or 4096 bits.";
    type Reply = KeyView;
}

impl Direct for Create {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<KeyView, Fault> {
        check_name(&self.name)?;
        let number = console.with_session(|session| Ok(session.number))?;
        progress.step(0, 1, "keys made")?;
        // Seconds for 4096 bits: the vault stays usable meanwhile.
        let key = PrivateKey::create(self.bits, self.algorithm.unwrap_or_default())?;
        progress.step(1, 1, "keys made")?;
        console.with_same_desk(number, progress, |desk| {
            desk.write(Self::NAME, |tx| {
                store(desk, tx, &key, &self.name, KeyOrigin::Created)
            })
        })
    }
}

/// Imports a private key.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Import {
    name: String,
    /// PEM (PKCS#1, PKCS#8, encrypted PKCS#8) or .NET `RSAKeyValue` XML.
    text: String,
    /// Opens an encrypted key.
    #[serde(default)]
    password: Option<String>,
    /// RS256 unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    algorithm: Option<Algorithm>,
}

impl Action for Import {
    const NAME: &'static str = "key.import";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str = "Imports a private key from PEM or .NET XML.";
    type Reply = KeyView;
}

impl Write for Import {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<KeyView, Fault> {
        check_name(&self.name)?;
        let algorithm = self.algorithm.unwrap_or_default();
        let key = signet_keys::import(&self.text, self.password.as_deref(), algorithm)?;
        store(desk, tx, &key, &self.name, KeyOrigin::Imported)
    }
}

fn check_name(name: &str) -> Result<(), Fault> {
    let length = name.trim().chars().count();
    let problem = match length {
        0 => Problem::new(
            ProblemCode::Missing,
            "name",
            "Give the key a name, e.g. your company and the year.",
        ),
        1..=100 => return Ok(()),
        _ => Problem::new(
            ProblemCode::TooLarge,
            "name",
            "Shorten the key's name: at most 100 characters.",
        ),
    };
    Fault::unless_empty(vec![problem])
}

/// The first key of a vault becomes the current one.
fn store(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    key: &PrivateKey,
    name: &str,
    origin: KeyOrigin,
) -> Result<KeyView, Fault> {
    let public = key.public_key();
    let status = if tx.current_key()?.is_none() {
        KeyStatus::Current
    } else {
        KeyStatus::Active
    };
    let record = KeyRecord {
        id: desk.services.new_id(),
        version: 1,
        name: name.trim().to_owned(),
        kid: public.kid().to_owned(),
        bits: u32::try_from(public.bits()).unwrap_or(u32::MAX),
        algorithm: public.algorithm(),
        origin,
        status,
        created_at: desk.services.now(),
        retired_at: None,
        public_der: public.spki().to_vec(),
        sealed: signet_keys::wrap(key, &wrapping_key(desk)?)?,
    };
    tx.insert_key(&record)
        .map_err(|error| duplicate(error, "keys.kid", "text", "This key is in the vault already."))?;
    Ok(KeyView::of(&record, 0))
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
pub(super) fn current(desk: &Desk<'_>) -> Result<(KeyRecord, PrivateKey), Fault> {
    let record = desk.view().current_key()?.ok_or_else(|| {
        Fault::new(
            FaultCode::NoSigningKey,
            "There is no signing key. Create or import one under Keys.",
        )
    })?;
    let key = signet_keys::unwrap(
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

/// Writes a public key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Export {
    id: KeyId,
    form: KeyForm,
}

impl Action for Export {
    const NAME: &'static str = "key.export";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "A public key as PEM, base64 DER, JWK, .NET XML, C array or Rust constant.";
    type Reply = FileView;
}

impl Read for Export {
    fn run(self, desk: &Desk<'_>) -> Result<FileView, Fault> {
        let public = public(&desk.view().key(self.id)?)?;
        Ok(FileView {
            file_name: self.form.file_name().to_owned(),
            text: signet_keys::export(&public, self.form),
        })
    }
}

/// Makes a key the current one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Use {
    id: KeyId,
    version: u32,
}

impl Action for Use {
    const NAME: &'static str = "key.use";
    const PERMISSION: Permission = Permission::Keys;
    const ABOUT: &'static str = "Signs new licenses with this key from now on.";
    type Reply = KeyView;
}

impl Write for Use {
    fn run(self, _: &Desk<'_>, tx: &Tx<'_>) -> Result<KeyView, Fault> {
        let mut record = tx.key(self.id)?;
        check_version("signing key", self.version, record.version)?;
        match record.status {
            KeyStatus::Current => return view(tx, self.id),
            KeyStatus::Retired => return Err(retired()),
            KeyStatus::Active => {}
        }
        if let Some(mut before) = tx.current_key()? {
            before.status = KeyStatus::Active;
            before.version += 1;
            tx.update_key(&before)?;
        }
        record.status = KeyStatus::Current;
        record.version += 1;
        tx.update_key(&record)?;
        view(tx, self.id)
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

fn view(tx: &Tx<'_>, id: KeyId) -> Result<KeyView, Fault> {
    Ok(KeyView::of(&tx.key(id)?, tx.licenses_of_key(id)?))
}

fn retired() -> Fault {
    Fault::new(
        FaultCode::NotAllowedNow,
        "The key is retired and signs no more. Create or import another.",
    )
}
