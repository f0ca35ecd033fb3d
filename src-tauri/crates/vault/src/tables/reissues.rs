//! Batches of new files and certificates of the same terms, signed with another key.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Row, params_from_iter};
use serde::Serialize;
use signet_domain::{
    Activation, ActivationId, CustomerId, KeyId, LicenseId, ProductId, ReissueId, Stamp, Time,
};

use super::columns::{from_json, id, key, optional_id, time};
use super::dependents::{COUNTS, LEASED};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

mod recipients;

pub use recipients::Recipient;

/// A batch as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reissue {
    /// The record's id.
    pub id: ReissueId,
    /// The key that signed them before.
    pub from: KeyId,
    /// The key that signs them since.
    pub to: KeyId,
    /// Which of them.
    #[serde(flatten)]
    pub only: ReissueOnly,
    /// When and by whom.
    pub made: Stamp,
    /// How many license files.
    pub files: u64,
    /// How many certificates.
    pub certificates: u64,
}

/// Which files of a key are made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ReissueOnly {
    /// Only this product's.
    pub product_id: Option<ProductId>,
    /// Only this customer's.
    pub customer_id: Option<CustomerId>,
}

/// A file or a certificate that is to be made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The row of its license or activation.
    row: i64,
    /// What it is of.
    pub of: Remade,
    /// Its exact text, without the final newline.
    pub text: String,
}

/// What was made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remade {
    /// The file of a license.
    File(LicenseId),
    /// The certificate of an activation.
    Certificate(ActivationId),
}

/// As the journal has it: with everything that was made anew.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    reissue: &'a Reissue,
    licenses: Vec<LicenseId>,
    activations: Vec<ActivationId>,
}

const COLUMNS: &str = "id, from_key, to_key, product_id, customer_id, made_at, made_by, files, certificates";

