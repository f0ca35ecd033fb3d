use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use signet_domain::{OrderStatus, ProductStatus, Time};

use super::sample::{Sample, customer, draft, license, product, product_id, profile, submitted, summary};
use super::*;

mod customers;
mod licenses;
mod orders;
mod plans;

pub(super) use plans::look_at_plan;

const CUSTOMERS: [&str; 5] = ["Østfold Data", "Müller GmbH", "muller gmbh", "Acme", "Zeta"];
const PRODUCTS: [&str; 3] = ["Signet Pro", "Brass Seal", "Wax"];

fn with_catalog() -> Sample {
    let sample = Sample::new();
    sample.write(|tx| {
        for (n, name) in CUSTOMERS.iter().enumerate() {
            tx.insert_customer(&customer(n, name)).unwrap();
        }
        for (n, name) in PRODUCTS.iter().enumerate() {
            tx.insert_product(&product(n, 100 + u32::try_from(n).unwrap(), name))
                .unwrap();
        }
    });
    sample
}

/// Pages by cursor and pages by offset, in any order of them, give what the whole list is.
fn same_pages<T: PartialEq + Debug>(
    expected: &[T],
    limit: u32,
    page: impl Fn(&PageOf) -> Listed<T>,
) -> Result<(), TestCaseError> {
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let listed = page(&PageOf {
            after,
            offset: None,
            limit,
        });
        prop_assert_eq!(
            (listed.total, listed.total_is_at_least),
            (expected.len() as u64, false)
        );
        seen.extend(listed.rows);
        after = listed.next;
        if after.is_none() || seen.len() > expected.len() {
            break;
        }
    }
    prop_assert_eq!(&seen, expected, "by cursor");
    for offset in (0..expected.len() + 3).rev() {
        let listed = page(&PageOf {
            after: None,
            offset: Some(offset as u64),
            limit,
        });
        let end = (offset + limit as usize).min(expected.len());
        let rows = &expected[offset.min(end)..end];
        prop_assert_eq!(&listed.rows, rows, "at {}", offset);
        prop_assert_eq!(listed.next.is_some(), end < expected.len(), "next at {}", offset);
        if listed.next.is_some() {
            let next = page(&PageOf {
                after: listed.next,
                offset: None,
                limit,
            });
            prop_assert_eq!(next.rows.first(), expected.get(end), "after {}", offset);
        }
    }
    Ok(())
}

fn picked<T: Copy + Debug + 'static>(options: &'static [T]) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.3, prop::sample::select(options))
}

#[test]
fn products_stand_by_number_and_profiles_by_product_and_name() {
    let sample = Sample::new();
    sample.write(|tx| {
        for (n, number) in [300, 100, 200, 20].into_iter().enumerate() {
            let mut product = product(n, number, &format!("Product {number}"));
            product.status = [
                ProductStatus::Draft,
                ProductStatus::OnSale,
                ProductStatus::Archived,
            ][n % 3];
            tx.insert_product(&product).unwrap();
        }
        for (n, (product, name)) in [(0, "beta"), (1, "Gamma"), (0, "Alpha"), (1, "alpha"), (0, "beta")]
            .into_iter()
            .enumerate()
        {
            tx.insert_profile(&profile(n, product, name)).unwrap();
        }
        let mut gone = profile(9, 1, "Gone");
        gone.archived_at = Some(Time(1));
        tx.insert_profile(&gone).unwrap();
        let order = submitted(draft(0, "A-1", None, &[1]), OrderStatus::Submitted, 1);
        tx.insert_order(&order, &summary("", &[], 0)).unwrap();
        tx.insert_license(&license(0, "S-1", 0, 1, None), None).unwrap();
        tx.insert_license(&license(1, "S-2", 0, 1, None), None).unwrap();
    });
    let products = |text: &str, archived| {
        let filter = ProductFilter {
            text: text.to_owned(),
            archived,
        };
        let all = PageOf {
            limit: 10,
            ..PageOf::default()
        };
        let listed = sample.view().products(&filter, &all).unwrap();
        listed
            .rows
            .into_iter()
            .map(|row| (row.product.content.number, row.profiles, row.licenses))
            .collect::<Vec<_>>()
    };
    assert_eq!(products("", false), [(20, 0, 0), (100, 2, 2), (300, 3, 0)]);
    assert_eq!(products("", true), [(200, 0, 0)]);
    assert_eq!(products("PRODUCT 100", false), [(100, 2, 2)]);
    assert_eq!(
        products("PRODUCT 1", false).len(),
        3,
        "a short word beside a longer one is left out"
    );
    assert_eq!(products("20", false), [(20, 0, 0)], "a short word");
    let names = |filter: &ProfileFilter, limit| {
        let (mut names, mut after) = (Vec::new(), None);
        loop {
            let page = PageOf {
                after,
                offset: None,
                limit,
            };
            let listed = sample.view().profiles(filter, &page).unwrap();
            names.extend(
                listed
                    .rows
                    .into_iter()
                    .map(|row| format!("{} {}", row.product_number, row.profile.content.name)),
            );
            after = listed.next;
            if after.is_none() {
                return names;
            }
        }
    };
    let all = ["100 alpha", "100 Gamma", "300 Alpha", "300 beta", "300 beta"];
    for limit in 1..6 {
        assert_eq!(names(&ProfileFilter::default(), limit), all);
    }
    let filter = ProfileFilter {
        product: Some(product_id(0)),
        text: "ETA".to_owned(),
        archived: false,
    };
    assert_eq!(names(&filter, 1), ["300 beta", "300 beta"]);
    let filter = ProfileFilter {
        archived: true,
        ..ProfileFilter::default()
    };
    assert_eq!(names(&filter, 5), ["100 Gone"]);
}

