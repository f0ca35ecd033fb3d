//! A small vault database for tests, filled record by record.

use rusqlite::Connection;
use signet_domain::{
    Company, Contact, Customer, CustomerContent, CustomerId, Feature, Frozen, KeyId, License, LicenseId,
    LicenseState, Line, Order, OrderContent, OrderId, OrderState, OrderStatus, Product, ProductContent,
    ProductId, Profile, ProfileContent, ProfileId, Serial, Stamp, Time, UserId,
};
use signet_license::Algorithm;
use tempfile::TempDir;
use uuid::Uuid;

use crate::lists::Marks;
use crate::tables::orders::OrderSummary;
use crate::{Author, KeyOrigin, KeyRecord, KeyStatus, Secret, Tx, View, database};

pub(crate) struct Sample {
    connection: Connection,
    marks: Marks,
    _home: TempDir,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let connection = database::create(&home.path().join("vault.db"), &Secret::random().unwrap()).unwrap();
        connection.execute_batch("PRAGMA synchronous = OFF").unwrap();
        Self {
            connection,
            marks: Marks::default(),
            _home: home,
        }
    }

    pub(crate) fn view(&self) -> View<'_> {
        View {
            connection: &self.connection,
            marks: &self.marks,
        }
    }

    /// Writes, and leaves a journal entry.
    pub(crate) fn write(&self, work: impl FnOnce(&Tx<'_>)) {
        let tx = Tx::begin(&self.connection, &self.marks).unwrap();
        work(&tx);
        let author = Author {
            user: UserId::from(Uuid::nil()),
            name: "Anna Brandt".to_owned(),
            console: "A".to_owned(),
        };
        tx.commit("test", &author, Time(1)).unwrap();
    }
}

pub(crate) fn uuid(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + n as u128 + 1)
}

pub(crate) fn customer_id(n: usize) -> CustomerId {
    CustomerId::from(uuid(1, n))
}

pub(crate) fn product_id(n: usize) -> ProductId {
    ProductId::from(uuid(2, n))
}

pub(crate) fn order_id(n: usize) -> OrderId {
    OrderId::from(uuid(3, n))
}

pub(crate) fn customer(n: usize, name: &str) -> Customer {
    let content = CustomerContent {
        name: name.to_owned(),
        contacts: vec![Contact {
            name: format!("Contact {n}"),
            ..Contact::default()
        }],
        ..CustomerContent::default()
    };
    Customer::new(customer_id(n), content, Time(1))
}

pub(crate) fn product(n: usize, number: u32, name: &str) -> Product {
    let content = ProductContent {
        number,
        name: name.to_owned(),
        features: vec![Feature {
            number: 1,
            name: "Base".to_owned(),
            ..Feature::default()
        }],
        ..ProductContent::default()
    };
    Product::new(product_id(n), content, Time(1))
}

pub(crate) fn profile(n: usize, product: usize, name: &str) -> Profile {
    let content = ProfileContent {
        name: name.to_owned(),
        ..ProfileContent::default()
    };
    Profile::new(ProfileId::from(uuid(5, n)), product_id(product), content, Time(1))
}

/// A draft with a line for each product.
pub(crate) fn draft(n: usize, number: &str, customer: Option<usize>, products: &[usize]) -> Order {
    Order {
        id: order_id(n),
        version: 1,
        number: number.to_owned(),
        state: OrderState::Draft,
        content: OrderContent {
            customer_id: customer.map(customer_id),
            lines: products
                .iter()
                .map(|product| Line::bare(product_id(*product), 1))
                .collect(),
            ..OrderContent::default()
        },
        note: String::new(),
        created: stamp(1),
        archived_at: None,
    }
}

pub(crate) fn submitted(mut order: Order, status: OrderStatus, at: i64) -> Order {
    let frozen = Box::new(Frozen {
        company: Company::default(),
        customer: None,
        reseller: None,
        products: Vec::new(),
        profiles: Vec::new(),
        sentence: String::new(),
    });
    order.state = match status {
        OrderStatus::Draft => OrderState::Draft,
        OrderStatus::Submitted => OrderState::Submitted {
            submitted: stamp(at),
            frozen,
        },
        OrderStatus::Revoked => OrderState::Revoked {
            submitted: stamp(at),
            frozen,
            revoked: stamp(at),
            reason: "test".to_owned(),
        },
    };
    order
}

pub(crate) fn summary(customer_name: &str, products: &[&str], total: i64) -> OrderSummary {
    OrderSummary {
        customer_name: customer_name.to_owned(),
        products: products.iter().map(|name| (*name).to_owned()).collect(),
        total,
        ..OrderSummary::default()
    }
}

pub(crate) fn license(
    n: usize,
    serial: &str,
    order: usize,
    product: usize,
    customer: Option<usize>,
) -> License {
    License {
        id: LicenseId::from(uuid(4, n)),
        version: 1,
        serial: Serial::stored(serial.to_owned()),
        order_id: order_id(order),
        line: 0,
        product_id: product_id(product),
        customer_id: customer.map(customer_id),
        profile_id: None,
        issued_at: Time(1),
        ends_at: None,
        activations: 0,
        update: None,
        values: std::collections::BTreeMap::new(),
        note: String::new(),
        blocks: Vec::new(),
        state: LicenseState::Active,
    }
}

pub(crate) fn key(n: usize) -> KeyRecord {
    KeyRecord {
        id: KeyId::from(uuid(7, n)),
        version: 1,
        name: format!("Key {n}"),
        kid: format!("kid {n}"),
        bits: 2048,
        algorithm: Algorithm::Rs256,
        origin: KeyOrigin::Created,
        status: if n == 0 {
            KeyStatus::Current
        } else {
            KeyStatus::Active
        },
        created_at: Time(1),
        announced_at: None,
        retired_at: None,
        public_der: Vec::new(),
        sealed: Vec::new(),
    }
}

pub(crate) fn stamp(at: i64) -> Stamp {
    Stamp {
        at: Time(at),
        by: "Anna Brandt".to_owned(),
    }
}
