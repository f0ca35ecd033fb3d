//! The upper part: vendor, title, sentence, licensee and the facts of the order.

use kurbo::{Point, Rect};

use super::words;
use crate::page::Page;
use crate::text::{Faces, one_line, wrap};
use crate::theme::{
    ADDRESS, DEMO, DEMO_GROUND, LABEL, LICENSEE, LINE, LONG_SENTENCE, PAGE_WIDTH, RIGHT, SENTENCE, SIDE,
    Style, TEAL, TITLE, VALUE, VALUE_MONO, VENDOR, WIDTH,
};
use crate::{Certificate, DocumentError, Party, seal};

/// Height of the colored edge of the sheet.
const EDGE: f64 = 5.0;
const TOP: f64 = 38.0;
const SEAL: f64 = 60.0;
/// Most lines of an address; the rest is in the license files.
const ADDRESS_LINES: usize = 5;
/// Where the facts start, to the right of the licensee.
const FACTS: f64 = SIDE + 270.0;

/// Draws the head; returns its bottom.
pub fn draw(page: &mut Page, faces: &Faces, certificate: &Certificate) -> Result<f64, DocumentError> {
    page.block(Rect::new(0.0, 0.0, PAGE_WIDTH, EDGE), TEAL);
    seal::draw(page, Point::new(RIGHT - SEAL, TOP - 2.0), SEAL)?;
    let mut top = party(page, faces, &certificate.vendor, VENDOR, TOP, WIDTH - SEAL - 24.0);
    top = top.max(TOP + SEAL) + 14.0;
    top = page.label(faces, Point::new(SIDE, top), WIDTH, "License certificate", TITLE) + 6.0;
    top = sentence(page, faces, &certificate.sentence, top);
    if certificate.demo {
        top = demo(page, faces, top + 10.0);
    }
    top += 15.0;
    page.rule(SIDE, RIGHT, top, LINE);
    top += 12.0;
    let left = licensee(page, faces, certificate, top);
    let right = facts(page, faces, certificate, top);
    top = left.max(right) + 12.0;
    page.rule(SIDE, RIGHT, top, LINE);
    Ok(top)
}

/// Lines of the sentence in its usual size, and in the small one.
const SENTENCE_LINES: usize = 4;
const LONG_SENTENCE_LINES: usize = 9;

/// The sentence is a promise and must not be cut: a long one is set smaller instead. Only one that
/// would fill the page ends in an ellipsis; the tables say the same in full.
fn sentence(page: &mut Page, faces: &Faces, text: &str, top: f64) -> f64 {
    let usual = wrap(faces, text, SENTENCE, WIDTH, SENTENCE_LINES + 1);
    if usual.len() <= SENTENCE_LINES {
        return page.text(SIDE, top, &usual, SENTENCE);
    }
    let small = wrap(faces, text, LONG_SENTENCE, WIDTH, LONG_SENTENCE_LINES);
    page.text(SIDE, top, &small, LONG_SENTENCE)
}

/// A band that nobody overlooks, in a copy without color neither.
fn demo(page: &mut Page, faces: &Faces, top: f64) -> f64 {
    let band = Rect::new(SIDE, top, RIGHT, top + 24.0);
    page.block(band, DEMO_GROUND);
    page.block(Rect::new(SIDE, top, SIDE + 3.0, band.y1), DEMO.ink);
    page.label(
        faces,
        Point::new(SIDE + 14.0, top + 5.0),
        WIDTH - 28.0,
        "Demo — not for production use",
        DEMO,
    );
    band.y1
}

fn licensee(page: &mut Page, faces: &Faces, certificate: &Certificate, top: f64) -> f64 {
    let top = page.label(faces, Point::new(SIDE, top), WIDTH, "Licensed to", LABEL) + 2.0;
    party(
        page,
        faces,
        &certificate.licensee,
        LICENSEE,
        top,
        FACTS - SIDE - 28.0,
    )
}

/// A name of up to three lines and the address under it.
fn party(page: &mut Page, faces: &Faces, party: &Party, name: Style, top: f64, width: f64) -> f64 {
    let top = page.text(SIDE, top, &wrap(faces, &party.name, name, width, 3), name) + 2.0;
    let mut lines: Vec<_> = party
        .lines
        .iter()
        .take(ADDRESS_LINES + 1)
        .flat_map(|line| wrap(faces, line, ADDRESS, width, 2))
        .collect();
    if lines.len() > ADDRESS_LINES {
        lines.truncate(ADDRESS_LINES - 1);
        lines.push(one_line(faces, "…", ADDRESS, width));
    }
    page.text(SIDE, top, &lines, ADDRESS)
}

fn facts(page: &mut Page, faces: &Faces, certificate: &Certificate, top: f64) -> f64 {
    let second = FACTS + 108.0;
    let key = &certificate.signing_key;
    let row = fact(
        page,
        faces,
        Point::new(FACTS, top),
        second,
        "Order",
        &certificate.order_number,
        VALUE_MONO,
    );
    let issued = words::day(certificate.issued);
    let row = row.max(fact(
        page,
        faces,
        Point::new(second, top),
        RIGHT,
        "Issued",
        &issued,
        VALUE,
    )) + 9.0;
    let end = fact(
        page,
        faces,
        Point::new(FACTS, row),
        second,
        "Signed with",
        &key.name,
        VALUE,
    );
    end.max(fact(
        page,
        faces,
        Point::new(second, row),
        RIGHT,
        "Key",
        &key.short_id,
        VALUE_MONO,
    ))
}

fn fact(
    page: &mut Page,
    faces: &Faces,
    at: Point,
    right: f64,
    label: &str,
    value: &str,
    style: Style,
) -> f64 {
    let width = if right < RIGHT {
        right - at.x - 10.0
    } else {
        right - at.x
    };
    let top = page.label(faces, at, width, label, LABEL) + 2.0;
    page.text(at.x, top, &wrap(faces, value, style, width, 2), style)
}
