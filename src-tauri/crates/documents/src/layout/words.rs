//! Counts and dates in words.

use time::Date;

/// A count with a comma between thousands.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What is said of things that did not fit: how many, of what, and where they are.
pub fn remainder(shown: usize, total: usize, one: &str, many: &str) -> String {
    let left = total - shown;
    let noun = if left == 1 { one } else { many };
    match shown {
        0 => format!("{} {noun}, in the attached license files", grouped(left)),
        _ => format!("and {} more {noun}, in the attached license files", grouped(left)),
    }
}

/// A calendar date as `19 November 2026`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(grouped),
            ["0", "999", "1,000", "1,234,567"]
        );
    }

    #[test]
    fn a_remainder_counts_what_is_left() {
        assert_eq!(
            remainder(24, 10_000, "serial number", "serial numbers"),
            "and 9,976 more serial numbers, in the attached license files"
        );
        assert_eq!(
            remainder(0, 1, "feature", "features"),
            "1 feature, in the attached license files"
        );
    }
}
