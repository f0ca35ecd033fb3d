//! Files that are refused: each says why, and nothing changes.

use serde_json::json;

use super::office::{Office, places, problems};

/// Files that are refused as a whole, with a word of the reason.
#[test]
fn a_file_that_is_no_table_says_what_it_is() {
    let office = Office::open();
    let before = office.state();
    let wide = format!("{}\n{}\n", column_names(10_000), "1,".repeat(10_000));
    for (name, bytes, word) in [
        ("empty", b"".as_slice(), "empty"),
        ("mark alone", b"\xef\xbb\xbf", "empty"),
        ("blank lines", b"\n\n\n", "empty"),
        ("header only", b"Name;Country\n", "no row"),
        ("header and blanks", b"Name;Country\n;\n\n", "no row"),
        (
            "unnamed column",
            b"Name;;Country\nA;B;C\n",
            "Column 2 has no name",
        ),
        ("twice", b"Name;Name\nA;B\n", "Two columns are called"),
        ("open header", b"\"Name;Country\nA;DE\n", "never closed"),
        ("wide", wide.as_bytes(), "1000 columns"),
        (
            "workbook",
            b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml xl/workbook.xml",
            "Excel workbook",
        ),
        (
            "old workbook",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0",
            "Excel workbook",
        ),
        ("pdf", b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (
            "page",
            b"<html><table><tr><td>Name</td></tr></table></html>",
            "web page",
        ),
        ("zeros", [0; 4096].as_slice(), "not text"),
        (
            "wide characters",
            b"N\0a\0m\0e\0,\0C\0o\0u\0n\0t\0r\0y\0\n\0",
            "utf-16le",
        ),
    ] {
        let path = office.file(name, bytes);
        for (action, request) in [
            ("import.look", json!({"what": "customers", "path": path})),
            (
                "import.run",
                json!({"what": "customers", "path": path, "mapping": {"Name": "name"}, "dry_run": false}),
            ),
        ] {
            let fault = office.fault(action, &request);
            assert!(fault.message.contains(word), "{name}: {}", fault.message);
            assert!(fault.details.field.is_some(), "{name}");
        }
    }
    assert_eq!(office.state(), before);
}

fn column_names(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|n| format!("c{n}")).collect();
    names.join(",")
}

#[test]
fn a_file_that_is_not_there_or_not_ours_is_told_apart() {
    let office = Office::open();
    let refused = |path: std::path::PathBuf| {
        office
            .fault("import.look", &json!({"what": "customers", "path": path}))
            .message
    };
    assert!(refused(office.path("missing.csv")).contains("There is no file"));
    assert!(refused(office.home.path().to_owned()).contains("is a folder"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert!(refused("/dev/zero".into()).contains("is a device"));
        let closed = office.file("closed.csv", "Name\nA\n");
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
        // Root may read everything.
        if std::fs::read(&closed).is_err() {
            assert!(refused(closed).contains("may not be read"));
        }
    }
}

/// Files that are refused at a row, with what is listed.
#[test]
fn what_is_wrong_in_the_middle_of_a_file_is_told_with_its_line() {
    let office = Office::open();
    let before = office.state();
    let long = format!("Name,Note\nA,{}\n", "x".repeat(2_000_000));
    for (name, bytes, line, word) in [
        ("less", b"Name,Country\nA,DE\nB\n".as_slice(), 3, "1 fields"),
        ("more", b"Name,Country\nA,DE,x\nB,DE\n", 2, "3 fields"),
        (
            "open quote",
            b"Name,Country\nA,DE\n\"B,DE\nC,DE\n",
            3,
            "never closed",
        ),
        (
            "bad quote",
            b"Name,Country\nA,DE\n\"B\" C,DE\n",
            3,
            "in the middle",
        ),
        ("nul", b"Name,Country\nA,DE\nB\0,DE\n", 3, "NUL"),
        ("long", long.as_bytes(), 2, "1 MB"),
    ] {
        let path = office.file(name, bytes);
        let run = |dry_run: bool| {
            let request =
                json!({"what": "customers", "path": path, "mapping": {"Name": "name"}, "dry_run": dry_run});
            let view = office.call("import.run", &request);
            assert_eq!(view["done"], false, "{name}");
            assert_eq!(view["problem_count"], 1, "{name}");
            problems(&view)
        };
        let found = run(false);
        assert_eq!((found[0].0, found[0].1.as_str()), (line, ""), "{name}");
        assert!(found[0].2.contains(word), "{name}: {}", found[0].2);
        assert_eq!(run(true), found, "{name}: a dry run finds the same");
    }
    assert_eq!(office.state(), before);
}

#[test]
fn bytes_of_another_encoding_are_found_and_another_encoding_can_be_chosen() {
    let office = Office::open();
    let mut bytes = b"Name,Country\n".to_vec();
    // Beyond what is looked at before: the start seems to be UTF-8.
    for row in 0..200_000 {
        bytes.extend(format!("Customer {row},DE\n").bytes());
    }
    bytes.extend(b"M\xfcller,DE\n");
    let path = office.file("late.csv", &bytes);
    let mut request =
        json!({"what": "customers", "path": path, "mapping": {"Name": "name"}, "dry_run": true});
    let view = office.call("import.run", &request);
    assert_eq!(places(&view), [(200_002, String::new())]);
    assert!(problems(&view)[0].2.contains("windows-1252"));
    request["encoding"] = json!("windows-1252");
    assert_eq!(office.call("import.run", &request)["problem_count"], 0);
    request["encoding"] = json!("klingon");
    assert_eq!(
        office.fault("import.run", &request).details.field.as_deref(),
        Some("encoding")
    );
    request["encoding"] = json!(null);
    request["separator"] = json!("a");
    assert_eq!(
        office.fault("import.run", &request).details.field.as_deref(),
        Some("separator")
    );
}

#[test]
fn every_usual_encoding_is_recognized() {
    let office = Office::open();
    let text = "Firma;Land\nMüller & Søn;DE\n";
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(order).collect()
    };
    let narrow: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "utf-8"),
        (format!("\u{feff}{text}").into_bytes(), "utf-8"),
        (wide(u16::to_le_bytes), "utf-16le"),
        (wide(u16::to_be_bytes), "utf-16be"),
        (narrow, "windows-1252"),
    ] {
        let path = office.file("encoded.csv", bytes);
        let look = office.call("import.look", &json!({"what": "customers", "path": path}));
        assert_eq!(look["encoding"], encoding);
        assert_eq!(look["separator"], ";");
        assert_eq!(look["columns"], json!(["Firma", "Land"]));
        assert_eq!(look["sample"], json!([["Müller & Søn", "DE"]]));
    }
}

#[test]
fn a_thousand_problems_are_listed_and_all_are_counted() {
    let office = Office::open();
    let mut text = "Name,Country\n".to_owned();
    for row in 0..3_000 {
        text.push_str(if row % 2 == 0 {
            "A,Atlantis\n"
        } else {
            "A,Lemuria\n"
        });
    }
    let view = office.import("customers", &text);
    assert_eq!(view["problem_count"], 3_000);
    let listed = problems(&view);
    assert_eq!((listed.len(), listed[0].0, listed[999].0), (1_000, 2, 1_001));
    assert_eq!(view["done"], false);
}
