//! Pictures of QR codes.

use std::path::Path;

use image::{GrayImage, Luma};
use signet_qr::Code;

/// Writes a picture, PNG, with the code of a text somewhere in it.
pub fn write(path: &Path, text: &str) {
    const MODULE: u32 = 4;
    const LEFT: u32 = 90;
    let code = Code::of(text).expect("it fits");
    let side = (u32::try_from(code.size()).unwrap() + 8) * MODULE;
    let picture = GrayImage::from_fn(side + 2 * LEFT, side + LEFT, |x, y| {
        let at = |pixel: u32, from: u32| {
            (pixel.checked_sub(from)? / MODULE)
                .checked_sub(4)
                .map(|at| at as usize)
        };
        let dark = at(x, LEFT)
            .zip(at(y, 20))
            .is_some_and(|(x, y)| code.is_dark(x, y));
        Luma([if dark { 10 } else { 245 }])
    });
    picture.save(path).unwrap();
}
