//! Dates. ISO and dotted ones say what they mean; with slashes the day stands first in some countries and the
//! month in others, and only the whole column tells.

use signet_domain::Time;
use time::macros::format_description;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time as Clock, UtcOffset};

/// A day as a cell has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Day {
    On(Date),
    /// A moment, as programs write it.
    At(OffsetDateTime),
    /// `3/4/2027`: the two numbers and the year.
    Slashes(u8, u8, i32),
}

/// Which of the numbers before the year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What the dates with slashes of a column have shown so far.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct SlashDays {
    day_first: bool,
    month_first: bool,
}

/// Reads `2027-12-31`, `31.12.2027`, `12/31/2027` or `2027-12-31T23:59:59Z`.
pub(in super::super) fn day(text: &str) -> Result<Day, String> {
    let refused = || format!("“{text}” is not a date: write it as 2027-12-31.");
    if let Some(at) = iso_moment(text) {
        return Ok(Day::At(at));
    }
    if let Ok(date) = Date::parse(text, format_description!("[year]-[month]-[day]")) {
        return Ok(Day::On(date));
    }
    let numbers = |mark: char| -> Option<[u16; 3]> {
        let mut parts = text.split(mark).map(|part| {
            let digits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        });
        let found = [parts.next()??, parts.next()??, parts.next()??];
        // A year of two digits could be in two centuries.
        (parts.next().is_none() && found[2] >= 1_000).then_some(found)
    };
    let small = |number: u16| u8::try_from(number).ok();
    if let Some([day, month, year]) = numbers('.') {
        let date = small(month)
            .zip(small(day))
            .and_then(|(month, day)| date(year.into(), month, day));
        return date.map(Day::On).ok_or_else(refused);
    }
    if let Some([one, two, year]) = numbers('/')
        && let (Some(one), Some(two)) = (small(one), small(two))
        && (date(year.into(), two, one).is_some() || date(year.into(), one, two).is_some())
    {
        return Ok(Day::Slashes(one, two, year.into()));
    }
    Err(refused())
}

/// The first second of the day, or with `last` its last one, in UTC; a moment as it is.
pub(in super::super) fn moment(day: Day, order: Option<DayOrder>, last: bool) -> Result<Time, String> {
    let date = match (day, order) {
        (Day::At(at), _) => return checked(at.unix_timestamp()),
        (Day::On(date), _) => Some(date),
        (Day::Slashes(one, two, year), Some(DayOrder::DayFirst)) => date(year, two, one),
        (Day::Slashes(one, two, year), Some(DayOrder::MonthFirst)) => date(year, one, two),
        (Day::Slashes(one, two, year), None) if one == two => date(year, one, two),
        (Day::Slashes(one, two, year), None) => {
            return Err(format!(
                "“{one}/{two}/{year}” can be read in two ways, and no date of the column tells which: write \
                 {year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}."
            ));
        }
    };
    let date = date.ok_or("There is no such day.")?;
    let start = date.midnight().assume_utc().unix_timestamp();
    checked(if last { start + 86_399 } else { start })
}

impl SlashDays {
    /// Learns from one date of the column.
    pub(in super::super) fn see(&mut self, day: Day) {
        if let Day::Slashes(one, two, year) = day {
            self.day_first |= date(year, one, two).is_none();
            self.month_first |= date(year, two, one).is_none();
        }
    }

    /// What the column means: none if nothing told. Two dates that contradict each other are an error.
    pub(in super::super) fn order(self) -> Result<Option<DayOrder>, String> {
        match (self.day_first, self.month_first) {
            (true, true) => Err(
                "The dates of this column are written in two ways, with the day first and with the \
                                 month first: write them as 2027-12-31."
                    .to_owned(),
            ),
            (true, false) => Ok(Some(DayOrder::DayFirst)),
            (false, true) => Ok(Some(DayOrder::MonthFirst)),
            (false, false) => Ok(None),
        }
    }
}

fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

fn checked(seconds: i64) -> Result<Time, String> {
    let at = Time(seconds);
    if at.is_a_date() {
        Ok(at)
    } else {
        Err("Choose a date between 1970 and 9999.".to_owned())
    }
}

/// `2027-12-31T23:59:59Z`, `2027-12-31 23:59`, `2027-12-31T23:59:59+02:00`; without an offset it is UTC.
fn iso_moment(text: &str) -> Option<OffsetDateTime> {
    let (day, clock) = text.split_once(['T', ' '])?;
    let date = Date::parse(day, format_description!("[year]-[month]-[day]")).ok()?;
    let (clock, offset) = match clock.find(['Z', '+', '-']) {
        Some(at) => (&clock[..at], &clock[at..]),
        None => (clock, "Z"),
    };
    let offset = match offset {
        "Z" => UtcOffset::UTC,
        other => UtcOffset::parse(
            other,
            format_description!("[offset_hour sign:mandatory]:[offset_minute]"),
        )
        .ok()?,
    };
    let whole_seconds = clock.split('.').next()?.trim_end();
    let clock = Clock::parse(whole_seconds, format_description!("[hour]:[minute]:[second]"))
        .or_else(|_| Clock::parse(whole_seconds, format_description!("[hour]:[minute]")))
        .ok()?;
    Some(PrimitiveDateTime::new(date, clock).assume_offset(offset))
}

#[cfg(test)]
mod tests {
    use signet_domain::iso_day;

    use super::*;

    fn read(texts: &[&str]) -> Result<Vec<String>, String> {
        let days: Vec<Day> = texts.iter().map(|text| day(text)).collect::<Result<_, _>>()?;
        let mut seen = SlashDays::default();
        for day in &days {
            seen.see(*day);
        }
        let order = seen.order()?;
        days.iter()
            .map(|day| moment(*day, order, false).map(iso_day))
            .collect()
    }

    #[test]
    fn iso_and_dotted_dates_say_what_they_mean() {
        assert_eq!(
            read(&["2027-12-31", "31.12.2027", "1.2.2027"]).unwrap(),
            ["2027-12-31", "2027-12-31", "2027-02-01"]
        );
        for wrong in [
            "",
            "2027-13-01",
            "2027-02-30",
            "31.13.2027",
            "1.2.27",
            "tomorrow",
            "31-12-2027",
            "13/13/2027",
            "1/2/3/2027",
        ] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn slashes_are_read_only_when_the_column_tells_how() {
        assert_eq!(
            read(&["3/4/2027", "31/12/2027"]).unwrap(),
            ["2027-04-03", "2027-12-31"]
        );
        assert_eq!(
            read(&["3/4/2027", "12/31/2027"]).unwrap(),
            ["2027-03-04", "2027-12-31"]
        );
        assert_eq!(read(&["5/5/2027"]).unwrap(), ["2027-05-05"]);
        let ambiguous = read(&["3/4/2027"]).unwrap_err();
        assert!(ambiguous.contains("2027-04-03 or 2027-03-04"), "{ambiguous}");
        assert!(
            read(&["31/12/2027", "12/31/2027"])
                .unwrap_err()
                .contains("two ways")
        );
    }

    #[test]
    fn a_day_ends_with_its_last_second_and_a_moment_is_itself() {
        let seconds = |text: &str, last| moment(day(text).unwrap(), None, last).unwrap().0;
        assert_eq!(seconds("1970-01-02", false), 86_400);
        assert_eq!(seconds("1970-01-02", true), 172_799);
        assert_eq!(seconds("1970-01-02T00:00:05Z", true), 86_405);
        assert_eq!(seconds("1970-01-02 02:00+02:00", true), 86_400);
        assert_eq!(seconds("1970-01-02T00:00:05.999Z", true), 86_405);
        assert!(moment(day("1969-12-31").unwrap(), None, false).is_err());
    }
}
