//! The files of a batch on disk: one folder for each customer, so that each gets what is its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use signet_domain::{CustomerId, Permission, ReissueId, iso_day};
use signet_keys::KeyForm;
use signet_vault::{Recipient, View};
use ts_rs::TS;

use super::public;
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::activations::certificate_name;
use crate::actions::documents::{SHORT_ID, not_written, write};
use crate::actions::licenses::file_name;
use crate::actions::names::Names;
use crate::console::Desk;
use signet_csv::guarded;

/// Who gets what, beside the folders.
const LIST: &str = "customers.csv";

/// Batches that were written.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReissuedFiles {
    pub folder: String,
    /// Customers, each with a folder of its own.
    pub customers: u64,
    pub files: u64,
    pub certificates: u64,
    /// Made then, and not delivered anymore: revoked, blocked, given back or made anew since.
    pub left_out: u64,
}

/// Writes batches.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveReissued {
    /// The batches, at most 1000.
    ids: Vec<ReissueId>,
    /// None: a folder named like the day, in the user's documents.
    #[serde(default)]
    #[ts(optional = nullable)]
    folder: Option<PathBuf>,
}

impl Action for SaveReissued {
    const NAME: &'static str = "key.save_reissued";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes what batches made anew and still counts to a folder for each customer, with a list of who gets what.";
    type Reply = ReissuedFiles;
}

impl Read for SaveReissued {
    fn run(self, desk: &Desk<'_>) -> Result<ReissuedFiles, Fault> {
        if self.ids.is_empty() || self.ids.len() > 1_000 {
            return Err(Fault::field(
                "ids",
                "Name the batches to write: 1 to 1000 of them.",
            ));
        }
        let view = desk.view();
        let (mut total, mut keys) = (0, Vec::new());
        for id in &self.ids {
            let batch = view.reissue(*id)?;
            total += batch.files + batch.certificates;
            if !keys.contains(&batch.to) {
                keys.push(batch.to);
            }
        }
        let folder = self.folder.unwrap_or_else(|| {
            let day = iso_day(desk.services.now());
            desk.services.places.saved.join(format!("new files {day}"))
        });
        make(&folder)?;
        for (n, id) in keys.iter().enumerate() {
            let record = view.key(*id)?;
            let name = match n {
                0 => KeyForm::Pem.file_name().to_owned(),
                _ => other_key_name(&record.kid),
            };
            let pem = signet_keys::export(&public(&record)?, KeyForm::Pem);
            write(&folder.join(name), pem.as_bytes())?;
        }
        let mut outbox = Outbox::new(view, folder);
        for id in &self.ids {
            view.each_of_reissue(*id, |recipient| {
                outbox.put(&recipient)?;
                desk.progress.step(outbox.written(), total, "files written")
            })?;
        }
        outbox.write_list()?;
        Ok(outbox.done(total))
    }
}

/// The file name of a public key that stands beside another.
pub(in crate::actions) fn other_key_name(kid: &str) -> String {
    format!(
        "public-key-{}.pem",
        kid.chars().take(SHORT_ID).collect::<String>()
    )
}

fn make(folder: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))
}

/// A folder for each customer.
struct Outbox<'a> {
    view: View<'a>,
    folder: PathBuf,
    customers: BTreeMap<Option<CustomerId>, Folder>,
    names: Names,
    files: u64,
    certificates: u64,
}

#[derive(Default)]
struct Folder {
    name: String,
    customer: String,
    emails: Vec<String>,
    files: u64,
    certificates: u64,
}

impl<'a> Outbox<'a> {
    fn new(view: View<'a>, folder: PathBuf) -> Self {
        Self {
            view,
            folder,
            customers: BTreeMap::new(),
            names: Names::with([LIST, KeyForm::Pem.file_name()]),
            files: 0,
            certificates: 0,
        }
    }

    fn written(&self) -> u64 {
        self.files + self.certificates
    }

    fn put(&mut self, recipient: &Recipient) -> Result<(), Fault> {
        let serial = recipient.license.serial.as_str();
        let customer = recipient.license.customer_id;
        if !self.customers.contains_key(&customer) {
            let own = self.open(customer)?;
            self.customers.insert(customer, own);
        }
        let Some(own) = self.customers.get_mut(&customer) else {
            return Ok(());
        };
        let name = if let Some(activation) = &recipient.activation {
            own.certificates += 1;
            self.certificates += 1;
            certificate_name(serial, activation)
        } else {
            own.files += 1;
            self.files += 1;
            file_name(serial)
        };
        let place = self.names.free(&own.name, &name);
        let path = self.folder.join(&own.name).join(place);
        write(&path, format!("{}\n", recipient.text).as_bytes())
    }

    fn open(&mut self, customer: Option<CustomerId>) -> Result<Folder, Fault> {
        let known = match customer {
            Some(id) => self.view.find_customer(id)?,
            None => None,
        };
        let mut own = Folder::default();
        if let Some(known) = known {
            let contacts = known.content.contacts.iter().filter(|contact| contact.notify);
            own.emails = contacts.map(|contact| contact.email.clone()).collect();
            own.customer = known.content.name;
        }
        own.name = self.names.free("", &folder_name(&own.customer));
        make(&self.folder.join(&own.name))?;
        Ok(own)
    }

    fn write_list(&self) -> Result<(), Fault> {
        let path = self.folder.join(LIST);
        let failed = |error: std::io::Error| not_written(&path, &error);
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            // Excel takes a file without the mark for windows-1252.
            .from_writer(Vec::from("\u{feff}"));
        let mut line = |cells: [&str; 5]| writer.write_record(cells).map_err(|e| failed(e.into()));
        line(["customer", "emails", "folder", "license_files", "certificates"])?;
        for own in self.customers.values() {
            line([
                &guarded(&own.customer),
                &guarded(&own.emails.join("; ")),
                &guarded(&own.name),
                &own.files.to_string(),
                &own.certificates.to_string(),
            ])?;
        }
        let text = writer.into_inner().map_err(|e| failed(e.into_error()))?;
        write(&path, &text)
    }

    fn done(self, total: u64) -> ReissuedFiles {
        ReissuedFiles {
            folder: self.folder.to_string_lossy().into_owned(),
            customers: self.customers.len() as u64,
            files: self.files,
            certificates: self.certificates,
            left_out: total.saturating_sub(self.files + self.certificates),
        }
    }
}

/// A customer's name as a folder that every system can have.
fn folder_name(customer: &str) -> String {
    let safe: String = customer
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || "-_., &()".contains(c) {
                c
            } else {
                '_'
            }
        })
        .take(80)
        .collect();
    let safe = safe.trim_matches(['.', ' ']);
    let device = ["con", "prn", "aux", "nul"].contains(&safe.to_lowercase().as_str())
        || (safe.len() == 4 && ["com", "lpt"].iter().any(|d| safe.to_lowercase().starts_with(d)));
    match (safe.is_empty(), device) {
        (true, _) => "without a customer".to_owned(),
        (false, true) => format!("_{safe}"),
        (false, false) => safe.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_have_names_that_every_system_takes() {
        for (customer, folder) in [
            ("Acme Instruments & Co.", "Acme Instruments & Co"),
            ("a/b\\c:d", "a_b_c_d"),
            ("../../etc", "_.._etc"),
            ("", "without a customer"),
            ("CON", "_CON"),
            ("Lpt1", "_Lpt1"),
            ("東京計測", "東京計測"),
        ] {
            assert_eq!(folder_name(customer), folder);
        }
        assert_eq!(folder_name(&"x".repeat(300)).len(), 80);
    }
}
