//! Colors, type and measures of a printed page; the window's theme, for paper.
//!
//! All lengths are points (1/72 inch).

use crate::text::Cut;

/// A color as red, green and blue, 0–255.
pub type Ink = [u8; 3];

/// Text that leads.
pub const TEXT: Ink = [0x1A, 0x1E, 0x22];
/// Text that follows.
pub const SECOND: Ink = [0x4A, 0x52, 0x5A];
/// Labels and column heads.
pub const DIM: Ink = [0x63, 0x6B, 0x74];
/// The one accent.
pub const TEAL: Ink = [0x0F, 0x76, 0x6E];
/// The seal, and nothing else.
pub const BRASS: Ink = [0xB7, 0x79, 0x1F];
/// The letter on the seal.
pub const PAPER: Ink = [0xFF, 0xFF, 0xFF];
/// Lines that divide topics.
pub const LINE: Ink = [0xC6, 0xCB, 0xD0];
/// Lines between rows.
pub const ROW_LINE: Ink = [0xE6, 0xE8, 0xEA];
/// Ground and text of the demo mark.
pub const DEMO_GROUND: Ink = [0xFB, 0xF2, 0xD4];
/// Text of the demo mark.
pub const DEMO_TEXT: Ink = [0x7F, 0x4A, 0x0C];

/// Width of an A4 sheet.
pub const PAGE_WIDTH: f64 = 595.276;
/// Height of an A4 sheet.
pub const PAGE_HEIGHT: f64 = 841.89;
/// Left and right margin: 20 mm.
pub const SIDE: f64 = 56.7;
/// The right edge of the text.
pub const RIGHT: f64 = PAGE_WIDTH - SIDE;
/// Width between the margins.
pub const WIDTH: f64 = RIGHT - SIDE;
/// Nothing is drawn below this.
pub const BOTTOM: f64 = PAGE_HEIGHT - 36.0;

/// How a text is set: cut, size, line height and color.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The font's cut.
    pub cut: Cut,
    /// Size in points.
    pub size: f64,
    /// Distance from one line to the next.
    pub leading: f64,
    /// Color.
    pub ink: Ink,
}

impl Style {
    const fn new(cut: Cut, size: f64, leading: f64, ink: Ink) -> Self {
        Self {
            cut,
            size,
            leading,
            ink,
        }
    }
}

/// "License certificate".
pub const TITLE: Style = Style::new(Cut::SemiBold, 27.0, 34.0, TEXT);
/// What the customer gains.
pub const SENTENCE: Style = Style::new(Cut::Regular, 11.5, 17.0, SECOND);
/// The same for an order of many products.
pub const LONG_SENTENCE: Style = Style::new(Cut::Regular, 9.5, 14.0, SECOND);
/// The vendor, above the title.
pub const VENDOR: Style = Style::new(Cut::SemiBold, 10.5, 14.0, TEXT);
/// The licensee.
pub const LICENSEE: Style = Style::new(Cut::SemiBold, 14.0, 18.5, TEXT);
/// Address lines.
pub const ADDRESS: Style = Style::new(Cut::Regular, 9.0, 13.0, SECOND);
/// Small labels above values, and column heads.
pub const LABEL: Style = Style::new(Cut::Regular, 8.0, 12.0, DIM);
/// A value under its label.
pub const VALUE: Style = Style::new(Cut::Regular, 10.0, 14.0, TEXT);
/// A value people compare character by character.
pub const VALUE_MONO: Style = Style::new(Cut::Mono, 9.5, 14.0, TEXT);
/// A product's name.
pub const PRODUCT: Style = Style::new(Cut::SemiBold, 12.0, 16.0, TEXT);
/// A product's number and code.
pub const PRODUCT_CODE: Style = Style::new(Cut::Mono, 8.5, 12.0, SECOND);
/// "and 12 more, in the attached license files".
pub const REMAINDER: Style = Style::new(Cut::Regular, 8.5, 12.5, DIM);
/// The mark of a demo.
pub const DEMO: Style = Style::new(Cut::SemiBold, 10.0, 14.0, DEMO_TEXT);
/// Headings of the footer.
pub const FOOT_HEAD: Style = Style::new(Cut::SemiBold, 9.0, 13.0, TEXT);
/// Text of the footer.
pub const FOOT: Style = Style::new(Cut::Regular, 8.5, 12.5, SECOND);

/// How tightly products are set.
#[derive(Debug, Clone, Copy)]
pub struct Density {
    /// First things in a table row.
    pub cell: Style,
    /// The rest of a table row.
    pub cell_second: Style,
    /// Serial numbers.
    pub serial: Style,
    /// Space between their columns.
    pub gutter: f64,
    /// Space above and below the text of a row.
    pub padding: f64,
    /// Space between the parts of a product.
    pub part: f64,
    /// Space between two products.
    pub product: f64,
}

/// For orders that leave the page room.
pub const ROOMY: Density = Density {
    cell: Style::new(Cut::Regular, 9.0, 13.0, TEXT),
    cell_second: Style::new(Cut::Regular, 9.0, 13.0, SECOND),
    serial: Style::new(Cut::Mono, 9.5, 15.0, TEXT),
    gutter: 24.0,
    padding: 3.0,
    part: 10.0,
    product: 22.0,
};

/// For orders that do not.
pub const DENSE: Density = Density {
    cell: Style::new(Cut::Regular, 8.0, 10.5, TEXT),
    cell_second: Style::new(Cut::Regular, 8.0, 10.5, SECOND),
    serial: Style::new(Cut::Mono, 7.4, 11.0, TEXT),
    gutter: 12.0,
    padding: 1.6,
    part: 5.0,
    product: 13.0,
};
