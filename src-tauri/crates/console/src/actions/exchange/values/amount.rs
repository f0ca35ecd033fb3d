//! Prices and percentages. Digits are moved, never calculated: no amount passes through a floating-point number.

use signet_domain::{Currency, Share};

/// A price in minor units, written in major ones: `1.234,50`, `1,234.50`, `1234.5`, `EUR 12`. A currency beside
/// the number must be the one the price has.
pub(in super::super) fn price(text: &str, currency: Currency) -> Result<i64, String> {
    let amount = match beside(text) {
        Some((code, _)) if code != currency => {
            return Err(format!(
                "“{text}” is not in {currency}, the currency of this row."
            ));
        }
        Some((_, amount)) => amount,
        None => text,
    };
    scaled(amount, currency.digits()).map_err(|why| match why {
        Why::Ambiguous => format!(
            "“{text}” can be read in two ways: write no sign between thousands, e.g. {}.",
            minor_units(123_456, currency.digits()),
        ),
        Why::TooFine => format!("“{text}” is finer than {currency} can be."),
        Why::NoNumber => format!("“{text}” is not a price."),
    })
}

/// A share: `19`, `19 %`, `7,5`.
pub(in super::super) fn share(text: &str) -> Result<Share, String> {
    let amount = text.trim_end_matches('%').trim_end();
    match scaled(amount, 2) {
        Ok(hundredths @ 0..=10_000) => Ok(Share(u32::try_from(hundredths).unwrap_or_default())),
        Ok(_) => Err(format!("“{text}” is not a share: write 0 to 100 percent.")),
        Err(Why::NoNumber) => Err(format!("“{text}” is not a percentage.")),
        Err(_) => Err(format!("“{text}” is finer than a hundredth of a percent.")),
    }
}

/// Minor units in major ones, with a point: `12774.65`.
pub(in super::super) fn minor_units(amount: i64, digits: u32) -> String {
    let unit = 10u64.pow(digits);
    let (whole, part) = (amount.unsigned_abs() / unit, amount.unsigned_abs() % unit);
    let sign = if amount < 0 { "-" } else { "" };
    if digits == 0 {
        return format!("{sign}{whole}");
    }
    let digits = digits as usize;
    format!("{sign}{whole}.{part:0digits$}")
}

enum Why {
    NoNumber,
    Ambiguous,
    TooFine,
}

/// The currency that stands before or behind a number.
fn beside(text: &str) -> Option<(Currency, &str)> {
    let code = |part: &str| match part.trim() {
        "€" => Currency::from_code("EUR"),
        other if other.len() == 3 => Currency::from_code(&other.to_ascii_uppercase()),
        _ => None,
    };
    let number = |c: char| c.is_ascii_digit() || c == '-' || c == '.' || c == ',';
    let (first, last) = (text.find(number)?, text.rfind(number)?);
    let (before, after) = (&text[..first], &text[last + 1..]);
    let currency = code(before).or_else(|| code(after))?;
    (before.trim().is_empty() || after.trim().is_empty()).then_some((currency, &text[first..=last]))
}

/// A decimal number times ten to the power of `digits`.
fn scaled(text: &str, digits: u32) -> Result<i64, Why> {
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = split(text, digits)?;
    let digits = digits as usize;
    if part.len() > digits && part[digits..].bytes().any(|digit| digit != b'0') {
        return Err(Why::TooFine);
    }
    let part = &part[..part.len().min(digits)];
    let number = format!("{whole}{part:0<digits$}");
    let number: i64 = number.parse().map_err(|_| Why::NoNumber)?;
    Ok(if negative { -number } else { number })
}

