//! Users, roles, permissions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_text};
use crate::{Time, UserId};

/// What a user is in the company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the vault: everything.
    Owner,
    /// Customers and orders.
    Sales,
    /// Delivers: files, certificates, mails; later dongles and offline activation.
    Engineer,
    /// Reads everything, changes nothing, signs nothing.
    Auditor,
}

/// What an action needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// No open vault needed.
    Anyone,
    /// See what is in the vault; lock it; change the own password.
    Read,
    /// Save files, write mails.
    Deliver,
    /// Customers, orders, submit, revoke.
    Sell,
    /// Products and features.
    Catalog,
    /// Signing keys.
    Keys,
    /// Users and their roles.
    Users,
    /// Company, numbering, mail server.
    Settings,
}

impl Permission {
    /// All permissions, from the least to the most.
    pub const ALL: [Self; 8] = [
        Self::Anyone,
        Self::Read,
        Self::Deliver,
        Self::Sell,
        Self::Catalog,
        Self::Keys,
        Self::Users,
        Self::Settings,
    ];
}

impl Role {
    /// Whether the role has a permission.
    pub fn may(self, permission: Permission) -> bool {
        match permission {
            Permission::Anyone | Permission::Read => true,
            Permission::Deliver => self != Self::Auditor,
            Permission::Sell => matches!(self, Self::Owner | Self::Sales),
            Permission::Catalog | Permission::Keys | Permission::Users | Permission::Settings => {
                self == Self::Owner
            }
        }
    }

    /// Whether the role's key slot opens signing keys: submitting an order signs, an activation signs.
    pub fn may_sign(self) -> bool {
        self != Self::Auditor
    }

    /// The role's name for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Sales => "Sales",
            Self::Engineer => "Engineer",
            Self::Auditor => "Auditor",
        }
    }
}

/// Somebody who may open the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// The record's id.
    pub id: UserId,
    /// Counts up with every change.
    pub version: u32,
    /// What they type to sign in: short, unique, without spaces.
    pub name: String,
    /// What others read.
    pub full_name: String,
    /// What they may do.
    pub role: Role,
    /// Since when.
    pub created_at: Time,
}

impl User {
    /// Everything wrong with a new user's fields and password.
    pub fn check(name: &str, full_name: &str, password: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "a user name", name, 40);
        if name.chars().any(|c| c.is_whitespace() || c.is_control()) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "name",
                "Write the user name without spaces.",
            ));
        }
        check_text(&mut problems, "full_name", "a full name", full_name, 200);
        problems.extend(Self::check_password("password", password));
        problems
    }

    /// A password nobody guesses in an evening: at least 10 characters, not one repeated.
    pub fn check_password(field: &str, password: &str) -> Option<Problem> {
        let mut chars = password.chars();
        let first = chars.next();
        if password.chars().count() < 10 {
            Some(Problem::new(
                ProblemCode::TooSmall,
                field,
                "Choose a password of at least 10 characters.",
            ))
        } else if chars.all(|c| Some(c) == first) {
            Some(Problem::new(
                ProblemCode::NotAllowed,
                field,
                "Choose a password of different characters.",
            ))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_reads_everything_and_changes_nothing() {
        let may: Vec<_> = Permission::ALL
            .into_iter()
            .filter(|p| Role::Auditor.may(*p))
            .collect();
        assert_eq!(may, [Permission::Anyone, Permission::Read]);
        assert!(!Role::Auditor.may_sign());
    }

    #[test]
    fn an_owner_may_everything() {
        assert!(Permission::ALL.into_iter().all(|p| Role::Owner.may(p)));
    }

    #[test]
    fn weak_passwords_are_named() {
        for weak in ["", "short", "aaaaaaaaaaaa"] {
            assert!(User::check_password("password", weak).is_some(), "{weak:?}");
        }
        assert_eq!(User::check_password("password", "brass seal 19"), None);
    }
}
