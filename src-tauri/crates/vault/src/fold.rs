//! Texts as they are compared: without case, accents and typography. What is stored folded (sort names, the
//! search index) was written with the rules of its day: after a change here the index has to be refilled.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text in the form it is searched and sorted by: `Łukasz  Groß` becomes `lukasz gross`. Runs of white
/// space and control characters become one space, none at the ends.
pub fn fold(text: &str) -> String {
    Folded::of(text).text
}

/// A serial number without what people get wrong: letters and digits alone, lower case, O as 0, I and L as 1.
pub fn serial_key(text: &str) -> String {
    Folded::serial(text).text
}

/// A folded text that remembers where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The folded text.
    pub(crate) text: String,
    /// For every byte of it the bytes of the original it stands for.
    origin: Vec<(usize, usize)>,
}

impl Folded {
    /// See [`fold`].
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self::empty(text.len());
        for (at, c) in text.char_indices() {
            let origin = (at, at + c.len_utf8());
            if c.is_whitespace() || c.is_control() {
                folded.push_space(origin);
            } else if is_combining_mark(c) {
                folded.stretch(origin.1);
            } else {
                each_plain(c, |plain| {
                    if plain.is_whitespace() {
                        folded.push_space(origin);
                    } else {
                        folded.push(plain, origin);
                    }
                });
            }
        }
        if folded.text.ends_with(' ') {
            folded.text.pop();
            folded.origin.pop();
        }
        folded
    }

    /// See [`serial_key`].
    pub(crate) fn serial(text: &str) -> Self {
        let mut folded = Self::empty(text.len());
        for (at, c) in text.char_indices() {
            let origin = (at, at + c.len_utf8());
            each_plain(c, |plain| {
                if plain.is_alphanumeric() {
                    folded.push(
                        match plain {
                            'o' => '0',
                            'i' | 'l' => '1',
                            other => other,
                        },
                        origin,
                    );
                }
            });
        }
        folded
    }

    /// Where a part of the folded text stands in the original, in bytes. `part` lies on its characters.
    pub(crate) fn origin(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.origin.get(part.start).copied().unwrap_or_default();
        let last = part
            .end
            .checked_sub(1)
            .and_then(|last| self.origin.get(last))
            .copied()
            .unwrap_or(first);
        first.0..last.1.max(first.1)
    }

    fn empty(capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
            origin: Vec::with_capacity(capacity),
        }
    }

    fn push(&mut self, c: char, origin: (usize, usize)) {
        self.text.push(c);
        self.origin.resize(self.text.len(), origin);
    }

    fn push_space(&mut self, origin: (usize, usize)) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', origin);
        }
    }

    /// An accent that stands by itself belongs to the letter before it.
    fn stretch(&mut self, end: usize) {
        let Some(letter) = self.origin.last().copied() else {
            return;
        };
        for origin in self
            .origin
            .iter_mut()
            .rev()
            .take_while(|origin| **origin == letter)
        {
            origin.1 = end;
        }
    }
}

/// The letters one character is compared as; none for what is not written.
fn each_plain(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    for part in std::iter::once(c).nfkd() {
        // Lower case may bring an accent of its own: İ.
        for lower in part.to_lowercase().nfkd() {
            if !is_combining_mark(lower) && !is_invisible(lower) {
                match letters(lower) {
                    Some(letters) => letters.chars().for_each(&mut each),
                    None => each(lower),
                }
            }
        }
    }
}

/// Letters Unicode does not take apart, and typography that copies of a text differ in.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ς' => "σ",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' | '„' => "\"",
        _ => return None,
    })
}

/// Characters that leave no trace on paper and that copied texts carry along.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_and_letters_of_their_own_do_not_matter() {
        for (typed, folded) in [
            ("Müller", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("ØSTFOLD", "ostfold"),
            ("Łódź", "lodz"),
            ("Đorđe", "dorde"),
            ("Æther & Œuvre", "aether & oeuvre"),
            ("STRAẞE, Straße", "strasse, strasse"),
            ("İstanbul, Diyarbakır", "istanbul, diyarbakir"),
            ("Þór, Ðan", "thor, dan"),
            ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
            ("ﬁne № ①", "fine no 1"),
            ("Ａ－１００１", "a-1001"),
            ("A\u{2011}1001", "a-1001"),
            ("co\u{ad}operate", "cooperate"),
            ("  two\t\u{a0}words\0\n", "two words"),
            ("", ""),
        ] {
            assert_eq!(fold(typed), folded, "{typed:?}");
        }
    }

    #[test]
    fn a_serial_key_has_neither_dashes_nor_look_alikes() {
        assert_eq!(serial_key("VJ7jgF-wubSTT-IOl1O0"), "vj7jgfwubstt101100");
        assert_eq!(serial_key("vj7jgf wubstt 101100"), "vj7jgfwubstt101100");
        assert_eq!(serial_key("–—·"), "");
    }

    #[test]
    fn a_part_of_a_folded_text_is_found_again_in_the_original() {
        for (text, word, original) in [
            ("Grüße aus Łódź", "grusse", "Grüße"),
            ("Grüße aus Łódź", "lodz", "Łódź"),
            ("Mu\u{308}ller", "mu", "Mu\u{308}"),
            ("Straße", "s", "S"),
            ("  a  b", "a b", "a  b"),
        ] {
            let folded = Folded::of(text);
            let at = folded.text.find(word).unwrap();
            assert_eq!(&text[folded.origin(&(at..at + word.len()))], original);
        }
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.contains("  ") && once.trim() == once);
            let key = serial_key(&text);
            prop_assert_eq!(serial_key(&key), key);
        }

        #[test]
        fn every_part_of_a_folded_text_has_an_origin(text in "\\PC*") {
            for folded in [Folded::of(&text), Folded::serial(&text)] {
                for (at, c) in folded.text.char_indices() {
                    let origin = folded.origin(&(at..at + c.len_utf8()));
                    prop_assert!(!origin.is_empty() && text.get(origin).is_some());
                }
            }
        }
    }
}
