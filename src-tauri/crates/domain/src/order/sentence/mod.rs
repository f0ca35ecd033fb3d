//! What an order grants, in words: shown before submit, repeated in the certificate and the mail.

mod update;
mod words;

use std::fmt::Write as _;

use signet_license::{Model, Terms};

pub use self::update::change_in_words;
use self::words::{count, features};
use super::{Line, OrderContent, OrderKind, Target};
use crate::{Conditions, Product, Products, Time, Validity, date_words, short_date};

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
    let known = line.granted().filter(|own| product.feature(own.number).is_some());
    let parts = features(known.map(|own| (own.number, own.terms)), product);
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
    if let Some(until) = conditions.maintenance_until {
        // Writing to a String cannot fail.
        let _ = write!(words, ", with maintenance until {}", date_words(until.0));
    }
    words
}
