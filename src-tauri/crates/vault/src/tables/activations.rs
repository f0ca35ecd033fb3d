//! Activations with their certificates.

use rusqlite::{OptionalExtension as _, Row};
use serde_json::value::to_raw_value;
use signet_domain::{Activation, ActivationId, ActivationState, KeyId, LicenseId};

use super::columns::{from_json, key};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

const COLUMNS: &str = "a.body, a.certificate";

/// An activation with its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certified {
    /// The activation.
    pub activation: Activation,
    /// The certificate's exact text, without the final newline.
    pub certificate: String,
}

impl View<'_> {
    /// An activation by id.
    pub fn activation(&self, id: ActivationId) -> Result<Certified, VaultError> {
        self.find_activation(id)?
            .ok_or(VaultError::NotFound { what: "activation" })
    }

    /// An activation by id, if there is one.
    pub fn find_activation(&self, id: ActivationId) -> Result<Option<Certified>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM activations a WHERE a.id = ?1"))?
            .query_row([key(id)], read)
            .optional()?)
    }

    /// The activation that answered a request.
    pub fn activation_by_request(&self, request: &str) -> Result<Option<Certified>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM activations a WHERE a.request_id = ?1"
            ))?
            .query_row([request], read)
            .optional()?)
    }

    /// The activations of a license, oldest first.
    pub fn activations_of_license(&self, license: LicenseId) -> Result<Vec<Certified>, VaultError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM licenses l JOIN activations a ON a.license_row = l.row
             WHERE l.id = ?1 ORDER BY a.row"
        ))?;
        let activations = statement
            .query_map([key(license)], read)?
            .collect::<Result<_, _>>()?;
        Ok(activations)
    }
}

impl Tx<'_> {
    /// Adds an activation with its certificate, signed with `signed_with`.
    pub fn insert_activation(&self, certified: &Certified, signed_with: KeyId) -> Result<(), VaultError> {
        let activation = &certified.activation;
        let row = self.row_of("licenses", activation.license_id)?;
        let body = to_raw_value(activation)?;
        self.connection
            .prepare_cached(
                "INSERT INTO activations (id, version, license_row, request_id, state, activated_at, key_id, body,
                     certificate)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                key(activation.id),
                activation.version,
                row,
                activation.request.as_ref().map(|request| &request.id),
                word(&activation.state),
                activation.at.0,
                key(signed_with),
                body.get(),
                &certified.certificate,
            ))?;
        self.note_written(
            Kind::Activation,
            activation.id,
            None,
            Some(activation.version),
            body,
        );
        Ok(())
    }

    /// Writes an activation, whose version counts one above the stored one.
    pub fn update_activation(&self, activation: &Activation) -> Result<(), VaultError> {
        let before = activation.version - 1;
        let body = to_raw_value(activation)?;
        self.change_one(
            "activation",
            "UPDATE activations SET version = ?3, state = ?4, body = ?5 WHERE id = ?1 AND version = ?2",
            (
                key(activation.id),
                before,
                activation.version,
                word(&activation.state),
                body.get(),
            ),
        )?;
        self.note_written(
            Kind::Activation,
            activation.id,
            Some(before),
            Some(activation.version),
            body,
        );
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Certified> {
    Ok(Certified {
        activation: from_json(row, 0)?,
        certificate: row.get(1)?,
    })
}

fn word(state: &ActivationState) -> &'static str {
    match state {
        ActivationState::Active => "active",
        ActivationState::Returned { .. } => "returned",
        ActivationState::Replaced { .. } => "replaced",
        ActivationState::Released { .. } => "released",
    }
}
