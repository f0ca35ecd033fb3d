//! Marks as the drawing operators of PDF.

use kurbo::{BezPath, PathEl, Point, Rect, Shape as _};
use printpdf::{
    Codepoint, Color, Line as Polyline, LineCapStyle, LinePoint, Op, PaintMode, PdfFontHandle,
    Point as PdfPoint, Polygon, PolygonRing, Rgb, TextItem, WindingOrder,
};

use super::fonts::Fonts;
use super::points;
use crate::page::{Mark, Page};
use crate::text::{Line, Shape};
use crate::theme::{Ink, PAGE_HEIGHT, Style};

/// Translates all marks of a page, taking their glyphs into `fonts`.
pub fn translate(page: &Page, fonts: &mut Fonts<'_>) -> Vec<Op> {
    let mut ops = Vec::new();
    for mark in page.marks() {
        match mark {
            Mark::Text { origin, line, style } => text(&mut ops, fonts, *origin, line, *style),
            Mark::Fill { path, ink } => {
                ops.push(Op::SetFillColor { col: color(*ink) });
                ops.push(Op::DrawPolygon {
                    polygon: filled(path),
                });
            }
            Mark::Stroke { path, ink, width } => stroke(&mut ops, path, *ink, *width),
        }
    }
    ops
}

/// A line of text: one text object per run of the same font, boxes drawn between them.
fn text(ops: &mut Vec<Op>, fonts: &mut Fonts<'_>, origin: Point, line: &Line, style: Style) {
    ops.push(Op::SetFillColor {
        col: color(style.ink),
    });
    let mut run: Option<(usize, Point, Vec<Codepoint>)> = None;
    let mut pen = origin;
    for glyph in &line.glyphs {
        let advance = f64::from(glyph.advance) * style.size / 1000.0;
        match glyph.shape {
            Shape::Glyph { face, id } => {
                let (font, id) = fonts.use_glyph(face, id, glyph.character);
                let codepoint = Codepoint::with_cid(id, 0.0, glyph.character.to_string());
                match &mut run {
                    Some((current, _, codepoints)) if *current == font => codepoints.push(codepoint),
                    _ => {
                        show(ops, run.replace((font, pen, vec![codepoint])), style);
                    }
                }
            }
            Shape::Box => {
                show(ops, run.take(), style);
                missing(ops, pen, advance, style);
            }
        }
        pen.x += advance;
    }
    show(ops, run, style);
}

fn show(ops: &mut Vec<Op>, run: Option<(usize, Point, Vec<Codepoint>)>, style: Style) {
    let Some((font, origin, codepoints)) = run else {
        return;
    };
    ops.extend([
        Op::StartTextSection,
        Op::SetFont {
            font: PdfFontHandle::External(Fonts::resource(font)),
            size: points(style.size),
        },
        Op::SetTextCursor { pos: point(origin) },
        Op::ShowText {
            items: vec![TextItem::GlyphIds(codepoints)],
        },
        Op::EndTextSection,
    ]);
}

/// The box that stands for a character no font shows.
fn missing(ops: &mut Vec<Op>, pen: Point, advance: f64, style: Style) {
    let thickness = style.size * 0.05;
    let outer = Rect::new(
        pen.x + style.size * 0.06,
        pen.y - style.size * 0.72,
        pen.x + advance - style.size * 0.06,
        pen.y,
    );
    let mut path = outer.to_path(0.1);
    path.extend(outer.inset(-thickness).path_elements(0.1));
    ops.push(Op::DrawPolygon {
        polygon: filled(&path),
    });
}

fn stroke(ops: &mut Vec<Op>, path: &BezPath, ink: Ink, width: f64) {
    ops.extend([
        Op::SaveGraphicsState,
        Op::SetOutlineColor { col: color(ink) },
        Op::SetOutlineThickness { pt: points(width) },
        Op::SetLineCapStyle {
            cap: LineCapStyle::Round,
        },
    ]);
    ops.extend(rings(path).into_iter().map(|ring| Op::DrawLine {
        line: Polyline {
            points: ring.points,
            is_closed: false,
        },
    }));
    ops.push(Op::RestoreGraphicsState);
}

fn filled(path: &BezPath) -> Polygon {
    Polygon {
        rings: rings(path),
        mode: PaintMode::Fill,
        winding_order: WindingOrder::EvenOdd,
    }
}

/// The parts of a path, each as the list of points that printpdf draws.
fn rings(path: &BezPath) -> Vec<PolygonRing> {
    let mut rings: Vec<PolygonRing> = Vec::new();
    let mut add = |start: bool, new: &[(Point, bool)]| {
        if start {
            rings.push(PolygonRing::default());
        }
        if let Some(ring) = rings.last_mut() {
            ring.points
                .extend(new.iter().map(|&(at, bezier)| LinePoint { p: point(at), bezier }));
        }
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => add(true, &[(to, false)]),
            // No path drawn here has quadratic curves: kurbo makes arcs cubic.
            PathEl::LineTo(to) | PathEl::QuadTo(_, to) => add(false, &[(to, false)]),
            PathEl::CurveTo(first, second, to) => add(false, &[(first, true), (second, true), (to, false)]),
            PathEl::ClosePath => {}
        }
    }
    rings
}

/// From the top left corner to PDF's bottom left.
fn point(at: Point) -> PdfPoint {
    PdfPoint {
        x: points(at.x),
        y: points(PAGE_HEIGHT - at.y),
    }
}

fn color(ink: Ink) -> Color {
    let [r, g, b] = ink.map(|part| f32::from(part) / 255.0);
    Color::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}
