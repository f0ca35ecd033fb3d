//! Groups of customers' users, their passwords and the licenses assigned to them.

use rusqlite::OptionalExtension as _;
use signet_domain::{CustomerId, Group, GroupId, LicenseId};

use super::columns::{from_json, key};
use crate::fold::fold;
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

impl View<'_> {
    /// A group by id.
    pub fn group(&self, id: GroupId) -> Result<Group, VaultError> {
        self.connection
            .prepare_cached("SELECT body FROM groups WHERE id = ?1")?
            .query_row([key(id)], |row| from_json(row, 0))
            .optional()?
            .ok_or(VaultError::NotFound { what: "group" })
    }

    /// A customer's groups, by name.
    pub fn groups_of_customer(&self, id: CustomerId) -> Result<Vec<Group>, VaultError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT body FROM groups WHERE customer_id = ?1 ORDER BY name, row")?;
        let groups = statement
            .query_map([key(id)], |row| from_json(row, 0))?
            .collect::<Result<_, _>>()?;
        Ok(groups)
    }

    /// Licenses assigned to a group.
    pub fn licenses_of_group(&self, id: GroupId) -> Result<u64, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM group_licenses WHERE group_id = ?1")?
            .query_row([key(id)], |row| row.get(0))?)
    }

    /// The group a license is assigned to.
    pub fn group_of_license(&self, id: LicenseId) -> Result<Option<Group>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT g.body FROM licenses l JOIN group_licenses gl ON gl.license_row = l.row
                 JOIN groups g ON g.id = gl.group_id WHERE l.id = ?1",
            )?
            .query_row([key(id)], |row| from_json(row, 0))
            .optional()?)
    }

    /// The hashed password of a group's user; none: no such user, or no password set.
    pub fn group_password(&self, username: &str) -> Result<Option<String>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT password FROM group_users WHERE username = ?1")?
            .query_row([fold(username)], |row| row.get(0))
            .optional()?
            .flatten())
    }
}

impl Tx<'_> {
    /// Adds a group. `passwords` are the hashed ones to set, by user name.
    pub fn insert_group(&self, group: &Group, passwords: &[(String, String)]) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(
                "INSERT INTO groups (id, version, customer_id, name, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((
                key(group.id),
                group.version,
                key(group.customer_id),
                &group.content.name,
                serde_json::to_string(group)?,
            ))?;
        self.write_users(group, passwords)?;
        self.note(Kind::Group, group.id, None, Some(group.version), group)
    }

    /// Replaces a group, whose version counts one above the stored one. Users without a new password keep
    /// the one they had, unless the group says that they have none.
    pub fn update_group(&self, group: &Group, passwords: &[(String, String)]) -> Result<(), VaultError> {
        let before = group.version - 1;
        self.change_one(
            "group",
            "UPDATE groups SET version = ?3, customer_id = ?4, name = ?5, body = ?6 WHERE id = ?1 AND version = ?2",
            (
                key(group.id),
                before,
                group.version,
                key(group.customer_id),
                &group.content.name,
                serde_json::to_string(group)?,
            ),
        )?;
        self.write_users(group, passwords)?;
        self.note(Kind::Group, group.id, Some(before), Some(group.version), group)
    }

    /// Deletes a group; its licenses stay with the customer.
    pub fn delete_group(&self, id: GroupId, version: u32) -> Result<(), VaultError> {
        self.change_one(
            "group",
            "DELETE FROM groups WHERE id = ?1 AND version = ?2",
            (key(id), version),
        )?;
        self.note(Kind::Group, id, Some(version), None, &())
    }

    /// Assigns a license to a group, or takes it out of the group it is in.
    pub fn assign_license(&self, license: LicenseId, group: Option<GroupId>) -> Result<(), VaultError> {
        let row = self.row_of("licenses", license)?;
        match group {
            Some(group) => self
                .connection
                .prepare_cached(
                    "INSERT INTO group_licenses (license_row, group_id) VALUES (?1, ?2)
                     ON CONFLICT (license_row) DO UPDATE SET group_id = ?2",
                )?
                .execute((row, key(group)))?,
            None => self
                .connection
                .prepare_cached("DELETE FROM group_licenses WHERE license_row = ?1")?
                .execute([row])?,
        };
        Ok(())
    }

    fn write_users(&self, group: &Group, passwords: &[(String, String)]) -> Result<(), VaultError> {
        let names: Vec<String> = group
            .content
            .users
            .iter()
            .map(|user| fold(&user.username))
            .collect();
        self.connection
            .prepare_cached(
                "DELETE FROM group_users WHERE group_id = ?1 AND username NOT IN (SELECT value FROM json_each(?2))",
            )?
            .execute((key(group.id), serde_json::to_string(&names)?))?;
        for name in &names {
            // A name another group has is refused by the primary key.
            let known: bool = self
                .connection
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM group_users WHERE username = ?1 AND group_id = ?2)",
                )?
                .query_row((name, key(group.id)), |row| row.get(0))?;
            if !known {
                self.connection
                    .prepare_cached("INSERT INTO group_users (username, group_id) VALUES (?1, ?2)")?
                    .execute((name, key(group.id)))?;
            }
        }
        let without: Vec<String> = group
            .content
            .users
            .iter()
            .filter(|user| !user.has_password)
            .map(|user| fold(&user.username))
            .collect();
        self.connection
            .prepare_cached(
                "UPDATE group_users SET password = NULL
                 WHERE group_id = ?1 AND username IN (SELECT value FROM json_each(?2))",
            )?
            .execute((key(group.id), serde_json::to_string(&without)?))?;
        for (username, hash) in passwords {
            self.connection
                .prepare_cached("UPDATE group_users SET password = ?3 WHERE username = ?1 AND group_id = ?2")?
                .execute((fold(username), key(group.id), hash))?;
        }
        Ok(())
    }
}
