//! Keys are made here, or come from elsewhere.

use serde::Deserialize;
use signet_domain::{Permission, Problem, ProblemCode};
use signet_keys::{KeyBits, PrivateKey};
use signet_license::{Algorithm, Signer as _};
use signet_vault::{KeyOrigin, KeyRecord, KeyStatus, Tx};
use ts_rs::TS;

use super::{KeyView, wrapping_key};
use crate::action::{Action, Direct, Write};
use crate::actions::duplicate;
use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault};

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
    let at = desk.services.now();
    let record = KeyRecord {
        id: desk.services.new_id(),
        version: 1,
        name: name.trim().to_owned(),
        kid: public.kid().to_owned(),
        bits: u32::try_from(public.bits()).unwrap_or(u32::MAX),
        algorithm: public.algorithm(),
        origin,
        status,
        created_at: at,
        // Programs are made for the first key from the beginning.
        announced_at: (status == KeyStatus::Current).then_some(at),
        retired_at: None,
        public_der: public.spki().to_vec(),
        sealed: signet_keys::wrap(key, &wrapping_key(desk)?)?,
    };
    tx.insert_key(&record)
        .map_err(|error| duplicate(error, "keys.kid", "text", "This key is in the vault already."))?;
    Ok(KeyView::of(&record, 0))
}
