//! The embedded fonts, and which of them shows a character.

use ttf_parser::GlyphId;

use super::{Glyph, Shape, script};
use crate::DocumentError;

macro_rules! asset {
    ($file:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../assets/fonts/",
            $file
        ))
    };
}

/// How a text is cut; every cut falls back on faces that know more scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Running text.
    Regular,
    /// Titles and names.
    SemiBold,
    /// Serial numbers and key ids: equal widths, unmistakable shapes.
    Mono,
}

/// One of the embedded font files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaceName {
    /// Inter Regular: Latin, Greek, Cyrillic.
    Regular,
    /// Inter, semi-bold: the same scripts.
    SemiBold,
    /// `JetBrains` Mono: the same scripts.
    Mono,
    /// Droid Sans Fallback: Chinese, Japanese.
    Cjk,
    /// Nanum Gothic Coding: Korean.
    Hangul,
}

impl Cut {
    /// The faces to try, the cut's own first.
    const fn faces(self) -> &'static [FaceName] {
        match self {
            Self::Regular => &[FaceName::Regular, FaceName::Cjk, FaceName::Hangul],
            Self::SemiBold => &[FaceName::SemiBold, FaceName::Cjk, FaceName::Hangul],
            Self::Mono => &[FaceName::Mono, FaceName::Regular, FaceName::Cjk, FaceName::Hangul],
        }
    }
}

/// A parsed font file.
pub struct Face {
    /// The name by which PDF readers list it.
    pub postscript_name: &'static str,
    /// The whole file.
    pub bytes: &'static [u8],
    parsed: ttf_parser::Face<'static>,
}

impl Face {
    fn open(postscript_name: &'static str, bytes: &'static [u8]) -> Result<Self, DocumentError> {
        let parsed = ttf_parser::Face::parse(bytes, 0).map_err(|error| DocumentError::Asset {
            name: postscript_name,
            reason: error.to_string(),
        })?;
        Ok(Self {
            postscript_name,
            bytes,
            parsed,
        })
    }

    /// Advance width of a glyph in 1/1000 em.
    ///
    /// PDF states widths in these integers, so measuring in them makes a line exactly as long
    /// here as in the reader.
    pub fn advance(&self, glyph: u16) -> u16 {
        let units = self.parsed.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        let thousandths = (u32::from(units) * 1000 + self.em() / 2) / self.em();
        u16::try_from(thousandths).unwrap_or(u16::MAX)
    }

    /// Ascent, descent and bounding box (left, bottom, right, top) in 1/1000 em.
    pub fn metrics(&self) -> ([i16; 2], [i16; 4]) {
        let scale = |units: i16| {
            let thousandths = i64::from(units) * 1000 / i64::from(self.em());
            i16::try_from(thousandths).unwrap_or(i16::MAX)
        };
        let bounds = self.parsed.global_bounding_box();
        (
            [scale(self.parsed.ascender()), scale(self.parsed.descender())],
            [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scale),
        )
    }

    fn em(&self) -> u32 {
        u32::from(self.parsed.units_per_em())
    }
}

/// All embedded fonts, opened once per document.
pub struct Faces {
    regular: Face,
    semi_bold: Face,
    mono: Face,
    cjk: Face,
    hangul: Face,
}

impl Faces {
    /// Reads the font files that were built into the program.
    pub fn open() -> Result<Self, DocumentError> {
        Ok(Self {
            regular: Face::open("Inter-Regular", asset!("Inter-Regular.ttf"))?,
            semi_bold: Face::open("Inter-SemiBold", asset!("Inter-SemiBold.ttf"))?,
            mono: Face::open("JetBrainsMono-Regular", asset!("JetBrainsMono-Regular.ttf"))?,
            cjk: Face::open("DroidSansFallback", asset!("DroidSansFallbackFull.ttf"))?,
            hangul: Face::open("NanumGothicCoding", asset!("NanumGothicCoding.ttf"))?,
        })
    }

    /// The face of that name.
    pub fn get(&self, name: FaceName) -> &Face {
        match name {
            FaceName::Regular => &self.regular,
            FaceName::SemiBold => &self.semi_bold,
            FaceName::Mono => &self.mono,
            FaceName::Cjk => &self.cjk,
            FaceName::Hangul => &self.hangul,
        }
    }

    /// The glyph that shows `character` in this cut, or a box when no face can.
    pub fn glyph(&self, character: char, cut: Cut) -> Glyph {
        if script::needs_shaping(character) {
            return Glyph::boxed(character);
        }
        cut.faces()
            .iter()
            .find_map(|&name| {
                let face = self.get(name);
                let id = face.parsed.glyph_index(character)?.0;
                Some(Glyph {
                    character,
                    advance: face.advance(id),
                    shape: Shape::Glyph { face: name, id },
                })
            })
            .unwrap_or_else(|| Glyph::boxed(character))
    }
}
