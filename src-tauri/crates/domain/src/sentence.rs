//! What an order grants, in words: shown before submit, repeated in the certificate and the mail.

use std::fmt::Write as _;

use signet_license::{Model, Terms};

use crate::{Line, Product, Products, date_words, short_date};

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

/// One sentence for a sale: who gains what, until when.
pub fn sentence(customer: &str, lines: &[Line], products: &Products) -> String {
    let gains: Vec<String> = lines
        .iter()
        .filter_map(|line| Some(gain(line, products.get(&line.product_id)?)))
        .collect();
    let who = if customer.is_empty() {
        "The customer"
    } else {
        customer
    };
    if gains.is_empty() {
        return format!("{who} gains nothing yet.");
    }
    format!("{who} gains {}; nothing is lost.", gains.join("; and "))
}

fn gain(line: &Line, product: &Product) -> String {
    // Features with the same words stand together: "Core and Export without end".
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for own in line.granted() {
        let Some(feature) = product.feature(own.number) else {
            continue;
        };
        let words = phrase(&own.terms);
        match groups.iter_mut().find(|(other, _)| *other == words) {
            Some((_, names)) => names.push(&feature.name),
            None => groups.push((words, vec![&feature.name])),
        }
    }
    let parts: Vec<String> = groups
        .iter()
        .map(|(words, names)| format!("{} {words}", listed(names)))
        .collect();
    let serials = count(line.quantity, "serial number");
    if parts.is_empty() {
        format!("{} on {serials}, without any feature", product.name)
    } else {
        format!("{} on {serials}: {}", product.name, parts.join(", "))
    }
}

fn phrase(terms: &Terms) -> String {
    let mut words = match terms.model {
        Model::Perpetual => "without end".to_owned(),
        Model::Period { from, until } => format!("from {} to {}", date_words(from), date_words(until)),
        Model::Until { until } => format!("until {}", date_words(until)),
        Model::Days { days } => format!("for {} from first use", count(days, "day")),
        Model::Runs { runs } => format!("for {}", count(runs, "run")),
    };
    if terms.seats > 1 {
        // Writing to a String cannot fail.
        let _ = write!(words, " with {} seats", grouped(terms.seats));
    }
    words
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn count(n: u32, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{} {what}s", grouped(n))
    }
}

/// Thousands apart: `10,000`.
fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
