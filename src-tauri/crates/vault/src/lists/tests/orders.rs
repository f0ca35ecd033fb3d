use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use signet_domain::{OrderKind, OrderStatus, Time};

use super::{CUSTOMERS, PRODUCTS, picked, same_pages, with_catalog};
use crate::fold::fold;
use crate::lists::sample::{Sample, customer_id, draft, product_id, submitted, summary};
use crate::lists::{Listed, OrderFilter, OrderSort, OrderTab};

const TEXTS: [&str; 6] = ["", "muller", "gmbh pro", "renewal", "a-1", "mü"];
pub(super) const STATUSES: [OrderStatus; 3] =
    [OrderStatus::Draft, OrderStatus::Submitted, OrderStatus::Revoked];
const KINDS: [OrderKind; 3] = [OrderKind::Sale, OrderKind::Update, OrderKind::Import];
pub(super) const SORTS: [OrderSort; 6] = [
    OrderSort::Number,
    OrderSort::Customer,
    OrderSort::Quantity,
    OrderSort::Created,
    OrderSort::Submitted,
    OrderSort::Total,
];
pub(super) const TABS: [OrderTab; 6] = [
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
        (
            0..2usize,
            0..3usize,
            0..3usize,
            any::<bool>(),
            any::<bool>(),
            any::<bool>(),
        ),
        (
            prop::option::of(0..CUSTOMERS.len()),
            prop::collection::vec(0..PRODUCTS.len(), 0..3),
        ),
        (0..3i64, 0..6i64, 0..3i64),
    )
        .prop_map(
            |((series, kind, status, archived, template, note), (customer, products), times)| Made {
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
            },
        )
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
        if KINDS[self.kind] == OrderKind::Update {
            0
        } else {
            self.products.len()
        }
    }

    fn submitted_at(&self) -> Option<i64> {
        (self.status > 0).then_some(self.submitted)
    }

    fn belongs(&self, filter: &OrderFilter) -> bool {
        let in_tab = match filter.tab {
            OrderTab::All => matches!(
                self.tab(),
                OrderTab::Draft | OrderTab::Submitted | OrderTab::Revoked
            ),
            tab => self.tab() == tab,
        };
        let text = fold(
            &[
                &self.number(),
                self.customer_name(),
                &self.product_names().join(" "),
                self.note(),
            ]
            .join("\n"),
        );
        // A single short word is looked for at the beginning of names and numbers.
        let typed = fold(&filter.text);
        let matches = if typed.chars().count() < 3 {
            fold(self.customer_name()).starts_with(&typed) || fold(&self.number()).starts_with(&typed)
        } else {
            typed.split(' ').all(|word| text.contains(word))
        };
        in_tab
            && matches
            && filter
                .customer
                .is_none_or(|id| self.customer.map(customer_id) == Some(id))
            && filter
                .product
                .is_none_or(|id| self.products.iter().any(|p| product_id(*p) == id))
            && filter.kind.is_none_or(|kind| KINDS[self.kind] == kind)
            && filter.created_from.is_none_or(|at| self.created >= at.0)
            && filter.created_until.is_none_or(|at| self.created <= at.0)
    }

    fn compare(&self, other: &Self, sort: OrderSort) -> Ordering {
        match sort {
            OrderSort::Number => {
                (["A", "B"][self.number.0], self.number.1).cmp(&(["A", "B"][other.number.0], other.number.1))
            }
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
}
