//! Cells that no spreadsheet takes for a formula.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return: a customer's name
//! could send the whole list elsewhere (OWASP, "CSV Injection"). Such texts are written with a `'` before
//! them, which a spreadsheet takes for "this is text", and read back without it.

use std::borrow::Cow;

/// Whether a spreadsheet would run this text. The wide forms count too: it takes them for the narrow ones.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// The text as it is written. A text that would be read back otherwise gets its `'` as well.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before it was written.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_written_as_text() {
        for text in ["=1+1", "+49 40 1", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "a=b", "O'Neill", "'quoted'", "1-2"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn a_text_with_its_own_mark_comes_back_whole() {
        for text in ["'=1", "''+1", "'"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
