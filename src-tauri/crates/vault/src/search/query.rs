//! What was typed into a search field, and how the index is asked for it.

use crate::fold::{fold, serial_key};

/// Characters of the typed text that are looked at.
const LONGEST_TEXT: usize = 1_000;
/// Words that are looked for.
const MOST_WORDS: usize = 12;
/// Of a longer word the index is only asked for the two ends, of so many characters: each costs a look-up.
const LONGEST_WORD: usize = 24;
const END: usize = 12;
/// The index knows fragments of three characters.
const FRAGMENT: usize = 3;

/// A typed text.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    /// As typed, without the space around it.
    pub(crate) typed: String,
    /// Folded, with its spaces.
    pub(crate) folded: String,
    /// As the key of a serial number.
    pub(crate) key: String,
    /// Its words, each once.
    pub(crate) words: Vec<Word>,
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) folded: String,
    /// As a part of a serial number; empty if it has neither letters nor digits.
    pub(crate) key: String,
}

impl Query {
    pub(crate) fn new(text: &str) -> Self {
        let typed: String = text.trim().chars().take(LONGEST_TEXT).collect();
        let folded = fold(&typed);
        let mut words: Vec<Word> = Vec::new();
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            if words.len() < MOST_WORDS && !words.iter().any(|known| known.folded == word) {
                words.push(Word {
                    folded: word.to_owned(),
                    key: serial_key(word),
                });
            }
        }
        Self {
            key: serial_key(&typed),
            typed,
            folded,
            words,
        }
    }

    /// Nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the index finds more than what contains every word: it knows no short words, and of long
    /// ones it is only asked for the ends.
    pub(crate) fn needs_a_look(&self) -> bool {
        self.words.iter().any(|word| {
            let (length, key) = (word.folded.chars().count(), word.key.chars().count());
            !(FRAGMENT..=LONGEST_WORD).contains(&length) || key < FRAGMENT
        })
    }

    /// The index's expression for records that contain the words. Words too short for it are left out; are
    /// all too short, they are taken together with the spaces between them. None: it cannot be asked.
    pub(crate) fn fragments(&self) -> Option<String> {
        let words = expression(self.words.iter().map(|word| word.folded.as_str()));
        words.or_else(|| expression([self.folded.as_str()]))
    }

    /// Records that contain the text as it was typed, where [`Query::fragments`] leaves out short words.
    pub(crate) fn whole(&self) -> Option<String> {
        let short = self
            .words
            .iter()
            .any(|word| word.folded.chars().count() < FRAGMENT);
        (short && self.words.len() > 1)
            .then(|| phrase(&self.folded))
            .flatten()
    }

    /// [`Query::fragments`] for serial numbers.
    pub(crate) fn serial_fragments(&self) -> Option<String> {
        let words = expression(self.words.iter().map(|word| word.key.as_str()));
        words.or_else(|| expression([self.key.as_str()]))
    }

    /// The same for the texts of licenses, which contain their serial numbers: `new york VJ7jgF`.
    pub(crate) fn note_fragments(&self) -> Option<String> {
        let either = |word: &Word| match (phrase(&word.folded), phrase(&word.key)) {
            (Some(text), Some(key)) if text != key => Some(format!("({text} OR {key})")),
            (text, key) => text.or(key),
        };
        let words: Vec<String> = self.words.iter().filter_map(either).collect();
        if words.is_empty() {
            return expression([self.folded.as_str()]);
        }
        Some(words.join(" AND "))
    }
}

fn expression<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let phrases: Vec<String> = words.into_iter().filter_map(phrase).collect();
    (!phrases.is_empty()).then(|| phrases.join(" AND "))
}

/// A word as FTS5 takes it literally; none when it is too short. A folded text has no control characters.
fn phrase(word: &str) -> Option<String> {
    let quoted = |word: &str| format!("\"{}\"", word.replace('"', "\"\""));
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    if starts.len() > LONGEST_WORD {
        let (first, last) = (&word[..starts[END]], &word[starts[starts.len() - END]..]);
        return Some(format!("({} AND {})", quoted(first), quoted(last)));
    }
    (starts.len() >= FRAGMENT).then(|| quoted(word))
}
