//! A measured line of glyphs.

use super::FaceName;

/// One character with its width and how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The character it stands for; what a reader copies.
    pub character: char,
    /// Width in 1/1000 of the type size.
    pub advance: u16,
    /// Its shape.
    pub shape: Shape,
}

/// What is drawn for a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A glyph of an embedded face.
    Glyph {
        /// The face.
        face: FaceName,
        /// The glyph's number in the whole font file.
        id: u16,
    },
    /// An empty box: no embedded face can show the character.
    Box,
}

impl Glyph {
    /// Width of the box that stands for an unprintable character, in 1/1000 em.
    const BOX_ADVANCE: u16 = 640;

    /// The box that stands for a character no face can show.
    pub const fn boxed(character: char) -> Self {
        Self {
            character,
            advance: Self::BOX_ADVANCE,
            shape: Shape::Box,
        }
    }
}

/// Glyphs that stand beside each other on one baseline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
}

impl Line {
    /// Width in points when set in `size`.
    pub fn width(&self, size: f64) -> f64 {
        advance(&self.glyphs) * size / 1000.0
    }
}

/// Sum of the widths in 1/1000 em.
pub fn advance(glyphs: &[Glyph]) -> f64 {
    glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum()
}
