//! What was dropped, pasted or chosen, as the text that is judged.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use signet_keys::{Recognized, recognize, recognize_der};
use signet_license::{Algorithm, REQUEST_MARK};

use super::case::Parts;
use super::view::ReadFrom;
use crate::Fault;

/// Most characters of a text: a revocation list of a hundred thousand entries has 20 MB.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// What is judged.
pub(super) enum Input {
    Text {
        text: String,
        read_from: ReadFrom,
        /// Bytes of the file, or of the text in the code.
        bytes: usize,
        /// Of further codes in the picture.
        others: Vec<String>,
    },
    /// A key in bytes.
    Key { found: Recognized, bytes: usize },
    /// A file of a kind that is known and that nothing of ours is in.
    Foreign {
        title: &'static str,
        todo: &'static str,
        bytes: usize,
    },
}

impl Input {
    pub fn of_text(text: String) -> Result<Self, Fault> {
        if text.len() > MOST_TEXT {
            return Err(Fault::field(
                "text",
                "This is too long for anything Signet writes: at most 64 MB are read.",
            ));
        }
        Ok(Self::Text {
            bytes: text.len(),
            text,
            read_from: ReadFrom::Text,
            others: Vec::new(),
        })
    }

    /// The bytes of a file: by what is in them, for names of files lie.
    pub fn of_file(base64: &str, algorithm: Algorithm) -> Result<Self, Fault> {
        let bytes = BASE64_STANDARD
            .decode(base64.trim())
            .map_err(|error| Fault::field("base64", format!("The file is not base64: {error}.")))?;
        if signet_qr::is_picture(&bytes) {
            let mut texts = crate::actions::qr::texts(&bytes, "base64")?;
            // A page may have a code of ours beside one of a web site.
            texts.sort_by_key(|text| !begins_as_ours(text, algorithm));
            let text = texts.remove(0);
            return Ok(Self::Text {
                bytes: text.len(),
                text,
                read_from: ReadFrom::Qr,
                others: texts,
            });
        }
        let length = bytes.len();
        if let Some(found) = recognize_der(&bytes, algorithm) {
            return Ok(Self::Key { found, bytes: length });
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::of_text(text),
            Err(error) => Ok(Self::of_bytes(error.as_bytes())),
        }
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        // Editors on Windows save texts so.
        let wide = match bytes {
            [0xFF, 0xFE, ..] => Some(encoding_rs::UTF_16LE),
            [0xFE, 0xFF, ..] => Some(encoding_rs::UTF_16BE),
            _ => None,
        };
        if let Some(encoding) = wide {
            return Self::Text {
                text: encoding.decode(bytes).0.into_owned(),
                bytes: bytes.len(),
                read_from: ReadFrom::Text,
                others: Vec::new(),
            };
        }
        let (title, todo) = match bytes {
            [b'%', b'P', b'D', b'F', ..] => (
                "This is a PDF document.",
                "A printed certificate grants nothing. Drop the license file that came with it.",
            ),
            [b'P', b'K', 3, 4, ..] => (
                "This is a ZIP archive.",
                "Unpack it, and drop the files one by one.",
            ),
            _ => (
                "Unknown. This is no text that Signet reads.",
                "Drop a license, request, certificate, proof, revocation list or public key, or a picture of a QR code.",
            ),
        };
        Self::Foreign {
            title,
            todo,
            bytes: bytes.len(),
        }
    }
}

fn begins_as_ours(text: &str, algorithm: Algorithm) -> bool {
    text.starts_with(REQUEST_MARK) || Parts::of(text).is_some() || recognize(text, algorithm).is_some()
}
