//! Moments and how they are written for people.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use ts_rs::TS;

/// UTC seconds since 1970. 64 bits: some licenses end after 2038.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// The last second of the year 9999: later dates cannot be written.
    pub const MAX: Self = Self(253_402_300_799);

    /// Whether it can be written as a date between 1970 and 9999.
    pub fn is_a_date(self) -> bool {
        (0..=Self::MAX.0).contains(&self.0)
    }

    /// This many days later, at most the last moment that can be written.
    pub(crate) fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(i64::from(days) * 86_400).min(Self::MAX.0))
    }
}

/// A date for sentences and documents: `31 December 2027`, in UTC.
pub fn date_words(at: i64) -> String {
    date(at).map_or_else(
        || "an impossible date".to_owned(),
        |d| format!("{} {} {}", d.day(), d.month(), d.year()),
    )
}

/// A date for tables: `31 Dec 2027`, in UTC.
pub fn short_date(at: i64) -> String {
    date(at).map_or_else(
        || "an impossible date".to_owned(),
        |d| format!("{} {} {}", d.day(), &d.month().to_string()[..3], d.year()),
    )
}

/// The last second of a day written as `2027-12-31`, in UTC; none when there is no such day.
pub fn day(text: &str) -> Option<Time> {
    let format = time::macros::format_description!("[year]-[month]-[day]");
    let date = time::Date::parse(text.trim(), format).ok()?;
    let at = Time(date.midnight().assume_utc().unix_timestamp() + 86_399);
    at.is_a_date().then_some(at)
}

/// A day as `2027-12-31`, in UTC.
pub fn iso_day(at: Time) -> String {
    date(at.0).map_or_else(String::new, |d| {
        format!("{:04}-{:02}-{:02}", d.year(), u8::from(d.month()), d.day())
    })
}

fn date(at: i64) -> Option<time::Date> {
    OffsetDateTime::from_unix_timestamp(at)
        .ok()
        .map(OffsetDateTime::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_after_2038_is_written_in_full() {
        assert_eq!(date_words(4_102_444_799), "31 December 2099");
        assert_eq!(short_date(4_102_444_799), "31 Dec 2099");
    }
}
