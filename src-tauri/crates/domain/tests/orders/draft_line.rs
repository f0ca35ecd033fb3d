//! What a line of a draft is refused for, at both sides of each limit.

use std::collections::BTreeMap;

use signet_domain::{
    Cell, CellValue, Conditions, CustomField, FieldKind, FieldValue, Line, LineFeature, MAX_PRICE,
    MAX_QUANTITY, MemoryItem, Problem, ProblemCode, Product, ProductContent, Share, Validity,
};

use crate::common::{Desk, content, line, only, product_of, sale, stock};

fn check(line: Line) -> Vec<Problem> {
    Desk::default().check(&sale(vec![line]))
}

fn check_of(product: &Product, change: impl FnOnce(&mut Line)) -> Vec<Problem> {
    let mut line = Line::new(product, 1);
    change(&mut line);
    let desk = Desk {
        products: stock([product.clone()]),
        ..Desk::default()
    };
    desk.check(&sale(vec![line]))
}

#[test]
fn a_quantity_has_a_least_and_a_most() {
    only(&check(line(0)), ProblemCode::TooSmall, "lines[0].quantity");
    assert_eq!(check(line(1)), []);
    assert_eq!(check(line(MAX_QUANTITY)), []);
    only(
        &check(line(MAX_QUANTITY + 1)),
        ProblemCode::TooLarge,
        "lines[0].quantity",
    );
}

#[test]
fn money_of_a_line_stays_within_its_limits() {
    let with = |price, discount, tax| {
        check(Line {
            unit_price: Some(price),
            discount: Share(discount),
            tax: Some(Share(tax)),
            ..line(1)
        })
    };
    assert_eq!(with(0, 0, 0), []);
    assert_eq!(with(MAX_PRICE, 10_000, 10_000), []);
    only(&with(-1, 0, 0), ProblemCode::TooSmall, "lines[0].unit_price");
    only(
        &with(MAX_PRICE + 1, 0, 0),
        ProblemCode::TooLarge,
        "lines[0].unit_price",
    );
    only(&with(1, 10_001, 0), ProblemCode::TooLarge, "lines[0].discount");
    only(&with(1, 0, 10_001), ProblemCode::TooLarge, "lines[0].tax");
}

#[test]
fn the_description_of_a_line_has_a_longest_form() {
    let with = |length| {
        check(Line {
            description: "x".repeat(length),
            ..line(1)
        })
    };
    assert_eq!(with(4_000), []);
    only(&with(4_001), ProblemCode::TooLarge, "lines[0].description");
}

#[test]
fn a_feature_stands_once_and_belongs_to_the_product() {
    let mut twice = line(1);
    twice.features.push(twice.features[2].clone());
    only(
        &check(twice),
        ProblemCode::Duplicate,
        "lines[0].features[3].number",
    );
    let mut foreign = line(1);
    foreign.features.push(LineFeature {
        number: 77,
        ..foreign.features[2].clone()
    });
    let problems = check(foreign);
    only(&problems, ProblemCode::Unknown, "lines[0].features[3].number");
    assert_eq!((problems[0].line, problems[0].feature), (Some(0), Some(77)));
}

#[test]
fn what_the_catalog_fixes_is_named_at_the_field_that_differs() {
    type Change = fn(&mut signet_domain::Terms);
    let changes: [(&str, Change); 4] = [
        ("model", |t| t.model = signet_domain::Model::Days { days: 3 }),
        ("remote", |t| t.remote = true),
        ("unit", |t| t.unit = signet_domain::SeatUnit::Login),
        ("flags", |t| {
            t.flags = [signet_domain::Flag::Detachable].into_iter().collect();
        }),
    ];
    for (field, change) in changes {
        let mut line = line(1);
        change(&mut line.features[0].terms);
        let field = format!("lines[0].features[0].terms.{field}");
        only(&check(line), ProblemCode::Locked, &field);
    }
}

