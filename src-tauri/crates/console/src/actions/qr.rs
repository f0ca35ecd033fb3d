//! QR codes: read from pictures, drawn for screens.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use signet_domain::Permission;
use signet_qr::{Code, MOST_BYTES};
use ts_rs::TS;

use crate::action::{Action, Direct};
use crate::fault::as_sentence;
use crate::progress::Progress;
use crate::{Console, Fault};

/// What the QR codes of a picture say.
#[derive(Debug, Serialize, TS)]
pub(crate) struct QrTexts {
    /// At least one; each once.
    pub texts: Vec<String>,
}

/// Reads QR codes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Read {
    /// The bytes of a PNG or JPEG picture.
    #[serde(default)]
    #[ts(optional)]
    base64: Option<String>,
    /// Or where it is.
    #[serde(default)]
    #[ts(optional)]
    path: Option<PathBuf>,
}

impl Action for Read {
    const NAME: &'static str = "qr.read";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "The texts of the QR codes in a PNG or JPEG picture of at most 32 MB: a photo, a screenshot or a scan.";
    type Reply = QrTexts;
}

impl Direct for Read {
    fn run(self, _: &Console, _: &dyn Progress) -> Result<QrTexts, Fault> {
        let texts = match (self.base64, self.path) {
            (Some(base64), None) => {
                let bytes = BASE64_STANDARD.decode(base64.trim()).map_err(|error| {
                    Fault::field("base64", format!("The picture is not base64: {error}."))
                })?;
                texts(&bytes, "base64")?
            }
            (None, Some(path)) => texts(&bytes_of(&path)?, "path")?,
            _ => {
                return Err(Fault::field(
                    "base64",
                    "Give either the bytes of a picture or its path.",
                ));
            }
        };
        Ok(QrTexts { texts })
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable =
        |error: std::io::Error| Fault::field("path", format!("{} cannot be read: {error}.", path.display()));
    let length = std::fs::metadata(path).map_err(unreadable)?.len();
    if length > MOST_BYTES as u64 {
        return Err(Fault::field(
            "path",
            "The picture has more than 32 MB. Cut out the code, or make it smaller.",
        ));
    }
    std::fs::read(path).map_err(unreadable)
}

/// The texts of a picture's codes; `field` is told when there are none.
pub(super) fn texts(bytes: &[u8], field: &str) -> Result<Vec<String>, Fault> {
    signet_qr::read(bytes).map_err(|error| Fault::field(field, as_sentence(&error)))
}

/// A drawn QR code.
#[derive(Debug, Serialize, TS)]
pub(crate) struct QrDrawing {
    /// Its version, 1 to 25.
    pub version: u32,
    /// Modules on a side. Four more of white belong around it.
    pub size: u32,
    /// The dark modules as the data of one SVG path, a module being one unit.
    pub path: String,
    /// Bytes of the text.
    pub bytes: u32,
}

/// Draws a QR code.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draw {
    /// The text of a request, a certificate or a proof; space around it is left out.
    text: String,
}

impl Action for Draw {
    const NAME: &'static str = "qr.draw";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "A text as a QR code for a screen, up to version 25 (1,273 bytes); a longer one is refused with its size.";
    type Reply = QrDrawing;
}

impl Direct for Draw {
    fn run(self, _: &Console, _: &dyn Progress) -> Result<QrDrawing, Fault> {
        let text = self.text.trim();
        if text.is_empty() {
            return Err(Fault::field("text", "There is no text to draw."));
        }
        let code = Code::of(text).map_err(|error| {
            Fault::field(
                "text",
                format!(
                    "It has {} bytes, too many for a QR code that a phone reads from a screen: at most {} fit. Hand \
                     over the file instead.",
                    error.bytes, error.most
                ),
            )
        })?;
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(QrDrawing {
            version: small(code.version()),
            size: small(code.size()),
            path: code.svg_path(),
            bytes: small(text.len()),
        })
    }
}
