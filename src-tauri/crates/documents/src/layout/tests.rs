//! Nothing leaves the page and nothing covers anything else, whatever is asked for.

use kurbo::Rect;
use signet_documents::Certificate;

use crate::page::{Mark, Page};
use crate::text::Faces;
use crate::theme::{BOTTOM, RIGHT, SIDE};

#[path = "../../tests/certificate/samples.rs"]
mod samples;

/// A line of text and the rectangle its letters cover.
fn lines(page: &Page) -> Vec<(String, Rect)> {
    let text = |mark: &Mark| {
        let Mark::Text { origin, line, style } = mark else {
            return None;
        };
        let letters = line.glyphs.iter().map(|glyph| glyph.character).collect();
        let top = origin.y - style.size * 0.75;
        let bottom = origin.y + style.size * 0.22;
        Some((
            letters,
            Rect::new(origin.x, top, origin.x + line.width(style.size), bottom),
        ))
    };
    page.marks()
        .iter()
        .filter_map(text)
        .filter(|(_, place)| place.width() > 0.0)
        .collect()
}

fn assert_clean(certificate: &Certificate) -> Vec<String> {
    let page = super::certificate(certificate, &Faces::open().unwrap()).unwrap();
    let lines = lines(&page);
    let margins = Rect::new(SIDE - 0.01, 0.0, RIGHT + 0.01, BOTTOM);
    for (index, (text, place)) in lines.iter().enumerate() {
        assert!(
            margins.contains_rect(*place),
            "{text:?} leaves the margins: {place:?}"
        );
        for (other, elsewhere) in &lines[index + 1..] {
            assert!(
                place.intersect(*elsewhere).is_zero_area(),
                "{text:?} covers {other:?}"
            );
        }
    }
    lines.into_iter().map(|(text, _)| text).collect()
}

#[test]
fn everything_of_an_ordinary_order_is_shown() {
    let lines = assert_clean(&samples::small());
    for expected in [
        "Müller & Søn Messtechnik GmbH",
        "A-1694",
        "19 November 2026",
        "7f3a 91c2 e04d",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} is missing: {lines:#?}"
        );
    }
    assert!(
        !lines
            .iter()
            .any(|line| line.contains("more") || line.contains('…')),
        "{lines:#?}"
    );
}

#[test]
fn what_does_not_fit_is_counted() {
    let lines = assert_clean(&samples::large());
    let of = |noun: &str| {
        lines
            .iter()
            .filter(|line| line.ends_with(&format!("{noun}, in the attached license files")))
            .count()
    };
    assert_eq!((of("features"), of("serial numbers")), (2, 0), "{lines:#?}");
}

#[test]
fn the_count_of_ten_thousand_serials_adds_up() {
    let lines = assert_clean(&samples::many_serials());
    let shown = lines.iter().filter(|line| line.starts_with("VJ7jgF-")).count();
    assert!(shown > 30, "only {shown} are shown");
    let rest = format!(
        "and 9,{} more serial numbers, in the attached license files",
        1000 - shown
    );
    assert!(lines.contains(&rest), "{rest:?} is missing: {lines:#?}");
}

#[test]
fn a_hundred_products_are_counted() {
    let product = samples::product("Spectra Viewer", 1041, "SPA-VIEW", 2, 3);
    let lines = assert_clean(&Certificate {
        products: vec![product; 100],
        ..samples::small()
    });
    let shown = lines.iter().filter(|line| *line == "Spectra Viewer").count();
    let rest = format!("and {} more products, in the attached license files", 100 - shown);
    assert!(
        shown > 3 && lines.contains(&rest),
        "{rest:?} is missing: {lines:#?}"
    );
}

#[test]
fn texts_too_long_for_any_place_stay_in_theirs() {
    let lines = assert_clean(&samples::oversized());
    assert!(
        lines.iter().any(|line| line.contains("more products")),
        "{lines:#?}"
    );
}

#[test]
fn every_script_keeps_its_place() {
    assert_clean(&samples::japanese());
    assert_clean(&samples::cyrillic_and_greek());
}

#[test]
fn an_order_without_products_or_addresses_is_a_page_too() {
    let nobody = samples::party("", &[]);
    let lines = assert_clean(&Certificate {
        products: vec![],
        licensee: nobody.clone(),
        vendor: nobody,
        ..samples::small()
    });
    assert!(lines.iter().any(|line| line == "License certificate"));
}
