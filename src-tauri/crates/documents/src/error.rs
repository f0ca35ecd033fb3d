//! Why a document could not be drawn.

/// Why a document could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The text is too long for a code that still reads from paper.
    #[error("the QR text of {length} bytes is too long to be read from paper")]
    QrTooLong {
        /// Length of the text in bytes.
        length: usize,
    },
    /// An embedded font or the seal cannot be read: the program was built wrong.
    #[error("the embedded {name} cannot be used: {reason}")]
    Asset {
        /// Which file.
        name: &'static str,
        /// What its reader said.
        reason: String,
    },
    /// The finished page could not be written as PDF.
    #[error("the PDF could not be written: {0}")]
    Write(String),
}
