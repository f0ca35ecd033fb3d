//! What a file is that is no table: said by its first bytes, so that people know what to do with it.

/// What to tell people about a file that cannot be CSV; none if it may be.
pub(crate) fn refused(start: &[u8]) -> Option<&'static str> {
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Some(match () {
            () if holds(start, b"xl/") || holds(start, b"[Content_Types].xml") => EXCEL,
            () if holds(start, b"opendocument.spreadsheet") => SPREADSHEET,
            () => "This is a zip archive: unpack it and choose the CSV file inside.",
        });
    }
    let text = start
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(start)
        .trim_ascii_start();
    let known: [(&[u8], &'static str); 12] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", EXCEL),
        (
            b"%PDF-",
            "This is a PDF document: export the table as CSV where it came from.",
        ),
        (b"\x1f\x8b", "This is a compressed file: unpack it first."),
        (
            b"7z\xbc\xaf\x27\x1c",
            "This is a compressed file: unpack it first.",
        ),
        (b"Rar!\x1a", "This is a compressed file: unpack it first."),
        (b"\x89PNG\r\n", PICTURE),
        (b"\xff\xd8\xff", PICTURE),
        (b"GIF8", PICTURE),
        (
            b"SQLite format 3\0",
            "This is a database: export the table as CSV where it came from.",
        ),
        (b"\x7fELF", "This is a program, not a table."),
        (b"{\\rtf", "This is a text document: save the table in it as CSV."),
        (b"<?xml", "This is an XML file: save the table in it as CSV."),
    ];
    if let Some((_, words)) = known.iter().find(|(mark, _)| text.starts_with(mark)) {
        return Some(words);
    }
    let begins =
        |word: &str| text.len() >= word.len() && text[..word.len()].eq_ignore_ascii_case(word.as_bytes());
    ["<!doctype", "<html", "<table"]
        .into_iter()
        .any(begins)
        .then_some("This is a web page, even if its name says otherwise: open it in a spreadsheet and save it as CSV.")
}

const EXCEL: &str = "This is an Excel workbook: open it and save the sheet as CSV.";
const SPREADSHEET: &str = "This is a spreadsheet: open it and save the sheet as CSV.";
const PICTURE: &str = "This is a picture, not a table.";

/// The names of an archive's files stand near its start.
fn holds(start: &[u8], word: &[u8]) -> bool {
    start[..start.len().min(4_096)]
        .windows(word.len())
        .any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_learn_what_they_chose() {
        for (start, word) in [
            (
                b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml".as_slice(),
                "Excel",
            ),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Excel"),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "spreadsheet",
            ),
            (b"PK\x03\x04....letters.txt", "zip"),
            (b"%PDF-1.7", "PDF"),
            (b"\xef\xbb\xbf  <!DOCTYPE HTML>", "web page"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
        ] {
            assert!(refused(start).unwrap().contains(word), "{word}");
        }
        assert_eq!(refused(b"Name;Country\n"), None);
        assert_eq!(refused(b""), None);
    }
}
