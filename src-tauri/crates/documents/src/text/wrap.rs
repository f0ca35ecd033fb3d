//! Breaking a text into lines of a given width.

use unicode_linebreak::linebreaks;

use super::{Faces, Glyph, Line, line::advance, script};
use crate::theme::Style;

/// Sets `text` in lines no wider than `width` points, and at most `limit` of them.
///
/// Lines end where UAX 14 allows it, so also between CJK characters; a word longer than a line is
/// cut where the line ends. What exceeds the limit is replaced by an ellipsis. An empty text has no
/// lines.
pub fn wrap(faces: &Faces, text: &str, style: Style, width: f64, limit: usize) -> Vec<Line> {
    let text = script::clean(text);
    let text = text.trim();
    let room = width * 1000.0 / style.size;
    let mut lines = vec![Vec::new()];
    let mut used = 0.0;
    let mut start = 0;
    'text: for (end, _) in linebreaks(text) {
        let word: Vec<Glyph> = text[start..end]
            .chars()
            .map(|c| faces.glyph(c, style.cut))
            .collect();
        start = end;
        if used + advance(trim_end(&word)) > room {
            new_line(&mut lines, &mut used);
        }
        for glyph in word {
            let width = f64::from(glyph.advance);
            if glyph.character != ' ' && used + width > room {
                new_line(&mut lines, &mut used);
            }
            if lines.len() > limit + 1 {
                break 'text; // an ellipsis is certain: the rest of a very long text need not be placed
            }
            if let Some(line) = lines.last_mut() {
                line.push(glyph);
            }
            used += width;
        }
    }
    lines.retain(|line| !line.is_empty());
    clamp(faces, &mut lines, style, room, limit);
    lines
        .into_iter()
        .map(|glyphs| Line {
            glyphs: trim_end(&glyphs).to_vec(),
        })
        .collect()
}

/// Starts a line, unless the current one is still empty.
fn new_line(lines: &mut Vec<Vec<Glyph>>, used: &mut f64) {
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(Vec::new());
        *used = 0.0;
    }
}

/// Sets `text` in one line no wider than `width` points, shortened by an ellipsis where needed.
pub fn one_line(faces: &Faces, text: &str, style: Style, width: f64) -> Line {
    wrap(faces, text, style, width, 1)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// Drops the lines beyond `limit` and ends the last one in an ellipsis.
fn clamp(faces: &Faces, lines: &mut Vec<Vec<Glyph>>, style: Style, room: f64, limit: usize) {
    if lines.len() <= limit {
        return;
    }
    lines.truncate(limit);
    let ellipsis = faces.glyph('…', style.cut);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty()
            && (last.ends_with(&[faces.glyph(' ', style.cut)])
                || advance(last) + f64::from(ellipsis.advance) > room)
        {
            last.pop();
        }
        last.push(ellipsis);
    }
}

fn trim_end(glyphs: &[Glyph]) -> &[Glyph] {
    let end = glyphs
        .iter()
        .rposition(|glyph| glyph.character != ' ')
        .map_or(0, |last| last + 1);
    &glyphs[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{SENTENCE, VALUE_MONO};

    fn texts(text: &str, width: f64, limit: usize) -> Vec<String> {
        let faces = Faces::open().unwrap();
        let lines = wrap(&faces, text, SENTENCE, width, limit);
        for line in &lines {
            assert!(
                line.width(SENTENCE.size) <= width,
                "no line is wider than its place"
            );
        }
        lines
            .iter()
            .map(|line| line.glyphs.iter().map(|glyph| glyph.character).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_blanks_and_lose_them() {
        assert_eq!(texts("one two three", 60.0, 9), ["one two", "three"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut() {
        let lines = texts(&"W".repeat(40), 100.0, 99);
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), "W".repeat(40), "no letter is lost");
    }

    #[test]
    fn cjk_breaks_between_any_characters_but_not_before_a_full_stop() {
        let lines = texts("東京都千代田区丸の内一丁目。", 35.0, 99);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| !line.starts_with('。')));
        assert_eq!(lines.concat(), "東京都千代田区丸の内一丁目。");
    }

    #[test]
    fn what_exceeds_the_limit_becomes_an_ellipsis() {
        let lines = texts("one two three four five six", 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn an_empty_text_has_no_lines() {
        assert!(texts(" \n ", 60.0, 2).is_empty());
    }

    #[test]
    fn a_mono_text_has_equal_widths() {
        let faces = Faces::open().unwrap();
        let width = |text| one_line(&faces, text, VALUE_MONO, 500.0).width(VALUE_MONO.size);
        assert!((width("iiii-llll") - width("WWWW-0000")).abs() < 1e-9);
    }
}
