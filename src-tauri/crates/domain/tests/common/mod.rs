//! Builders for the domain's tests.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its part; a panic is how a test fails"
)]

use signet_domain::{
    Company, Feature, FeatureType, Frozen, Line, Model, Order, OrderContent, OrderId, Product, ProductForm,
    ProductId, Products, Stamp, Terms, Time,
};
use uuid::Uuid;

pub const NOW: Time = Time(1_795_000_000);
pub const YEAR: i64 = 365 * 86_400;

pub fn feature(number: u32, name: &str) -> Feature {
    Feature {
        number,
        code: name[..3].to_uppercase(),
        name: name.to_owned(),
        description: String::new(),
        kind: FeatureType::Normal,
        limit: None,
        terms: Terms::default(),
        can_modify: true,
        can_exclude: true,
    }
}

/// Spectra Analyzer Pro: Core is locked, Calibration and Batch Export are free.
pub fn form() -> ProductForm {
    ProductForm {
        id: None,
        version: 0,
        number: 1040,
        code: "SPA-PRO".to_owned(),
        name: "Spectra Analyzer Pro".to_owned(),
        description: String::new(),
        features: vec![
            Feature {
                can_modify: false,
                can_exclude: false,
                ..feature(1, "Core Measurement")
            },
            feature(2, "Calibration"),
            feature(3, "Batch Export"),
        ],
    }
}

pub fn product() -> Product {
    Product::new(ProductId::from(Uuid::from_u128(1)), form(), NOW)
}

pub fn products() -> Products {
    Products::from([(product().id, product())])
}

pub fn line(quantity: u32) -> Line {
    Line::new(&product(), quantity)
}

pub fn frozen() -> Frozen {
    Frozen {
        company: Company::default(),
        customer: None,
        products: vec![product()],
    }
}

pub fn by() -> Stamp {
    Stamp {
        at: NOW,
        by: "Anna Brandt".to_owned(),
    }
}

pub fn draft(lines: Vec<Line>) -> Order {
    let content = OrderContent {
        lines,
        ..OrderContent::default()
    };
    Order::draft(
        OrderId::from(Uuid::from_u128(2)),
        "A-1001".to_owned(),
        content,
        by(),
    )
}

pub fn with_model(mut line: Line, number: u32, model: Model) -> Line {
    line.features
        .iter_mut()
        .find(|f| f.number == number)
        .unwrap()
        .terms
        .model = model;
    line
}
