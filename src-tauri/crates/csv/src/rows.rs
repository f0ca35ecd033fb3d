//! Rows of a table as RFC 4180 writes them. Lines end with CRLF, LF or CR; a quote inside a field that does not
//! begin with one is an ordinary character; everything else that is not the RFC's is refused with its line.

use std::io::Read;

use crate::text::Text;
use crate::{CsvError, MAX_COLUMNS, MAX_ROW};

/// One row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// How many fields.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no field.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A field, from 0; empty if there is none.
    pub fn field(&self, index: usize) -> &str {
        let start = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied();
        match self.ends.get(index) {
            Some(end) => &self.text[start.unwrap_or_default()..*end],
            None => "",
        }
    }

    /// All fields.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.field(index))
    }

    /// Whether it says nothing: spreadsheets leave such rows behind.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    fn clear(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
    }

    fn end_field(&mut self) -> Result<(), CsvError> {
        if self.ends.len() == MAX_COLUMNS {
            let message =
                format!("More than {MAX_COLUMNS} columns: this is no table, or its separator is another.");
            return Err(CsvError::line(self.line, message).about("separator"));
        }
        self.ends.push(self.text.len());
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), CsvError> {
        if self.text.len() + text.len() > MAX_ROW {
            let message = "This row is longer than 1 MB. Is a quote opened here that is never closed?";
            return Err(CsvError::line(self.line, message));
        }
        self.text.push_str(text);
        Ok(())
    }
}

/// Where in a row the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before a field.
    Start,
    /// In a field without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote that closes the field, unless another follows.
    Closed,
}

/// The rows of a text.
pub(crate) struct Rows<R> {
    text: Text<R>,
    separator: u8,
    /// The line that comes next.
    line: u64,
    /// The last character was a CR: an LF now belongs to it.
    after_cr: bool,
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(text: Text<R>, separator: u8) -> Self {
        Self {
            text,
            separator,
            line: 1,
            after_cr: false,
        }
    }

    /// Bytes of the file that were read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.text.bytes_read()
    }

    /// Reads the next row; false at the end. Empty lines are passed over. After an error there is no more.
    pub(crate) fn next(&mut self, row: &mut Row) -> Result<bool, CsvError> {
        loop {
            row.clear(self.line);
            let more = self.read(row)?;
            if !more && row.ends.is_empty() {
                return Ok(false);
            }
            if !(row.ends.len() == 1 && row.text.is_empty()) {
                return Ok(true);
            }
        }
    }

    /// Reads one row; false if the file ended with it.
    fn read(&mut self, row: &mut Row) -> Result<bool, CsvError> {
        let mut at = At::Start;
        let mut quote = self.line;
        loop {
            let text = match self.text.next() {
                Ok(text) => text,
                Err(message) => return Err(CsvError::line(self.line, message).about("encoding")),
            };
            let Some(first) = text.bytes().next() else {
                return match at {
                    At::Quoted => Err(CsvError::line(
                        quote,
                        "The quote that is opened here is never closed.",
                    )),
                    At::Start if row.ends.is_empty() => Ok(false),
                    _ => row.end_field().map(|()| false),
                };
            };
            if std::mem::take(&mut self.after_cr) && first == b'\n' {
                // Between quotes it is part of the field.
                if at == At::Quoted {
                    row.push("\n")?;
                }
                self.text.take(1);
                continue;
            }
            match (at, first) {
                (At::Start, b'"') => {
                    (at, quote) = (At::Quoted, self.line);
                    self.text.take(1);
                }
                (At::Quoted, b'"') => {
                    at = At::Closed;
                    self.text.take(1);
                }
                (At::Closed, b'"') => {
                    row.push("\"")?;
                    at = At::Quoted;
                    self.text.take(1);
                }
                (At::Quoted, _) => {
                    let run = text
                        .bytes()
                        .position(|b| matches!(b, b'"' | b'\n' | b'\r'))
                        .unwrap_or(text.len());
                    // A line's end stands in the field as it was written.
                    let run = run.max(1);
                    self.after_cr = first == b'\r';
                    self.line += u64::from(matches!(first, b'\n' | b'\r'));
                    row.push(&text[..run])?;
                    self.text.take(run);
                }
                (_, b'\n' | b'\r') => {
                    self.after_cr = first == b'\r';
                    self.line += 1;
                    self.text.take(1);
                    return row.end_field().map(|()| true);
                }
                (_, byte) if byte == self.separator => {
                    row.end_field()?;
                    at = At::Start;
                    self.text.take(1);
                }
                (At::Closed, b' ') => self.text.take(1),
                (At::Closed, _) => {
                    let message = "The quote that is opened here is closed in the middle of its field: write quotes \
                                   inside a field twice, and close each field that begins with one.";
                    return Err(CsvError::line(quote, message));
                }
                (At::Start | At::Plain, _) => {
                    let separator = self.separator;
                    let ends = |b: u8| b == separator || b == b'\n' || b == b'\r';
                    let run = text.bytes().position(ends).unwrap_or(text.len());
                    row.push(&text[..run])?;
                    at = At::Plain;
                    self.text.take(run);
                }
            }
        }
    }
}
