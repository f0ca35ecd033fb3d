//! The lower part: the QR code and how to verify.

use kurbo::Point;

use crate::page::Page;
use crate::text::{Faces, wrap};
use crate::theme::{BOTTOM, FOOT, FOOT_HEAD, LABEL, LINE, RIGHT, SIDE};
use crate::{Certificate, DocumentError, qr};

/// Side of the QR code.
const CODE: f64 = 80.0;

/// Draws the foot at the bottom of the page; returns its top.
pub fn draw(page: &mut Page, faces: &Faces, certificate: &Certificate) -> Result<f64, DocumentError> {
    let top = BOTTOM - CODE - 15.0;
    page.rule(SIDE, RIGHT, top, LINE);
    let corner = Point::new(SIDE, top + 15.0);
    qr::draw(page, &certificate.qr.text, corner, CODE)?;
    let x = SIDE + CODE + 20.0;
    let width = RIGHT - x;
    let next = page.label(
        faces,
        Point::new(x, corner.y - 2.0),
        width,
        "How to verify",
        FOOT_HEAD,
    ) + 1.0;
    page.text(
        x,
        next,
        &wrap(faces, &certificate.how_to_verify, FOOT, width, 4),
        FOOT,
    );
    let caption = wrap(faces, &certificate.qr.caption, LABEL, width, 1);
    page.text(x, BOTTOM - LABEL.leading, &caption, LABEL);
    Ok(top)
}
