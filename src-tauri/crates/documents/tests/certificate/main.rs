//! The certificate as real PDF tools see it: text, validity, page count, and the printed QR code.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod samples;
mod tools;

use signet_documents::{Certificate, certificate};

use tools::Printed;

fn print(input: &Certificate) -> Printed {
    Printed::new(&certificate(input).unwrap().bytes)
}

#[test]
fn text_can_be_selected_in_every_supported_script() {
    let scripts = [
        (
            samples::small(),
            vec![
                "Müller & Søn Messtechnik GmbH",
                "Industriestraße 4",
                "VJ7jgF-wubSTT-yt1TMj-utpB2R-000000",
            ],
        ),
        (
            samples::cyrillic_and_greek(),
            vec![
                "ООО «Измерительная техника»",
                "Київ · Łódź · Škoda",
                "Όργανα Μετρήσεων Αθηνών Α.Ε.",
            ],
        ),
        (
            samples::japanese(),
            vec![
                "株式会社東京計測機器製作所",
                "スペクトル・アナライザー",
                "校准模块",
                "네트워크 좌석",
            ],
        ),
    ];
    for (input, expected) in scripts {
        let text = print(&input).text();
        for words in expected {
            assert!(
                text.contains(words),
                "{words:?} cannot be copied from the page: {text}"
            );
        }
    }
}

#[test]
fn characters_that_share_a_shape_are_copied_as_what_they_are() {
    let mut input = samples::small();
    input.licensee.name = "ʼOumuamua’s ι and ɩ".to_owned();
    let text = print(&input).text();
    assert!(text.contains("ʼOumuamua’s ι and ɩ"), "{text}");
}

#[test]
fn every_document_is_one_valid_page() {
    for input in [
        samples::small(),
        samples::large(),
        samples::many_serials(),
        samples::japanese(),
        samples::cyrillic_and_greek(),
        samples::oversized(),
    ] {
        let printed = print(&input);
        printed.check();
        assert_eq!(printed.pages(), 1);
    }
}

#[test]
fn the_printed_qr_code_decodes_to_its_text() {
    for text in [
        "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8",
        "Bestellung Ä-1694 東京",
        &"A-1694 ".repeat(25),
    ] {
        let mut input = samples::small();
        text.clone_into(&mut input.qr.text);
        assert_eq!(print(&input).qr(), [text]);
    }
}

#[test]
fn only_the_used_glyphs_are_embedded() {
    let size = |input: &Certificate| certificate(input).unwrap().bytes.len();
    assert!(
        size(&samples::many_serials()) < 60_000,
        "a Latin certificate is small"
    );
    assert!(size(&samples::japanese()) < 120_000, "and so is one for Japan");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = certificate(&samples::large()).unwrap();
    let second = certificate(&samples::large()).unwrap();
    assert_eq!(first, second);
    assert_ne!(first, certificate(&samples::small()).unwrap());
}

#[test]
fn the_metadata_names_order_vendor_and_day() {
    let metadata = print(&samples::small()).metadata();
    for expected in [
        "License certificate A-1694",
        "Northwind Instruments",
        "Signet",
        "Nov 19 00:00:00 2026",
    ] {
        assert!(metadata.contains(expected), "{expected} is missing: {metadata}");
    }
}

#[test]
fn a_demo_says_so_and_another_does_not() {
    let mark = "Demo — not for production use";
    assert!(print(&samples::large()).text().contains(mark));
    assert!(!print(&samples::small()).text().contains(mark));
}

#[test]
fn characters_without_a_font_are_boxes_and_reported_once_in_reading_order() {
    let mut input = samples::small();
    input.licensee.name = "شركة 🦀 שלום Ltd 🦀".to_owned();
    let document = certificate(&input).unwrap();
    assert_eq!(document.unprintable, "شركة🦀שלום".chars().collect::<Vec<_>>());
    let printed = Printed::new(&document.bytes);
    printed.check();
    assert!(printed.text().contains("Ltd"), "the rest of the name is there");
}

#[test]
fn a_name_typed_on_a_mac_prints_like_any_other() {
    let mut input = samples::small();
    input.licensee.name = "Mu\u{308}ller & So\u{338}n".replace("o\u{338}", "ø");
    let document = certificate(&input).unwrap();
    assert!(document.unprintable.is_empty());
    assert!(Printed::new(&document.bytes).text().contains("Müller & Søn"));
}

#[test]
fn the_promise_of_a_large_order_is_printed_to_its_end() {
    let mut order = samples::small();
    let lines = ["Core Measurement without end, Calibration until 31 December 2027"; 8].join("; and ");
    order.sentence = format!("Müller & Søn gains {lines}; nothing is lost.");
    let text = print(&order).text();
    assert!(text.contains("nothing is lost."), "{text}");
}
