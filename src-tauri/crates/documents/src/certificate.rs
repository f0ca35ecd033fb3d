//! What a certificate says, as the caller hands it over: words and numbers, no rules.

use time::Date;

/// All that stands on a license certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Who grants the licenses.
    pub vendor: Party,
    /// Who receives them.
    pub licensee: Party,
    /// The order's number as people write it, such as `A-1694`.
    pub order_number: String,
    /// The day of issue; also the creation date in the file's metadata.
    pub issued: Date,
    /// What the customer gains, in one sentence; the same as in the console and in the e-mail.
    pub sentence: String,
    /// The products of the order, in its order.
    pub products: Vec<Product>,
    /// The key that signed the license files.
    pub signing_key: SigningKey,
    /// Whether the licenses are for demonstration, which the page then says beyond doubt.
    pub demo: bool,
    /// The square in the footer.
    pub qr: QrCode,
    /// The footer: how a reader checks that the licenses are genuine.
    pub how_to_verify: String,
}

/// A vendor or a customer as it is addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The company or person.
    pub name: String,
    /// Address, tax number and the like, one per line.
    pub lines: Vec<String>,
}

/// One product with what was granted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// The name it is sold under.
    pub name: String,
    /// The number the protected program asks for.
    pub number: u32,
    /// The vendor's short code; may be empty.
    pub code: String,
    /// Its features, in the order of the table.
    pub features: Vec<Feature>,
    /// The serial numbers granted, in order; empty for dongles.
    pub serials: Vec<String>,
}

/// One row of a product's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// The feature's number, unique within its product.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// What is granted, in words: "no limit", "until 31 December 2026", "500 runs".
    pub granted: String,
    /// How many may use it at once; `None` leaves the cell empty.
    pub seats: Option<u32>,
    /// Conditions in words, such as "no virtual machine"; may be empty.
    pub notes: String,
}

/// The public face of a signing key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// The name its owner gave it.
    pub name: String,
    /// The first characters of its key id, enough to compare by eye.
    pub short_id: String,
}

/// A QR code and the line beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// What a reader decodes, such as a serial number; at most about 200 bytes.
    pub text: String,
    /// What the square is for, in a few words.
    pub caption: String,
}
