//! What cells mean: dates, amounts, counts, yes and no. Each as people write it, and refused where two people
//! would read it differently.

mod amount;
mod choice;
mod date;

pub(super) use amount::{minor_units, price, share};
pub(super) use choice::{company_or_person, country, currency, feature_type, seat_unit, yes};
pub(super) use date::{Day, DayOrder, SlashDays, day, moment};

/// A whole number from `least` to `most`.
pub(super) fn count(text: &str, least: u32, most: u32) -> Result<u32, String> {
    let refused = || format!("“{text}” is not a whole number from {least} to {most}.");
    // Spreadsheets write whole numbers with a point: 5.0.
    let whole = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(",0"))
        .unwrap_or(text);
    let number: u32 = whole.parse().map_err(|_| refused())?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(refused())
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn counts_are_whole_and_within_their_limits() {
        assert_eq!(count("5", 1, 50), Ok(5));
        assert_eq!(count("5.0", 1, 50), Ok(5));
        for wrong in ["", "0", "51", "-1", "1.5", "five", "1 000"] {
            assert!(count(wrong, 1, 50).is_err(), "{wrong}");
        }
    }
}
