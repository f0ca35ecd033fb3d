//! Licenses, their signed files, and what updates replaced.

use rusqlite::{Connection, OptionalExtension as _, Params, Row};
use serde::{Deserialize, Serialize};
use signet_domain::{
    Block, FieldValues, KeyId, License, LicenseId, LicenseState, LicenseStatus, OrderId, ProfileId, Serial,
    Time, Update,
};

use super::columns::{from_word, id, key, optional_id, optional_time, time, word};
use crate::fold::serial_key;
use crate::journal::Kind;
use crate::search::Indexed;
use crate::{LicenseListed, Tx, VaultError, View};

/// A signed file as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseFile {
    /// Whose.
    pub license: LicenseId,
    /// The order that made it.
    pub order: OrderId,
    /// Signed with which key.
    pub key: KeyId,
    /// When.
    pub issued_at: Time,
    /// The exact text, without the final newline.
    pub text: String,
}

/// What an update replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The update before it, if there was one.
    pub update: Option<Update>,
    /// The end before.
    pub ends_at: Option<Time>,
    /// The profile whose quota it took one from.
    pub profile_id: Option<ProfileId>,
}

/// One update in a license's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateMade {
    /// The order.
    pub order_id: OrderId,
    /// When.
    pub at: Time,
    /// When it was taken back, if it was.
    pub undone_at: Option<Time>,
    /// What it replaced.
    pub former: Former,
}

/// What most licenses do not have.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Body {
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<Box<Update>>,
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    values: FieldValues,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Block>,
}

impl Body {
    fn of(license: &License) -> Self {
        let (revoked_at, reason) = match &license.state {
            LicenseState::Active => (None, None),
            LicenseState::Revoked { at, reason } => (Some(*at), Some(reason.clone())),
        };
        Self {
            update: license.update.clone(),
            values: license.values.clone(),
            note: license.note.clone(),
            revoked_at,
            reason,
            blocks: license.blocks.clone(),
        }
    }

    /// The column: null when there is nothing to say.
    fn text(&self) -> Result<Option<String>, VaultError> {
        if *self == Self::default() {
            return Ok(None);
        }
        Ok(Some(serde_json::to_string(self)?))
    }
}

/// The columns [`read`] expects, of `licenses l`.
pub(crate) const COLUMNS: &str = "l.id, l.version, l.serial, l.order_id, l.line, l.product_id, l.customer_id, l.profile_id, \
     l.issued_at, l.ends_at, l.status, l.activations, l.body";

/// Of the files `f` of one order each license's newest: a file that was made anew stands beside the former one.
pub(crate) const NEWEST_OF_ORDER: &str = "f.issue = (SELECT max(n.issue) FROM license_files n
     WHERE n.license_row = f.license_row AND n.order_id = f.order_id)";

/// A license from its columns.
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<License> {
    let text: Option<String> = row.get(12)?;
    let body: Body = match text {
        Some(text) => serde_json::from_str(&text).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(12, rusqlite::types::Type::Text, Box::new(error))
        })?,
        None => Body::default(),
    };
    let state = match from_word(row, 10)? {
        LicenseStatus::Active => LicenseState::Active,
        LicenseStatus::Revoked => LicenseState::Revoked {
            at: body.revoked_at.unwrap_or_default(),
            reason: body.reason.unwrap_or_default(),
        },
    };
    Ok(License {
        id: id(row, 0)?,
        version: row.get(1)?,
        serial: Serial::stored(row.get(2)?),
        order_id: id(row, 3)?,
        line: row.get(4)?,
        product_id: id(row, 5)?,
        customer_id: optional_id(row, 6)?,
        profile_id: optional_id(row, 7)?,
        issued_at: time(row, 8)?,
        ends_at: optional_time(row, 9)?,
        activations: row.get(11)?,
        update: body.update,
        values: body.values,
        note: body.note,
        blocks: body.blocks,
        state,
    })
}

