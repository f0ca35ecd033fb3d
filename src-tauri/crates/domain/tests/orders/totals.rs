//! What an order costs.

use proptest::prelude::*;
use signet_domain::{
    Line, MAX_PRICE, MAX_TOTAL, OrderContent, Prices, ProblemCode, Product, Profiles, Share, TaxTotal,
    Totals, totals,
};

use crate::common::{Desk, currency, only, priced, sale, stock};

/// A line of a product with a price: quantity, cents, discount, own tax rate.
#[derive(Debug, Clone)]
struct Item(u32, i64, u32, Option<u32>);

fn written(items: &[Item], discount: u32, tax: u32) -> (OrderContent, Vec<Product>) {
    let products: Vec<Product> = (1..)
        .zip(items)
        .map(|(number, Item(_, price, _, tax))| {
            let prices = Prices {
                price: Some(*price),
                tax: tax.map(Share),
                ..Prices::default()
            };
            priced(number, prices)
        })
        .collect();
    let lines = products.iter().zip(items).map(|(product, item)| Line {
        discount: Share(item.2),
        ..Line::new(product, item.0)
    });
    let content = OrderContent {
        discount: Share(discount),
        tax: Share(tax),
        ..sale(lines.collect())
    };
    (content, products)
}

fn total(items: &[Item], discount: u32, tax: u32) -> Totals {
    let (content, products) = written(items, discount, tax);
    totals(&content, &stock(products), &Profiles::new())
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let rate = prop_oneof![Just(None), (0..=10_000u32).prop_map(Some), Just(Some(700))];
    let item = (
        1..=10_000u32,
        prop_oneof![0..=500i64, 0..=MAX_PRICE],
        0..=10_000u32,
        rate,
    )
        .prop_map(|(quantity, price, discount, tax)| Item(quantity, price, discount, tax));
    prop::collection::vec(item, 1..7)
}

proptest! {
    #[test]
    fn the_parts_always_sum_to_the_whole(items in items(), discount in 0..=10_000u32, tax in 0..=3_000u32) {
        let totals = total(&items, discount, tax);
        for (line, Item(quantity, price, _, _)) in totals.lines.iter().zip(&items) {
            prop_assert_eq!(line.gross, i64::from(*quantity) * price);
            prop_assert_eq!(line.net, line.gross - line.discount);
        }
        prop_assert_eq!(totals.subtotal, totals.lines.iter().map(|line| line.net).sum::<i64>());
        prop_assert_eq!(totals.net, totals.subtotal - totals.discount);
        prop_assert_eq!(totals.total, totals.net + totals.taxes.iter().map(|tax| tax.tax).sum::<i64>());
    }

    #[test]
    fn taxes_are_taken_of_nets_that_sum_to_the_net(items in items(), discount in 0..=10_000u32) {
        let mut items = items;
        for item in &mut items {
            // A rate of nothing is left out, and its net with it.
            item.3 = item.3.filter(|rate| *rate > 0);
        }
        let totals = total(&items, discount, 1_900);
        let nets = totals.taxes.iter().map(|tax| tax.net).sum::<i64>();
        prop_assert_eq!(nets, totals.net);
        for TaxTotal { rate, net, tax } in &totals.taxes {
            prop_assert_eq!(*tax, rate.of(*net), "one rounding per rate");
            let own = totals.lines.iter().filter(|line| line.tax == *rate).map(|line| i128::from(line.net)).sum::<i128>();
            let exact = own * i128::from(totals.net);
            let given = i128::from(*net) * i128::from(totals.subtotal);
            prop_assert!((exact - given).abs() < i128::from(totals.subtotal), "less than a cent from the exact share");
        }
        prop_assert!(totals.taxes.windows(2).all(|two| two[0].rate > two[1].rate), "each rate once, highest first");
    }

    #[test]
    fn nothing_is_ever_negative(
        items in prop::collection::vec(
            (any::<u32>(), any::<i64>(), any::<u32>(), prop::option::of(any::<u32>())).prop_map(|(q, p, d, t)| Item(q, p, d, t)),
            0..5,
        ),
        discount in any::<u32>(),
        tax in any::<u32>(),
    ) {
        let totals = total(&items, discount, tax);
        let amounts = totals.lines.iter().flat_map(|line| [line.gross, line.discount, line.net]);
        let amounts = amounts.chain(totals.taxes.iter().flat_map(|tax| [tax.net, tax.tax]));
        let amounts = amounts.chain([totals.subtotal, totals.discount, totals.net, totals.total]);
        prop_assert!(amounts.min() >= Some(0), "{:?}", totals);
    }

    #[test]
    fn a_discount_of_everything_leaves_nothing(items in items(), tax in 0..=10_000u32) {
        let all = total(&items, 10_000, tax);
        prop_assert_eq!((all.discount, all.net, all.total), (all.subtotal, 0, 0));
        let each: Vec<Item> = items.into_iter().map(|Item(q, p, _, t)| Item(q, p, 10_000, t)).collect();
        let each = total(&each, 0, tax);
        prop_assert_eq!((each.subtotal, each.total), (0, 0));
    }
}

