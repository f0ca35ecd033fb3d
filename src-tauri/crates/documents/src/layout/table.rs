//! The table of a product's features.

use super::words;
use crate::Feature;
use crate::page::Page;
use crate::text::{Faces, Line, one_line, wrap};
use crate::theme::{Density, LABEL, LINE, RIGHT, ROW_LINE, SIDE, Style};

/// Height of the column heads.
pub const HEAD: f64 = 19.0;
/// Most lines of one cell.
const CELL_LINES: usize = 3;

/// A column: where it starts and how wide its text may be.
struct Column {
    x: f64,
    width: f64,
    head: &'static str,
    /// Numbers end below each other.
    is_count: bool,
    /// Whether its text leads.
    is_first: bool,
}

impl Column {
    const fn new(from: f64, to: f64, head: &'static str) -> Self {
        Self {
            x: SIDE + from,
            width: to - from,
            head,
            is_count: false,
            is_first: true,
        }
    }

    const fn style(&self, density: &Density) -> Style {
        if self.is_first {
            density.cell
        } else {
            density.cell_second
        }
    }

    fn text(&self, page: &mut Page, top: f64, line: &Line, style: Style) {
        if self.is_count {
            page.text_right(self.x + self.width, top, line, style);
        } else {
            page.text(self.x, top, std::slice::from_ref(line), style);
        }
    }
}

const COLUMNS: [Column; 5] = [
    Column {
        is_first: false,
        ..Column::new(0.0, 24.0, "#")
    },
    Column::new(30.0, 176.0, "Feature"),
    Column::new(188.0, 306.0, "Granted"),
    Column {
        is_count: true,
        ..Column::new(308.0, 358.0, "Seats")
    },
    Column {
        is_first: false,
        ..Column::new(378.0, RIGHT - SIDE, "Notes")
    },
];

/// A measured row.
pub struct Row<'a> {
    density: &'a Density,
    cells: [Vec<Line>; 5],
    /// Height in points.
    pub height: f64,
}

impl<'a> Row<'a> {
    /// Measures a row.
    pub fn new(faces: &Faces, feature: &Feature, density: &'a Density) -> Self {
        let seats = feature
            .seats
            .map_or_else(String::new, |seats| words::grouped(seats as usize));
        let number = feature.number.to_string();
        let texts = [
            number.as_str(),
            &feature.name,
            &feature.granted,
            &seats,
            &feature.notes,
        ];
        let mut index = 0;
        let cells = texts.map(|text| {
            let column = &COLUMNS[index];
            index += 1;
            wrap(faces, text, column.style(density), column.width, CELL_LINES)
        });
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
        #[expect(clippy::cast_precision_loss, reason = "at most three lines")]
        let height = lines as f64 * density.cell.leading + 2.0 * density.padding;
        Self {
            density,
            cells,
            height,
        }
    }

    fn draw(&self, page: &mut Page, top: f64) {
        for (column, lines) in COLUMNS.iter().zip(&self.cells) {
            let style = column.style(self.density);
            let mut y = top + self.density.padding;
            for line in lines {
                column.text(page, y, line, style);
                y += style.leading;
            }
        }
    }
}

/// Draws the column heads and these rows; returns the bottom.
pub fn draw(page: &mut Page, faces: &Faces, rows: &[Row<'_>], top: f64) -> f64 {
    for column in &COLUMNS {
        let head = one_line(faces, column.head, LABEL, column.width);
        column.text(page, top + 4.0, &head, LABEL);
    }
    let mut top = top + HEAD;
    for (index, row) in rows.iter().enumerate() {
        page.rule(SIDE, RIGHT, top, if index == 0 { LINE } else { ROW_LINE });
        row.draw(page, top);
        top += row.height;
    }
    top
}
