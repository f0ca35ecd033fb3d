//! One product: its name, its features, its serial numbers.

use super::serials::{self, Grid};
use super::table::{self, Row};
use super::words;
use crate::Product;
use crate::page::Page;
use crate::text::{Faces, Line, one_line, wrap};
use crate::theme::{Density, PRODUCT, PRODUCT_CODE, REMAINDER, RIGHT, SIDE, WIDTH};

/// Space between the name and the table.
const HEAD_GAP: f64 = 3.0;
/// More rows than a page can hold; what lies beyond is never measured.
const MOST_ROWS: usize = 40;

/// How much of a product is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Rows of the table.
    pub features: usize,
    /// Rows of serial numbers.
    pub serials: usize,
}

/// A measured product.
pub struct Block<'a> {
    density: &'a Density,
    name: Vec<Line>,
    code: Line,
    features: Vec<Row<'a>>,
    feature_total: usize,
    serials: Grid,
}

impl<'a> Block<'a> {
    /// Measures a product.
    pub fn new(faces: &Faces, product: &Product, density: &'a Density) -> Self {
        let code = match product.code.trim() {
            "" => format!("No. {}", product.number),
            code => format!("No. {} · {code}", product.number),
        };
        let code = one_line(faces, &code, PRODUCT_CODE, WIDTH / 3.0);
        let room = WIDTH - code.width(PRODUCT_CODE.size) - 20.0;
        let features = product.features.iter().take(MOST_ROWS);
        Self {
            density,
            name: wrap(faces, &product.name, PRODUCT, room, 2),
            code,
            features: features
                .map(|feature| Row::new(faces, feature, density))
                .collect(),
            feature_total: product.features.len(),
            serials: Grid::new(faces, &product.serials, density),
        }
    }

    /// The most that could be shown.
    pub fn all(&self) -> Share {
        Share {
            features: self.features.len(),
            serials: self.serials.rows(),
        }
    }

    /// Whether all of it was measured; what a page could never hold is not.
    pub fn is_measured(&self) -> bool {
        self.features.len() == self.feature_total
            && self.serials.shown(self.serials.rows()) == self.serials.total
    }

    /// Height in points when `share` of it is shown.
    pub fn height(&self, share: Share) -> f64 {
        let mut height = self.name_height();
        if share.features > 0 {
            let rows = &self.features[..share.features];
            height += HEAD_GAP + table::HEAD + rows.iter().map(|row| row.height).sum::<f64>();
        }
        if share.features < self.feature_total {
            height += REMAINDER.leading;
        }
        if share.serials > 0 {
            height += self.density.part + serials::HEAD + self.serials.height(share.serials);
        }
        if self.serials.shown(share.serials) < self.serials.total {
            height += REMAINDER.leading;
        }
        height
    }

    /// Draws `share` of it; returns the bottom.
    pub fn draw(&self, page: &mut Page, faces: &Faces, share: Share, top: f64) -> f64 {
        page.text_right(
            RIGHT,
            top + (PRODUCT.leading - PRODUCT_CODE.leading) / 2.0,
            &self.code,
            PRODUCT_CODE,
        );
        page.text(SIDE, top, &self.name, PRODUCT);
        let mut top = top + self.name_height();
        if share.features > 0 {
            top = table::draw(page, faces, &self.features[..share.features], top + HEAD_GAP);
        }
        top = remainder(
            page,
            faces,
            top,
            [share.features, self.feature_total],
            ["feature", "features"],
        );
        if share.serials > 0 {
            top = self
                .serials
                .draw(page, faces, share.serials, top + self.density.part);
        }
        let shown = self.serials.shown(share.serials);
        remainder(
            page,
            faces,
            top,
            [shown, self.serials.total],
            ["serial number", "serial numbers"],
        )
    }

    fn name_height(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most two lines")]
        let lines = self.name.len().max(1) as f64;
        lines * PRODUCT.leading
    }
}

fn remainder(page: &mut Page, faces: &Faces, top: f64, count: [usize; 2], noun: [&str; 2]) -> f64 {
    let [shown, total] = count;
    if shown == total {
        return top;
    }
    let text = words::remainder(shown, total, noun[0], noun[1]);
    page.label(faces, kurbo::Point::new(SIDE, top), WIDTH, &text, REMAINDER)
}
