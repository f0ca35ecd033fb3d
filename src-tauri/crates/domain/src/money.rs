//! Money in minor units, with the currency that says how many there are.

use std::fmt;

use iso_currency::Currency as Iso;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode};

/// Most minor units of one price: a billion of most currencies. Ten thousand of them still fit into the
/// 53 bits that JavaScript keeps exactly.
pub const MAX_PRICE: i64 = 100_000_000_000;
/// Most minor units of an order's total.
pub const MAX_TOTAL: i64 = 9_000_000_000_000_000;

/// A currency of ISO 4217, by its three letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Currency(Iso);

impl Currency {
    /// Part of what is said of letters that are no currency.
    pub const REFUSED: &str = "is not a currency of ISO 4217";

    /// The currency with these letters.
    pub fn from_code(code: &str) -> Option<Self> {
        Iso::from_code(code).map(Self)
    }

    /// Its three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits after the point: 2 for the euro, 0 for the yen.
    pub fn digits(self) -> u32 {
        self.0.exponent().unwrap_or(0).into()
    }

    /// An amount for people: `EUR 12,774.65`.
    pub fn words(self, amount: i64) -> String {
        let unit = 10u64.pow(self.digits());
        let (whole, part) = (amount.unsigned_abs() / unit, amount.unsigned_abs() % unit);
        let sign = if amount < 0 { "−" } else { "" };
        let whole = grouped(whole);
        if self.digits() == 0 {
            return format!("{} {sign}{whole}", self.code());
        }
        let digits = self.digits() as usize;
        format!("{} {sign}{whole}.{part:0digits$}", self.code())
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self(Iso::EUR)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code).ok_or_else(|| {
            let refused = Self::REFUSED;
            format!("“{code}” {refused}: write its three letters, e.g. EUR")
        })
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// A share in hundredths of a percent: 1900 is 19 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Share(pub u32);

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self(10_000);

    /// This share of an amount, in whole minor units, halves away from zero.
    pub fn of(self, amount: i64) -> i64 {
        let exact = i128::from(amount) * i128::from(self.0);
        let whole = i128::from(Self::WHOLE.0);
        let rounded = (exact.abs() + whole / 2) / whole * exact.signum();
        // At most the amount itself for shares up to the whole; larger ones are refused by the checks.
        i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 100 {
            0 => write!(f, "{} %", self.0 / 100),
            part if part % 10 == 0 => write!(f, "{}.{} %", self.0 / 100, part / 10),
            part => write!(f, "{}.{part:02} %", self.0 / 100),
        }
    }
}

/// A price that may be written; none is one.
pub(crate) fn check_price(problems: &mut Vec<Problem>, field: &str, price: Option<i64>, currency: Currency) {
    let code = match price {
        Some(price) if price < 0 => ProblemCode::TooSmall,
        Some(price) if price > MAX_PRICE => ProblemCode::TooLarge,
        _ => return,
    };
    let message = format!("Choose a price from 0 to {}.", currency.words(MAX_PRICE));
    problems.push(Problem::new(code, field, message));
}

/// A discount or a tax rate, which is never more than the whole.
pub(crate) fn check_share(problems: &mut Vec<Problem>, field: &str, share: Share) {
    if share > Share::WHOLE {
        problems.push(Problem::new(ProblemCode::TooLarge, field, "At most 100 %."));
    }
}

/// Thousands apart: `10,000`.
pub(crate) fn grouped(n: u64) -> String {
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

#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping, reason = "cents stand apart")]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_as_many_digits_as_their_currency() {
        let words = |code, amount| Currency::from_code(code).map(|c| c.words(amount));
        assert_eq!(words("EUR", 1_277_465).as_deref(), Some("EUR 12,774.65"));
        assert_eq!(words("JPY", 1_277_465).as_deref(), Some("JPY 1,277,465"));
        assert_eq!(words("KWD", -5).as_deref(), Some("KWD −0.005"));
        assert_eq!(words("XXY", 1), None);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(Share(5_000).of(3), 2);
        assert_eq!(Share(5_000).of(-3), -2);
        assert_eq!(Share(1_900).of(10_735_00), 2_039_65);
        assert_eq!(Share(1).of(4_999), 0);
        assert_eq!(Share(1).of(5_000), 1);
    }

    #[test]
    fn a_share_is_written_as_short_as_it_can_be() {
        assert_eq!(Share(1_900).to_string(), "19 %");
        assert_eq!(Share(550).to_string(), "5.5 %");
        assert_eq!(Share(705).to_string(), "7.05 %");
    }
}
