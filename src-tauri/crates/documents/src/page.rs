//! A page as a list of marks, before any file format.
//!
//! Positions are points from the top left corner, y growing downward, as one reads.

use kurbo::{BezPath, Point, Rect, Shape as _};

use crate::text::{Faces, Line, Shape, one_line};
use crate::theme::{Ink, Style};

/// One thing drawn on the page.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A line of text.
    Text {
        /// Where its baseline starts.
        origin: Point,
        /// The glyphs.
        line: Line,
        /// Size, cut and color.
        style: Style,
    },
    /// A filled shape (even-odd rule).
    Fill {
        /// Its outline.
        path: BezPath,
        /// Its color.
        ink: Ink,
    },
    /// A line along a path, with round ends.
    Stroke {
        /// The path.
        path: BezPath,
        /// Its color.
        ink: Ink,
        /// Thickness in points.
        width: f64,
    },
}

/// A page of A4 under construction.
#[derive(Debug, Default)]
pub struct Page {
    marks: Vec<Mark>,
}

impl Page {
    /// All marks, in the order in which they are drawn.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Draws lines of text below each other from `top`; returns where the next line would start.
    pub fn text(&mut self, x: f64, top: f64, lines: &[Line], style: Style) -> f64 {
        let mut top = top;
        for line in lines {
            let origin = Point::new(x, baseline(top, style));
            self.marks.push(Mark::Text {
                origin,
                line: line.clone(),
                style,
            });
            top += style.leading;
        }
        top
    }

    /// Draws one line of text that ends at `right`.
    pub fn text_right(&mut self, right: f64, top: f64, line: &Line, style: Style) {
        self.text(
            right - line.width(style.size),
            top,
            std::slice::from_ref(line),
            style,
        );
    }

    /// Draws one short line of text, shortened by an ellipsis beyond `width`; returns its bottom.
    pub fn label(&mut self, faces: &Faces, at: Point, width: f64, text: &str, style: Style) -> f64 {
        let line = one_line(faces, text, style, width);
        self.text(at.x, at.y, std::slice::from_ref(&line), style)
    }

    /// Fills a rectangle.
    pub fn block(&mut self, rect: Rect, ink: Ink) {
        self.fill(rect.to_path(0.1), ink);
    }

    /// Draws a horizontal rule.
    pub fn rule(&mut self, from: f64, to: f64, y: f64, ink: Ink) {
        self.block(Rect::new(from, y - 0.25, to, y + 0.25), ink);
    }

    /// Fills a shape.
    pub fn fill(&mut self, path: BezPath, ink: Ink) {
        self.marks.push(Mark::Fill { path, ink });
    }

    /// Strokes a path.
    pub fn stroke(&mut self, path: BezPath, ink: Ink, width: f64) {
        self.marks.push(Mark::Stroke { path, ink, width });
    }

    /// The characters that stand on the page as boxes; each once, in reading order.
    pub fn unprintable(&self) -> Vec<char> {
        let mut found = Vec::new();
        for mark in &self.marks {
            let Mark::Text { line, .. } = mark else { continue };
            for glyph in &line.glyphs {
                if glyph.shape == Shape::Box && !found.contains(&glyph.character) {
                    found.push(glyph.character);
                }
            }
        }
        found
    }
}

/// Where letters stand in a line box, so that capitals are centered in it.
fn baseline(top: f64, style: Style) -> f64 {
    const HALF_CAPITAL: f64 = 0.364; // Inter's capitals are 0.727 em high; JetBrains Mono's 0.73
    top + style.leading / 2.0 + style.size * HALF_CAPITAL
}