/// The digits before and behind the decimal sign. `1.234` is a thousand and some, or one and some; only where
/// a currency has three digits is the point what it is in programs.
fn split(text: &str, digits: u32) -> Result<(String, &str), Why> {
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let (whole, part, thousands) = match marks.as_slice() {
        [] => (text, "", None),
        [(at, mark)] => {
            let (whole, part) = (&text[..*at], &text[at + 1..]);
            let decimals = digits == 3 && *mark == '.' || matches!(whole, "" | "0") || whole.len() > 3;
            if part.len() == 3 && !decimals {
                return Err(Why::Ambiguous);
            }
            (whole, part, None)
        }
        [(_, first), .., (at, last)] if first != last => (&text[..*at], &text[at + 1..], Some(*first)),
        [(_, mark), ..] => (text, "", Some(*mark)),
    };
    if !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Why::NoNumber);
    }
    let whole = ungrouped(whole, thousands)?;
    if whole.is_empty() && part.is_empty() {
        return Err(Why::NoNumber);
    }
    Ok((whole, part))
}

/// The digits of a whole number whose thousands may stand apart.
fn ungrouped(whole: &str, mark: Option<char>) -> Result<String, Why> {
    let is_gap = |c: char| match mark {
        Some(mark) => c == mark,
        None => matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’'),
    };
    let groups: Vec<&str> = whole.split(is_gap).collect();
    let fits = |(index, group): (usize, &&str)| {
        group.bytes().all(|digit| digit.is_ascii_digit())
            && match (index, groups.len()) {
                (_, 1) => true,
                (0, _) => (1..=3).contains(&group.len()),
                _ => group.len() == 3,
            }
    };
    if groups.iter().enumerate().all(fits) {
        Ok(groups.concat())
    } else {
        Err(Why::NoNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(text: &str) -> Result<i64, String> {
        price(text, Currency::default())
    }

    #[test]
    fn prices_are_read_as_people_write_them_and_never_rounded() {
        for (text, cents) in [
            ("1234", 123_400),
            ("1234.5", 123_450),
            ("1234,50", 123_450),
            ("1.234,50", 123_450),
            ("1,234.50", 123_450),
            ("1 234,50", 123_450),
            ("1'234.50", 123_450),
            ("1.234.567", 123_456_700),
            ("12.5000", 1_250),
            (".99", 99),
            ("0,5", 50),
            ("-3.10", -310),
            ("EUR 12", 1_200),
            ("12,00 €", 1_200),
            ("12 eur", 1_200),
            ("1234.500", 123_450),
            ("9007199254740993", 900_719_925_474_099_300),
        ] {
            assert_eq!(euros(text), Ok(cents), "{text}");
        }
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(price("1200", yen), Ok(1_200));
        assert_eq!(price("1200.00", yen), Ok(1_200));
        let dinar = Currency::from_code("KWD").unwrap();
        assert_eq!(price("0.125", dinar), Ok(125));
    }

    #[test]
    fn a_price_that_two_people_would_read_differently_is_refused() {
        let message = euros("1.234").unwrap_err();
        assert!(
            message.contains("two ways: write no sign between thousands, e.g. 1234.56"),
            "{message}"
        );
        assert!(euros("12,345").is_err());
        for wrong in [
            "",
            ".",
            "abc",
            "1.2.3",
            "12,34,56",
            "1.23,4.5",
            "1..2",
            "12.345.6",
            "USD 12",
            "EUR 1 EUR",
            "0.005",
        ] {
            assert!(euros(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn shares_are_percent() {
        assert_eq!(share("19"), Ok(Share(1_900)));
        assert_eq!(share("19 %"), Ok(Share(1_900)));
        assert_eq!(share("7,5%"), Ok(Share(750)));
        assert_eq!(share("100"), Ok(Share::WHOLE));
        for wrong in ["101", "-1", "7.125", "x", ""] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn amounts_are_written_in_major_units() {
        assert_eq!(minor_units(1_277_465, 2), "12774.65");
        assert_eq!(minor_units(-5, 2), "-0.05");
        assert_eq!(minor_units(1_200, 0), "1200");
        for (amount, currency) in [
            (0, "EUR"),
            (123_456, "EUR"),
            (7, "KWD"),
            (1_234, "KWD"),
            (99, "JPY"),
            (10_000_000_000, "EUR"),
        ] {
            let currency = Currency::from_code(currency).unwrap();
            assert_eq!(
                price(&minor_units(amount, currency.digits()), currency),
                Ok(amount),
                "read back"
            );
        }
    }
}