#[test]
fn conditions_are_checked_with_the_day_of_submit() {
    let with = |conditions| {
        check(Line {
            conditions: Some(conditions),
            ..line(1)
        })
    };
    let over = Conditions {
        maintenance_until: Some(crate::common::in_days(-1)),
        ..Conditions::default()
    };
    only(
        &with(over),
        ProblemCode::InThePast,
        "lines[0].conditions.maintenance_until",
    );
    let long = |days| Conditions {
        validity: Validity::Subscription { days },
        ..Conditions::default()
    };
    assert_eq!(with(long(5_000)), []);
    only(
        &with(long(5_001)),
        ProblemCode::TooLarge,
        "lines[0].conditions.validity.days",
    );
}

#[test]
fn a_trial_needs_a_feature_that_may_be_in_it() {
    let trial = |line: &mut Line| {
        line.conditions = Some(Conditions {
            trial_days: Some(30),
            ..Conditions::default()
        });
    };
    let mut product = product_of(1, content());
    only(
        &check_of(&product, trial),
        ProblemCode::NotAllowed,
        "lines[0].conditions.trial_days",
    );
    product.content.features[1].trial = true;
    assert_eq!(check_of(&product, trial), []);
}

fn with_field(required: bool) -> Product {
    let field = CustomField {
        key: "seat_no".to_owned(),
        label: "Seat".to_owned(),
        kind: FieldKind::Number,
        default: None,
        required,
        signed: true,
    };
    product_of(
        1,
        ProductContent {
            fields: vec![field],
            ..content()
        },
    )
}

#[test]
fn custom_fields_have_values_of_their_kind_and_the_required_ones_have_one() {
    let write = |value: Option<FieldValue>| {
        move |line: &mut Line| {
            line.values = value
                .into_iter()
                .map(|value| ("seat_no".to_owned(), value))
                .collect::<BTreeMap<_, _>>();
        }
    };
    let (required, free) = (with_field(true), with_field(false));
    let field = "lines[0].values.seat_no";
    assert_eq!(check_of(&free, write(None)), []);
    only(&check_of(&required, write(None)), ProblemCode::Missing, field);
    let empty = FieldValue::Text("  ".to_owned());
    only(
        &check_of(&required, write(Some(empty.clone()))),
        ProblemCode::Missing,
        field,
    );
    assert_eq!(check_of(&free, write(Some(empty))), [], "empty is no value");
    assert_eq!(check_of(&required, write(Some(FieldValue::Number(7)))), []);
    let text = FieldValue::Text("seven".to_owned());
    only(
        &check_of(&free, write(Some(text))),
        ProblemCode::NotAllowed,
        field,
    );
    let strange = |line: &mut Line| {
        line.values.insert("other".to_owned(), FieldValue::Flag(true));
    };
    only(
        &check_of(&free, strange),
        ProblemCode::Unknown,
        "lines[0].values.other",
    );
}

#[test]
fn memory_cells_are_written_once_where_sales_may_write_and_only_what_fits() {
    let cell = |number, editable| Cell {
        number,
        name: format!("Cell {number}"),
        offset: number,
        size: 1,
        value: "FF".to_owned(),
        editable,
        ..Cell::default()
    };
    let item = MemoryItem {
        alias: 4,
        name: "Item".to_owned(),
        cells: vec![cell(0, true), cell(1, false)],
        ..MemoryItem::default()
    };
    let product = product_of(
        1,
        ProductContent {
            memory: vec![item],
            ..content()
        },
    );
    let write = |cells: &[(u32, &str)]| {
        let memory: Vec<CellValue> = cells
            .iter()
            .map(|(cell, value)| CellValue {
                item: 4,
                cell: *cell,
                value: (*value).to_owned(),
            })
            .collect();
        check_of(&product, |line| line.memory = memory)
    };
    assert_eq!(write(&[(0, "01"), (1, "f f")]), [], "the catalog's own content");
    only(
        &write(&[(0, "01 02")]),
        ProblemCode::NotAllowed,
        "lines[0].memory[0].value",
    );
    only(
        &write(&[(1, "01")]),
        ProblemCode::Locked,
        "lines[0].memory[0].value",
    );
    only(
        &write(&[(2, "01")]),
        ProblemCode::Unknown,
        "lines[0].memory[0].cell",
    );
    only(
        &write(&[(0, "01"), (0, "02")]),
        ProblemCode::Duplicate,
        "lines[0].memory[1].cell",
    );
}
