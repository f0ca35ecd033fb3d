//! The variables of the license message. A template names them as written here.

use serde::Serialize;

/// All that a message with licenses can say.
#[derive(Debug, Clone, Serialize)]
pub struct LicenseMail {
    /// Who bought.
    pub customer: Customer,
    /// To whom the message is addressed.
    pub contact: Person,
    /// Who sells.
    pub vendor: Vendor,
    /// The order.
    pub order: OrderFacts,
    /// What the customer gains, in one sentence.
    pub sentence: String,
    /// What was bought.
    pub products: Vec<ProductLine>,
    /// Names of the attached files.
    pub attachments: Vec<String>,
    /// The key that signed the license files.
    pub key: Key,
}

/// The customer.
#[derive(Debug, Clone, Serialize)]
pub struct Customer {
    /// Company or person.
    pub name: String,
}

/// A person at the customer's.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// Their name; empty when nobody is known, and the customer's name takes its place.
    pub name: String,
}

/// The vendor.
#[derive(Debug, Clone, Serialize)]
pub struct Vendor {
    /// The company.
    pub name: String,
    /// Where to write; may be empty.
    pub email: String,
    /// Where to look; may be empty.
    pub website: String,
}

/// The order.
#[derive(Debug, Clone, Serialize)]
pub struct OrderFacts {
    /// Its number as people write it.
    pub number: String,
    /// Its date in words.
    pub date: String,
    /// Whether the licenses are for demonstration.
    pub demo: bool,
}

/// One product of the order.
#[derive(Debug, Clone, Serialize)]
pub struct ProductLine {
    /// Its name.
    pub name: String,
    /// The number the protected program asks for.
    pub number: u32,
    /// How many licenses.
    pub quantity: u64,
    /// The first serial numbers.
    pub serials: Vec<String>,
    /// How many more there are, in the license files only.
    pub more: u64,
}

/// The signing key.
#[derive(Debug, Clone, Serialize)]
pub struct Key {
    /// The name its owner gave it.
    pub name: String,
    /// Its short id.
    pub id: String,
}

impl LicenseMail {
    /// Believable values, for a preview and to check a template before it is kept.
    pub fn example() -> Self {
        let product = |name: &str, number, quantity, serials: &[&str], more| ProductLine {
            name: name.to_owned(),
            number,
            quantity,
            serials: serials.iter().map(|&serial| serial.to_owned()).collect(),
            more,
        };
        Self {
            customer: Customer { name: "Müller & Søn Messtechnik GmbH".to_owned() },
            contact: Person { name: "Katrin Müller".to_owned() },
            vendor: Vendor {
                name: "Northwind Instruments".to_owned(),
                email: "licenses@northwind.example".to_owned(),
                website: "https://northwind.example".to_owned(),
            },
            order: OrderFacts { number: "A-1694".to_owned(), date: "19 November 2026".to_owned(), demo: false },
            sentence: "Müller & Søn Messtechnik GmbH may use Spectra Analyzer Pro on 12 computers and Spectra Viewer on one, without limit of time.".to_owned(),
            products: vec![
                product("Spectra Analyzer Pro", 1040, 12, &["VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8", "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb9"], 10),
                product("Spectra Viewer", 1041, 1, &["Qm4TzR-kd82Wp-Lx9vHc-3GfYnB-7sKeDa"], 0),
            ],
            attachments: vec!["Certificate A-1694.pdf".to_owned(), "A-1694.lic".to_owned()],
            key: Key { name: "Northwind 2026".to_owned(), id: "7f3a 91c2 e04d".to_owned() },
        }
    }
}
