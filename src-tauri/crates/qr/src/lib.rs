//! QR codes: a text becomes one, and a picture gives the texts of those in it.
//!
//! It draws no pages and knows no licenses. Requests and certificates are texts like any other; what does not fit into
//! a code that a phone still reads is refused with its size, so that a face can offer the file instead.

mod draw;
mod picture;
mod read;

pub use draw::{Code, MOST_VERSION, TooLong};
pub use picture::{MOST_BYTES, MOST_SIDE, PictureError, is_picture};
pub use read::read;
