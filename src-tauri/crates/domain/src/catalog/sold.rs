//! What a sold product must keep: programs and licenses in customers' hands rely on it.

use super::{Cell, CustomField, Feature, FieldKind, MemoryItem, ProductContent};
use crate::problem::{Problem, ProblemCode};

/// Everything in `new` that a product sold as `old` may no longer change. Free are what people read about
/// it, prices, releases, and the defaults of new orders; features, fields, memory and choices may be added, and
/// features archived.
pub(super) fn what_sales_fixed(old: &ProductContent, new: &ProductContent) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |field: &str, feature: Option<u32>, what: &str| {
        let mut problem = Problem::new(
            ProblemCode::Locked,
            field,
            format!("The product is on sale: {what}."),
        );
        problem.feature = feature;
        problems.push(problem);
    };
    if new.number != old.number {
        refuse("number", None, "its number can no longer change");
    }
    if new.code.trim() != old.code.trim() {
        refuse("code", None, "its code can no longer change");
    }
    if new.name.trim() != old.name.trim() {
        refuse("name", None, "its name can no longer change");
    }
    for field in &old.fields {
        if !new.fields.iter().any(|other| keeps_field(field, other)) {
            refuse(
                "fields",
                None,
                &format!(
                    "the field “{}” keeps its key, its type and its choices",
                    field.key
                ),
            );
        }
    }
    for item in &old.memory {
        if !new.memory.iter().any(|other| keeps_item(item, other)) {
            refuse(
                "memory",
                None,
                &format!(
                    "memory item {} keeps its access, its passwords and the places of its cells",
                    item.alias
                ),
            );
        }
    }
    // Serial numbers that were given out must still read back when they are typed.
    if new.serial_format() != old.serial_format() {
        refuse(
            "serials",
            None,
            "its serial numbers keep their form, or those in customers' hands could no longer be typed",
        );
    }
    for feature in &old.features {
        if new
            .features
            .iter()
            .any(|other| identity(other) == identity(feature))
        {
            continue;
        }
        let Feature { number, name, .. } = feature;
        let what = if new.feature(*number).is_none() {
            format!(
                "feature {number} “{name}” cannot be removed; archive it, and new orders no longer start with it"
            )
        } else {
            format!("feature {number} “{name}” keeps its number, code, name and type")
        };
        refuse("features", Some(*number), &what);
    }
    problems
}

/// Programs and licenses know a feature by these.
fn identity(feature: &Feature) -> (u32, &str, &str, signet_license::FeatureType) {
    (
        feature.number,
        feature.code.trim(),
        feature.name.trim(),
        feature.kind,
    )
}

/// A choice may get new options: what licenses say stays one of them.
fn keeps_field(old: &CustomField, new: &CustomField) -> bool {
    let kind = match (&old.kind, &new.kind) {
        (FieldKind::Choice { options: before }, FieldKind::Choice { options: after }) => {
            before.iter().all(|option| after.contains(option))
        }
        (before, after) => before == after,
    };
    kind && old.key == new.key && old.signed == new.signed
}

fn keeps_item(old: &MemoryItem, new: &MemoryItem) -> bool {
    let doors = |item: &MemoryItem| (item.alias, item.access, item.read_password, item.write_password);
    let place = |cell: &Cell| (cell.number, cell.offset, cell.size, cell.kind);
    doors(old) == doors(new)
        && old
            .cells
            .iter()
            .all(|cell| new.cells.iter().any(|other| place(other) == place(cell)))
}
