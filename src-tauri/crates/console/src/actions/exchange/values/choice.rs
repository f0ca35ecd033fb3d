//! Values of which there are few, in the words people use for them.

use std::collections::HashMap;
use std::sync::LazyLock;

use signet_domain::{Currency, CustomerKind, FeatureType, SeatUnit};
use signet_vault::fold;

/// Names of the countries of ISO 3166: two letters, three letters, English, German.
static COUNTRIES: &str = include_str!("../../../../../../../assets/countries.tsv");

/// Yes or no.
pub(in super::super) fn yes(text: &str) -> Result<bool, String> {
    match fold(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "j" | "wahr" => Ok(true),
        "no" | "n" | "false" | "0" | "nein" | "falsch" | "-" => Ok(false),
        _ => Err(format!("“{text}” is neither yes nor no.")),
    }
}

/// What a customer is.
pub(in super::super) fn company_or_person(text: &str) -> Result<CustomerKind, String> {
    match fold(text).as_str() {
        "company" | "firma" | "unternehmen" | "business" | "organization" | "organisation" | "b2b" | "c" => {
            Ok(CustomerKind::Company)
        }
        "person" | "privat" | "private" | "privatperson" | "individual" | "consumer" | "b2c" | "p" => {
            Ok(CustomerKind::Person)
        }
        _ => Err(format!("“{text}” is neither company nor person.")),
    }
}

/// A country by its code or its English or German name.
pub(in super::super) fn country(text: &str) -> Result<String, String> {
    static BY_NAME: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
        let mut names = HashMap::new();
        for line in COUNTRIES.lines() {
            let code = line.split('\t').next().unwrap_or_default();
            for name in line.split('\t').skip(1) {
                names.insert(fold(name), code);
            }
        }
        names
    });
    // Two letters may be a code the list is too old for.
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        let code = text.to_ascii_uppercase();
        return Ok(if code == "UK" { "GB".to_owned() } else { code });
    }
    let found = BY_NAME
        .get(fold(text).trim_end_matches('.'))
        .map(|code| (*code).to_owned());
    found.ok_or_else(|| format!("“{text}” is not a country Signet knows: write its two letters, e.g. DE."))
}

/// A currency by its letters.
pub(in super::super) fn currency(text: &str) -> Result<Currency, String> {
    let letters = if text == "€" {
        "EUR".to_owned()
    } else {
        text.to_ascii_uppercase()
    };
    Currency::try_from(letters).map_err(|why| format!("{why}."))
}

/// A kind of feature.
pub(in super::super) fn feature_type(text: &str) -> Result<FeatureType, String> {
    match fold(text).replace([' ', '-'], "_").as_str() {
        "normal" | "on_off" | "switch" => Ok(FeatureType::Normal),
        "floating" => Ok(FeatureType::Floating),
        "element_pool" | "pool" => Ok(FeatureType::ElementPool),
        "consumption_tokens" | "consumption" | "tokens" | "token" => Ok(FeatureType::ConsumptionTokens),
        "secure_store" | "store" => Ok(FeatureType::SecureStore),
        _ => Err(format!(
            "“{text}” is no kind of feature: write normal, floating, element_pool, consumption_tokens or secure_store."
        )),
    }
}

/// What a seat counts.
pub(in super::super) fn seat_unit(text: &str) -> Result<SeatUnit, String> {
    match fold(text).as_str() {
        "station" | "machine" | "0" => Ok(SeatUnit::Station),
        "login" | "user" | "1" => Ok(SeatUnit::Login),
        "process" | "2" => Ok(SeatUnit::Process),
        _ => Err(format!(
            "“{text}” is no unit of seats: write station, login or process."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_said_in_many_ways() {
        for word in ["yes", "Y", "TRUE", "1", "x", "X", "Ja", "WAHR"] {
            assert_eq!(yes(word), Ok(true), "{word}");
        }
        for word in ["no", "False", "0", "nein", "-"] {
            assert_eq!(yes(word), Ok(false), "{word}");
        }
        assert!(yes("perhaps").is_err());
    }

    #[test]
    fn countries_are_known_by_code_and_by_name() {
        for (text, code) in [
            ("de", "DE"),
            ("Germany", "DE"),
            ("Deutschland", "DE"),
            ("DEU", "DE"),
            ("ÖSTERREICH", "AT"),
            ("UK", "GB"),
            ("Great Britain", "GB"),
            ("Großbritannien", "GB"),
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("Czech Republic", "CZ"),
            ("Holland", "NL"),
            ("Türkei", "TR"),
        ] {
            assert_eq!(country(text).as_deref(), Ok(code), "{text}");
        }
        assert!(country("Atlantis").is_err());
    }

    #[test]
    fn currencies_are_three_letters() {
        assert_eq!(currency("chf").map(Currency::code), Ok("CHF"));
        assert_eq!(currency("€").map(Currency::code), Ok("EUR"));
        assert!(currency("Dollar").is_err());
    }
}
