//! Signet's seal, drawn from the same path as the icons.

use kurbo::{Affine, BezPath, Point};

use crate::DocumentError;
use crate::page::Page;
use crate::theme::{BRASS, PAPER};

/// The side of the square in which the paths are drawn.
const VIEW_BOX: f64 = 24.0;
/// The scalloped edge and, by the even-odd rule, the ring inside it.
const EDGE: &str = "M9.69 1.86A2.9 2.9 0 0 1 14.31 1.86A2.9 2.9 0 0 1 18.48 3.87A2.9 2.9 0 0 1 21.37 7.49\
A2.9 2.9 0 0 1 22.4 12A2.9 2.9 0 0 1 21.37 16.51A2.9 2.9 0 0 1 18.48 20.13A2.9 2.9 0 0 1 14.31 22.14\
A2.9 2.9 0 0 1 9.69 22.14A2.9 2.9 0 0 1 5.52 20.13A2.9 2.9 0 0 1 2.63 16.51A2.9 2.9 0 0 1 1.6 12\
A2.9 2.9 0 0 1 2.63 7.49A2.9 2.9 0 0 1 5.52 3.87A2.9 2.9 0 0 1 9.69 1.86Z\
M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0 -16ZM12 5.1a6.9 6.9 0 1 1 0 13.8a6.9 6.9 0 1 1 0 -13.8Z";
/// The letter S, as a line.
const LETTER: &str = "M14.9 9.35C14.5 8.5 13.4 8 12.05 8c-1.75 0-2.95.8-2.95 2.05 0 2.9 5.85 1.25 5.85 4.05 \
0 1.2-1.25 1.95-2.95 1.95-1.5 0-2.7-.55-3.1-1.5";
/// Thickness of the letter in the view box.
const LETTER_WIDTH: f64 = 1.6;

/// Draws the seal in a square of `side` points whose top left corner is `corner`.
pub fn draw(page: &mut Page, corner: Point, side: f64) -> Result<(), DocumentError> {
    let scale = side / VIEW_BOX;
    let place = Affine::translate(corner.to_vec2()) * Affine::scale(scale);
    page.fill(place * path(EDGE)?, BRASS);
    page.stroke(place * path(LETTER)?, PAPER, LETTER_WIDTH * scale);
    Ok(())
}

fn path(svg: &str) -> Result<BezPath, DocumentError> {
    BezPath::from_svg(svg).map_err(|error| DocumentError::Asset {
        name: "seal",
        reason: error.to_string(),
    })
}
