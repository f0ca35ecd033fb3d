//! What an order grants, in words: shown before submit, repeated in the certificate and the mail.

mod update;
mod words;

use std::fmt::Write as _;

use signet_license::{FeatureType, Model, Terms};

pub use self::update::change_in_words;
use self::words::{amount, count, features};
use super::{Line, OrderContent, OrderKind, Target};
use crate::{Conditions, HeldFeature, Product, Products, Time, Validity, date_words, short_date};

/// The terms for a table cell: `no limit`, `until 31 Dec 2027`, `500 runs`.
pub fn granted(terms: &Terms) -> String {
    match terms.model {
        Model::Perpetual => "no limit".to_owned(),
        Model::Period { from, until } => format!("{} – {}", short_date(from), short_date(until)),
        Model::Until { until } => format!("until {}", short_date(until)),
        Model::Days { days } => format!("{} from first use", count(days, "day")),
        Model::Runs { runs } => count(runs, "run"),
    }
}

/// What a license holds of a feature, for a table cell: `no limit`, `500 tokens, until 31 Dec 2027`.
pub fn held_in_words(kind: FeatureType, held: &HeldFeature) -> String {
    let terms = granted(&held.terms);
    match (held.limit.and_then(|limit| amount(kind, limit)), held.terms.model) {
        (None, _) => terms,
        (Some(amount), Model::Perpetual) => format!("{amount}, no end"),
        (Some(amount), _) => format!("{amount}, {terms}"),
    }
}

/// One sentence for an order submitted at `at`: who gains, keeps and loses what, and when it ends.
/// `targets` are the licenses of an update.
pub fn sentence(
    customer: &str,
    content: &OrderContent,
    products: &Products,
    targets: &[Target],
    at: Time,
) -> String {
    let who = if customer.is_empty() {
        "The customer"
    } else {
        customer
    };
    match content.kind {
        OrderKind::Sale => sale(who, &content.lines, products, at),
        OrderKind::Import => format!("{who} holds {} from before.", count(licenses(content), "license")),
        OrderKind::Update => {
            update::told(customer, content, products, targets, at).unwrap_or_else(|| nothing_yet(who))
        }
    }
}

fn nothing_yet(who: &str) -> String {
    format!("{who} gains nothing yet.")
}

fn licenses(content: &OrderContent) -> u32 {
    content
        .lines
        .iter()
        .fold(0, |sum, line| sum.saturating_add(line.quantity))
}

fn sale(who: &str, lines: &[Line], products: &Products, at: Time) -> String {
    let gains: Vec<String> = lines
        .iter()
        .filter_map(|line| Some(gain(line, products.get(&line.product_id)?, at)))
        .collect();
    if gains.is_empty() {
        return nothing_yet(who);
    }
    format!("{who} gains {}; nothing is lost.", gains.join("; and "))
}

fn gain(line: &Line, product: &Product, at: Time) -> String {
    let known = line
        .granted()
        .filter_map(|own| Some((own.number, HeldFeature::of(own, product.feature(own.number)?))));
    let parts = features(known, product);
    let serials = count(line.quantity, "serial number");
    let name = &product.content.name;
    let end = line
        .conditions
        .as_ref()
        .map_or_else(String::new, |conditions| ending(conditions, at));
    if parts.is_empty() {
        format!("{name} on {serials}, without any feature{end}")
    } else {
        format!("{name} on {serials}: {}{end}", parts.join(", "))
    }
}

/// When the license as a whole ends, for the end of a phrase.
fn ending(conditions: &Conditions, at: Time) -> String {
    let end = conditions.ends(at).map(|until| date_words(until.0));
    let mut words = match (end, conditions.validity) {
        (Some(end), Validity::Subscription { days }) => {
            format!(", ending on {end}, {} after submit", count(days, "day"))
        }
        (Some(end), Validity::Until { .. } | Validity::Perpetual) => format!(", ending on {end}"),
        (None, _) => String::new(),
    };
    if let Some(until) = conditions.maintenance_ends(at) {
        // Writing to a String cannot fail.
        let _ = write!(words, ", with maintenance until {}", date_words(until.0));
    }
    words
}