impl View<'_> {
    /// All licenses an order made.
    pub fn licenses_of_order(&self, order: OrderId) -> Result<Vec<License>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM licenses l WHERE l.order_id = ?1 ORDER BY l.row"
        ))?;
        let licenses = statement
            .query_map([key(order)], read)?
            .collect::<Result<_, _>>()?;
        Ok(licenses)
    }

    /// The active licenses that hold a profile, at most `limit`.
    pub fn licenses_of_profile(
        &self,
        profile: ProfileId,
        limit: usize,
    ) -> Result<Vec<LicenseId>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM licenses WHERE profile_id = ?1 AND status = 'active' ORDER BY row LIMIT ?2",
        )?;
        let ids = statement
            .query_map((key(profile), limit), |row| id(row, 0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// A license by id.
    pub fn license(&self, id: LicenseId) -> Result<License, VaultError> {
        self.find_license(id)?
            .ok_or(VaultError::NotFound { what: "license" })
    }

    /// A license by id, if there is one.
    pub fn find_license(&self, id: LicenseId) -> Result<Option<License>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM licenses l WHERE l.id = ?1"))?
            .query_row([key(id)], read)
            .optional()?)
    }

    /// A license with the words a list shows.
    pub fn license_listed(&self, id: LicenseId) -> Result<LicenseListed, VaultError> {
        self.connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, p.number, p.name, o.number, coalesce(c.name, ''), o.kind = 'import'
                 FROM licenses l JOIN products p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id
                 LEFT JOIN customers c ON c.id = l.customer_id WHERE l.id = ?1"
            ))?
            .query_row([key(id)], |row| {
                Ok(LicenseListed {
                    license: read(row)?,
                    product_number: row.get(13)?,
                    product_name: row.get(14)?,
                    order_number: row.get(15)?,
                    customer_name: row.get(16)?,
                    imported: row.get(17)?,
                })
            })
            .optional()?
            .ok_or(VaultError::NotFound { what: "license" })
    }

    /// A license by its serial number, however it was typed: case, dashes and look-alikes are forgiven
    /// as long as only one license can be meant.
    pub fn license_by_serial(&self, typed: &str) -> Result<Option<License>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM licenses l WHERE l.serial_key = ?1 ORDER BY l.serial <> ?2 LIMIT 2"
        ))?;
        let mut found = statement
            .query_map((serial_key(typed), typed.trim()), read)?
            .collect::<Result<Vec<_>, _>>()?;
        let exact = found
            .first()
            .is_some_and(|license| license.serial.as_str() == typed.trim());
        if found.len() > 1 && !exact {
            return Ok(None);
        }
        Ok((!found.is_empty()).then(|| found.swap_remove(0)))
    }

    /// The signed file of a license as it counts now.
    pub fn license_file(&self, license: LicenseId) -> Result<LicenseFile, VaultError> {
        self.find_license_file(license)?
            .ok_or(VaultError::NotFound { what: "license file" })
    }

    /// The signed file of a license as it counts now, if it has one: licenses sold elsewhere have none.
    pub fn find_license_file(&self, license: LicenseId) -> Result<Option<LicenseFile>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT l.id, f.order_id, f.key_id, f.issued_at, f.text FROM licenses l
                 JOIN license_files f ON f.license_row = l.row
                 WHERE l.id = ?1 AND f.undone_at IS NULL ORDER BY f.issue DESC LIMIT 1",
            )?
            .query_row([key(license)], read_file)
            .optional()?)
    }

    /// The signed file of a license as it counted at a moment: the newest of then that was not undone by then.
    pub fn license_file_at(&self, license: LicenseId, at: Time) -> Result<Option<LicenseFile>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT l.id, f.order_id, f.key_id, f.issued_at, f.text FROM licenses l
                 JOIN license_files f ON f.license_row = l.row
                 WHERE l.id = ?1 AND f.issued_at <= ?2 AND (f.undone_at IS NULL OR f.undone_at > ?2)
                 ORDER BY f.issue DESC LIMIT 1",
            )?
            .query_row((key(license), at.0), read_file)
            .optional()?)
    }

    /// The licenses and files of an order, each license's newest, one at a time so that memory stays flat.
    pub fn each_file_of_order<E: From<VaultError>>(
        &self,
        order: OrderId,
        mut each: impl FnMut(&License, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, f.text FROM license_files f JOIN licenses l ON l.row = f.license_row
                 WHERE f.order_id = ?1 AND {NEWEST_OF_ORDER} ORDER BY f.row"
            ))
            .map_err(VaultError::from)?;
        let mut rows = statement.query([key(order)]).map_err(VaultError::from)?;
        while let Some(row) = rows.next().map_err(VaultError::from)? {
            let text: String = row.get(13).map_err(VaultError::from)?;
            each(&read(row).map_err(VaultError::from)?, &text)?;
        }
        Ok(())
    }

    /// The updates of a license, oldest first.
    pub fn updates_of_license(&self, license: LicenseId) -> Result<Vec<UpdateMade>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT u.order_id, u.at, u.undone_at, u.former FROM licenses l
             JOIN license_updates u ON u.license_row = l.row WHERE l.id = ?1 ORDER BY u.n",
        )?;
        let updates = statement
            .query_map([key(license)], |row| {
                Ok(UpdateMade {
                    order_id: id(row, 0)?,
                    at: time(row, 1)?,
                    undone_at: optional_time(row, 2)?,
                    former: super::columns::from_json(row, 3)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(updates)
    }

    /// The licenses an update order changed, with what it replaced, and not yet taken back.
    pub fn updated_by(&self, order: OrderId) -> Result<Vec<(LicenseId, Former)>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT l.id, u.former FROM license_updates u JOIN licenses l ON l.row = u.license_row
             WHERE u.order_id = ?1 AND u.undone_at IS NULL ORDER BY u.license_row",
        )?;
        let updated = statement
            .query_map([key(order)], |row| {
                Ok((id(row, 0)?, super::columns::from_json(row, 1)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(updated)
    }
}

fn read_file(row: &Row<'_>) -> rusqlite::Result<LicenseFile> {
    Ok(LicenseFile {
        license: id(row, 0)?,
        order: id(row, 1)?,
        key: id(row, 2)?,
        issued_at: time(row, 3)?,
        text: row.get(4)?,
    })
}

/// Writes a new license's row and returns its place.
pub(crate) fn put(connection: &Connection, license: &License) -> Result<i64, VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO licenses (id, version, serial, serial_key, order_id, line, product_id, customer_id,
                 profile_id, issued_at, ends_at, status, activations, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute((
            key(license.id),
            license.version,
            license.serial.as_str(),
            serial_key(license.serial.as_str()),
            key(license.order_id),
            license.line,
            key(license.product_id),
            license.customer_id.map(key),
            license.profile_id.map(key),
            license.issued_at.0,
            license.ends_at.map(|at| at.0),
            word(&license.status())?,
            license.activations,
            Body::of(license).text()?,
        ))?;
    Ok(connection.last_insert_rowid())
}

/// Writes a license's next file.
pub(crate) fn put_file(
    connection: &Connection,
    license_row: i64,
    file: &LicenseFile,
) -> Result<(), VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO license_files (license_row, issue, order_id, key_id, issued_at, text)
             VALUES (?1, (SELECT coalesce(max(issue), 0) + 1 FROM license_files WHERE license_row = ?1),
                     ?2, ?3, ?4, ?5)",
        )?
        .execute((
            license_row,
            key(file.order),
            key(file.key),
            file.issued_at.0,
            &file.text,
        ))?;
    Ok(())
}

/// What [`Tx::update_license`] writes: id, version before, version, activations, body, and the columns with an index.
fn params<'a>(
    license: &License,
    before: u32,
    body: Option<&'a str>,
) -> Result<impl Params + use<'a>, VaultError> {
    Ok((
        key(license.id),
        before,
        license.version,
        license.activations,
        body,
        license.customer_id.map(key),
        license.profile_id.map(key),
        license.ends_at.map(|at| at.0),
        word(&license.status())?,
        license.blocked().map(|block| block.at.0),
    ))
}

