//! A file as a table: its columns, then its rows.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::rows::{Row, Rows};
use crate::text::Text;
use crate::{CsvError, encoding, separator, signature};

/// Bytes from which encoding and separator are guessed.
const START: u64 = 1 << 20;
/// Characters of them that the separator is looked for in.
const SAMPLE: usize = 64 * 1024;

/// How a file is written, as far as somebody chose.
#[derive(Debug, Clone, Copy, Default)]
pub struct Form<'a> {
    /// The encoding's name; none: it is guessed.
    pub encoding: Option<&'a str>,
    /// The separator's name; none: it is guessed.
    pub separator: Option<&'a str>,
}

/// A file as a table.
pub struct Table<R = File> {
    /// The encoding's name.
    pub encoding: String,
    /// What stands between the fields.
    pub separator: char,
    /// The columns' names, none of them empty or there twice.
    pub columns: Vec<String>,
    rows: Rows<std::io::Chain<Cursor<Vec<u8>>, R>>,
    size: u64,
}

impl Table {
    /// Opens a file and reads its columns. Nothing of it is kept in memory but its first megabyte.
    pub fn open(path: &Path, form: Form<'_>) -> Result<Self, CsvError> {
        let (mut file, size) = open(path)?;
        let mut start = Vec::new();
        if let Err(error) = file.by_ref().take(START).read_to_end(&mut start) {
            return Err(cannot(path, &error));
        }
        Self::of(start, file, size, form)
    }
}

impl<'a> Table<&'a [u8]> {
    /// A file that is in memory.
    pub fn read(file: &'a [u8], form: Form<'_>) -> Result<Self, CsvError> {
        let start = file.len().min(usize::try_from(START).unwrap_or(usize::MAX));
        let (start, rest) = file.split_at(start);
        Self::of(start.to_vec(), rest, file.len() as u64, form)
    }
}

impl<R: Read> Table<R> {
    fn of(start: Vec<u8>, rest: R, size: u64, form: Form<'_>) -> Result<Self, CsvError> {
        let whole = (start.len() as u64) < START;
        let encoding = match form.encoding {
            Some(name) => encoding::named(name)?,
            None => encoding::guessed(&start, whole),
        };
        refuse_what_is_no_text(&start, encoding)?;
        let separator = match form.separator {
            Some(name) => separator::named(name)?,
            None => separator::guessed(&sample(&start, encoding), whole && start.len() <= SAMPLE),
        };
        let mut rows = Rows::new(Text::new(Cursor::new(start).chain(rest), encoding), separator);
        let mut header = Row::default();
        if !rows.next(&mut header)? {
            return Err(CsvError::file("The file is empty."));
        }
        Ok(Self {
            encoding: encoding::name(encoding),
            separator: separator.into(),
            columns: columns(&header)?,
            rows,
            size,
        })
    }

    /// Reads the next row that says anything; false at the end.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, CsvError> {
        loop {
            if !self.rows.next(row)? {
                return Ok(false);
            }
            if !row.is_blank() {
                return Ok(true);
            }
        }
    }

    /// How many rows there will be, after so many were read.
    pub fn likely_rows(&self, rows: u64) -> u64 {
        let read = self.rows.bytes_read().clamp(1, self.size.max(1));
        let likely = u128::from(rows) * u128::from(self.size) / u128::from(read);
        u64::try_from(likely).unwrap_or(u64::MAX).max(rows)
    }
}

fn open(path: &Path) -> Result<(File, u64), CsvError> {
    // Asked first: opening a pipe would wait for somebody to write into it.
    let known = std::fs::metadata(path).map_err(|error| cannot(path, &error))?;
    if known.is_dir() {
        let message = format!("{} is a folder: choose a file in it.", path.display());
        return Err(CsvError::file(message));
    }
    if !known.is_file() {
        let message = format!("{} is a device, not a file.", path.display());
        return Err(CsvError::file(message));
    }
    let file = File::open(path).map_err(|error| cannot(path, &error))?;
    Ok((file, known.len()))
}

fn cannot(path: &Path, error: &std::io::Error) -> CsvError {
    use std::io::ErrorKind::{NotFound, PermissionDenied};
    let name = path.display();
    CsvError::file(match error.kind() {
        NotFound => format!("There is no file {name}."),
        PermissionDenied => format!("{name} may not be read: its owner does not allow it."),
        _ => format!("{name} cannot be read: {error}."),
    })
}

fn refuse_what_is_no_text(start: &[u8], encoding: &'static Encoding) -> Result<(), CsvError> {
    if let Some(message) = signature::refused(start) {
        return Err(CsvError::file(message));
    }
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    // One NUL may be a slip and is told with its line; so many are no text.
    let nuls = start.iter().take(SAMPLE).filter(|byte| **byte == 0).count();
    if !wide && nuls > 8 {
        let message = "The file is not text, or text in UTF-16 without its mark: choose the encoding utf-16le or \
                       utf-16be, or save it as CSV.";
        return Err(CsvError::file(message).about("encoding"));
    }
    Ok(())
}

/// The first characters, whatever is wrong with them.
fn sample(start: &[u8], encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_with_bom_removal(&start[..start.len().min(SAMPLE)]);
    text.replace('\0', " ")
}

/// The names of the columns. A file with two of one name could not be mapped.
fn columns(header: &Row) -> Result<Vec<String>, CsvError> {
    let mut columns: Vec<String> = Vec::with_capacity(header.len());
    let mut seen = std::collections::HashSet::new();
    for (number, name) in (1..).zip(header.fields()) {
        let name = name.trim();
        if name.is_empty() {
            let message = format!("Column {number} has no name: give it one in the first row, or remove it.");
            return Err(CsvError::line(header.line, message));
        }
        if !seen.insert(name) {
            let message = format!("Two columns are called “{name}”: rename one of them.");
            return Err(CsvError::line(header.line, message));
        }
        columns.push(name.to_owned());
    }
    Ok(columns)
}
