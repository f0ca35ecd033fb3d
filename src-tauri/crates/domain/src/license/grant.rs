//! What a license grants, complete: the terms that stand in its file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::HeldFeature;
use crate::{CellValue, Conditions, FieldValues, Line, OrderContent, Product, Time, Validity, Window};

/// What a license grants at a moment. Dates are absolute: a subscription of 365 days is an end here, and so
/// are 365 days of maintenance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Grant {
    /// Each granted feature, by number.
    pub features: BTreeMap<u32, HeldFeature>,
    /// Conditions of the license as a whole; its validity is perpetual or until a moment, its maintenance has a
    /// date and never days.
    pub conditions: Conditions,
    /// Machines.
    pub activation_limit: u32,
    /// When it may be activated.
    pub window: Window,
    /// Not for production use.
    pub demo: bool,
    /// An activation may overwrite what the machine held before.
    pub can_overwrite: bool,
    /// Values of custom fields.
    pub values: FieldValues,
    /// Contents of memory cells that differ from the catalog's, by item and cell.
    #[serde(with = "cells")]
    pub memory: BTreeMap<(u32, u32), String>,
}

impl Grant {
    /// What a sale's line grants to a license issued at `issued`.
    pub fn of_sale(content: &OrderContent, line: &Line, issued: Time) -> Self {
        let mut grant = Self {
            activation_limit: content.activation_limit,
            window: content.window,
            demo: content.demo,
            can_overwrite: content.can_overwrite,
            ..Self::default()
        };
        grant.lay_over(line, issued);
        grant
    }

    /// What an update's line makes of this grant at `at`.
    ///
    /// With [`OrderContent::can_overwrite`] it replaces: features, values and memory are afterwards exactly
    /// the line's. Without, it adds: what the line names has the line's terms, what it does not name stays,
    /// and of what the order's head says the license has the better. Either way conditions stay when the
    /// line has none.
    pub fn updated(&self, content: &OrderContent, line: &Line, at: Time) -> Self {
        let mut grant = if content.can_overwrite {
            Self {
                conditions: self.conditions.clone(),
                activation_limit: content.activation_limit,
                window: content.window,
                demo: content.demo,
                can_overwrite: self.can_overwrite,
                ..Self::default()
            }
        } else {
            Self {
                activation_limit: self.activation_limit.max(content.activation_limit),
                window: self.window.widened(content.window),
                demo: self.demo && content.demo,
                ..self.clone()
            }
        };
        grant.lay_over(line, at);
        if let (
            false,
            Some(Conditions {
                validity: Validity::Subscription { days },
                ..
            }),
        ) = (content.can_overwrite, &line.conditions)
        {
            grant.conditions.validity = self.extended(*days, at);
        }
        grant
    }

    /// The end after a subscription of so many days more: counted from the end that was paid for, or from
    /// `at` when that is over. A license without end keeps none.
    fn extended(&self, days: u32, at: Time) -> Validity {
        match self.ends() {
            None if !self.features.is_empty() => Validity::Perpetual,
            end => Validity::Until {
                until: end.map_or(at, |end| end.max(at)).plus_days(days),
            },
        }
    }

    /// The last second of the license as a whole, by its conditions.
    pub fn ends(&self) -> Option<Time> {
        match self.conditions.validity {
            Validity::Until { until } => Some(until),
            Validity::Perpetual | Validity::Subscription { .. } => None,
        }
    }

    /// The last second in which it grants anything the calendar decides: the earlier of its own end and
    /// the end of its last feature.
    pub fn last_second(&self) -> Option<Time> {
        let held = self.features.values();
        let features: Option<Vec<i64>> = held.map(|held| held.terms.model.ends()).collect();
        let features = features.and_then(|ends| ends.into_iter().max()).map(Time);
        match (self.ends(), features) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }

    /// The same with the catalog's limits where it has none of its own: grants from before licenses had any.
    #[must_use]
    pub fn settled(mut self, product: &Product) -> Self {
        for (number, held) in &mut self.features {
            if let Some(feature) = product.feature(*number) {
                *held = held.settled(feature);
            }
        }
        self
    }

    fn lay_over(&mut self, line: &Line, at: Time) {
        for own in line.granted() {
            self.features.insert(own.number, own.into());
        }
        if let Some(conditions) = &line.conditions {
            self.conditions = conditions.clone();
            self.conditions.validity = match conditions.ends(at) {
                Some(until) => Validity::Until { until },
                None => Validity::Perpetual,
            };
            self.conditions.maintenance_until = conditions.maintenance_ends(at);
            self.conditions.maintenance_days = None;
        }
        for (key, value) in &line.values {
            if value.is_empty() {
                self.values.remove(key);
            } else {
                self.values.insert(key.clone(), value.clone());
            }
        }
        for CellValue { item, cell, value } in &line.memory {
            self.memory.insert((*item, *cell), value.clone());
        }
    }
}

/// A map with pairs as keys has no form in JSON: a list of cells has.
mod cells {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    use crate::CellValue;

    pub(super) fn serialize<S: Serializer>(
        cells: &BTreeMap<(u32, u32), String>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let list: Vec<CellValue> = cells
            .iter()
            .map(|((item, cell), value)| CellValue {
                item: *item,
                cell: *cell,
                value: value.clone(),
            })
            .collect();
        list.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<(u32, u32), String>, D::Error> {
        let list = Vec::<CellValue>::deserialize(deserializer)?;
        Ok(list
            .into_iter()
            .map(|cell| ((cell.item, cell.cell), cell.value))
            .collect())
    }
}
