//! What an update changes, so that it can be said before, done, and undone.

use std::collections::BTreeSet;

use super::{Grant, HeldFeature};
use crate::{Conditions, FieldValue, Window};

/// One thing that differs between two grants. `None` is "not there".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermsChange {
    /// A feature is gained, lost, or has other terms or another limit.
    Feature {
        /// Its number.
        number: u32,
        /// Before.
        before: Option<HeldFeature>,
        /// After.
        after: Option<HeldFeature>,
    },
    /// The conditions of the license as a whole.
    Conditions {
        /// Before.
        before: Box<Conditions>,
        /// After.
        after: Box<Conditions>,
    },
    /// Machines.
    ActivationLimit {
        /// Before.
        before: u32,
        /// After.
        after: u32,
    },
    /// When it may be activated.
    Window {
        /// Before.
        before: Window,
        /// After.
        after: Window,
    },
    /// Whether it is for production use.
    Demo {
        /// After; before was the opposite.
        after: bool,
    },
    /// Whether an activation may overwrite.
    CanOverwrite {
        /// After; before was the opposite.
        after: bool,
    },
    /// A custom field's value.
    Value {
        /// Its key.
        key: String,
        /// Before.
        before: Option<FieldValue>,
        /// After.
        after: Option<FieldValue>,
    },
    /// A memory cell's content.
    Cell {
        /// Item and cell.
        place: (u32, u32),
        /// Before.
        before: Option<String>,
        /// After.
        after: Option<String>,
    },
}

/// Everything that differs between two grants: applied to the old one it gives the new one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermsDiff {
    /// The differences, features first, by number.
    pub changes: Vec<TermsChange>,
}

impl TermsDiff {
    /// What leads from `old` to `new`.
    pub fn between(old: &Grant, new: &Grant) -> Self {
        let mut changes = Vec::new();
        for number in keys(old.features.keys(), new.features.keys()) {
            let (before, after) = (
                old.features.get(&number).copied(),
                new.features.get(&number).copied(),
            );
            if before != after {
                changes.push(TermsChange::Feature {
                    number,
                    before,
                    after,
                });
            }
        }
        if old.conditions != new.conditions {
            changes.push(TermsChange::Conditions {
                before: Box::new(old.conditions.clone()),
                after: Box::new(new.conditions.clone()),
            });
        }
        if old.activation_limit != new.activation_limit {
            changes.push(TermsChange::ActivationLimit {
                before: old.activation_limit,
                after: new.activation_limit,
            });
        }
        if old.window != new.window {
            changes.push(TermsChange::Window {
                before: old.window,
                after: new.window,
            });
        }
        if old.demo != new.demo {
            changes.push(TermsChange::Demo { after: new.demo });
        }
        if old.can_overwrite != new.can_overwrite {
            changes.push(TermsChange::CanOverwrite {
                after: new.can_overwrite,
            });
        }
        for key in keys(old.values.keys(), new.values.keys()) {
            let (before, after) = (old.values.get(&key).cloned(), new.values.get(&key).cloned());
            if before != after {
                changes.push(TermsChange::Value { key, before, after });
            }
        }
        for place in keys(old.memory.keys(), new.memory.keys()) {
            let (before, after) = (old.memory.get(&place).cloned(), new.memory.get(&place).cloned());
            if before != after {
                changes.push(TermsChange::Cell { place, before, after });
            }
        }
        Self { changes }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The grant after these changes.
    pub fn apply(&self, old: &Grant) -> Grant {
        let mut grant = old.clone();
        for change in &self.changes {
            match change {
                TermsChange::Feature { number, after, .. } => match after {
                    Some(held) => drop(grant.features.insert(*number, *held)),
                    None => drop(grant.features.remove(number)),
                },
                TermsChange::Conditions { after, .. } => grant.conditions = (**after).clone(),
                TermsChange::ActivationLimit { after, .. } => grant.activation_limit = *after,
                TermsChange::Window { after, .. } => grant.window = *after,
                TermsChange::Demo { after } => grant.demo = *after,
                TermsChange::CanOverwrite { after } => grant.can_overwrite = *after,
                TermsChange::Value { key, after, .. } => match after {
                    Some(value) => drop(grant.values.insert(key.clone(), value.clone())),
                    None => drop(grant.values.remove(key)),
                },
                TermsChange::Cell { place, after, .. } => match after {
                    Some(value) => drop(grant.memory.insert(*place, value.clone())),
                    None => drop(grant.memory.remove(place)),
                },
            }
        }
        grant
    }

    /// What leads back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let changes = self.changes.iter().map(|change| match change.clone() {
            TermsChange::Feature {
                number,
                before,
                after,
            } => TermsChange::Feature {
                number,
                before: after,
                after: before,
            },
            TermsChange::Conditions { before, after } => TermsChange::Conditions {
                before: after,
                after: before,
            },
            TermsChange::ActivationLimit { before, after } => TermsChange::ActivationLimit {
                before: after,
                after: before,
            },
            TermsChange::Window { before, after } => TermsChange::Window {
                before: after,
                after: before,
            },
            TermsChange::Demo { after } => TermsChange::Demo { after: !after },
            TermsChange::CanOverwrite { after } => TermsChange::CanOverwrite { after: !after },
            TermsChange::Value { key, before, after } => TermsChange::Value {
                key,
                before: after,
                after: before,
            },
            TermsChange::Cell { place, before, after } => TermsChange::Cell {
                place,
                before: after,
                after: before,
            },
        });
        Self {
            changes: changes.collect(),
        }
    }
}

fn keys<'a, K: Ord + Clone + 'a>(
    old: impl Iterator<Item = &'a K>,
    new: impl Iterator<Item = &'a K>,
) -> BTreeSet<K> {
    old.chain(new).cloned().collect()
}
