use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use signet_domain::{
    GroupContent, GroupId, LicenseState, LicenseStatus, OrderKind, OrderStatus, ProductStatus, ProfileId, Time,
};

use super::sample::{
    Sample, customer, customer_id, draft, license, order_id, product, product_id, profile, submitted,
    summary, uuid,
};
use super::*;
use crate::View;
use crate::fold::{fold, serial_key};

thread_local! {
    /// The plans of the pages read since somebody looked.
    static PLANS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

pub(super) fn look_at_plan(view: View<'_>, sql: &str, params: &[Value]) {
    PLANS.with_borrow_mut(|plans| {
        let Some(plans) = plans else { return };
        let mut statement = view.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
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

const CUSTOMERS: [&str; 5] = ["Østfold Data", "Müller GmbH", "muller gmbh", "Acme", "Zeta"];
const PRODUCTS: [&str; 3] = ["Signet Pro", "Brass Seal", "Wax"];
const TEXTS: [&str; 6] = ["", "muller", "gmbh pro", "renewal", "a-1", "mü"];
const STATUSES: [OrderStatus; 3] = [OrderStatus::Draft, OrderStatus::Submitted, OrderStatus::Revoked];
const KINDS: [OrderKind; 3] = [OrderKind::Sale, OrderKind::Update, OrderKind::Import];
const SORTS: [OrderSort; 6] = [
    OrderSort::Number,
    OrderSort::Customer,
    OrderSort::Quantity,
    OrderSort::Created,
    OrderSort::Submitted,
    OrderSort::Total,
];
const TABS: [OrderTab; 6] = [
    OrderTab::All,
    OrderTab::Draft,
    OrderTab::Submitted,
    OrderTab::Revoked,
    OrderTab::Archived,
    OrderTab::Templates,
];

/// An order as the tests know it; its index is its row.
#[derive(Debug, Clone)]
struct Made {
    number: (usize, i64),
    kind: usize,
    status: usize,
    archived: bool,
    template: bool,
    customer: Option<usize>,
    products: Vec<usize>,
    total: i64,
    created: i64,
    submitted: i64,
    note: bool,
}

fn made() -> impl Strategy<Value = Made> {
    (
        (0..2usize, 0..3usize, 0..3usize, any::<bool>(), any::<bool>(), any::<bool>()),
        (prop::option::of(0..CUSTOMERS.len()), prop::collection::vec(0..PRODUCTS.len(), 0..3)),
        (0..3i64, 0..6i64, 0..3i64),
    )
        .prop_map(|((series, kind, status, archived, template, note), (customer, products), times)| Made {
            number: (series, 0),
            kind,
            status,
            archived,
            template: template && status == 0,
            customer,
            products,
            total: times.0,
            created: times.1,
            submitted: times.2,
            note,
        })
}

impl Made {
    fn number(&self) -> String {
        format!("{}-{}", ["A", "B"][self.number.0], self.number.1)
    }

    fn customer_name(&self) -> &'static str {
        self.customer.map_or("", |customer| CUSTOMERS[customer])
    }

    fn product_names(&self) -> Vec<&'static str> {
        self.products.iter().map(|product| PRODUCTS[*product]).collect()
    }

    fn note(&self) -> &'static str {
        if self.note { "annual renewal" } else { "" }
    }

    fn tab(&self) -> OrderTab {
        match (self.template, self.archived, self.status) {
            (true, ..) => OrderTab::Templates,
            (_, true, _) => OrderTab::Archived,
            (.., 0) => OrderTab::Draft,
            (.., 1) => OrderTab::Submitted,
            _ => OrderTab::Revoked,
        }
    }

    /// An update counts its targets, and has none here.
    fn quantity(&self) -> usize {
        if KINDS[self.kind] == OrderKind::Update { 0 } else { self.products.len() }
    }

    fn submitted_at(&self) -> Option<i64> {
        (self.status > 0).then_some(self.submitted)
    }

    fn belongs(&self, filter: &OrderFilter) -> bool {
        let in_tab = match filter.tab {
            OrderTab::All => matches!(self.tab(), OrderTab::Draft | OrderTab::Submitted | OrderTab::Revoked),
            tab => self.tab() == tab,
        };
        let text = fold(&[&self.number(), self.customer_name(), &self.product_names().join(" "), self.note()].join("\n"));
        // A single short word is looked for at the beginning of names and numbers.
        let typed = fold(&filter.text);
        let matches = if typed.chars().count() < 3 {
            fold(self.customer_name()).starts_with(&typed) || fold(&self.number()).starts_with(&typed)
        } else {
            typed.split(' ').all(|word| text.contains(word))
        };
        in_tab
            && matches
            && filter.customer.is_none_or(|id| self.customer.map(customer_id) == Some(id))
            && filter.product.is_none_or(|id| self.products.iter().any(|p| product_id(*p) == id))
            && filter.kind.is_none_or(|kind| KINDS[self.kind] == kind)
            && filter.created_from.is_none_or(|at| self.created >= at.0)
            && filter.created_until.is_none_or(|at| self.created <= at.0)
    }

    fn compare(&self, other: &Self, sort: OrderSort) -> Ordering {
        match sort {
            OrderSort::Number => (["A", "B"][self.number.0], self.number.1)
                .cmp(&(["A", "B"][other.number.0], other.number.1)),
            OrderSort::Customer => fold(self.customer_name()).cmp(&fold(other.customer_name())),
            OrderSort::Quantity => self.quantity().cmp(&other.quantity()),
            OrderSort::Created => Ordering::Equal,
            OrderSort::Submitted => self.submitted_at().cmp(&other.submitted_at()),
            OrderSort::Total => self.total.cmp(&other.total),
        }
    }
}

fn with_orders(made: &[Made]) -> Sample {
    let sample = with_catalog();
    sample.write(|tx| {
        for (n, made) in made.iter().enumerate() {
            let mut order = draft(n, &made.number(), made.customer, &made.products);
            order.content.kind = KINDS[made.kind];
            order.content.template = made.template;
            order.created.at = Time(made.created);
            order.archived_at = made.archived.then_some(Time(9));
            made.note().clone_into(&mut order.note);
            let order = submitted(order, STATUSES[made.status], made.submitted);
            let summary = summary(made.customer_name(), &made.product_names(), made.total);
            tx.insert_order(&order, &summary).unwrap();
        }
    });
    sample
}

fn with_catalog() -> Sample {
    let sample = Sample::new();
    sample.write(|tx| {
        for (n, name) in CUSTOMERS.iter().enumerate() {
            tx.insert_customer(&customer(n, name)).unwrap();
        }
        for (n, name) in PRODUCTS.iter().enumerate() {
            tx.insert_product(&product(n, 100 + u32::try_from(n).unwrap(), name)).unwrap();
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
        prop_assert_eq!((listed.total, listed.total_is_at_least), (expected.len() as u64, false));
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

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn every_page_of_every_order_list_is_the_right_part_of_it(
        mut made in prop::collection::vec(made(), 0..40),
        filters in prop::collection::vec((
            (prop::sample::select(&TABS), prop::sample::select(&TEXTS), prop::sample::select(&SORTS), any::<bool>()),
            (picked(&[0usize, 1, 2]), picked(&[0usize, 1]), picked(&KINDS), picked(&[1i64, 3]), picked(&[3i64, 5])),
            1..6u32,
        ), 20),
    ) {
        for (n, made) in made.iter_mut().enumerate() {
            made.number.1 = 995 + i64::try_from(n).unwrap();
        }
        let sample = with_orders(&made);
        for ((tab, text, sort, descending), (customer, product, kind, from, until), limit) in filters {
            let filter = OrderFilter {
                tab,
                text: text.to_owned(),
                customer: customer.map(customer_id),
                product: product.map(product_id),
                kind,
                created_from: from.map(Time),
                created_until: until.map(Time),
                sort,
                descending,
            };
            let mut expected: Vec<usize> = (0..made.len()).filter(|n| made[*n].belongs(&filter)).collect();
            expected.sort_by(|a, b| made[*a].compare(&made[*b], sort).then(a.cmp(b)));
            if descending {
                expected.reverse();
            }
            let expected: Vec<String> = expected.into_iter().map(|n| made[n].number()).collect();
            same_pages(&expected, limit, |page| {
                let listed = sample.view().orders(&filter, page).unwrap();
                Listed {
                    rows: listed.rows.into_iter().map(|row| row.number).collect(),
                    next: listed.next,
                    total: listed.total,
                    total_is_at_least: listed.total_is_at_least,
                }
            })
            .map_err(|e| TestCaseError::fail(format!("{filter:?}: {e}")))?;
            let counts = sample.view().order_counts(&filter).unwrap();
            let count = |tab| made.iter().filter(|m| m.belongs(&OrderFilter { tab, ..filter.clone() })).count() as u64;
            prop_assert_eq!(
                (counts.all, counts.draft, counts.submitted, counts.revoked, counts.archived, counts.templates),
                (
                    count(OrderTab::All), count(OrderTab::Draft), count(OrderTab::Submitted),
                    count(OrderTab::Revoked), count(OrderTab::Archived), count(OrderTab::Templates),
                )
            );
            prop_assert_eq!(counts.whole, made.len() as u64);
        }
    }

    #[test]
    fn every_page_of_every_license_list_is_the_right_part_of_it(
        made in prop::collection::vec((
            0..2usize, 0..PRODUCTS.len(), prop::option::of(0..CUSTOMERS.len()), any::<bool>(),
            prop::option::of(0..4i64), any::<bool>(), any::<bool>(), any::<bool>(),
        ), 0..40),
        filters in prop::collection::vec((
            (prop::sample::select(&["", "muller", "renewal", "s7", "s7k", "gmbh"]), 0..3usize, any::<bool>(), picked(&[0usize, 1, 2])),
            (picked(&[0usize, 1]), picked(&[0usize, 1, 3]), picked(&[()]), picked(&[()]),
             picked(&[LicenseStatus::Active, LicenseStatus::Revoked]), picked(&[2i64])),
            1..6u32,
        ), 20),
    ) {
        let sample = with_catalog();
        let serial = |n: usize| format!("{}{}-K{}", ["S7", "T4"][n % 2], ["k", "K", "x"][n % 3], (n * 7919) % 10_007);
        sample.write(|tx| {
            for n in 0..2 {
                let order = submitted(draft(n, &format!("A-{n}"), None, &[]), OrderStatus::Submitted, 1);
                tx.insert_order(&order, &summary("", &[], 0)).unwrap();
            }
            tx.insert_profile(&profile(0, 0, "Annual")).unwrap();
            let group = signet_domain::Group::new(
                GroupId::from(uuid(6, 0)), customer_id(0), GroupContent::default(), Time(1));
            tx.insert_group(&group, &[]).unwrap();
            for (n, (order, product, customer, revoked, ends, note, profile, grouped)) in made.iter().enumerate() {
                let mut license = license(n, &serial(n), *order, *product, *customer);
                license.ends_at = ends.map(Time);
                license.profile_id = profile.then(|| ProfileId::from(uuid(5, 0)));
                if *note {
                    "yearly renewal".clone_into(&mut license.note);
                }
                if *revoked {
                    license.state = LicenseState::Revoked { at: Time(2), reason: String::new() };
                }
                tx.insert_license(&license, None).unwrap();
                if *grouped {
                    tx.connection
                        .execute("INSERT INTO group_licenses VALUES (?1, ?2)", (tx.connection.query_row(
                            "SELECT max(row) FROM licenses", [], |row| row.get::<_, i64>(0)).unwrap(),
                            crate::tables::columns::key(group.id)))
                        .unwrap();
                }
            }
        });
        for ((text, sort, descending, product), (order, customer, group, profile, status, before), limit) in filters {
            let sort = [LicenseSort::Issued, LicenseSort::Serial, LicenseSort::Ends][sort];
            let filter = LicenseFilter {
                text: text.to_owned(),
                order: order.map(order_id),
                customer: customer.map(customer_id),
                product: product.map(product_id),
                group: group.map(|()| GroupId::from(uuid(6, 0))),
                profile: profile.map(|()| ProfileId::from(uuid(5, 0))),
                status,
                ends_before: before.map(Time),
                sort,
                descending,
            };
            let belongs = |n: usize| {
                let (o, p, c, revoked, ends, note, profiled, grouped) = &made[n];
                let key = serial_key(&serial(n));
                let name = c.map_or(String::new(), |c| fold(CUSTOMERS[c]));
                (text.is_empty()
                    || (if text.len() < 3 { key.starts_with(text) } else { key.contains(&serial_key(text)) })
                    || (*note && "yearly renewal".contains(text))
                    || (text.len() > 2 && name.contains(text)))
                    && order.is_none_or(|order| order == *o)
                    && product.is_none_or(|product| product == *p)
                    && customer.is_none_or(|customer| Some(customer) == *c)
                    && status.is_none_or(|status| (status == LicenseStatus::Revoked) == *revoked)
                    && before.is_none_or(|before| ends.is_some_and(|ends| ends < before))
                    && (group.is_none() || *grouped)
                    && (profile.is_none() || *profiled)
                    && (sort != LicenseSort::Ends || ends.is_some())
            };
            let mut expected: Vec<usize> = (0..made.len()).filter(|n| belongs(*n)).collect();
            expected.sort_by(|a, b| {
                let by = match sort {
                    LicenseSort::Issued => Ordering::Equal,
                    LicenseSort::Serial => serial_key(&serial(*a)).cmp(&serial_key(&serial(*b))),
                    LicenseSort::Ends => made[*a].4.cmp(&made[*b].4),
                };
                by.then(a.cmp(b))
            });
            if descending {
                expected.reverse();
            }
            let expected: Vec<String> = expected.into_iter().map(serial).collect();
            same_pages(&expected, limit, |page| {
                let listed = sample.view().licenses(&filter, page).unwrap();
                Listed {
                    rows: listed.rows.into_iter().map(|row| row.license.serial.to_string()).collect(),
                    next: listed.next,
                    total: listed.total,
                    total_is_at_least: listed.total_is_at_least,
                }
            })
            .map_err(|e| TestCaseError::fail(format!("{filter:?}: {e}")))?;
        }
    }

    #[test]
    fn every_page_of_every_customer_list_is_the_right_part_of_it(
        made in prop::collection::vec((0..CUSTOMERS.len(), any::<bool>(), any::<bool>()), 0..30),
        limit in 1..6u32,
    ) {
        let sample = Sample::new();
        sample.write(|tx| {
            for (n, (name, archived, reseller)) in made.iter().enumerate() {
                let mut customer = customer(n, CUSTOMERS[*name]);
                customer.content.code = format!("C{n:03}");
                customer.content.reseller = *reseller;
                customer.archived_at = archived.then_some(Time(2));
                tx.insert_customer(&customer).unwrap();
            }
        });
        for options in 0..16 {
            let [archived, resellers, descending, by_name] = [1, 2, 4, 8].map(|bit| options & bit > 0);
            for text in ["", "muller", "gmbh", "c00", "mu", "data øst"] {
                let sort = if by_name { CustomerSort::Name } else { CustomerSort::Created };
                let filter = CustomerFilter { text: text.to_owned(), archived, resellers, sort, descending };
                let mut expected: Vec<usize> = (0..made.len())
                    .filter(|n| {
                        let (name, is_archived, is_reseller) = made[*n];
                        let texts = format!("{} c{n:03}", fold(CUSTOMERS[name]));
                        let typed = fold(text);
                        let found = if typed.len() < 3 {
                            texts.starts_with(&typed)
                        } else {
                            typed.split(' ').all(|word| texts.contains(word))
                        };
                        found && is_archived == archived && (!resellers || is_reseller)
                    })
                    .collect();
                expected.sort_by(|a, b| {
                    let name = |n: usize| fold(CUSTOMERS[made[n].0]);
                    let by = if by_name { name(*a).cmp(&name(*b)) } else { Ordering::Equal };
                    by.then(a.cmp(b))
                });
                if descending {
                    expected.reverse();
                }
                let expected: Vec<String> = expected.into_iter().map(|n| format!("C{n:03}")).collect();
                same_pages(&expected, limit, |page| {
                    let listed = sample.view().customers(&filter, page).unwrap();
                    Listed {
                        rows: listed.rows.into_iter().map(|row| row.customer.content.code).collect(),
                        next: listed.next,
                        total: listed.total,
                        total_is_at_least: listed.total_is_at_least,
                    }
                })
                .map_err(|e| TestCaseError::fail(format!("{filter:?}: {e}")))?;
            }
        }
    }
}

#[test]
fn products_stand_by_number_and_profiles_by_product_and_name() {
    let sample = Sample::new();
    sample.write(|tx| {
        for (n, number) in [300, 100, 200, 20].into_iter().enumerate() {
            let mut product = product(n, number, &format!("Product {number}"));
            product.status = [ProductStatus::Draft, ProductStatus::OnSale, ProductStatus::Archived][n % 3];
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
    assert_eq!(products("PRODUCT 1", false).len(), 3, "a short word beside a longer one is left out");
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
            names.extend(listed.rows.into_iter().map(|row| format!("{} {}", row.product_number, row.profile.content.name)));
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
    assert_eq!(at(12), ["A-18", "A-17"], "what was remembered before does not count");
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
        let listed = sample.view().customers(&CustomerFilter::default(), &page).unwrap();
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
    assert_eq!(first("[\"name\", \"zebra\", 1]"), "Zeta", "a well-formed one may be of a row that is gone");
}

/// No page sorts what it does not show, nor looks at what its indexes do not hold.
fn walks_its_index(list: &str, plans: &[String]) {
    assert!(!plans.is_empty(), "{list}: no page was read");
    for plan in plans {
        assert!(!plan.contains("TEMP B-TREE"), "{list}:\n{plan}");
        for step in plan.lines().filter(|step| step.starts_with("SCAN")) {
            let along = step == "SCAN page" || step.starts_with("SCAN (subquery") || step.contains("USING COVERING INDEX") || step.contains("VIRTUAL TABLE");
            assert!(along, "{list} scans: {step}\n{plan}");
        }
    }
}

#[test]
fn unfiltered_lists_walk_along_their_index_in_every_order_and_tab() {
    let sample = with_catalog();
    sample.write(|tx| {
        for n in 0..12 {
            let order = draft(n, &format!("A-{n}"), Some(0), &[0]);
            let order = submitted(order, STATUSES[n % 3], 1);
            tx.insert_order(&order, &summary("Acme", &[], 0)).unwrap();
            tx.insert_license(&license(n, &format!("S-{n}"), n, 0, Some(0)), None).unwrap();
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
            page(&PageOf { after, ..first.clone() });
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
            read(&format!("{filter:?}"), &|page| view.orders(&filter, page).unwrap().next);
        }
        for sort in [LicenseSort::Issued, LicenseSort::Serial, LicenseSort::Ends] {
            let filter = LicenseFilter {
                sort,
                descending,
                ..LicenseFilter::default()
            };
            read(&format!("{filter:?}"), &|page| view.licenses(&filter, page).unwrap().next);
        }
        for (sort, resellers) in [
            (CustomerSort::Name, false),
            (CustomerSort::Name, true),
            (CustomerSort::Created, false),
        ] {
            let filter = CustomerFilter {
                sort,
                resellers,
                descending,
                ..CustomerFilter::default()
            };
            read(&format!("{filter:?}"), &|page| view.customers(&filter, page).unwrap().next);
        }
    }
    let filter = ProductFilter::default();
    read("products", &|page| view.products(&filter, page).unwrap().next);
}

#[test]
fn lists_of_one_customer_or_product_and_found_texts_walk_along_an_index_too() {
    let sample = with_catalog();
    sample.write(|tx| {
        for n in 0..20 {
            let order = draft(n, &format!("A-{n}"), Some(0), &[0]);
            tx.insert_order(&order, &summary("Acme", &[], 0)).unwrap();
            tx.insert_license(&license(n, &format!("SER-{n}"), n, 0, Some(0)), None).unwrap();
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
            text: "ser-1".to_owned(),
            ..LicenseFilter::default()
        },
    ];
    for filter in licenses {
        let read = || assert_eq!(view.licenses(&filter, &page).unwrap().rows.len(), 2);
        walks_its_index(&format!("{filter:?}"), &plans(read));
    }
}
