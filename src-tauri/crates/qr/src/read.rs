//! The texts of the QR codes in a picture.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::imageops::{FilterType, invert, resize};
use image::{GrayImage, Luma};

use crate::PictureError;
use crate::picture::gray;

/// The longest sides, in pixels, a picture is looked at in, the likeliest first. Large ones are slow, and the grain
/// and blur of a photo go away when it is made smaller.
const SIDES: [u32; 4] = [1_600, 1_000, 2_600, 600];
/// A picture up to this side may have modules of one or two pixels: it is looked at enlarged as well.
const SMALL: u32 = 800;
/// White around it, in pixels: a code that was cut out exactly has lost its quiet zone.
const EDGE: u32 = 24;

/// The texts of all codes in a PNG or JPEG picture, each once. Codes may be turned, tilted a little, light on dark,
/// and anywhere in the picture.
pub fn read(bytes: &[u8]) -> Result<Vec<String>, PictureError> {
    let picture = gray(bytes)?;
    for seen in ways(&picture) {
        let mut texts = texts(&seen);
        if texts.is_empty() {
            texts = self::texts(&black_and_white(&seen));
        }
        if texts.is_empty() {
            let mut turned = seen;
            invert(&mut turned);
            texts = self::texts(&turned);
        }
        if !texts.is_empty() {
            return Ok(texts);
        }
    }
    Err(PictureError::NoCode)
}

/// The picture as it is looked at, one after another.
fn ways(picture: &GrayImage) -> impl Iterator<Item = GrayImage> + '_ {
    let longest = picture.width().max(picture.height()).max(1);
    let mut sides: Vec<u32> = Vec::new();
    if longest <= SIDES[0] {
        sides.push(longest);
    }
    if longest <= SMALL {
        sides.extend([longest * 2, longest * 4]);
    }
    sides.extend(SIDES.iter().filter(|side| **side < longest));
    sides.into_iter().map(move |side| {
        let scaled = |length: u32| {
            let length = u64::from(length) * u64::from(side) / u64::from(longest);
            u32::try_from(length).unwrap_or(side).max(1)
        };
        let filter = if side > longest {
            FilterType::Nearest
        } else {
            FilterType::Triangle
        };
        let seen = if side == longest {
            picture.clone()
        } else {
            resize(picture, scaled(picture.width()), scaled(picture.height()), filter)
        };
        with_edge(&seen)
    })
}

fn with_edge(picture: &GrayImage) -> GrayImage {
    let mut framed = GrayImage::from_pixel(
        picture.width() + 2 * EDGE,
        picture.height() + 2 * EDGE,
        // As light as the picture's own ground is: a hard frame would be a shape of its own.
        Luma([picture.pixels().map(|pixel| pixel.0[0]).max().unwrap_or(255)]),
    );
    image::imageops::replace(&mut framed, picture, i64::from(EDGE), i64::from(EDGE));
    framed
}

/// Dark and light by one threshold for the whole picture (Otsu's): the reader's own follows the light of a photo, and
/// is mistaken in the flat areas of a screenshot.
fn black_and_white(picture: &GrayImage) -> GrayImage {
    let mut tally = [0_u64; 256];
    for pixel in picture.pixels() {
        tally[usize::from(pixel.0[0])] += 1;
    }
    let weighted = |(shade, count): (usize, &u64)| shade as u64 * count;
    let total: u64 = tally.iter().sum();
    let sum: u64 = tally.iter().enumerate().map(weighted).sum();
    let (mut below, mut sum_below, mut best) = (0, 0, (0.0, 128));
    for (shade, count) in tally.iter().enumerate() {
        below += count;
        sum_below += shade as u64 * count;
        let above = total - below;
        if below == 0 || above == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of pixels, far below 2^52")]
        let between = {
            let apart = sum_below as f64 / below as f64 - (sum - sum_below) as f64 / above as f64;
            below as f64 * above as f64 * apart * apart
        };
        if between > best.0 {
            best = (between, shade);
        }
    }
    let mut cut = picture.clone();
    for pixel in cut.pixels_mut() {
        pixel.0[0] = if usize::from(pixel.0[0]) <= best.1 { 0 } else { 255 };
    }
    cut
}

/// What the reader finds. It was written for pictures of codes; should another picture make it panic, that one has no
/// code.
fn texts(picture: &GrayImage) -> Vec<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let shades = picture.as_raw();
    let found = catch_unwind(AssertUnwindSafe(|| {
        let mut prepared =
            rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| shades[y * width + x]);
        let grids = prepared.detect_grids();
        grids
            .iter()
            .filter_map(|grid| grid.decode().ok())
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    }));
    let mut texts: Vec<String> = Vec::new();
    for text in found.unwrap_or_default() {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}
