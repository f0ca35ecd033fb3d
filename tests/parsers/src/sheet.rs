//! Tables that people export from spreadsheets.

use signet_csv::{Form, Row, Table, guarded, unguarded};

const ENCODINGS: [Option<&str>; 6] = [
    None,
    Some("utf-8"),
    Some("utf-16le"),
    Some("windows-1252"),
    Some("shift_jis"),
    Some("iso-2022-jp"),
];
const SEPARATORS: [Option<&str>; 4] = [None, Some(","), Some(";"), Some("tab")];

/// CSV files. The first byte chooses how the rest is read.
pub fn csv(bytes: &[u8]) {
    let Some((choice, file)) = bytes.split_first() else {
        return;
    };
    let choice = usize::from(*choice);
    let form = Form {
        encoding: ENCODINGS[choice % ENCODINGS.len()],
        separator: SEPARATORS[choice / ENCODINGS.len() % SEPARATORS.len()],
    };
    let Some((columns, rows)) = read(file, form) else {
        return;
    };
    let mut written = String::new();
    for row in std::iter::once(&columns).chain(&rows) {
        for cell in row {
            assert_eq!(unguarded(&guarded(cell)), cell, "a guarded cell comes back whole");
        }
        let cells: Vec<String> = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        written.push_str(&cells.join(","));
        written.push('\n');
    }
    let plain = Form {
        encoding: Some("utf-8"),
        separator: Some(","),
    };
    let again = read(written.as_bytes(), plain);
    assert_eq!(
        again,
        Some((columns, rows)),
        "what is read can be written and read again"
    );
}

fn read(file: &[u8], form: Form<'_>) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    let mut table = Table::read(file, form).ok()?;
    let (mut row, mut rows) = (Row::default(), Vec::new());
    while table.next(&mut row).ok()? {
        rows.push(row.fields().map(str::to_owned).collect());
    }
    assert!(table.likely_rows(rows.len() as u64) >= rows.len() as u64);
    Some((table.columns, rows))
}
