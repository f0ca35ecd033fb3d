//! Which field of a record matched, and where.

use std::ops::Range;

use super::fields::Field;
use super::query::{Query, Word};
use crate::fold::Folded;

/// Characters shown before the first match of a long text, and in all.
const BEFORE: usize = 40;
const SHOWN: usize = 160;

/// The field that explains a hit.
#[derive(Debug)]
pub(super) struct Explained {
    pub(super) field: &'static str,
    /// Its text around the match.
    pub(super) text: String,
    /// The matches in it, in UTF-16 units.
    pub(super) marks: Vec<(u32, u32)>,
}

/// The first field with all the words, or else the one with most of them. None when a word stands in no field:
/// the index looks at shorter fragments than were typed.
pub(super) fn explain(fields: &[Field<'_>], query: &Query) -> Option<Explained> {
    let mut missing: Vec<&Word> = query.words.iter().collect();
    let mut best: Option<(usize, &Field<'_>, Vec<Range<usize>>)> = None;
    for field in fields {
        let (mut found, mut marks) = (0, Vec::new());
        let folded = Folded::of(&field.text);
        let serial = (field.name == "serial").then(|| Folded::serial(&field.text));
        for word in &query.words {
            let mut here = occurrences(&folded, &word.folded);
            if let Some(serial) = &serial {
                here.extend(occurrences(serial, &word.key));
            }
            if !here.is_empty() {
                found += 1;
                missing.retain(|known| *known != word);
            }
            marks.extend(here);
        }
        if found > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((found, field, marks));
        }
        if found == query.words.len() {
            break;
        }
    }
    let (_, field, marks) = best.filter(|_| missing.is_empty())?;
    let (text, marks) = excerpt(&field.text, joined(marks));
    Some(Explained {
        field: field.name,
        text,
        marks,
    })
}

/// Where a word stands in a text, as parts of the original.
fn occurrences(folded: &Folded, word: &str) -> Vec<Range<usize>> {
    if word.is_empty() {
        return Vec::new();
    }
    let matches = folded.text.match_indices(word);
    matches
        .map(|(at, word)| folded.origin(&(at..at + word.len())))
        .collect()
}

/// In order, and what touches as one.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

/// A short text whole, of a long one what stands around the first match, on one line.
fn excerpt(text: &str, marks: Vec<Range<usize>>) -> (String, Vec<(u32, u32)>) {
    let first = marks.first().map_or(0, |mark| mark.start);
    let whole = text.chars().nth(SHOWN).is_none();
    let start = if whole { 0 } else { back(text, first, BEFORE) };
    let end = text[start..]
        .char_indices()
        .nth(SHOWN)
        .map_or(text.len(), |(at, _)| start + at);
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    let cut = utf16(&shown);
    shown.extend(
        text[start..end]
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c }),
    );
    if end < text.len() {
        shown.push('…');
    }
    let units = |at: usize| cut + utf16(&text[start..at.clamp(start, end)]);
    let marks = marks
        .into_iter()
        .filter(|mark| mark.start >= start && mark.start < end)
        .map(|mark| (units(mark.start), units(mark.end)))
        .collect();
    (shown, marks)
}

/// `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    let before = text[..at].char_indices().rev().take(count).last();
    before.map_or(at, |(index, _)| index)
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
