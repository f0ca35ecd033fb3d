//! Users of the vault.

use serde::{Deserialize, Serialize};
use signet_domain::{Permission, Role, Time, User, UserId};
use signet_vault::Vault;
use ts_rs::TS;

use super::{check_version, duplicate};
use crate::action::{Action, Direct};
use crate::console::{Desk, closed};
use crate::progress::Progress;
use crate::{Console, Fault, FaultCode};

/// A user as faces see them.
#[derive(Debug, Serialize, TS)]
pub(crate) struct UserView {
    pub id: UserId,
    pub version: u32,
    pub name: String,
    pub full_name: String,
    pub role: Role,
    pub created_at: Time,
    /// They can open the vault. Without: the slots file was restored from an older backup.
    pub has_password: bool,
}

impl UserView {
    pub(super) fn of(user: &User, vault: &Vault) -> Self {
        Self {
            id: user.id,
            version: user.version,
            name: user.name.clone(),
            full_name: user.full_name.clone(),
            role: user.role,
            created_at: user.created_at,
            has_password: vault.has_slot(&user.name),
        }
    }
}

/// Lists the users.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {}

impl Action for List {
    const NAME: &'static str = "user.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Everybody who may open the vault.";
    type Reply = Vec<UserView>;
}

impl Direct for List {
    /// With the vault itself: who has a slot stands beside the database.
    fn run(self, console: &Console, _: &dyn Progress) -> Result<Vec<UserView>, Fault> {
        console.with_session(|session| {
            let users = session.vault.view().users()?;
            Ok(users
                .iter()
                .map(|user| UserView::of(user, &session.vault))
                .collect())
        })
    }
}

/// Adds a user with a first password.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Create {
    name: String,
    full_name: String,
    role: Role,
    password: String,
}

impl Action for Create {
    const NAME: &'static str = "user.create";
    const PERMISSION: Permission = Permission::Users;
    const ABOUT: &'static str = "Adds a user with a role and a first password.";
    type Reply = UserView;
}

impl Direct for Create {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<UserView, Fault> {
        Fault::unless_empty(User::check(&self.name, &self.full_name, &self.password))?;
        let mut held = console.lock_session();
        let session = held.as_mut().ok_or_else(closed)?;
        let user = User {
            id: console.services.new_id(),
            version: 1,
            name: self.name,
            full_name: self.full_name.trim().to_owned(),
            role: self.role,
            created_at: console.services.now(),
        };
        let planned = session
            .vault
            .plan_slot(&user.name, Some(&self.password), user.role.may_sign())?;
        Desk::of(session, &console.services, progress).write(Self::NAME, |tx| {
            tx.insert_user(&user).map_err(|error| {
                duplicate(
                    error,
                    "users.name",
                    "name",
                    "A user with this name exists already.",
                )
            })?;
            Ok(session.vault.write_slots(&planned)?)
        })?;
        session.vault.keep_slots(planned);
        Ok(UserView::of(&user, &session.vault))
    }
}

/// Removes a user and their slot.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Remove {
    id: UserId,
    version: u32,
}

impl Action for Remove {
    const NAME: &'static str = "user.remove";
    const PERMISSION: Permission = Permission::Users;
    const ABOUT: &'static str = "Removes a user; what they did stays in the journal.";
    type Reply = ();
}

impl Direct for Remove {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<(), Fault> {
        let mut held = console.lock_session();
        let session = held.as_mut().ok_or_else(closed)?;
        let user = session.vault.view().user(self.id)?;
        check_version("user", self.version, user.version)?;
        if user.id == session.user.id {
            // The last owner could not be removed otherwise than by themselves, so this covers both.
            return Err(Fault::new(
                FaultCode::NotAllowedNow,
                "You cannot remove yourself. Another owner can.",
            ));
        }
        let planned = session.vault.plan_slot(&user.name, None, false)?;
        Desk::of(session, &console.services, progress).write(Self::NAME, |tx| {
            tx.delete_user(user.id, user.version)?;
            Ok(session.vault.write_slots(&planned)?)
        })?;
        session.vault.keep_slots(planned);
        Ok(())
    }
}
