//! Where everything stands on the certificate.
//!
//! Head and foot take the space they need, which is bounded because every text in them is; the
//! products share what is left.

mod fit;
mod foot;
mod head;
mod product;
mod serials;
mod table;
#[cfg(test)]
mod tests;
mod words;

use crate::page::Page;
use crate::text::Faces;
use crate::theme::{DENSE, ROOMY};
use crate::{Certificate, DocumentError};

/// Space between the head, the products and the foot.
const GAP: f64 = 16.0;

/// Draws the certificate on one page.
pub fn certificate(certificate: &Certificate, faces: &Faces) -> Result<Page, DocumentError> {
    let mut page = Page::default();
    let top = head::draw(&mut page, faces, certificate)? + GAP;
    let bottom = foot::draw(&mut page, faces, certificate)? - GAP;
    let mut order = fit::Order::new(faces, &certificate.products, &ROOMY);
    if !order.fits(bottom - top) {
        order = fit::Order::new(faces, &certificate.products, &DENSE);
    }
    order.draw(&mut page, faces, top..bottom);
    Ok(page)
}