#[test]
fn the_known_example_comes_out_to_the_cent() {
    let totals = total(
        &[Item(2, 4_200_00, 0, None), Item(10, 290_00, 0, None)],
        500,
        1_900,
    );
    assert_eq!(
        (totals.subtotal, totals.discount, totals.net),
        (11_300_00, 565_00, 10_735_00)
    );
    let vat = TaxTotal {
        rate: Share(1_900),
        net: 10_735_00,
        tax: 2_039_65,
    };
    assert_eq!(totals.taxes, [vat]);
    assert_eq!(totals.total, 12_774_65);
}

#[test]
fn halves_go_away_from_zero_once_per_line_once_per_order_once_per_rate() {
    let line = total(&[Item(1, 1_01, 5_000, None)], 0, 0);
    assert_eq!((line.lines[0].discount, line.total), (51, 50), "50.5 of 101");
    let order = total(&[Item(1, 50, 0, None), Item(1, 51, 0, None)], 5_000, 0);
    assert_eq!((order.discount, order.total), (51, 50));
    let tax = total(&[Item(1, 1, 0, None), Item(1, 2, 0, None)], 0, 5_000);
    assert_eq!(
        (tax.taxes.len(), tax.taxes[0].tax, tax.total),
        (1, 2, 5),
        "1.5 of 3"
    );
}

#[test]
fn the_cent_that_is_left_goes_to_the_largest_remainder() {
    let items = [
        Item(1, 1, 0, Some(1_900)),
        Item(1, 1, 0, Some(700)),
        Item(1, 2, 0, Some(500)),
    ];
    let totals = total(&items, 2_500, 0);
    let nets: Vec<_> = totals.taxes.iter().map(|tax| (tax.rate.0, tax.net)).collect();
    assert_eq!(totals.net, 3);
    assert_eq!(
        nets,
        [(1_900, 1), (700, 1), (500, 1)],
        "0.75, 0.75 and 1.5: the larger remainders first"
    );
}

#[test]
fn rates_of_nothing_and_rates_without_a_net_are_left_out() {
    let totals = total(
        &[Item(1, 100, 0, Some(0)), Item(1, 100, 10_000, Some(700))],
        0,
        1_900,
    );
    assert_eq!((totals.taxes.as_slice(), totals.total), ([].as_slice(), 100));
}

#[test]
fn a_total_that_is_no_longer_exact_is_refused_before_and_after_the_discount() {
    for (lines, discount, fits) in [
        (9, 0, true),
        (10, 0, false),
        (9, 10_000, true),
        (10, 10_000, false),
    ] {
        let items = vec![Item(10_000, MAX_PRICE, 0, None); lines];
        let (content, products) = written(&items, discount, 0);
        let content = OrderContent {
            currency: currency("EUR"),
            ..content
        };
        let desk = Desk {
            products: stock(products),
            ..Desk::default()
        };
        let problems = desk.check(&content);
        if fits {
            assert_eq!(problems, [], "{lines} lines are exactly {MAX_TOTAL}");
        } else {
            only(&problems, ProblemCode::TooLarge, "lines");
        }
    }
}
