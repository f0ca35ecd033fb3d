//! A page as the bytes of a PDF file.

mod fonts;
mod ops;

use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{Mm, OffsetDateTime, PdfDocument, PdfPage, PdfSaveOptions, Pt};
use sha2::{Digest, Sha256};
use time::Date;

use crate::page::Page;
use crate::text::Faces;
use crate::theme::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::{Certificate, DocumentError};

/// What the file says of itself.
pub struct About {
    title: String,
    author: String,
    subject: String,
    created: Date,
}

impl About {
    /// The metadata of a certificate: its number, its vendor and its day of issue.
    pub fn of(certificate: &Certificate) -> Self {
        Self {
            title: format!("License certificate {}", certificate.order_number),
            author: certificate.vendor.name.clone(),
            subject: format!("Licenses for {}", certificate.licensee.name),
            created: certificate.issued,
        }
    }
}

/// Writes the page as a file.
pub fn write(page: &Page, faces: &Faces, about: &About) -> Result<Vec<u8>, DocumentError> {
    let mut fonts = fonts::Fonts::new(faces);
    let ops = ops::translate(page, &mut fonts);

    let mut document = PdfDocument::new(&about.title);
    document.resources.fonts.map = fonts.embed()?;
    let midnight = about.created.midnight().assume_utc().unix_timestamp();
    let created = OffsetDateTime::from_unix_timestamp(midnight)
        .map_err(|reason| DocumentError::Write(reason.to_owned()))?;
    let info = &mut document.metadata.info;
    info.author.clone_from(&about.author);
    info.subject.clone_from(&about.subject);
    "Signet".clone_into(&mut info.creator);
    "Signet".clone_into(&mut info.producer);
    info.creation_date = created;
    info.modification_date = created;
    document.with_pages(vec![PdfPage::new(
        Mm::from(points(PAGE_WIDTH)),
        Mm::from(points(PAGE_HEIGHT)),
        ops,
    )]);

    let mut warnings = Vec::new();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    finish(&mut file).map_err(|error| DocumentError::Write(error.to_string()))
}

/// Sets what printpdf has no word for, and makes the file a function of its content.
fn finish(file: &mut lopdf::Document) -> Result<Vec<u8>, lopdf::Error> {
    "1.7".clone_into(&mut file.version);
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("en-US"));
    catalog.set(
        "ViewerPreferences",
        Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]),
    );
    let info = file.trailer.get(b"Info")?.as_reference()?;
    let info = file.get_dictionary_mut(info)?;
    // An empty claim of conformance to a printing standard, and a key that no standard knows.
    info.remove(b"GTS_PDFXVersion");
    info.remove(b"Identifier");
    file.compress();
    // printpdf draws the file identifier from a counter of the process; a digest of everything
    // else identifies the file just as well and is the same tomorrow.
    file.trailer.remove(b"ID");
    let digest = Sha256::digest(save(file)?);
    let id = Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    save(file)
}

fn save(file: &mut lopdf::Document) -> Result<Vec<u8>, lopdf::Error> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

/// A length in the type and precision of printpdf.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page's lengths need no more than f32 has"
)]
const fn points(length: f64) -> Pt {
    Pt(length as f32)
}
