//! Which glyphs of which faces a file carries.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont, PdfFontMetricsStub};
use subsetter::GlyphRemapper;

use crate::DocumentError;
use crate::text::{FaceName, Faces};

/// Collects the glyphs of a page and embeds exactly those.
pub struct Fonts<'a> {
    faces: &'a Faces,
    subsets: Vec<Subset>,
}

/// Some glyphs of a face, renumbered from 1.
struct Subset {
    face: FaceName,
    glyphs: GlyphRemapper,
    /// The character each glyph stands for, by its number in the whole font.
    characters: BTreeMap<u16, char>,
}

impl<'a> Fonts<'a> {
    /// No glyphs yet.
    pub const fn new(faces: &'a Faces) -> Self {
        Self {
            faces,
            subsets: Vec::new(),
        }
    }

    /// Takes a glyph in; returns the font resource that carries it and its number there.
    ///
    /// PDF lets a reader copy one text per glyph, but a face may show two characters with the same
    /// glyph (a typographic apostrophe and a modifier letter). The second character then goes to a
    /// second subset of the same face, so that both are copied as what they are.
    pub fn use_glyph(&mut self, face: FaceName, id: u16, character: char) -> (usize, u16) {
        let fits = |subset: &Subset| {
            subset.face == face && subset.characters.get(&id).is_none_or(|&taken| taken == character)
        };
        let index = self.subsets.iter().position(fits).unwrap_or_else(|| {
            self.subsets.push(Subset {
                face,
                glyphs: GlyphRemapper::new(),
                characters: BTreeMap::new(),
            });
            self.subsets.len() - 1
        });
        let subset = &mut self.subsets[index];
        subset.characters.insert(id, character);
        (index, subset.glyphs.remap(id))
    }

    /// The name of a font resource on the page.
    pub fn resource(index: usize) -> FontId {
        FontId(format!("Face{index}"))
    }

    /// Cuts the font files down to the glyphs taken in.
    pub fn embed(self) -> Result<BTreeMap<FontId, PdfFont>, DocumentError> {
        let faces = self.faces;
        let fonts = self.subsets.iter().enumerate();
        fonts
            .map(|(index, subset)| Ok((Self::resource(index), subset.embed(faces, index)?)))
            .collect()
    }
}

impl Subset {
    fn embed(&self, faces: &Faces, index: usize) -> Result<PdfFont, DocumentError> {
        let face = faces.get(self.face);
        let bytes = subsetter::subset(face.bytes, 0, &self.glyphs).map_err(|error| DocumentError::Asset {
            name: face.postscript_name,
            reason: error.to_string(),
        })?;
        let ([ascent, descent], [x_min, y_min, x_max, y_max]) = face.metrics();
        let widths = self
            .glyphs
            .remapped_gids()
            .zip(0..)
            .map(|(old, new)| (new, face.advance(old)))
            .collect();
        let mut font = ParsedFont::with_glyph_data(
            bytes,
            0,
            Some(format!("{}+{}", tag(index), face.postscript_name)),
            BTreeMap::new(),
            widths,
            1000,
            FontMetrics { ascent, descent },
        );
        font.pdf_font_metrics = PdfFontMetricsStub {
            units_per_em: 1000,
            x_min,
            y_min,
            x_max,
            y_max,
            ..font.pdf_font_metrics
        };
        Ok(PdfFont::new(font))
    }
}

/// Six capitals that mark a font as a subset (ISO 32000-1, 9.6.4); different for each in the file.
fn tag(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    format!("SIGNT{letter}")
}
