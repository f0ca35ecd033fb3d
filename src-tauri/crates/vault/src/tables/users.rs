//! Users. Their passwords are in the slots file, not here.

use rusqlite::{OptionalExtension as _, Row};
use signet_domain::{User, UserId};

use super::columns::{from_word, id, key, time, word};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

const COLUMNS: &str = "id, version, name, full_name, role, created_at";

fn read(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: id(row, 0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        full_name: row.get(3)?,
        role: from_word(row, 4)?,
        created_at: time(row, 5)?,
    })
}

impl View<'_> {
    /// All users, oldest first.
    pub fn users(&self) -> Result<Vec<User>, VaultError> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM users ORDER BY id"))?;
        let users = statement.query_map([], read)?.collect::<Result<_, _>>()?;
        Ok(users)
    }

    /// A user by id.
    pub fn user(&self, user: UserId) -> Result<User, VaultError> {
        self.connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE id = ?1"))?
            .query_row([key(user)], read)
            .optional()?
            .ok_or(VaultError::NotFound { what: "user" })
    }

    pub(crate) fn user_by_name(self, name: &str) -> Result<Option<User>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM users WHERE name = ?1"))?
            .query_row([name], read)
            .optional()?)
    }
}

impl Tx<'_> {
    /// Adds a user.
    pub fn insert_user(&self, user: &User) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO users ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            ))?
            .execute((
                key(user.id),
                user.version,
                &user.name,
                &user.full_name,
                word(&user.role)?,
                user.created_at.0,
            ))?;
        self.note(Kind::User, user.id, None, Some(user.version), user)
    }

    /// Counts a user's version up: the password changed, which only the slots file shows.
    pub fn touch_user(&self, user: &User) -> Result<(), VaultError> {
        let next = User {
            version: user.version + 1,
            ..user.clone()
        };
        self.change_one(
            "user",
            "UPDATE users SET version = version + 1 WHERE id = ?1 AND version = ?2",
            (key(user.id), user.version),
        )?;
        self.note(Kind::User, user.id, Some(user.version), Some(next.version), &next)
    }

    /// Removes a user.
    pub fn delete_user(&self, user: UserId, version: u32) -> Result<(), VaultError> {
        self.change_one(
            "user",
            "DELETE FROM users WHERE id = ?1 AND version = ?2",
            (key(user), version),
        )?;
        self.note(Kind::User, user, Some(version), None, &())
    }
}
