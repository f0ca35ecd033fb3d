//! Which characters a file's bytes stand for.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, WINDOWS_1252};

use crate::CsvError;

/// The encoding with this name, e.g. `utf-8`, `windows-1252`, `iso-8859-15` (all names of the WHATWG).
pub(crate) fn named(name: &str) -> Result<&'static Encoding, CsvError> {
    Encoding::for_label(name.as_bytes())
        .filter(|encoding| *encoding != REPLACEMENT)
        .ok_or_else(|| {
            CsvError::choice(
                "encoding",
                format!("There is no encoding “{name}”. Choose e.g. utf-8, windows-1252 or utf-16le."),
            )
        })
}

/// Its name in the contract.
pub(crate) fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// What the start of a file was most likely written in. `whole`: there is no more of it.
pub(crate) fn guessed(start: &[u8], whole: bool) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return encoding;
    }
    match std::str::from_utf8(start) {
        Ok(_) => UTF_8,
        // A character that the start cuts in two.
        Err(error) if error.error_len().is_none() && !whole => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_known_by_its_mark_or_else_by_what_it_cannot_be() {
        for (start, whole, expected) in [
            (b"\xef\xbb\xbfName".as_slice(), true, "utf-8"),
            (b"\xff\xfeN\0", true, "utf-16le"),
            (b"\xfe\xff\0N", true, "utf-16be"),
            (b"Name", true, "utf-8"),
            ("Müller".as_bytes(), true, "utf-8"),
            (b"M\xfcller", true, "windows-1252"),
            (b"M\xc3", false, "utf-8"),
            (b"M\xc3", true, "windows-1252"),
        ] {
            assert_eq!(name(guessed(start, whole)), expected, "{start:?}");
        }
    }

    #[test]
    fn encodings_are_named_as_browsers_name_them() {
        for known in [
            "utf-8",
            "UTF-16LE",
            "windows-1252",
            "iso-8859-15",
            "latin1",
            "macintosh",
        ] {
            assert!(named(known).is_ok(), "{known}");
        }
        for unknown in ["", "klingon", "iso-2022-cn"] {
            assert_eq!(named(unknown).unwrap_err().field, "encoding", "{unknown}");
        }
    }
}
