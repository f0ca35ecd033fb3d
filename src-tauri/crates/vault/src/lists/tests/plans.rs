use std::cell::RefCell;

use rusqlite::types::Value;

use signet_domain::Time;

use super::orders::{SORTS, STATUSES, TABS};
use super::with_catalog;
use crate::lists::sample::{customer, customer_id, draft, key, license, product_id, submitted, summary};
use crate::lists::{
    CustomerFilter, CustomerSort, LicenseFilter, LicenseSort, OrderFilter, OrderSort, PageOf, ProductFilter,
};
use crate::{LicenseFile, View};

thread_local! {
    /// The plans of the pages read since somebody looked.
    static PLANS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

pub(crate) fn look_at_plan(view: View<'_>, sql: &str, params: &[Value]) {
    PLANS.with_borrow_mut(|plans| {
        let Some(plans) = plans else { return };
        let mut statement = view
            .connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let steps = statement
            .query_map(rusqlite::params_from_iter(params), |row| row.get::<_, String>(3))
            .unwrap();
        plans.push(steps.map(Result::unwrap).collect::<Vec<_>>().join("\n"));
    });
}

/// The plans of what `work` reads.
fn plans(work: impl FnOnce()) -> Vec<String> {
    PLANS.set(Some(Vec::new()));
    work();
    PLANS.take().unwrap()
}

/// No page sorts what it does not show, nor looks at what its indexes do not hold.
fn walks_its_index(list: &str, plans: &[String]) {
    assert!(!plans.is_empty(), "{list}: no page was read");
    for plan in plans {
        assert!(!plan.contains("TEMP B-TREE"), "{list}:\n{plan}");
        for step in plan.lines().filter(|step| step.starts_with("SCAN")) {
            let along = step == "SCAN page"
                || step.starts_with("SCAN (subquery")
                || step.contains("USING COVERING INDEX")
                || step.contains("VIRTUAL TABLE");
            assert!(along, "{list} scans: {step}\n{plan}");
        }
    }
}

#[test]
fn unfiltered_lists_walk_along_their_index_in_every_order_and_tab() {
    let sample = with_catalog();
    sample.write(|tx| {
        for n in 10..14 {
            let mut reseller = customer(n, &format!("Reseller {n}"));
            reseller.content.reseller = true;
            tx.insert_customer(&reseller).unwrap();
        }
        for n in 0..24 {
            let order = draft(n, &format!("A-{n}"), Some(0), &[0]);
            let mut order = submitted(order, STATUSES[n % 3], 1);
            order.archived_at = (n % 4 == 1).then_some(Time(1));
            order.content.template = n % 12 == 0;
            tx.insert_order(&order, &summary("Acme", &[], 0)).unwrap();
            let mut license = license(n, &format!("S-{n}"), n, 0, Some(0));
            license.ends_at = Some(Time(9));
            tx.insert_license(&license, None).unwrap();
        }
    });
    let view = sample.view();
    let read = |list: &str, page: &dyn Fn(&PageOf) -> Option<String>| {
        let plans = plans(|| {
            let first = PageOf {
                limit: 1,
                ..PageOf::default()
            };
            let after = page(&first);
            page(&PageOf {
                after,
                ..first.clone()
            });
            for offset in [3, 8] {
                page(&PageOf {
                    offset: Some(offset),
                    ..first.clone()
                });
            }
        });
        walks_its_index(list, &plans);
    };
    for descending in [true, false] {
        for (tab, sort) in TABS.iter().flat_map(|tab| SORTS.map(|sort| (*tab, sort))) {
            let filter = OrderFilter {
                tab,
                sort,
                descending,
                ..OrderFilter::default()
            };
            read(&format!("{filter:?}"), &|page| {
                view.orders(&filter, page).unwrap().next
            });
        }
        for sort in [LicenseSort::Issued, LicenseSort::Serial, LicenseSort::Ends] {
            let filter = LicenseFilter {
                sort,
                descending,
                ..LicenseFilter::default()
            };
            read(&format!("{filter:?}"), &|page| {
                view.licenses(&filter, page).unwrap().next
            });
        }
        for (sort, resellers) in [
            (CustomerSort::Name, false),
            (CustomerSort::Name, true),
            (CustomerSort::Created, false),
        ] {
            let filter = CustomerFilter {
                resellers,
                sort,
                descending,
                ..CustomerFilter::default()
            };
            read(&format!("{filter:?}"), &|page| {
                view.customers(&filter, page).unwrap().next
            });
        }
    }
    let filter = ProductFilter::default();
    read("products", &|page| view.products(&filter, page).unwrap().next);
}

#[test]
fn lists_of_one_customer_or_product_and_found_texts_walk_along_an_index_too() {
    let sample = with_catalog();
    sample.write(|tx| {
        tx.insert_key(&key(0)).unwrap();
        for n in 0..20 {
            let order = draft(n, &format!("A-{n}"), Some(0), &[0]);
            tx.insert_order(&order, &summary("Acme", &[], 0)).unwrap();
            let license = license(n, &format!("SER-{n}"), n, 0, Some(0));
            let file = LicenseFile {
                license: license.id,
                order: order.id,
                key: key(0).id,
                issued_at: Time(1),
                text: "a.b.c".to_owned(),
            };
            tx.insert_license(&license, Some(&file)).unwrap();
        }
    });
    let view = sample.view();
    let page = PageOf {
        offset: Some(5),
        limit: 2,
        ..PageOf::default()
    };
    let orders = [
        OrderFilter {
            customer: Some(customer_id(0)),
            ..OrderFilter::default()
        },
        OrderFilter {
            product: Some(product_id(0)),
            ..OrderFilter::default()
        },
        OrderFilter {
            text: "acme".to_owned(),
            ..OrderFilter::default()
        },
        OrderFilter {
            customer: Some(customer_id(0)),
            sort: OrderSort::Total,
            ..OrderFilter::default()
        },
    ];
    for filter in orders {
        let read = || assert_eq!(view.orders(&filter, &page).unwrap().rows.len(), 2);
        walks_its_index(&format!("{filter:?}"), &plans(read));
    }
    let licenses = [
        LicenseFilter {
            customer: Some(customer_id(0)),
            ..LicenseFilter::default()
        },
        LicenseFilter {
            product: Some(product_id(0)),
            sort: LicenseSort::Serial,
            ..LicenseFilter::default()
        },
        LicenseFilter {
            key: Some(key(0).id),
            ..LicenseFilter::default()
        },
        LicenseFilter {
            text: "ser-1".to_owned(),
            ..LicenseFilter::default()
        },
    ];
    for filter in licenses {
        let read = || assert_eq!(view.licenses(&filter, &page).unwrap().rows.len(), 2);
        walks_its_index(&format!("{filter:?}"), &plans(read));
    }
}
