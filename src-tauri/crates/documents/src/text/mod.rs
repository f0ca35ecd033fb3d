//! From characters to measured lines of glyphs.

mod face;
mod line;
mod script;
mod wrap;

pub use face::{Cut, FaceName, Faces};
pub use line::{Glyph, Line, Shape};
pub use wrap::{one_line, wrap};
