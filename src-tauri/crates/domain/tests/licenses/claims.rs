//! The claims of a license's file say what its grant says.

use signet_domain::{
    Cell, CellKind, CellValue, Concurrency, Conditions, CustomField, FieldKind, FieldValue, Grant,
    MemoryItem, Model, Product, ProductContent, Time, Validity, Window, claims,
};
use signet_license::{CustomValue, LicenseClaims, NetworkClaim};

use crate::common::{NOW, content, in_days, license, line, own, product_of, sale};

fn field(key: &str, signed: bool) -> CustomField {
    CustomField {
        key: key.to_owned(),
        label: key.to_owned(),
        kind: FieldKind::Text,
        default: None,
        required: false,
        signed,
    }
}

fn product() -> Product {
    let cell = |number, kind, size, value: &str| Cell {
        number,
        name: format!("Cell {number}"),
        offset: number * 8,
        size,
        kind,
        value: value.to_owned(),
        ..Cell::default()
    };
    let item = MemoryItem {
        alias: 4,
        name: "Item".to_owned(),
        cells: vec![
            cell(0, CellKind::Number, 2, "258"),
            cell(1, CellKind::Text, 4, "ü"),
            cell(2, CellKind::Bytes, 3, ""),
        ],
        ..MemoryItem::default()
    };
    product_of(
        1,
        ProductContent {
            fields: vec![field("site", true), field("remark", false)],
            memory: vec![item],
            ..content()
        },
    )
}

fn of(grant: &Grant) -> LicenseClaims {
    claims(&license(1, None), grant, &product(), "Vendor", "Müller", NOW)
}

fn holding(features: &[(u32, Model)], conditions: Conditions) -> Grant {
    let features = features.iter().map(|(number, model)| own(*number, *model));
    Grant {
        features: features.map(|own| (own.number, own.terms.into())).collect(),
        conditions,
        activation_limit: 3,
        ..Grant::default()
    }
}

fn until(days: i64) -> Conditions {
    Conditions {
        validity: Validity::Until { until: in_days(days) },
        ..Conditions::default()
    }
}

#[test]
fn the_file_ends_with_the_earlier_of_license_and_last_feature() {
    let ends = |models: &[(u32, Model)], conditions| of(&holding(models, conditions)).exp.map(Time);
    let day = |days| Model::Until {
        until: in_days(days).0,
    };
    assert_eq!(ends(&[(1, Model::Perpetual)], Conditions::default()), None);
    assert_eq!(ends(&[(1, Model::Perpetual)], until(5)), Some(in_days(5)));
    assert_eq!(ends(&[(1, day(3)), (2, day(4))], until(5)), Some(in_days(4)));
    assert_eq!(ends(&[(1, day(9))], until(5)), Some(in_days(5)));
    assert_eq!(ends(&[(1, day(9))], Conditions::default()), Some(in_days(9)));
}

#[test]
fn only_signed_fields_stand_in_the_file() {
    let mut grant = holding(&[(1, Model::Perpetual)], Conditions::default());
    for key in ["site", "remark"] {
        grant
            .values
            .insert(key.to_owned(), FieldValue::Text("Hall 3".to_owned()));
    }
    let custom: Vec<_> = of(&grant).custom.into_iter().collect();
    assert_eq!(
        custom,
        [("site".to_owned(), CustomValue::Text("Hall 3".to_owned()))]
    );
}

#[test]
fn memory_is_the_catalogs_or_the_orders_own_as_bytes() {
    let bytes = |grant: &Grant| {
        let memory = of(grant).memory;
        let cells = memory.into_iter().flat_map(|item| item.cells);
        cells.map(|cell| cell.bytes).collect::<Vec<_>>()
    };
    let mut line = line(1);
    let catalog = Grant::of_sale(&sale(Vec::new()), &line, NOW);
    assert_eq!(bytes(&catalog), ["0201", "c3bc0000", "000000"]);
    line.memory = vec![CellValue {
        item: 4,
        cell: 2,
        value: "DE ad".to_owned(),
    }];
    let own = Grant::of_sale(&sale(Vec::new()), &line, NOW);
    assert_eq!(bytes(&own), ["0201", "c3bc0000", "dead00"]);
}

#[test]
fn the_activation_and_the_network_are_as_granted() {
    let mut grant = holding(
        &[(1, Model::Perpetual)],
        Conditions {
            concurrency: Concurrency::Network,
            network_seats: Some(7),
            heartbeat_minutes: Some(60),
            ..Conditions::default()
        },
    );
    grant.window = Window {
        from: None,
        until: Some(in_days(3)),
    };
    grant.can_overwrite = true;
    let claims = of(&grant);
    assert_eq!(
        claims.network,
        Some(NetworkClaim {
            mode: "network".to_owned(),
            seats: Some(7),
            heartbeat_minutes: Some(60),
        })
    );
    assert_eq!(
        (
            claims.activation.limit,
            claims.activation.from,
            claims.activation.until
        ),
        (3, None, Some(in_days(3).0))
    );
    assert!(claims.activation.overwrite);
    assert_eq!((claims.iss.as_str(), claims.sub.as_str()), ("Vendor", "Müller"));
}
