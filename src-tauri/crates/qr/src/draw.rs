//! A text as a QR code (ISO/IEC 18004).

use std::fmt::Write as _;

use fast_qr::ECL;
use fast_qr::qr::QRBuilder;

/// The largest version that is drawn: 117 modules on a side. A larger one no longer reads from a screen.
pub const MOST_VERSION: usize = 25;

/// The text does not fit into [`MOST_VERSION`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes do not fit into a QR code that still reads: at most {most} do")]
pub struct TooLong {
    /// What it has.
    pub bytes: usize,
    /// What fits.
    pub most: usize,
}

/// A drawn code: its modules, row by row, without the quiet zone of four modules that belongs around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    size: usize,
    dark: Vec<bool>,
}

impl Code {
    /// Draws a text with the lowest level of error correction: a screen has no scratches, and modules are larger so.
    pub fn of(text: &str) -> Result<Self, TooLong> {
        let too_long = TooLong {
            bytes: text.len(),
            // Table 7 of the standard: version 25, level L, bytes.
            most: 1_273,
        };
        let code = QRBuilder::new(text).ecl(ECL::L).build().map_err(|_| too_long)?;
        if code.size > MOST_VERSION * 4 + 17 {
            return Err(too_long);
        }
        let mut dark = Vec::with_capacity(code.size * code.size);
        for y in 0..code.size {
            dark.extend(code[y].iter().map(|module| module.value()));
        }
        Ok(Self {
            size: code.size,
            dark,
        })
    }

    /// Modules on a side: 21 to 117.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Its version, 1 to [`MOST_VERSION`].
    pub fn version(&self) -> usize {
        (self.size - 17) / 4
    }

    /// Whether a module is dark; those outside are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// The dark modules as the data of one SVG path, a module being one unit: runs of a row are one bar, so that no
    /// hairline shows between neighbors.
    pub fn svg_path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        path
    }
}
