//! What stands between the fields.

use encoding_rs::UTF_8;

use crate::rows::{Row, Rows};
use crate::text::Text;
use crate::{CsvError, MAX_COLUMNS};

/// What is looked for, the likeliest first.
const USUAL: [u8; 4] = *b",;\t|";
/// Rows that are looked at.
const ROWS: usize = 20;

/// The separator with this name: the character itself, or `tab`.
pub(crate) fn named(name: &str) -> Result<u8, CsvError> {
    match name.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [one] if one.is_ascii_punctuation() && *one != b'"' || *one == b'\t' => Ok(*one),
        _ => Err(CsvError::choice(
            "separator",
            format!("“{name}” cannot stand between fields. Choose , ; | or a tab."),
        )),
    }
}

/// The separator by which the first rows have the most columns, all of them as many as the first. `whole`:
/// `start` is the whole file, otherwise its last row may be cut off.
pub(crate) fn guessed(start: &str, whole: bool) -> u8 {
    let mut best = (USUAL[0], (false, 1));
    for separator in USUAL {
        let columns = columns(start, separator, whole);
        // A wrong one leaves one column, or rows of different lengths.
        let rank = match columns.split_first() {
            Some((first, rest)) if *first > 1 => (rest.iter().all(|count| count == first), *first),
            _ => continue,
        };
        if rank > best.1 {
            best = (separator, rank);
        }
    }
    best.0
}

/// How many fields the first rows have.
fn columns(start: &str, separator: u8, whole: bool) -> Vec<usize> {
    let mut rows = Rows::new(Text::new(start.as_bytes(), UTF_8), separator);
    let mut row = Row::default();
    let mut columns = Vec::new();
    while columns.len() <= ROWS {
        match rows.next(&mut row) {
            Ok(true) => columns.push(row.len()),
            // Too many columns are a sign of the right one, too.
            Err(_) if row.len() == MAX_COLUMNS => {
                columns.push(MAX_COLUMNS);
                break;
            }
            Ok(false) | Err(_) => break,
        }
    }
    if !whole && columns.len() > 1 {
        columns.pop();
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_what_makes_rows_of_one_length() {
        for (start, expected) in [
            ("name,country\nA,DE\n", b','),
            ("name;country\nA;DE\n", b';'),
            ("name\tcountry\nA\tDE\n", b'\t'),
            ("name|country\nA|DE\n", b'|'),
            ("name;price\nA;1,50\nB;2,50\n", b';'),
            ("name;note\n\"A\";\"one, two, three\"\nB;\n", b';'),
            ("\"name, first\";country\nA;DE\n", b';'),
            ("name, first and last; country; note\nA;DE;x\n", b';'),
            ("name\nA\n", b','),
            ("", b','),
        ] {
            assert_eq!(
                char::from(guessed(start, true)),
                char::from(expected),
                "{start:?}"
            );
        }
    }

    #[test]
    fn a_row_that_was_cut_off_does_not_count() {
        assert_eq!(guessed("a;b;c\n1;2;3\n4;", false), b';');
    }

    #[test]
    fn a_separator_is_one_sign() {
        assert_eq!(named("tab"), Ok(b'\t'));
        assert_eq!(named(";"), Ok(b';'));
        for wrong in ["", "a", "\"", "\n", ";;", "ä", " "] {
            assert_eq!(named(wrong).unwrap_err().field, "separator", "{wrong:?}");
        }
    }
}
