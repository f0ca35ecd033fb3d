//! A file's characters, decoded piece by piece.

use std::io::Read;

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use crate::encoding;

/// Bytes that are read and decoded at a time.
const PIECE: usize = 64 * 1024;

/// Why there are no more characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    File,
    /// Bytes that mean nothing in this encoding.
    Malformed,
    /// A byte that no text has.
    Nul,
    /// The disk failed.
    Io(std::io::ErrorKind),
}

/// A file's characters.
pub(crate) struct Text<R> {
    source: R,
    encoding: &'static Encoding,
    decoder: Decoder,
    bytes: Vec<u8>,
    /// The part of `bytes` that is not decoded yet.
    raw: std::ops::Range<usize>,
    decoded: String,
    /// How much of `decoded` was taken.
    taken: usize,
    /// Whether the source has no more bytes.
    drained: bool,
    /// What comes after `decoded`.
    end: Option<End>,
    read: u64,
}

impl<R: Read> Text<R> {
    /// The characters of `source`, without a byte order mark.
    pub(crate) fn new(source: R, encoding: &'static Encoding) -> Self {
        Self {
            source,
            encoding,
            decoder: encoding.new_decoder_with_bom_removal(),
            bytes: vec![0; PIECE],
            raw: 0..0,
            // Four bytes for the longest character of UTF-8 beyond what a piece can become.
            decoded: String::with_capacity(3 * PIECE + 4),
            taken: 0,
            drained: false,
            end: None,
            read: 0,
        }
    }

    /// Bytes of the file that were read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The characters that come next; none at the end. What is wrong is told only when everything before it
    /// was taken: whoever counts lines knows where.
    pub(crate) fn next(&mut self) -> Result<&str, String> {
        while self.taken == self.decoded.len() {
            match self.end {
                Some(End::File) => return Ok(""),
                Some(other) => return Err(self.words(other)),
                None => self.decode(),
            }
        }
        Ok(&self.decoded[self.taken..])
    }

    /// Takes so many bytes of what `next` gave.
    pub(crate) fn take(&mut self, count: usize) {
        self.taken += count;
    }

    fn decode(&mut self) {
        if self.raw.is_empty() && !self.drained {
            match self.source.read(&mut self.bytes) {
                Ok(0) => self.drained = true,
                Ok(count) => {
                    self.raw = 0..count;
                    self.read += count as u64;
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => return,
                Err(error) => return self.end = Some(End::Io(error.kind())),
            }
        }
        self.decoded.clear();
        self.taken = 0;
        let (result, used) = self.decoder.decode_to_string_without_replacement(
            &self.bytes[self.raw.clone()],
            &mut self.decoded,
            self.drained,
        );
        self.raw.start += used;
        match result {
            DecoderResult::InputEmpty if self.drained => self.end = Some(End::File),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => self.end = Some(End::Malformed),
        }
        if self.decoded.as_bytes().contains(&0) {
            let at = self.decoded.find('\0').unwrap_or_default();
            self.decoded.truncate(at);
            self.end = Some(End::Nul);
        }
    }

    fn words(&self, end: End) -> String {
        let name = encoding::name(self.encoding);
        match end {
            End::Malformed if self.encoding == UTF_8 => {
                "Here are bytes that are not UTF-8. Choose the encoding the file was written in: Excel on Windows \
                 writes windows-1252."
                    .to_owned()
            }
            End::Malformed => format!("Here are bytes that mean nothing in {name}. Choose another encoding."),
            End::Nul => "Here is a byte that no text has (NUL). If the file is text, choose the encoding utf-16le or \
                 utf-16be; otherwise save it as CSV."
                .to_owned(),
            End::Io(kind) => format!("The file cannot be read on: {kind}."),
            End::File => String::new(),
        }
    }
}
