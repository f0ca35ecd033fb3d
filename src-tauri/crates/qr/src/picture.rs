//! A picture as shades of gray, with limits: what is dropped on a window may be anything.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, ImageReader, Limits, Luma, RgbaImage};

/// Most bytes of a picture: a telephone's photo has 3 to 12 MB.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Most pixels on a side.
pub const MOST_SIDE: u32 = 12_000;
/// What decoding may take: 64 million pixels of four bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Why no code was read. What is shown beside the picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither PNG nor JPEG.
    #[error("this is no PNG or JPEG picture; save it as one of them, or take a screenshot of the code")]
    NoPicture,
    /// Too many bytes or pixels.
    #[error("the picture is too large: {what}; cut out the code")]
    TooLarge {
        /// What is too large.
        what: String,
    },
    /// Cut off or broken.
    #[error("the picture cannot be read: {reason}")]
    Damaged {
        /// What its reader said.
        reason: String,
    },
    /// A picture without a code that could be read.
    #[error(
        "no QR code was found in the picture; take it again from the front, sharp, with the whole code and the white \
         edge around it, or ask for the text or the file instead"
    )]
    NoCode,
}

/// Whether the bytes begin as a picture that [`crate::read`] takes: names of files lie.
pub fn is_picture(bytes: &[u8]) -> bool {
    format(bytes).is_some()
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(ImageFormat::Png),
        [0xFF, 0xD8, 0xFF, ..] => Some(ImageFormat::Jpeg),
        _ => None,
    }
}

/// The picture in gray. What is transparent counts as white: a code drawn without a ground is black on nothing.
pub fn gray(bytes: &[u8]) -> Result<GrayImage, PictureError> {
    let too_large = |what: String| PictureError::TooLarge { what };
    let format = format(bytes).ok_or(PictureError::NoPicture)?;
    if bytes.len() > MOST_BYTES {
        let megabytes = bytes.len().div_ceil(1024 * 1024);
        return Err(too_large(format!("{megabytes} MB, at most 32 MB are read")));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => too_large(format!("at most {MOST_SIDE} pixels on a side are read")),
        other => PictureError::Damaged {
            reason: other.to_string(),
        },
    })?;
    if picture.color().has_alpha() {
        return Ok(on_white(&picture.into_rgba8()));
    }
    Ok(picture.into_luma8())
}

fn on_white(picture: &RgbaImage) -> GrayImage {
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, a] = picture.get_pixel(x, y).0.map(u32::from);
        // Weights of ITU-R BT.709, in thousandths.
        let shade = (213 * r + 715 * g + 72 * b) / 1000;
        let laid = (shade * a + 255 * (255 - a)) / 255;
        Luma([u8::try_from(laid).unwrap_or(u8::MAX)])
    })
}
