//! Serial numbers in as many columns as their length allows.

use kurbo::Point;

use crate::page::Page;
use crate::text::{Faces, Line, one_line, wrap};
use crate::theme::{Density, LABEL, SIDE, Style, WIDTH};

/// Height of the label above the numbers.
pub const HEAD: f64 = 15.0;
const MOST_COLUMNS: usize = 4;
/// Most lines of a number that is longer than its column.
const MOST_LINES: usize = 3;
/// More rows than a page can hold; what lies beyond is never measured.
const MOST_ROWS: usize = 70;

/// Measured serial numbers.
pub struct Grid {
    style: Style,
    /// Distance from one column to the next.
    step: f64,
    columns: usize,
    cells: Vec<Vec<Line>>,
    /// How many there are, measured or not.
    pub total: usize,
}

impl Grid {
    /// Measures as many numbers as a page could possibly hold.
    pub fn new(faces: &Faces, serials: &[String], density: &Density) -> Self {
        let style = density.serial;
        let first = &serials[..serials.len().min(MOST_ROWS * MOST_COLUMNS)];
        let widest = first
            .iter()
            .map(|serial| one_line(faces, serial, style, WIDTH).width(style.size))
            .fold(1.0, f64::max);
        let width = |columns| column_width(columns, density.gutter);
        let columns = (2..=MOST_COLUMNS)
            .rev()
            .find(|&columns| width(columns) >= widest)
            .unwrap_or(1);
        let step = width(columns) + density.gutter;
        let cells = first
            .iter()
            .map(|serial| wrap(faces, serial, style, width(columns), MOST_LINES))
            .collect();
        Self {
            style,
            step,
            columns,
            cells,
            total: serials.len(),
        }
    }

    /// How many rows were measured.
    pub fn rows(&self) -> usize {
        self.cells.len().div_ceil(self.columns)
    }

    /// How many numbers stand in the first `rows` rows.
    pub fn shown(&self, rows: usize) -> usize {
        (rows * self.columns).min(self.cells.len())
    }

    /// Height of the first `rows` rows.
    pub fn height(&self, rows: usize) -> f64 {
        self.row_heights().take(rows).sum()
    }

    /// Draws the label and the first `rows` rows; returns the bottom.
    pub fn draw(&self, page: &mut Page, faces: &Faces, rows: usize, top: f64) -> f64 {
        let label = if self.total == 1 {
            "Serial number"
        } else {
            "Serial numbers"
        };
        page.label(faces, Point::new(SIDE, top + 1.0), WIDTH, label, LABEL);
        let mut top = top + HEAD;
        for (row, height) in self.cells.chunks(self.columns).zip(self.row_heights()).take(rows) {
            let mut x = SIDE;
            for cell in row {
                page.text(x, top, cell, self.style);
                x += self.step;
            }
            top += height;
        }
        top
    }

    fn row_heights(&self) -> impl Iterator<Item = f64> {
        self.cells.chunks(self.columns).map(|row| {
            #[expect(clippy::cast_precision_loss, reason = "at most three lines")]
            let lines = row.iter().map(Vec::len).max().unwrap_or_default().max(1) as f64;
            lines * self.style.leading
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most four columns")]
fn column_width(columns: usize, gutter: f64) -> f64 {
    (WIDTH - gutter * (columns as f64 - 1.0)) / columns as f64
}
