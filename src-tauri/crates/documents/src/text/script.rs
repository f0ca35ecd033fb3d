//! What the page can and cannot do with a character.

use unicode_normalization::UnicodeNormalization;

/// Whether a character belongs to a script whose letters must be joined, stacked or reordered.
///
/// Placed one by one they would read wrong, which is worse than a box that says so. The blocks are
/// those of Hebrew to Myanmar, Tagalog to Vedic, the later Indic blocks, and the Hebrew and Arabic
/// presentation forms.
pub fn needs_shaping(character: char) -> bool {
    matches!(u32::from(character),
        0x0590..=0x109F | 0x1700..=0x1C7F | 0x1CC0..=0x1CFF | 0xA800..=0xA8FF | 0xA980..=0xABFF
        | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x1_0800..=0x1_1FFF | 0x1_E800..=0x1_EFFF)
}

/// Brings a text into the form in which it is measured: composed letters, single-width blanks, no
/// invisible marks. Line ends become blanks; a layout decides on its own where lines end.
pub fn clean(text: &str) -> String {
    text.nfc()
        .filter(|&character| !is_invisible(character))
        .map(|character| {
            if character.is_whitespace() && !is_glue(character) {
                ' '
            } else {
                character
            }
        })
        .map(|character| if is_glue(character) { '\u{A0}' } else { character })
        .collect()
}

/// Joiners, direction marks, soft hyphens and variation selectors: nothing to see, nothing to miss.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Blanks at which a line must not break.
fn is_glue(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decomposed_letter_is_composed() {
        assert_eq!(clean("Mu\u{308}ller"), "Müller");
    }

    #[test]
    fn line_ends_and_tabs_are_blanks_and_marks_vanish() {
        assert_eq!(clean("a\tb\r\nc\u{200B}d\u{202E}e"), "a b  cde");
    }

    #[test]
    fn joined_scripts_need_shaping_and_separate_ones_do_not() {
        assert!("שלוםمرحباไทยनमस्ते".chars().all(needs_shaping));
        assert!(
            !"Ünïcøde Ωμέγα Кириллица 東京 ひらがな 서울 Ქ"
                .chars()
                .any(needs_shaping)
        );
    }
}
