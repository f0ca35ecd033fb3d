//! Serial numbers that were typed with mistakes: a wrong, missing, doubled or swapped character.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension as _};

use super::query::Query;
use crate::VaultError;

/// A shorter text is not a whole serial number, a longer one no serial number at all.
const LENGTHS: std::ops::RangeInclusive<usize> = 12..=120;
/// Typing errors that are forgiven.
const MOST_ERRORS: usize = 2;
/// Characters of a part; more would not tell serial numbers apart any better.
const LONGEST_PART: usize = 8;
/// A part of so many is in few serial numbers; of shorter ones two are looked for together.
const TELLING: usize = 6;
/// Most serial numbers that are compared for each fragment.
const MOST_CANDIDATES: u32 = 100;

/// Licenses whose serial number differs least from the typed one, newest first.
///
/// Of three parts of the typed text one mistake leaves two as they are, unless it swaps the characters where
/// two meet, and two mistakes leave one.
pub(super) fn rows(connection: &Connection, query: &Query, limit: u32) -> Result<Vec<i64>, VaultError> {
    let key: Vec<char> = query.key.chars().collect();
    if !LENGTHS.contains(&key.len()) {
        return Ok(Vec::new());
    }
    let length = (key.len() / 3).clamp(3, LONGEST_PART);
    let parts = [0, (key.len() - length) / 2, key.len() - length]
        .map(|start| key[start..start + length].iter().collect::<String>());
    let [a, b, c] = parts.map(|part| format!("\"{part}\""));
    let mut found = Vec::new();
    if length < TELLING {
        let pairs = [
            format!("{a} AND {b}"),
            format!("{a} AND {c}"),
            format!("{b} AND {c}"),
        ];
        found = candidates(connection, &pairs, &key)?;
    }
    if found.is_empty() {
        found = candidates(connection, &[a, b, c], &key)?;
    }
    found.sort_unstable_by_key(|(errors, row)| (*errors, -row));
    found.truncate(limit as usize);
    Ok(found.into_iter().map(|(_, row)| row).collect())
}

fn candidates(
    connection: &Connection,
    parts: &[String],
    key: &[char],
) -> Result<Vec<(usize, i64)>, VaultError> {
    let mut with_part =
        connection.prepare_cached("SELECT rowid FROM search_licenses (?1) ORDER BY rowid DESC LIMIT ?2")?;
    let mut key_of = connection.prepare_cached("SELECT serial_key FROM licenses WHERE row = ?1")?;
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    for part in parts {
        let rows = with_part.query_map((part, MOST_CANDIDATES), |row| row.get::<_, i64>(0))?;
        for row in rows {
            let row = row?;
            if !seen.insert(row) {
                continue;
            }
            let other: Option<String> = key_of.query_row([row], |row| row.get(0)).optional()?;
            let other: Vec<char> = other.unwrap_or_default().chars().collect();
            if let Some(errors) = errors(key, &other) {
                found.push((errors, row));
            }
        }
    }
    Ok(found)
}

/// Wrong, missing, extra and swapped characters between two texts; none if more than are forgiven.
fn errors(one: &[char], other: &[char]) -> Option<usize> {
    if one.len().abs_diff(other.len()) > MOST_ERRORS {
        return None;
    }
    // Optimal string alignment: three rows of the table of distances between beginnings.
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut least = (above[j] + usize::from(a != b))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        (before, above) = (above, row);
    }
    above.last().copied().filter(|errors| *errors <= MOST_ERRORS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_typing_error_counts_once() {
        let count = |a: &str, b: &str| errors(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(count("vj7jgf", "vj7jgf"), Some(0));
        assert_eq!(count("vj7jgf", "vj7xgf"), Some(1), "wrong");
        assert_eq!(count("vj7gf", "vj7jgf"), Some(1), "missing");
        assert_eq!(count("vj77jgf", "vj7jgf"), Some(1), "doubled");
        assert_eq!(count("v7jjgf", "vj7jgf"), Some(1), "swapped");
        assert_eq!(count("v7jjgx", "vj7jgf"), Some(2));
        assert_eq!(count("abcdef", "vj7jgf"), None);
        assert_eq!(count("vj7", "vj7jgf"), None);
    }
}
