//! Builders for the domain's tests.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses its part; a panic is how a test fails"
)]

pub mod grants;

use signet_domain::{
    Company, Currency, Customer, CustomerContent, CustomerId, DraftCheck, Feature, Frozen, Grant, License,
    LicenseId, LicenseState, Line, LineFeature, Model, Order, OrderContent, OrderId, OrderKind, Prices,
    Problem, ProblemCode, Product, ProductContent, ProductId, Products, Profile, ProfileContent, ProfileId,
    ProfileKind, Profiles, Serial, Stamp, Target, Terms, Time, check_draft,
};
use uuid::Uuid;

pub const NOW: Time = Time(1_795_000_000);
pub const DAY: i64 = 86_400;
pub const YEAR: i64 = 365 * DAY;

/// A moment so many days from now.
pub fn in_days(days: i64) -> Time {
    Time(NOW.0 + days * DAY)
}

pub fn feature(number: u32, name: &str) -> Feature {
    Feature {
        number,
        code: name[..3].to_uppercase(),
        name: name.to_owned(),
        can_modify: true,
        can_exclude: true,
        ..Feature::default()
    }
}

/// Spectra Analyzer Pro: Core is locked, Calibration and Batch Export are free.
pub fn content() -> ProductContent {
    ProductContent {
        number: 1040,
        code: "SPA-PRO".to_owned(),
        name: "Spectra Analyzer Pro".to_owned(),
        features: vec![
            Feature {
                can_modify: false,
                can_exclude: false,
                ..feature(1, "Core Measurement")
            },
            feature(2, "Calibration"),
            feature(3, "Batch Export"),
        ],
        ..ProductContent::default()
    }
}

pub fn product_of(number: u128, content: ProductContent) -> Product {
    Product::new(ProductId::from(Uuid::from_u128(number)), content, NOW)
}

pub fn product() -> Product {
    product_of(1, content())
}

/// A product with one feature and a price in currency cents.
pub fn priced(number: u32, prices: Prices) -> Product {
    product_of(
        number.into(),
        ProductContent {
            number,
            prices,
            ..content()
        },
    )
}

pub fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

pub fn products() -> Products {
    stock([product()])
}

pub fn stock(products: impl IntoIterator<Item = Product>) -> Products {
    products
        .into_iter()
        .map(|product| (product.id, product))
        .collect()
}

pub fn profile(number: u128, kind: ProfileKind, features: Vec<LineFeature>) -> Profile {
    let content = ProfileContent {
        name: format!("Profile {number}"),
        kind,
        features,
        ..ProfileContent::default()
    };
    Profile::new(
        ProfileId::from(Uuid::from_u128(number)),
        product().id,
        content,
        NOW,
    )
}

pub fn offer(profiles: impl IntoIterator<Item = Profile>) -> Profiles {
    profiles
        .into_iter()
        .map(|profile| (profile.id, profile))
        .collect()
}

pub fn own(number: u32, model: Model) -> LineFeature {
    LineFeature {
        number,
        excluded: false,
        terms: Terms {
            model,
            ..Terms::default()
        },
        limit: None,
    }
}

pub fn line(quantity: u32) -> Line {
    Line::new(&product(), quantity)
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

pub fn sale(lines: Vec<Line>) -> OrderContent {
    OrderContent {
        lines,
        ..OrderContent::default()
    }
}

/// An update of these licenses that adds what the line says.
pub fn update(targets: &[Target], line: Line) -> OrderContent {
    OrderContent {
        kind: OrderKind::Update,
        targets: targets.iter().map(|target| target.id).collect(),
        ..sale(vec![line])
    }
}

pub fn target(number: u128, grant: Grant) -> Target {
    Target {
        id: LicenseId::from(Uuid::from_u128(number)),
        serial: format!("S-{number}"),
        product_id: product().id,
        customer_id: None,
        active: true,
        activations: 0,
        profile_id: None,
        grant,
    }
}

/// What a sale of the whole catalog granted.
pub fn sold() -> Grant {
    Grant::of_sale(&sale(Vec::new()), &line(1), NOW)
}

pub fn license(number: u128, profile: Option<ProfileId>) -> License {
    License {
        id: LicenseId::from(Uuid::from_u128(number)),
        version: 1,
        serial: Serial::stored(format!("S-{number}")),
        order_id: OrderId::from(Uuid::from_u128(2)),
        line: 0,
        product_id: product().id,
        customer_id: None,
        profile_id: profile,
        issued_at: NOW,
        ends_at: None,
        activations: 0,
        update: None,
        values: signet_domain::FieldValues::new(),
        note: String::new(),
        blocks: Vec::new(),
        state: LicenseState::Active,
    }
}

pub fn customer(number: u128, content: CustomerContent) -> Customer {
    Customer::new(CustomerId::from(Uuid::from_u128(number)), content, NOW)
}

pub fn named(name: &str) -> CustomerContent {
    CustomerContent {
        name: name.to_owned(),
        ..CustomerContent::default()
    }
}

pub fn frozen() -> Frozen {
    frozen_with(vec![product()], Vec::new())
}

pub fn frozen_with(products: Vec<Product>, profiles: Vec<Profile>) -> Frozen {
    Frozen {
        company: Company::default(),
        customer: None,
        reseller: None,
        products,
        profiles,
        sentence: String::new(),
    }
}

pub fn by() -> Stamp {
    Stamp {
        at: NOW,
        by: "Anna Brandt".to_owned(),
    }
}

pub fn draft(lines: Vec<Line>) -> Order {
    order(sale(lines))
}

pub fn order(content: OrderContent) -> Order {
    Order::draft(
        OrderId::from(Uuid::from_u128(2)),
        "A-1001".to_owned(),
        content,
        by(),
    )
}

/// What a draft is checked against: the product, a key, and nothing else.
pub struct Desk {
    pub products: Products,
    pub profiles: Profiles,
    pub customer: Option<Customer>,
    pub reseller: Option<Customer>,
    pub targets: Vec<Target>,
    pub has_key: bool,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            products: products(),
            profiles: Profiles::new(),
            customer: None,
            reseller: None,
            targets: Vec::new(),
            has_key: true,
        }
    }
}

impl Desk {
    pub fn check(&self, content: &OrderContent) -> Vec<Problem> {
        check_draft(&DraftCheck {
            content,
            products: &self.products,
            profiles: &self.profiles,
            customer: self.customer.as_ref(),
            reseller: self.reseller.as_ref(),
            targets: &self.targets,
            has_key: self.has_key,
            at: NOW,
        })
    }

    /// Codes and fields of a draft's problems.
    pub fn places(&self, content: &OrderContent) -> Vec<(ProblemCode, String)> {
        places(&self.check(content))
    }
}

pub fn places(problems: &[Problem]) -> Vec<(ProblemCode, String)> {
    problems
        .iter()
        .map(|problem| (problem.code, problem.field.clone()))
        .collect()
}

/// Exactly this one problem.
#[track_caller]
pub fn only(problems: &[Problem], code: ProblemCode, field: &str) {
    assert_eq!(places(problems), [(code, field.to_owned())], "{problems:#?}");
}
