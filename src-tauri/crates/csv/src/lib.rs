//! Tables as text: any CSV file read row by row in flat memory, and cells that no spreadsheet takes for a
//! formula. Nothing here knows what the columns mean.

mod cell;
mod encoding;
mod error;
mod rows;
mod separator;
mod signature;
mod table;
mod text;

#[cfg(test)]
mod tests;

pub use cell::{guarded, unguarded};
pub use error::CsvError;
pub use rows::Row;
pub use table::{Form, Table};

/// Most columns of a file.
const MAX_COLUMNS: usize = 1_000;
/// Most bytes of a row, decoded: a file whose line never ends is refused here.
const MAX_ROW: usize = 1 << 20;
