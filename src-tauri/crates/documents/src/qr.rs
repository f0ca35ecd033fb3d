//! A QR code as one filled shape.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Version};
use kurbo::{BezPath, Point, Rect, Shape};

use crate::DocumentError;
use crate::page::Page;
use crate::theme::TEXT;

/// Most modules on a side: version 10. At the printed size a module is then half a millimeter, which
/// any phone reads from paper.
const MOST_MODULES: usize = Version::V10 as usize * 4 + 21;

/// Draws `text` as a QR code in a square of `side` points, without the quiet zone around it.
pub fn draw(page: &mut Page, text: &str, corner: Point, side: f64) -> Result<(), DocumentError> {
    let too_long = DocumentError::QrTooLong { length: text.len() };
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else {
        return Err(too_long);
    };
    if code.size > MOST_MODULES {
        return Err(too_long);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 57 modules")]
    let module = side / code.size as f64;
    let mut path = BezPath::new();
    for y in 0..code.size {
        let row = &code[y];
        let mut x = 0;
        while x < code.size {
            let run = row[x..].iter().take_while(|module| module.value()).count();
            if run > 0 {
                path.extend(bar(corner, module, x, y, run).path_elements(0.1));
            }
            x += run.max(1);
        }
    }
    page.fill(path, TEXT);
    Ok(())
}

/// A run of dark modules: one bar, so that no hairline shows between neighbors.
#[expect(clippy::cast_precision_loss, reason = "at most 57 modules")]
fn bar(corner: Point, module: f64, x: usize, y: usize, run: usize) -> Rect {
    let left = corner.x + x as f64 * module;
    let top = corner.y + y as f64 * module;
    Rect::new(left, top, left + run as f64 * module, top + module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_paper_is_refused_with_its_length() {
        let mut page = Page::default();
        let fault = draw(&mut page, &"x".repeat(300), Point::ZERO, 80.0).unwrap_err();
        assert!(matches!(fault, DocumentError::QrTooLong { length: 300 }));
        draw(&mut page, &"x".repeat(200), Point::ZERO, 80.0).unwrap();
    }
}
