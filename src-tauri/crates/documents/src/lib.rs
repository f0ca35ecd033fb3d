//! The license certificate: typed input in, the bytes of a one-page PDF out.
//!
//! The crate knows nothing of orders or vaults. A caller hands over a [`Certificate`] in which
//! everything is already words and numbers, and gets a [`Pdf`] that prints, whose text can be
//! selected and copied in Latin, Cyrillic, Greek, Chinese, Japanese and Korean, and that is the
//! same byte for byte whenever the input is the same.
//!
//! Right-to-left and Indic scripts, Thai and the like need letters to be shaped and joined, which
//! this crate does not do. Rather than print them wrong it draws a box for each such character and
//! reports it in [`Pdf::unprintable`], so that a person can decide before anything is sent.

// The samples are shared with the integration tests, which name the crate from outside.
#[cfg(test)]
extern crate self as signet_documents;

mod certificate;
mod error;
mod layout;
mod page;
mod pdf;
mod qr;
mod seal;
mod text;
mod theme;

pub use certificate::{Certificate, Feature, Party, Product, QrCode, SigningKey};
pub use error::DocumentError;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file: PDF 1.7, one page of A4.
    pub bytes: Vec<u8>,
    /// Characters on the page that no font can show and that stand there as boxes; each once, in
    /// reading order. Empty when all is well.
    pub unprintable: Vec<char>,
}

/// Draws the license certificate.
///
/// The page never grows: what does not fit is counted in words ("and 9,976 more, in the attached
/// license files"), and a text that is too long for its place ends in an ellipsis.
pub fn certificate(certificate: &Certificate) -> Result<Pdf, DocumentError> {
    let faces = text::Faces::open()?;
    let page = layout::certificate(certificate, &faces)?;
    let bytes = pdf::write(&page, &faces, &pdf::About::of(certificate))?;
    Ok(Pdf {
        bytes,
        unprintable: page.unprintable(),
    })
}
