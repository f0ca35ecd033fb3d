//! What is drawn is read again: by another library, in pictures as people take them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::io::Cursor;

use image::imageops::{FilterType, blur, overlay, resize};
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgba, RgbaImage};
use signet_qr::{Code, MOST_VERSION, PictureError, TooLong, is_picture, read};

/// As many characters of a JWS or a request as there are.
fn text(length: usize) -> String {
    let letters = b"eyJhbGciOiJSUzI1NiIsInR5cCI6ImFjdGl2YXRpb24rand0Iiwia2lkIjoi-_0987654321ZYXWVUTSRQ.";
    (0..length)
        .map(|index| char::from(letters[(index * 7 + index / 11) % letters.len()]))
        .collect()
}

fn drawn(code: &Code, module: u32, quiet: u32) -> GrayImage {
    let side = (u32::try_from(code.size()).unwrap() + 2 * quiet) * module;
    GrayImage::from_fn(side, side, |x, y| {
        let at = |pixel: u32| (pixel / module).checked_sub(quiet).map(|at| at as usize);
        let dark = at(x).zip(at(y)).is_some_and(|(x, y)| code.is_dark(x, y));
        Luma([if dark { 0 } else { 255 }])
    })
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    saved(picture, ImageFormat::Png)
}

fn saved(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Turned by an angle around its middle, on a larger ground.
fn turned(picture: &GrayImage, degrees: f64, ground: u8) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let side = f64::from(picture.width()) * 1.6;
    let middle = side / 2.0;
    let half = f64::from(picture.width()) / 2.0;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a test picture"
    )]
    GrayImage::from_fn(side as u32, side as u32, |x, y| {
        let (x, y) = (f64::from(x) - middle, f64::from(y) - middle);
        let (u, v) = (x * cos + y * sin + half, y * cos - x * sin + half);
        let inside = u >= 0.0 && v >= 0.0;
        match inside
            .then(|| picture.get_pixel_checked(u as u32, v as u32))
            .flatten()
        {
            Some(pixel) => *pixel,
            None => Luma([ground]),
        }
    })
}

#[test]
fn a_text_is_drawn_and_read_again_up_to_the_largest_version() {
    for length in [1, 40, 300, 620, 900, 1_100, 1_273] {
        let text = text(length);
        let code = Code::of(&text).unwrap();
        assert_eq!(
            read(&png(drawn(&code, 4, 4))).unwrap(),
            [text],
            "{length} bytes, version {}",
            code.version()
        );
    }
    assert_eq!(Code::of(&text(1_273)).unwrap().version(), MOST_VERSION);
}

#[test]
fn what_would_pass_the_largest_version_is_refused_with_its_size() {
    let refused = TooLong {
        bytes: 1_274,
        most: 1_273,
    };
    assert_eq!(Code::of(&text(1_274)).unwrap_err(), refused);
    assert_eq!(
        Code::of(&text(9_000)).unwrap_err().bytes,
        9_000,
        "more than any version holds"
    );
}

#[test]
fn a_code_is_found_in_a_larger_picture_turned_scaled_and_blurred() {
    let text = text(620);
    let code = drawn(&Code::of(&text).unwrap(), 5, 4);
    for degrees in [0.0, 8.0, 90.0, 180.0, 200.0] {
        let mut photo = GrayImage::from_fn(2_400, 1_800, |x, y| {
            // Light falls from one side.
            Luma([u8::try_from(225 - x / 60 - y / 120).unwrap()])
        });
        let mut taken = turned(&code, degrees, 190);
        for pixel in taken.pixels_mut() {
            pixel.0[0] = 40 + pixel.0[0] / 5 * 3;
        }
        overlay(&mut photo, &blur(&taken, 0.8), 700, 300);
        assert_eq!(
            read(&saved(photo, ImageFormat::Jpeg)).unwrap(),
            std::slice::from_ref(&text),
            "turned by {degrees}"
        );
    }
}

#[test]
fn a_small_screenshot_a_code_cut_out_exactly_and_one_in_dark_colors_are_read() {
    let text = text(300);
    let code = Code::of(&text).unwrap();
    assert_eq!(
        read(&png(drawn(&code, 2, 4))).unwrap(),
        std::slice::from_ref(&text),
        "two pixels a module"
    );
    assert_eq!(
        read(&png(drawn(&code, 4, 0))).unwrap(),
        std::slice::from_ref(&text),
        "no quiet zone"
    );
    let mut dark = drawn(&code, 4, 4);
    image::imageops::invert(&mut dark);
    assert_eq!(
        read(&png(dark)).unwrap(),
        std::slice::from_ref(&text),
        "light on dark"
    );
    let large = drawn(&code, 3, 4);
    let odd = resize(
        &large,
        large.width() * 13 / 10,
        large.height() * 13 / 10,
        FilterType::Triangle,
    );
    assert_eq!(
        read(&png(odd)).unwrap(),
        std::slice::from_ref(&text),
        "scaled by a broken factor"
    );
    let clear = RgbaImage::from_fn(large.width(), large.height(), |x, y| {
        Rgba([0, 0, 0, 255 - large.get_pixel(x, y).0[0]])
    });
    assert_eq!(read(&png(clear)).unwrap(), [text], "black on nothing");
}

#[test]
fn all_codes_of_a_picture_are_read() {
    let (one, other) = (text(100), text(200));
    let mut picture = GrayImage::from_pixel(900, 500, Luma([255]));
    overlay(&mut picture, &drawn(&Code::of(&one).unwrap(), 4, 4), 20, 20);
    overlay(&mut picture, &drawn(&Code::of(&other).unwrap(), 4, 4), 450, 60);
    let mut texts = read(&png(picture)).unwrap();
    texts.sort_by_key(String::len);
    assert_eq!(texts, [one, other]);
}

#[test]
fn what_is_no_picture_of_a_code_says_so() {
    assert_eq!(read(b"SGNR1.eyJ").unwrap_err(), PictureError::NoPicture);
    assert_eq!(
        read(&png(GrayImage::from_pixel(640, 480, Luma([200])))).unwrap_err(),
        PictureError::NoCode
    );
    let noise = GrayImage::from_fn(500, 400, |x, y| {
        Luma([u8::try_from((x * 7919 + y * 104_729) % 251).unwrap()])
    });
    assert_eq!(read(&png(noise)).unwrap_err(), PictureError::NoCode);
    let whole = png(drawn(&Code::of("whole").unwrap(), 4, 4));
    assert!(matches!(
        read(&whole[..whole.len() / 2]).unwrap_err(),
        PictureError::Damaged { .. }
    ));
    let wide = png(GrayImage::from_pixel(12_001, 2, Luma([255])));
    assert!(matches!(read(&wide).unwrap_err(), PictureError::TooLarge { .. }));
    let mut heavy = whole.clone();
    heavy.resize(33 * 1024 * 1024, 0);
    assert!(matches!(read(&heavy).unwrap_err(), PictureError::TooLarge { .. }));
    assert!(is_picture(&whole) && !is_picture(b"GIF89a") && !is_picture(b""));
}
