//! Licenses and their signed files.

use rusqlite::{OptionalExtension as _, Row};
use signet_domain::{KeyId, License, LicenseId, LicenseState, LicenseStatus, OrderId, Serial};

use super::columns::{anywhere, from_word, id, key, time, word};
use super::{Listed, PageOf};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

/// A license with the words a list shows.
#[derive(Debug, Clone)]
pub struct LicenseLine {
    /// The license.
    pub license: License,
    /// Its product's number.
    pub product_number: u32,
    /// Its product's name.
    pub product_name: String,
    /// Its order's number.
    pub order_number: String,
    /// The customer's name; empty without one.
    pub customer_name: String,
}

/// Which licenses.
#[derive(Debug, Clone, Default)]
pub struct LicenseFilter {
    /// Part of a serial number or of a customer's name.
    pub text: String,
    /// Only this order's.
    pub order: Option<OrderId>,
}

/// A signed file as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseFile {
    /// Whose.
    pub license: LicenseId,
    /// Signed with which key.
    pub key: KeyId,
    /// The exact text, without the final newline.
    pub text: String,
}

const COLUMNS: &str = "l.id, l.version, l.serial, l.order_id, l.line, l.product_id, l.issued_at, l.status, l.revoked_at, l.revoke_reason";
const FROM: &str = "licenses l JOIN orders o ON o.id = l.order_id
    JOIN products p ON p.id = l.product_id LEFT JOIN customers c ON c.id = o.customer_id";

fn read(row: &Row<'_>) -> rusqlite::Result<License> {
    let state = match from_word(row, 7)? {
        LicenseStatus::Active => LicenseState::Active,
        LicenseStatus::Revoked => LicenseState::Revoked {
            at: time(row, 8)?,
            reason: row.get(9)?,
        },
    };
    Ok(License {
        id: id(row, 0)?,
        version: row.get(1)?,
        serial: Serial::stored(row.get(2)?),
        order_id: id(row, 3)?,
        line: row.get(4)?,
        product_id: id(row, 5)?,
        issued_at: time(row, 6)?,
        state,
    })
}

impl View<'_> {
    /// Licenses, oldest first within an order.
    pub fn licenses(&self, filter: &LicenseFilter, page: &PageOf) -> Result<Listed<LicenseLine>, VaultError> {
        const MATCH: &str = "(?1 = '%%' OR l.serial LIKE ?1 ESCAPE '!' OR c.name LIKE ?1 ESCAPE '!')
            AND (?2 IS NULL OR l.order_id = ?2)";
        let (pattern, order) = (anywhere(&filter.text), filter.order.map(key));
        let after = page
            .after
            .as_deref()
            .and_then(|after| after.parse::<LicenseId>().ok())
            .map(key);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, p.number, p.name, o.number, coalesce(c.name, '')
             FROM {FROM} WHERE {MATCH} AND (?3 IS NULL OR l.id > ?3) ORDER BY l.id LIMIT ?4"
        ))?;
        let rows = statement
            .query_map((&pattern, order, after, page.limit + 1), |row| {
                Ok(LicenseLine {
                    license: read(row)?,
                    product_number: row.get(10)?,
                    product_name: row.get(11)?,
                    order_number: row.get(12)?,
                    customer_name: row.get(13)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM {FROM} WHERE {MATCH}"))?
            .query_row((&pattern, order), |row| row.get(0))?;
        Ok(Listed::cut(rows, page.limit, total, |line| {
            line.license.id.to_string()
        }))
    }

    /// All licenses of an order.
    pub fn licenses_of_order(&self, order: OrderId) -> Result<Vec<License>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM licenses l WHERE l.order_id = ?1 ORDER BY l.id"
        ))?;
        let licenses = statement
            .query_map([key(order)], read)?
            .collect::<Result<_, _>>()?;
        Ok(licenses)
    }

    /// A license by id.
    pub fn license(&self, id: LicenseId) -> Result<License, VaultError> {
        self.connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM licenses l WHERE l.id = ?1"))?
            .query_row([key(id)], read)
            .optional()?
            .ok_or(VaultError::NotFound { what: "license" })
    }

    /// The signed file of a license.
    pub fn license_file(&self, license: LicenseId) -> Result<LicenseFile, VaultError> {
        self.connection
            .prepare_cached("SELECT license_id, key_id, text FROM license_files WHERE license_id = ?1")?
            .query_row([key(license)], |row| {
                Ok(LicenseFile {
                    license: id(row, 0)?,
                    key: id(row, 1)?,
                    text: row.get(2)?,
                })
            })
            .optional()?
            .ok_or(VaultError::NotFound { what: "license file" })
    }

    /// The serial numbers and files of an order, one at a time so that memory stays flat.
    pub fn each_file_of_order<E: From<VaultError>>(
        &self,
        order: OrderId,
        mut each: impl FnMut(&License, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, f.text FROM licenses l JOIN license_files f ON f.license_id = l.id
                 WHERE l.order_id = ?1 ORDER BY l.id"
            ))
            .map_err(VaultError::from)?;
        let mut rows = statement.query([key(order)]).map_err(VaultError::from)?;
        while let Some(row) = rows.next().map_err(VaultError::from)? {
            let text: String = row.get(10).map_err(VaultError::from)?;
            each(&read(row).map_err(VaultError::from)?, &text)?;
        }
        Ok(())
    }
}

impl Tx<'_> {
    /// Adds a license together with its signed file: neither exists without the other.
    pub fn insert_license(&self, license: &License, file: &LicenseFile) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(
                "INSERT INTO licenses (id, version, serial, order_id, line, product_id, issued_at, status)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                key(license.id),
                license.version,
                license.serial.as_str(),
                key(license.order_id),
                license.line,
                key(license.product_id),
                license.issued_at.0,
                word(&license.status())?,
            ))?;
        self.connection
            .prepare_cached("INSERT INTO license_files (license_id, key_id, text) VALUES (?1, ?2, ?3)")?
            .execute((key(file.license), key(file.key), &file.text))?;
        self.note(Kind::License, license.id, None, Some(license.version), license)
    }

    /// Writes a license's state; its version counts one above the stored one.
    pub fn update_license(&self, license: &License) -> Result<(), VaultError> {
        let before = license.version - 1;
        let (at, reason) = match &license.state {
            LicenseState::Active => (None, None),
            LicenseState::Revoked { at, reason } => (Some(at.0), Some(reason)),
        };
        self.change_one(
            "license",
            "UPDATE licenses SET version = ?3, status = ?4, revoked_at = ?5, revoke_reason = ?6
             WHERE id = ?1 AND version = ?2",
            (
                key(license.id),
                before,
                license.version,
                word(&license.status())?,
                at,
                reason,
            ),
        )?;
        self.note(
            Kind::License,
            license.id,
            Some(before),
            Some(license.version),
            license,
        )
    }
}
