//! Groups: a customer's users who share licenses (account-based licensing).

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_length, check_text};
use crate::{CustomerId, GroupId, Time};

/// What a group may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Uses licenses.
    #[default]
    Standard,
    /// Uses licenses and manages its sub-groups.
    Master,
}

/// Somebody who signs in to use a license.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct GroupUser {
    /// What they sign in with, often an e-mail address; unique in the whole vault.
    pub username: String,
    /// Their name.
    pub name: String,
    /// A new password to set, as typed; empty keeps the old one. Never stored and never shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub new_password: String,
    /// Takes the password away. Never stored and never shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub remove_password: bool,
    /// Whether a password is set. Written by the console alone.
    pub has_password: bool,
    /// Manages the group's licenses although the group is no master group.
    pub manager: bool,
    /// Anything a program wants to know about them.
    pub metadata: BTreeMap<String, String>,
}

/// What is known about a group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct GroupContent {
    /// The name people read.
    pub name: String,
    /// What it may do.
    pub kind: GroupKind,
    /// The master group above it.
    pub parent_id: Option<GroupId>,
    /// What it is for.
    pub description: String,
    /// Its users.
    pub users: Vec<GroupUser>,
}

/// A group of a customer's users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The record's id.
    pub id: GroupId,
    /// Counts up with every change.
    pub version: u32,
    /// Whose.
    pub customer_id: CustomerId,
    /// What is known about it.
    pub content: GroupContent,
    /// Since when.
    pub created_at: Time,
    /// Last change.
    pub updated_at: Time,
}

/// A group as typed. Without an id it is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupForm {
    /// The group to change; none for a new one.
    #[serde(default)]
    pub id: Option<GroupId>,
    /// The version that was read; 0 for a new one.
    #[serde(default)]
    pub version: u32,
    /// Whose.
    pub customer_id: CustomerId,
    /// What shall be known.
    pub content: GroupContent,
}

impl GroupContent {
    /// Everything wrong with it. `own` is the group itself, if it exists, and `others` the customer's groups.
    pub fn check(&self, own: Option<GroupId>, others: &[Group]) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the group's name", &self.name, 200);
        check_length(
            &mut problems,
            "description",
            "the description",
            &self.description,
            4_000,
        );
        self.check_parent(&mut problems, own, others);
        if self.kind == GroupKind::Standard
            && others.iter().any(|g| own.is_some() && g.content.parent_id == own)
        {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "kind",
                "The group has sub-groups: only a master group can.",
            ));
        }
        let mut seen = HashSet::new();
        for (index, user) in self.users.iter().enumerate() {
            let mut own = user.check();
            if !seen.insert(user.username.trim().to_lowercase()) {
                own.push(Problem::new(
                    ProblemCode::Duplicate,
                    "username",
                    format!("“{}” stands twice in this group.", user.username.trim()),
                ));
            }
            problems.extend(own.into_iter().map(|p| p.within(&format!("users[{index}]"))));
        }
        problems
    }

    fn tidied(mut self) -> Self {
        self.name = self.name.trim().to_owned();
        for user in &mut self.users {
            user.username = user.username.trim().to_owned();
            user.new_password.clear();
            user.remove_password = false;
        }
        self
    }

    fn check_parent(&self, problems: &mut Vec<Problem>, own: Option<GroupId>, others: &[Group]) {
        let Some(parent) = self.parent_id else { return };
        let mut refuse = |code, message: &str| problems.push(Problem::new(code, "parent_id", message));
        match others.iter().find(|group| group.id == parent) {
            None => refuse(ProblemCode::Unknown, "The customer has no such group."),
            Some(group) if group.content.kind != GroupKind::Master => {
                refuse(
                    ProblemCode::NotAllowed,
                    "Only a master group can have sub-groups.",
                );
            }
            Some(_) => {
                // Up from the parent: a group must not stand above itself.
                let mut above = Some(parent);
                for _ in 0..=others.len() {
                    if above.is_some() && above == own {
                        refuse(ProblemCode::NotAllowed, "A group cannot be its own sub-group.");
                        return;
                    }
                    above = above
                        .and_then(|id| others.iter().find(|group| group.id == id))
                        .and_then(|group| group.content.parent_id);
                }
            }
        }
    }
}

impl GroupUser {
    fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(
            &mut problems,
            "username",
            "the name they sign in with",
            &self.username,
            254,
        );
        if self.username.trim().contains(char::is_whitespace) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "username",
                "Write the name they sign in with without spaces.",
            ));
        }
        check_length(&mut problems, "name", "the name", &self.name, 200);
        let password = self.new_password.chars().count();
        if password > 0 && !(8..=200).contains(&password) {
            problems.push(Problem::new(
                ProblemCode::TooSmall,
                "new_password",
                "Choose a password of 8 to 200 characters.",
            ));
        }
        if password > 0 && self.remove_password {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "remove_password",
                "Set a new password or take it away, not both.",
            ));
        }
        for (key, value) in &self.metadata {
            if key.trim().is_empty() || key.chars().count() > 60 || value.chars().count() > 2_000 {
                problems.push(Problem::new(
                    ProblemCode::NotAllowed,
                    "metadata",
                    "Metadata has names of 1 to 60 and values of at most 2,000 characters.",
                ));
            }
        }
        problems
    }
}

impl Group {
    /// A new group. Check the content first, and read its new passwords: a group keeps none.
    pub fn new(id: GroupId, customer_id: CustomerId, content: GroupContent, at: Time) -> Self {
        Self {
            id,
            version: 1,
            customer_id,
            content: content.tidied(),
            created_at: at,
            updated_at: at,
        }
    }

    /// Changes it. Check the content first, and read its new passwords: a group keeps none.
    pub fn change(&mut self, content: GroupContent, at: Time) {
        self.content = content.tidied();
        self.version += 1;
        self.updated_at = at;
    }
}
