//! What a license grants, in words: for one that is genuine, and for what one says that is not.

use signet_domain::{HeldFeature, Time, date_words, granted, held_in_words, short_date};
use signet_license::{CustomValue, FeatureClaim, LicenseClaims};

use super::view::{Fact, FeatureTold};
use super::words::{count, days, ended};

/// An end within so many days is worth saying.
const SOON: i64 = 90;

/// What a feature of a file grants, in words.
pub(in crate::actions) fn terms_in_words(feature: &FeatureClaim) -> String {
    feature
        .terms()
        .map_or_else(|| "an unknown model".to_owned(), |terms| granted(&terms))
}

/// What stands above the table of features. `machine` is what the file says of machines.
pub(super) fn facts(license: &LicenseClaims, machine: Vec<Fact>) -> Vec<Fact> {
    let product = &license.product;
    let mut facts = vec![
        Fact::new("Product", &*product.name).with(format!("No. {}", product.number)),
        Fact::mono("Serial", &*license.serial),
        Fact::new("Licensee", or(&license.sub, "nobody named")),
        Fact::new("Vendor", or(&license.iss, "nobody named")),
    ];
    facts.extend(machine);
    facts.push(Fact::new("Valid", validity(license)));
    if let Some(until) = license.maintenance_until {
        facts.push(Fact::new("Maintenance", format!("until {}", date_words(until))));
    }
    if license.demo {
        facts.push(Fact::new("Demo", "not for production use"));
    }
    let optional = [
        (
            "Trial",
            license.trial_days.map(|n| format!("{} first", count(n, "day"))),
        ),
        ("Clients", license.clients.map(|n| count(n, "client"))),
        (
            "Processes",
            license.processes.map(|n| match n {
                0 => "no limit on one machine".to_owned(),
                1 => "one at a time on one machine".to_owned(),
                n => format!("{n} at a time on one machine"),
            }),
        ),
        (
            "Offline lease",
            license.lease.offline_hours.map(|n| count(n, "hour")),
        ),
        (
            "Network",
            license.network.as_ref().map(|network| match network.seats {
                Some(seats) => format!("{}, {}", network.mode, count(seats, "seat")),
                None => network.mode.clone(),
            }),
        ),
        (
            "Memory",
            (!license.memory.is_empty()).then(|| count(license.memory.len() as u64, "item")),
        ),
    ];
    facts.extend(
        optional
            .into_iter()
            .filter_map(|(label, value)| value.map(|value| Fact::new(label, value))),
    );
    facts.extend(license.custom.iter().map(|(key, value)| {
        let value = match value {
            CustomValue::Flag(true) => "yes".to_owned(),
            CustomValue::Flag(false) => "no".to_owned(),
            CustomValue::Number(n) => n.to_string(),
            CustomValue::Text(text) => text.clone(),
        };
        Fact::new(key, value)
    }));
    facts
}

fn or<'a>(text: &'a str, none: &'a str) -> &'a str {
    if text.is_empty() { none } else { text }
}

fn validity(license: &LicenseClaims) -> String {
    let from = license.nbf.map(|from| format!("from {}", date_words(from)));
    let until = license.exp.map(|until| format!("until {}", date_words(until)));
    match (from, until) {
        (None, None) => "without end".to_owned(),
        (Some(from), None) => format!("{from}, without end"),
        (None, Some(until)) => until,
        (Some(from), Some(until)) => format!("{from} {until}"),
    }
}

/// The features at a moment.
pub(super) fn features(license: &LicenseClaims, at: Time) -> Vec<FeatureTold> {
    let told = |feature: &FeatureClaim| {
        let (note, over) = note(feature, license.exp, at);
        FeatureTold {
            number: feature.number,
            name: feature.name.clone(),
            model: model(&feature.model).to_owned(),
            granted: match feature.terms() {
                Some(terms) => {
                    let held = HeldFeature {
                        terms,
                        limit: feature.limit,
                    };
                    held_in_words(feature.feature_type, &held)
                }
                None => "an unknown model".to_owned(),
            },
            note,
            over,
            seats: feature.seats,
        }
    };
    license.features.iter().map(told).collect()
}

/// Features that end soon, with the days they have left.
pub(super) fn ending(license: &LicenseClaims, at: Time) -> Vec<(String, i64)> {
    let left = |feature: &FeatureClaim| {
        let until = feature.terms()?.model.ends()?;
        let left = days(at.0, until);
        (until >= at.0 && left <= SOON).then(|| (feature.name.clone(), left))
    };
    license.features.iter().filter_map(left).collect()
}

fn note(feature: &FeatureClaim, whole: Option<i64>, at: Time) -> (String, bool) {
    let Some(terms) = feature.terms() else {
        return (String::new(), false);
    };
    let until = match (terms.model.ends(), whole) {
        (Some(own), Some(whole)) => Some(own.min(whole)),
        (own, whole) => own.or(whole),
    };
    match (terms.model.starts(), until) {
        (_, Some(until)) if until < at.0 => (ended(until, at), true),
        (Some(from), _) if at.0 < from => (format!("starts {}", short_date(from)), false),
        (_, Some(until)) if days(at.0, until) <= SOON => {
            (format!("{} left", count(days(at.0, until), "day")), false)
        }
        _ => (String::new(), false),
    }
}

fn model(name: &str) -> &str {
    match name {
        "perpetual" => "Perpetual",
        "period" => "Period",
        "until" => "Until a date",
        "days" => "Days",
        "runs" => "Runs",
        other => other,
    }
}
