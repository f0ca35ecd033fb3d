//! Who gets what a batch made.

use rusqlite::Row;
use signet_domain::{Activation, License, ReissueId};

use crate::tables::columns::from_json;
use crate::tables::licenses::{COLUMNS as LICENSE, read as read_license};
use crate::{VaultError, View};

/// Something of a batch that a customer gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The license.
    pub license: License,
    /// The machine, for a certificate.
    pub activation: Option<Activation>,
    /// The exact text, without the final newline.
    pub text: String,
}

impl View<'_> {
    /// What a batch made and still counts, one customer after the other: files, then certificates.
    pub fn each_of_reissue<E: From<VaultError>>(
        &self,
        reissue: ReissueId,
        mut each: impl FnMut(Recipient) -> Result<(), E>,
    ) -> Result<(), E> {
        let files = format!(
            "SELECT {LICENSE}, NULL, f.text FROM license_files f JOIN licenses l ON l.row = f.license_row
             WHERE f.reissue = ?1 AND l.status = 'active' AND l.blocked_at IS NULL AND f.issue = (
                 SELECT max(n.issue) FROM license_files n WHERE n.license_row = l.row AND n.undone_at IS NULL)
             ORDER BY l.customer_id, l.row"
        );
        // The one that followed a certificate of then: that of the batch after it, or the one that counts now.
        let certificates = format!(
            "SELECT {LICENSE}, a.body, a.certificate
             FROM former_certificates c JOIN activations a ON a.row = c.activation_row
             JOIN licenses l ON l.row = a.license_row
             WHERE c.reissue = ?1 AND a.state = 'active' AND l.status = 'active' AND l.blocked_at IS NULL
               AND c.reissue = (SELECT max(n.reissue) FROM former_certificates n
                                WHERE n.activation_row = c.activation_row)
             ORDER BY l.customer_id, a.row"
        );
        let row = self.row_of("reissues", reissue)?;
        for sql in [files, certificates] {
            let mut statement = self.connection.prepare_cached(&sql).map_err(VaultError::from)?;
            let mut rows = statement.query([row]).map_err(VaultError::from)?;
            while let Some(row) = rows.next().map_err(VaultError::from)? {
                each(recipient(row).map_err(VaultError::from)?)?;
            }
        }
        Ok(())
    }
}

fn recipient(row: &Row<'_>) -> rusqlite::Result<Recipient> {
    let body: Option<String> = row.get(13)?;
    Ok(Recipient {
        license: read_license(row)?,
        activation: match body {
            Some(_) => Some(from_json(row, 13)?),
            None => None,
        },
        text: row.get(14)?,
    })
}