impl View<'_> {
    /// The batches made from a key, newest first.
    pub fn reissues_of_key(&self, from: KeyId) -> Result<Vec<Reissue>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM reissues WHERE from_key = ?1 ORDER BY row DESC"
        ))?;
        let reissues = statement
            .query_map([key(from)], read)?
            .collect::<Result<_, _>>()?;
        Ok(reissues)
    }

    /// A batch.
    pub fn reissue(&self, id: ReissueId) -> Result<Reissue, VaultError> {
        self.connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM reissues WHERE id = ?1"))?
            .query_row([key(id)], read)
            .optional()?
            .ok_or(VaultError::NotFound { what: "batch" })
    }

    /// Files that are signed with a key and count at `now`, one customer after the other.
    pub fn files_due(
        &self,
        from: KeyId,
        now: Time,
        only: ReissueOnly,
        most: u32,
    ) -> Result<Vec<Due>, VaultError> {
        let (conditions, params) = only.conditions(from, now, most);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT l.row, l.id, f.text
             FROM licenses l INDEXED BY licenses_by_signer_customer
             JOIN license_files f ON f.license_row = l.row AND f.issue = (
                 SELECT max(n.issue) FROM license_files n WHERE n.license_row = l.row AND n.undone_at IS NULL)
             WHERE l.file_key = ?1 AND {COUNTS} {conditions}
             ORDER BY l.customer_id, l.product_id, l.status, l.ends_at, l.blocked_at, l.row LIMIT ?"
        ))?;
        let due = statement
            .query_map(params_from_iter(params), |row| {
                Ok(Due {
                    row: row.get(0)?,
                    of: Remade::File(id(row, 1)?),
                    text: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(due)
    }

    /// Certificates of active machines that are signed with a key and count at `now`.
    pub fn certificates_due(
        &self,
        from: KeyId,
        now: Time,
        only: ReissueOnly,
        most: u32,
    ) -> Result<Vec<Due>, VaultError> {
        let (conditions, params) = only.conditions(from, now, most);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT a.row, a.id, a.certificate
             FROM activations a INDEXED BY activations_by_signer JOIN licenses l ON l.row = a.license_row
             WHERE a.key_id = ?1 AND a.state = 'active' AND {COUNTS} AND {LEASED} {conditions}
             ORDER BY a.activated_at, a.row LIMIT ?"
        ))?;
        let due = statement
            .query_map(params_from_iter(params), |row| {
                Ok(Due {
                    row: row.get(0)?,
                    of: Remade::Certificate(id(row, 1)?),
                    text: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(due)
    }

    /// When a license got a new file of the same terms, and the name of the key that signed it.
    pub fn reissued_files(&self, license: LicenseId) -> Result<Vec<(Time, String)>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT f.issued_at, k.name FROM licenses l JOIN license_files f ON f.license_row = l.row
             JOIN keys k ON k.id = f.key_id WHERE l.id = ?1 AND f.reissue IS NOT NULL ORDER BY f.issue",
        )?;
        let files = statement
            .query_map([key(license)], |row| Ok((time(row, 0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(files)
    }

    /// The same of the certificates of its machines, each with its activation.
    pub fn reissued_certificates(
        &self,
        license: LicenseId,
    ) -> Result<Vec<(Time, String, Activation)>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.replaced_at, k.name, a.body FROM licenses l JOIN activations a ON a.license_row = l.row
             JOIN former_certificates c ON c.activation_row = a.row JOIN reissues r ON r.row = c.reissue
             JOIN keys k ON k.id = r.to_key WHERE l.id = ?1 ORDER BY c.reissue",
        )?;
        let certificates = statement
            .query_map([key(license)], |row| {
                Ok((time(row, 0)?, row.get(1)?, from_json(row, 2)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(certificates)
    }

    /// The certificate of an activation as it was at a moment, where another took its place since.
    pub fn former_certificate(&self, of: ActivationId, at: Time) -> Result<Option<String>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT c.certificate FROM activations a JOIN former_certificates c ON c.activation_row = a.row
                 WHERE a.id = ?1 AND c.replaced_at > ?2 ORDER BY c.reissue LIMIT 1",
            )?
            .query_row((key(of), at.0), |row| row.get(0))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Adds a batch; its files follow by [`Tx::reissue_one`].
    pub fn insert_reissue(&self, reissue: &Reissue, made: &[Due]) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO reissues ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            ))?
            .execute((
                key(reissue.id),
                key(reissue.from),
                key(reissue.to),
                reissue.only.product_id.map(key),
                reissue.only.customer_id.map(key),
                reissue.made.at.0,
                &reissue.made.by,
                reissue.files,
                reissue.certificates,
            ))?;
        let told = Told {
            reissue,
            licenses: made.iter().filter_map(Due::license).collect(),
            activations: made.iter().filter_map(Due::activation).collect(),
        };
        self.note(Kind::Reissue, reissue.id, None, Some(1), &told)
    }

    /// Puts a new text in the place of a former one, which is kept.
    pub fn reissue_one(&self, reissue: &Reissue, due: &Due, text: &str) -> Result<(), VaultError> {
        let row = self.row_of("reissues", reissue.id)?;
        let written = match due.of {
            Remade::File(_) => self
                .connection
                .prepare_cached(
                    "INSERT INTO license_files (license_row, issue, order_id, key_id, issued_at, text, reissue)
                     SELECT license_row, (SELECT max(issue) + 1 FROM license_files WHERE license_row = ?1),
                            order_id, ?2, ?3, ?4, ?5
                     FROM license_files WHERE license_row = ?1 AND undone_at IS NULL ORDER BY issue DESC LIMIT 1",
                )?
                .execute((due.row, key(reissue.to), reissue.made.at.0, text, row))?,
            Remade::Certificate(_) => {
                self.connection
                    .prepare_cached(
                        "INSERT INTO former_certificates (activation_row, reissue, replaced_at, key_id, certificate)
                         SELECT row, ?2, ?3, key_id, certificate FROM activations WHERE row = ?1",
                    )?
                    .execute((due.row, row, reissue.made.at.0))?;
                self.connection
                    .prepare_cached("UPDATE activations SET key_id = ?2, certificate = ?3 WHERE row = ?1")?
                    .execute((due.row, key(reissue.to), text))?
            }
        };
        match written {
            1 => Ok(()),
            _ => Err(VaultError::Changed { what: "license file" }),
        }
    }
}

impl Due {
    fn license(&self) -> Option<LicenseId> {
        match self.of {
            Remade::File(id) => Some(id),
            Remade::Certificate(_) => None,
        }
    }

    fn activation(&self) -> Option<ActivationId> {
        match self.of {
            Remade::Certificate(id) => Some(id),
            Remade::File(_) => None,
        }
    }
}

impl ReissueOnly {
    /// What narrows licenses `l` down, and all values: the key, now, these, and how many.
    fn conditions(self, from: KeyId, now: Time, most: u32) -> (String, Vec<Value>) {
        let blob = |id: [u8; 16]| Value::Blob(id.to_vec());
        let mut params = vec![blob(key(from)), Value::Integer(now.0)];
        let mut conditions = String::new();
        if let Some(product) = self.product_id {
            conditions.push_str(" AND l.product_id = ?");
            params.push(blob(key(product)));
        }
        if let Some(customer) = self.customer_id {
            conditions.push_str(" AND l.customer_id = ?");
            params.push(blob(key(customer)));
        }
        params.push(Value::Integer(most.into()));
        (conditions, params)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Reissue> {
    Ok(Reissue {
        id: id(row, 0)?,
        from: id(row, 1)?,
        to: id(row, 2)?,
        only: ReissueOnly {
            product_id: optional_id(row, 3)?,
            customer_id: optional_id(row, 4)?,
        },
        made: Stamp {
            at: time(row, 5)?,
            by: row.get(6)?,
        },
        files: row.get(7)?,
        certificates: row.get(8)?,
    })
}
