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
