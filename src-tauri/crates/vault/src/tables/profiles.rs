//! Profiles of products.

use rusqlite::OptionalExtension as _;
use signet_domain::{ProductId, Profile, ProfileId, Profiles};

use super::columns::{from_json, key, word};
use crate::journal::Kind;
use crate::search::Indexed;
use crate::{Tx, VaultError, View};

impl View<'_> {
    /// A profile by id.
    pub fn profile(&self, id: ProfileId) -> Result<Profile, VaultError> {
        self.find_profile(id)?
            .ok_or(VaultError::NotFound { what: "profile" })
    }

    /// The profiles with these ids; those that do not exist are left out.
    pub fn profiles_by_id(&self, ids: impl IntoIterator<Item = ProfileId>) -> Result<Profiles, VaultError> {
        let mut profiles = Profiles::new();
        for id in ids {
            if !profiles.contains_key(&id)
                && let Some(profile) = self.find_profile(id)?
            {
                profiles.insert(id, profile);
            }
        }
        Ok(profiles)
    }

    /// All profiles of a product, by name.
    pub fn profiles_of_product(&self, id: ProductId) -> Result<Vec<Profile>, VaultError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT body FROM profiles WHERE product_id = ?1 ORDER BY name, row")?;
        let profiles = statement
            .query_map([key(id)], |row| from_json(row, 0))?
            .collect::<Result<_, _>>()?;
        Ok(profiles)
    }

    fn find_profile(self, id: ProfileId) -> Result<Option<Profile>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT body FROM profiles WHERE id = ?1")?
            .query_row([key(id)], |row| from_json(row, 0))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Adds a profile.
    pub fn insert_profile(&self, profile: &Profile) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(
                "INSERT INTO profiles (id, version, product_id, code, name, kind, used, archived_at, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                key(profile.id),
                profile.version,
                key(profile.product_id),
                &profile.content.code,
                &profile.content.name,
                word(&profile.content.kind)?,
                profile.used,
                profile.archived_at.map(|at| at.0),
                serde_json::to_string(profile)?,
            ))?;
        self.index_new(Indexed::Profile(profile), self.connection.last_insert_rowid())?;
        self.note(Kind::Profile, profile.id, None, Some(profile.version), profile)
    }

    /// Replaces a profile, whose version counts one above the stored one.
    pub fn update_profile(&self, profile: &Profile) -> Result<(), VaultError> {
        let before = profile.version - 1;
        self.change_one(
            "profile",
            "UPDATE profiles SET version = ?3, code = ?4, name = ?5, kind = ?6, used = ?7, archived_at = ?8,
                 body = ?9 WHERE id = ?1 AND version = ?2",
            (
                key(profile.id),
                before,
                profile.version,
                &profile.content.code,
                &profile.content.name,
                word(&profile.content.kind)?,
                profile.used,
                profile.archived_at.map(|at| at.0),
                serde_json::to_string(profile)?,
            ),
        )?;
        let row = self.row_of("profiles", profile.id)?;
        self.index_again(Indexed::Profile(profile), row)?;
        self.note(
            Kind::Profile,
            profile.id,
            Some(before),
            Some(profile.version),
            profile,
        )
    }

    /// Deletes a profile with its product, which was never sold.
    pub(crate) fn delete_profile(&self, profile: &Profile) -> Result<(), VaultError> {
        let row = self.row_of("profiles", profile.id)?;
        self.unindex(Kind::Profile, row)?;
        self.change_one(
            "profile",
            "DELETE FROM profiles WHERE id = ?1 AND version = ?2",
            (key(profile.id), profile.version),
        )?;
        self.note(Kind::Profile, profile.id, Some(profile.version), None, &())
    }
}
