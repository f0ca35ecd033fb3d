//! Files as people have them, and as nobody should.

use std::io::Read;

use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

use crate::rows::Rows;
use crate::text::Text;
use crate::*;

/// A reader that gives a byte at a time: every character and line end is cut somewhere.
struct Drop<'a>(&'a [u8]);

impl Read for Drop<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else {
            return Ok(0);
        };
        (buffer[0], self.0) = (*first, rest);
        Ok(1)
    }
}

type Found = (u64, Vec<String>);

fn read_as(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<Vec<Found>, CsvError> {
    fn all<R: Read>(mut rows: Rows<R>) -> Result<Vec<Found>, CsvError> {
        let (mut row, mut found) = (Row::default(), Vec::new());
        while rows.next(&mut row)? {
            found.push((row.line, row.fields().map(str::to_owned).collect()));
        }
        Ok(found)
    }
    let whole = all(Rows::new(Text::new(bytes, encoding), b','));
    let dropped = all(Rows::new(Text::new(Drop(bytes), encoding), b','));
    assert_eq!(whole, dropped, "where pieces are cut makes no difference");
    whole
}

fn read(text: &str) -> Result<Vec<Found>, CsvError> {
    read_as(text.as_bytes(), UTF_8)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    read(text)
        .unwrap()
        .into_iter()
        .map(|(_, fields)| fields)
        .collect()
}

#[test]
fn quotes_and_line_ends_are_those_of_the_rfc() {
    for (text, expected) in [
        ("a,b\r\nc,d", vec![vec!["a", "b"], vec!["c", "d"]]),
        ("a,b\nc,d\n", vec![vec!["a", "b"], vec!["c", "d"]]),
        ("a,b\rc,d\r", vec![vec!["a", "b"], vec!["c", "d"]]),
        ("\"a,\"\"b\"\"\",\"c\nd\"", vec![vec!["a,\"b\"", "c\nd"]]),
        ("\"a\r\nb\"", vec![vec!["a\r\nb"]]),
        ("24\" screen,x", vec![vec!["24\" screen", "x"]]),
        ("\"a\" ,b", vec![vec!["a", "b"]]),
        (",,\n", vec![vec!["", "", ""]]),
        ("\n\na\n\n\nb\n", vec![vec!["a"], vec!["b"]]),
        ("", vec![]),
    ] {
        assert_eq!(rows(text), expected, "{text:?}");
    }
}

#[test]
fn a_row_knows_its_line_whatever_stands_in_its_fields() {
    let lines = |text: &str| {
        read(text)
            .unwrap()
            .into_iter()
            .map(|(line, _)| line)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines("a\n\"b\nb\nb\"\nc\n"), [1, 2, 5]);
    assert_eq!(lines("a\r\n\"b\r\nb\"\r\n\r\nc\r\n"), [1, 2, 5]);
    assert_eq!(lines("a\r\"b\rb\"\rc"), [1, 2, 4]);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let wrong = |text: &str| {
        let error = read(text).unwrap_err();
        (error.line.unwrap(), error.message)
    };
    let (line, message) = wrong("a,b\n1,\"two\n3,4\n");
    assert_eq!(line, 2);
    assert!(message.contains("never closed"), "{message}");
    let (line, message) = wrong("a,b\n\"one,2\n3,\"four\"\n");
    assert_eq!(line, 2);
    assert!(message.contains("in the middle"), "{message}");
    let (line, message) = wrong("a,b\n1,2\n3,\0\n");
    assert_eq!(line, 3);
    assert!(message.contains("NUL"), "{message}");
    let error = read_as(b"a,b\n1,2\n3,M\xfcller\n", UTF_8).unwrap_err();
    assert_eq!((error.line, error.field), (Some(3), "encoding"));
    let error = read_as(b"a\0\n\0\x00\xd8", UTF_16LE).unwrap_err();
    assert_eq!((error.line, error.field), (Some(2), "encoding"));
}

#[test]
fn every_encoding_reads_the_same_text() {
    let expected = vec![(1, vec!["Müller".to_owned(), "ß".to_owned()])];
    assert_eq!(read_as("Müller,ß".as_bytes(), UTF_8), Ok(expected.clone()));
    assert_eq!(
        read_as("\u{feff}Müller,ß".as_bytes(), UTF_8),
        Ok(expected.clone())
    );
    assert_eq!(read_as(b"M\xfcller,\xdf", WINDOWS_1252), Ok(expected.clone()));
    let wide: Vec<u8> = "\u{feff}Müller,ß"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read_as(&wide, UTF_16LE), Ok(expected));
}

/// Reads what it is asked for and counts it.
struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        buffer.fill(b'x');
        self.0 += buffer.len() as u64;
        Ok(buffer.len())
    }
}

#[test]
fn a_line_without_end_is_refused_after_a_megabyte() {
    for start in ["", "\"", "a,b\n"] {
        let mut rows = Rows::new(Text::new(start.as_bytes().chain(Endless(0)), UTF_8), b',');
        let mut row = Row::default();
        let error = loop {
            match rows.next(&mut row) {
                Ok(more) => assert!(more),
                Err(error) => break error,
            }
        };
        assert!(error.message.contains("1 MB"), "{}", error.message);
        assert!(rows.bytes_read() < 2 * MAX_ROW as u64);
    }
}

#[test]
fn too_many_columns_are_refused_at_once() {
    let error = read(&"x,".repeat(10_000)).unwrap_err();
    assert_eq!((error.line, error.field), (Some(1), "separator"));
    assert!(read(&"x,".repeat(999)).is_ok());
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z,;\"\r\n äß]{1,8}"]
}

proptest! {
    #[test]
    fn what_a_writer_nobody_here_wrote_writes_is_read_back(
        table in prop::collection::vec(prop::collection::vec(field(), 3), 1..8),
    ) {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(rows(&written), table);
    }

    #[test]
    fn whatever_is_read_ends_in_rows_or_in_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let encoding = encoding::guessed(&bytes, true);
        let _ = read_as(&bytes, encoding);
    }

    #[test]
    fn what_is_read_is_what_a_reader_nobody_here_wrote_reads(text in "[a-c,\n]{0,60}") {
        let mut other = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> =
            other.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(rows(&text), expected);
    }
}