#[test]
fn a_change_moves_deep_pages() {
    let sample = with_catalog();
    let add = |numbers: std::ops::Range<usize>| {
        sample.write(|tx| {
            for n in numbers {
                let order = draft(n, &format!("A-{n}"), None, &[]);
                tx.insert_order(&order, &summary("", &[], 0)).unwrap();
            }
        });
    };
    let at = |offset| {
        let page = PageOf {
            offset: Some(offset),
            limit: 2,
            ..PageOf::default()
        };
        let filter = OrderFilter {
            sort: OrderSort::Number,
            ..OrderFilter::default()
        };
        let listed = sample.view().orders(&filter, &page).unwrap();
        listed.rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
    };
    add(0..30);
    assert_eq!(at(12), ["A-17", "A-16"]);
    add(30..31);
    assert_eq!(
        at(12),
        ["A-18", "A-17"],
        "what was remembered before does not count"
    );
}

#[test]
fn a_cursor_nobody_gave_begins_at_the_top() {
    let sample = with_catalog();
    let first = |after: &str| {
        let page = PageOf {
            after: Some(after.to_owned()),
            limit: 1,
            ..PageOf::default()
        };
        let listed = sample
            .view()
            .customers(&CustomerFilter::default(), &page)
            .unwrap();
        listed.rows[0].customer.content.name.clone()
    };
    for wrong in [
        "",
        "null",
        "[]",
        "[\"name\"]",
        "[\"name\", \"x\", \"y\"]",
        "[\"created\", 3]",
        "[\"name\", {}, 3]",
        "[\"name\", \"a\", 1e99]",
        "'; DROP TABLE orders --",
        "\0",
    ] {
        assert_eq!(first(wrong), "Acme", "{wrong:?}");
    }
    assert_eq!(
        first("[\"name\", \"zebra\", 1]"),
        "Zeta",
        "a well-formed one may be of a row that is gone"
    );
}

#[test]
fn a_text_that_too_many_orders_contain_is_sorted_among_the_newest() {
    let sample = with_catalog();
    let count = SORTED as usize + 5;
    sample.write(|tx| {
        for n in 0..count {
            let order = draft(n, &format!("A-{n}"), None, &[]);
            let total = i64::try_from(count - n).unwrap();
            tx.insert_order(&order, &summary("Acme", &[], total)).unwrap();
        }
    });
    let list = |text: &str, sort| {
        let filter = OrderFilter {
            text: text.to_owned(),
            sort,
            ..OrderFilter::default()
        };
        let page = PageOf {
            limit: 1_000,
            ..PageOf::default()
        };
        let listed = sample.view().orders(&filter, &page).unwrap();
        (
            listed.rows.len(),
            listed.total,
            listed.total_is_at_least,
            listed.rows[0].number.clone(),
        )
    };
    let all = count as u64;
    assert_eq!(
        list("acme", OrderSort::Created),
        (count, all, false, format!("A-{}", count - 1))
    );
    let newest = SORTED as usize;
    assert_eq!(
        list("acme", OrderSort::Total),
        (newest, newest as u64, true, "A-5".to_owned())
    );
    assert_eq!(list("a-3", OrderSort::Total), (11, 11, false, "A-3".to_owned()));
}
