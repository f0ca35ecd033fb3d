//! What an update does to its licenses, in words.

use super::words::{count, features, instead, listed, name};
use crate::money::grouped;
use crate::{
    Conditions, Grant, OrderContent, Product, Products, Target, TermsChange, TermsDiff, Time, Window,
    date_words,
};

/// The sentence; none while there is nothing to tell. When the licenses hold different things, it is said
/// of how many it is told.
pub(super) fn told(
    customer: &str,
    content: &OrderContent,
    products: &Products,
    targets: &[Target],
    at: Time,
) -> Option<String> {
    let (line, first) = (content.lines.first()?, targets.first()?);
    let product = products.get(&line.product_id)?;
    let who = if customer.is_empty() {
        "the customer"
    } else {
        customer
    };
    let on = on(first, targets);
    let before = first.grant.clone().settled(product);
    let after = before.updated(content, &line.clone().settled(product), at);
    let diff = TermsDiff::between(&before, &after);
    if diff.is_empty() {
        return Some(format!("{on}, {who} keeps everything as it is."));
    }
    let parts = parts(&diff, &before, &after, product);
    Some(format!("{on}, {who} {}.", parts.join("; ")))
}

/// What became of one license between two grants: `Gains …; keeps …; nothing is lost.`
pub fn change_in_words(before: &Grant, after: &Grant, product: &Product) -> String {
    let (before, after) = (&before.clone().settled(product), &after.clone().settled(product));
    let diff = TermsDiff::between(before, after);
    if diff.is_empty() {
        return "Everything stays as it is.".to_owned();
    }
    let words = parts(&diff, before, after, product).join("; ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

fn on(first: &Target, targets: &[Target]) -> String {
    if targets.len() == 1 {
        return format!("On {}", first.serial);
    }
    let same = targets
        .iter()
        .filter(|target| target.grant == first.grant)
        .count();
    let number = grouped(targets.len() as u64);
    if same == targets.len() {
        return format!("On {number} licenses");
    }
    let told = if same == 1 {
        format!("told for {}", first.serial)
    } else {
        format!(
            "told for {} that hold the same as the first",
            grouped(same as u64)
        )
    };
    format!("On {number} licenses, {told}")
}

/// The parts of the sentence: gains, changes, what stays, losses, the end.
fn parts(diff: &TermsDiff, before: &Grant, after: &Grant, product: &Product) -> Vec<String> {
    let mut gained = Vec::new();
    let mut changed = Vec::new();
    let mut lost = Vec::new();
    for change in &diff.changes {
        match change {
            TermsChange::Feature {
                number,
                before: None,
                after: Some(held),
            } => gained.push((*number, *held)),
            TermsChange::Feature {
                number,
                before: Some(old),
                after: Some(new),
            } => {
                let kind = product.feature(*number).map(|feature| feature.kind);
                let instead = instead(kind.unwrap_or_default(), new, old);
                changed.push(format!("{} {instead}", name(product, *number)));
            }
            TermsChange::Feature { number, .. } => lost.push(name(product, *number)),
            other => changed.extend(changes(other, product)),
        }
    }
    let mut parts = Vec::new();
    if !gained.is_empty() {
        parts.push(format!(
            "gains {}",
            features(gained.into_iter(), product).join(", ")
        ));
    }
    if !changed.is_empty() {
        parts.push(format!("has {}", changed.join(", ")));
    }
    let kept = before
        .features
        .iter()
        .filter(|(number, held)| after.features.get(number) == Some(*held));
    let kept: Vec<String> = kept.map(|(number, _)| name(product, *number)).collect();
    if !kept.is_empty() {
        parts.push(format!("keeps {}", listed(&kept)));
    }
    let shorter = match (before.ends(), after.ends()) {
        (Some(before), Some(after)) => after < before,
        (None, Some(_)) => true,
        (_, None) => false,
    };
    parts.push(if !lost.is_empty() {
        format!("loses {}", listed(&lost))
    } else if changed.is_empty() && !shorter {
        "nothing is lost".to_owned()
    } else {
        "no feature is lost".to_owned()
    });
    parts.extend(ending(before.ends(), after.ends()));
    parts
}

/// What changes beside features, and beside the end, which has its own part.
fn changes(change: &TermsChange, product: &Product) -> Vec<String> {
    vec![match change {
        TermsChange::Feature { .. } => return Vec::new(),
        TermsChange::Conditions { before, after } => return conditions(before, after),
        TermsChange::ActivationLimit { before, after } => {
            format!(
                "{} instead of {}",
                count(*after, "activation"),
                grouped((*before).into())
            )
        }
        TermsChange::Window { after, .. } => window(*after),
        TermsChange::Demo { after: true } => "demo use only".to_owned(),
        TermsChange::Demo { after: false } => "use in production".to_owned(),
        TermsChange::CanOverwrite { .. } => "another rule for overwriting".to_owned(),
        TermsChange::Value { key, after, .. } => {
            let label = product.content.fields.iter().find(|field| field.key == *key);
            let label = label.map_or(key.as_str(), |field| &field.label);
            match after {
                Some(value) => format!("{label} {}", value.words()),
                None => format!("no {label}"),
            }
        }
        TermsChange::Cell {
            place: (item, cell), ..
        } => {
            format!("new content of memory item {item}, cell {cell}")
        }
    }]
}

fn window(window: Window) -> String {
    match (window.from, window.until) {
        (None, None) => "activation at any time".to_owned(),
        (Some(from), None) => format!("activation from {}", date_words(from.0)),
        (None, Some(until)) => format!("activation until {}", date_words(until.0)),
        (Some(from), Some(until)) => {
            format!(
                "activation from {} to {}",
                date_words(from.0),
                date_words(until.0)
            )
        }
    }
}

fn conditions(before: &Conditions, after: &Conditions) -> Vec<String> {
    let mut words = Vec::new();
    if before.maintenance_until != after.maintenance_until {
        words.push(match after.maintenance_until {
            Some(until) => format!("maintenance until {}", date_words(until.0)),
            None => "maintenance without end".to_owned(),
        });
    }
    if before.network_seats != after.network_seats {
        words.push(match after.network_seats {
            Some(seats) => count(seats, "network seat"),
            None => "no network seats".to_owned(),
        });
    }
    let told = Conditions {
        validity: after.validity,
        maintenance_until: after.maintenance_until,
        network_seats: after.network_seats,
        ..before.clone()
    };
    if told != *after {
        words.push("other conditions".to_owned());
    }
    words
}

fn ending(before: Option<Time>, after: Option<Time>) -> Option<String> {
    let on = |at: Time| date_words(at.0);
    Some(match (before, after) {
        (None, None) => return None,
        (Some(_), None) => "the license no longer ends".to_owned(),
        (None, Some(after)) => format!("the license ends on {} instead of never", on(after)),
        (Some(before), Some(after)) if before == after => format!("the license ends on {}", on(after)),
        (Some(before), Some(after)) => {
            format!("the license ends on {} instead of {}", on(after), on(before))
        }
    })
}
