//! Certificates on disk.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use signet_domain::{ActivationId, Permission, iso_day};
use ts_rs::TS;

use super::view::certificate_name;
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::documents::{not_written, write};
use crate::actions::names::Names;
use crate::console::Desk;

/// Certificates that one call writes at most.
const MOST: usize = 1_000;

/// Writes a certificate.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFile {
    id: ActivationId,
    path: PathBuf,
}

impl Action for SaveFile {
    const NAME: &'static str = "activation.save_file";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes the certificate of an activation, exactly as it was signed.";
    type Reply = ();
}

impl Read for SaveFile {
    fn run(self, desk: &Desk<'_>) -> Result<(), Fault> {
        let certified = desk.view().activation(self.id)?;
        write(&self.path, format!("{}\n", certified.certificate).as_bytes())
    }
}

/// Writes several certificates.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFiles {
    /// Whose, 1 to 1000.
    ids: Vec<ActivationId>,
    /// None: a folder named like the day, in the user's documents.
    #[serde(default)]
    #[ts(optional = nullable)]
    folder: Option<PathBuf>,
}

/// Certificates that were written.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SavedCertificates {
    pub folder: String,
    pub certificates: u32,
}

impl Action for SaveFiles {
    const NAME: &'static str = "activation.save_files";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes the certificates of several activations into a folder, each exactly as it was signed; what lies there under its name stays.";
    type Reply = SavedCertificates;
}

impl Read for SaveFiles {
    fn run(self, desk: &Desk<'_>) -> Result<SavedCertificates, Fault> {
        if self.ids.is_empty() || self.ids.len() > MOST {
            let message = format!("Name the activations whose certificates to write: 1 to {MOST} of them.");
            return Err(Fault::field("ids", message));
        }
        let folder = self.folder.unwrap_or_else(|| {
            let day = iso_day(desk.services.now());
            desk.services.places.saved.join(format!("certificates {day}"))
        });
        std::fs::create_dir_all(&folder).map_err(|error| not_written(&folder, &error))?;
        let mut certificates = 0;
        for (done, id) in (0..).zip(&self.ids) {
            desk.progress
                .step(done, self.ids.len() as u64, "certificates written")?;
            let certified = desk.view().activation(*id)?;
            let serial = desk.view().license(certified.activation.license_id)?.serial;
            let name = certificate_name(serial.as_str(), &certified.activation);
            keep(&folder, &name, &format!("{}\n", certified.certificate))?;
            certificates += 1;
        }
        Ok(SavedCertificates {
            folder: folder.to_string_lossy().into_owned(),
            certificates,
        })
    }
}

/// Writes a text under the first name of its kind that is free or holds the same text already.
fn keep(folder: &Path, name: &str, text: &str) -> Result<(), Fault> {
    let mut names = Names::default();
    loop {
        let path = folder.join(names.free("", name));
        match std::fs::read(&path) {
            Ok(there) if there == text.as_bytes() => return Ok(()),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return write(&path, text.as_bytes());
            }
            Err(error) => return Err(not_written(&path, &error)),
        }
    }
}
