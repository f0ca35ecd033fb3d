//! Memory items: cells that fit, and contents as bytes.

use proptest::prelude::*;
use signet_domain::{Cell, CellKind, MemoryAccess, MemoryItem, Problem, ProblemCode, ProductContent};

use crate::common::{content, only};

const MOST: u32 = 4_096;

fn cell(number: u32, offset: u32, size: u32) -> Cell {
    Cell {
        number,
        name: format!("Cell {number}"),
        offset,
        size,
        ..Cell::default()
    }
}

fn item(cells: Vec<Cell>) -> MemoryItem {
    MemoryItem {
        alias: 4,
        name: "Item".to_owned(),
        cells,
        ..MemoryItem::default()
    }
}

fn check(items: Vec<MemoryItem>) -> Vec<Problem> {
    let content = ProductContent {
        memory: items,
        ..content()
    };
    content.check()
}

fn check_cells(cells: Vec<Cell>) -> Vec<Problem> {
    check(vec![item(cells)])
}

#[test]
fn cells_may_touch_but_not_overlap() {
    let field = "memory[0].cells[1].offset";
    assert_eq!(check_cells(vec![cell(0, 0, 4), cell(1, 4, 4)]), []);
    assert_eq!(
        check_cells(vec![cell(0, 4, 4), cell(1, 0, 4)]),
        [],
        "in any order"
    );
    for other in [cell(1, 3, 4), cell(1, 0, 4), cell(1, 1, 1)] {
        let problems = check_cells(vec![cell(0, 0, 4), other]);
        only(&problems, ProblemCode::NotAllowed, field);
    }
    let around = check_cells(vec![cell(0, 2, 1), cell(1, 0, 9)]);
    only(&around, ProblemCode::NotAllowed, field);
}

#[test]
fn a_cell_number_and_an_alias_stand_once() {
    let twice = check_cells(vec![cell(0, 0, 1), cell(0, 1, 1)]);
    only(&twice, ProblemCode::Duplicate, "memory[0].cells[1].number");
    let items = check(vec![item(vec![cell(0, 0, 1)]), item(vec![cell(0, 0, 1)])]);
    only(&items, ProblemCode::Duplicate, "memory[1].alias");
}

#[test]
fn a_cell_has_bytes_and_a_number_one_two_four_or_eight() {
    only(
        &check_cells(vec![cell(0, 0, 0)]),
        ProblemCode::TooSmall,
        "memory[0].cells[0].size",
    );
    for size in 1..=9 {
        let number = Cell {
            kind: CellKind::Number,
            ..cell(0, 0, size)
        };
        let problems = check_cells(vec![number]);
        if [1, 2, 4, 8].contains(&size) {
            assert_eq!(problems, [], "{size}");
        } else {
            only(&problems, ProblemCode::NotAllowed, "memory[0].cells[0].size");
        }
    }
}

#[test]
fn an_item_has_a_size_that_its_cells_stay_within() {
    let sized = |size, cells| check(vec![MemoryItem { size, ..item(cells) }]);
    only(&sized(0, vec![]), ProblemCode::Missing, "memory[0].cells");
    assert_eq!(sized(8, vec![]), []);
    assert_eq!(sized(8, vec![cell(0, 4, 4)]), []);
    only(
        &sized(8, vec![cell(0, 5, 4)]),
        ProblemCode::TooLarge,
        "memory[0].cells[0].offset",
    );
    assert_eq!(sized(MOST, vec![]), []);
    only(&sized(MOST + 1, vec![]), ProblemCode::TooLarge, "memory[0].size");
    assert_eq!(sized(0, vec![cell(0, MOST - 1, 1)]), []);
    only(
        &sized(0, vec![cell(0, MOST, 1)]),
        ProblemCode::TooLarge,
        "memory[0].size",
    );
    let far = sized(0, vec![cell(0, u32::MAX, 1)]);
    only(&far, ProblemCode::TooLarge, "memory[0].size");
}

#[test]
fn a_cell_of_gigabytes_is_refused_without_making_it() {
    let huge = cell(0, 0, u32::MAX);
    assert!(huge.bytes("").is_err());
    let problems = check_cells(vec![huge]);
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["memory[0].size", "memory[0].cells[0].size"]);
    assert_eq!(cell(0, 0, MOST).bytes("").map(|bytes| bytes.len()), Ok(4_096));
}

#[test]
fn a_protected_item_has_a_password_for_reading() {
    let with = |access, read_password| {
        check(vec![MemoryItem {
            access,
            read_password,
            ..item(vec![cell(0, 0, 1)])
        }])
    };
    only(
        &with(MemoryAccess::Protected, 0),
        ProblemCode::Missing,
        "memory[0].read_password",
    );
    assert_eq!(with(MemoryAccess::Protected, 1), []);
    assert_eq!(with(MemoryAccess::ReadOnly, 0), []);
}

#[test]
fn contents_become_exactly_the_cells_bytes() {
    use CellKind::{Bytes, Number, Text};
    let of = |kind, size, value: &str| {
        let cell = Cell {
            kind,
            ..cell(0, 0, size)
        };
        cell.bytes(value).ok()
    };
    assert_eq!(of(Bytes, 3, "01 fF"), Some(vec![1, 255, 0]));
    assert_eq!(of(Bytes, 3, ""), Some(vec![0; 3]));
    for wrong in ["0", "0g", "01ff01ff", "0x01", "ü0"] {
        assert_eq!(of(Bytes, 3, wrong), None, "{wrong}");
    }
    assert_eq!(of(Text, 4, "ü"), Some(vec![0xc3, 0xbc, 0, 0]));
    assert_eq!(of(Text, 2, "ü"), Some(vec![0xc3, 0xbc]));
    assert_eq!(of(Text, 1, "ü"), None);
    assert_eq!(of(Number, 1, "255"), Some(vec![255]));
    assert_eq!(of(Number, 1, "256"), None);
    assert_eq!(of(Number, 2, "256"), Some(vec![0, 1]));
    assert_eq!(of(Number, 8, "18446744073709551615"), Some(vec![255; 8]));
    assert_eq!(of(Number, 8, "18446744073709551616"), None);
    assert_eq!(of(Number, 4, " "), Some(vec![0; 4]));
    assert_eq!(of(Number, 4, "-1"), None);
}

proptest! {
    #[test]
    fn a_number_reads_back_from_its_bytes_or_does_not_fit(number in any::<u64>(), power in 0..4u32) {
        let size = 2u32.pow(power);
        let number = if number % 2 == 0 { number } else { number % 70_000 };
        let bytes = Cell { kind: CellKind::Number, ..cell(0, 0, size) }.bytes(&number.to_string());
        let fits = size == 8 || number < 1 << (8 * size);
        prop_assert_eq!(bytes.is_ok(), fits);
        if let Ok(mut bytes) = bytes {
            bytes.resize(8, 0);
            prop_assert_eq!(u64::from_le_bytes(bytes.try_into().unwrap()), number);
        }
    }

    #[test]
    fn cells_are_refused_exactly_when_two_share_a_byte(places in prop::collection::vec((0..30u32, 1..6u32), 1..6)) {
        let cells: Vec<Cell> = (0..).zip(&places).map(|(number, (offset, size))| cell(number, *offset, *size)).collect();
        let mut bytes: Vec<u32> = places.iter().flat_map(|(offset, size)| *offset..offset + size).collect();
        let all = bytes.len();
        bytes.sort_unstable();
        bytes.dedup();
        prop_assert_eq!(check_cells(cells).is_empty(), bytes.len() == all);
    }
}