impl Tx<'_> {
    /// Adds a license, together with its signed file: a sold license without one does not exist. Only a
    /// license sold elsewhere comes without.
    pub fn insert_license(&self, license: &License, file: Option<&LicenseFile>) -> Result<(), VaultError> {
        let row = put(self.connection, license)?;
        if let Some(file) = file {
            put_file(self.connection, row, file)?;
        }
        self.index_new(Indexed::License(license), row)?;
        self.note(Kind::License, license.id, None, Some(license.version), license)
    }

    /// Writes a license, whose version counts one above the stored one.
    pub fn update_license(&self, license: &License) -> Result<(), VaultError> {
        let before = license.version - 1;
        let body = Body::of(license).text()?;
        // Most changes are of what no index has. SQLite writes every index of a column that is named, whether or not
        // its value is another, and there are ten.
        let narrow = self
            .connection
            .prepare_cached(
                "UPDATE licenses SET version = ?3, activations = ?4, body = ?5 WHERE id = ?1 AND version = ?2
                     AND customer_id IS ?6 AND profile_id IS ?7 AND ends_at IS ?8 AND status = ?9 AND blocked_at IS ?10",
            )?
            .execute(params(license, before, body.as_deref())?)?;
        if narrow == 0 {
            self.change_one(
                "license",
                "UPDATE licenses SET version = ?3, activations = ?4, body = ?5, customer_id = ?6, profile_id = ?7,
                     ends_at = ?8, status = ?9, blocked_at = ?10 WHERE id = ?1 AND version = ?2",
                params(license, before, body.as_deref())?,
            )?;
        }
        let row = self.row_of("licenses", license.id)?;
        self.index_again(Indexed::License(license), row)?;
        self.note(
            Kind::License,
            license.id,
            Some(before),
            Some(license.version),
            license,
        )
    }

    /// Writes an updated license with its new file, and keeps what the update replaced.
    pub fn update_license_terms(
        &self,
        license: &License,
        former: &Former,
        file: &LicenseFile,
    ) -> Result<(), VaultError> {
        let row = self.row_of("licenses", license.id)?;
        self.connection
            .prepare_cached(
                "INSERT INTO license_updates (license_row, n, order_id, at, former)
                 VALUES (?1, (SELECT coalesce(max(n), 0) + 1 FROM license_updates WHERE license_row = ?1),
                         ?2, ?3, ?4)",
            )?
            .execute((
                row,
                key(file.order),
                file.issued_at.0,
                serde_json::to_string(former)?,
            ))?;
        put_file(self.connection, row, file)?;
        self.update_license(license)
    }

    /// Writes a license whose update by `order` was taken back: the file before counts again.
    pub fn undo_license_terms(&self, license: &License, order: OrderId, at: Time) -> Result<(), VaultError> {
        let row = self.row_of("licenses", license.id)?;
        for table in ["license_updates", "license_files"] {
            self.connection
                .prepare_cached(&format!(
                    "UPDATE {table} SET undone_at = ?3 WHERE license_row = ?1 AND order_id = ?2"
                ))?
                .execute((row, key(order), at.0))?;
        }
        self.update_license(license)
    }
}
