//! Which price counts, and that submit fixes it.

use proptest::prelude::*;
use signet_domain::{
    LicenseId, Line, OrderContent, OrderKind, Prices, ProblemCode, Product, Products, Profile,
    ProfileContent, ProfileKind, Profiles, Serial, Share, totals,
};
use uuid::Uuid;

use crate::common::{
    Desk, NOW, by, currency, customer, frozen_with, named, offer, only, order, own, priced, profile, sale,
    sold, stock, target, update,
};

fn list() -> Prices {
    Prices {
        currency: currency("EUR"),
        price: Some(100_00),
        reseller_price: Some(70_00),
        tax: Some(Share(700)),
    }
}

fn with_price(price: Option<i64>) -> Profile {
    let mut profile = profile(7, ProfileKind::Template, Vec::new());
    profile.content = ProfileContent {
        price,
        ..profile.content
    };
    profile
}

#[test]
fn a_written_price_counts_before_the_profiles_before_the_resellers_before_the_list() {
    let product = priced(1, list());
    let free = with_price(None);
    let cheap = with_price(Some(50_00));
    let bare = Line::bare(product.id, 1);
    let written = Line {
        unit_price: Some(1_00),
        ..bare.clone()
    };
    for (line, profile, reseller, price) in [
        (&written, Some(&cheap), true, Some(1_00)),
        (&bare, Some(&cheap), true, Some(50_00)),
        (&bare, Some(&free), true, Some(70_00)),
        (&bare, None, true, Some(70_00)),
        (&bare, None, false, Some(100_00)),
    ] {
        assert_eq!(line.price(&product, profile, reseller), price);
    }
    let no_reseller_price = priced(
        1,
        Prices {
            reseller_price: None,
            ..list()
        },
    );
    assert_eq!(bare.price(&no_reseller_price, None, true), Some(100_00));
    assert_eq!(bare.price(&priced(1, Prices::default()), None, true), None);
}

#[test]
fn an_order_through_a_reseller_costs_what_resellers_pay() {
    let product = priced(1, list());
    let mut reseller = customer(8, named("Reseller"));
    reseller.content.reseller = true;
    let content = OrderContent {
        reseller_id: Some(reseller.id),
        ..sale(vec![Line::bare(product.id, 2)])
    };
    let totals = totals(&content, &stock([product]), &Profiles::new());
    assert_eq!((totals.subtotal, totals.total), (140_00, 149_80));
}

#[test]
fn a_foreign_currency_needs_a_written_price() {
    let product = priced(1, list());
    let mut content = OrderContent {
        currency: currency("JPY"),
        ..sale(vec![Line::new(&product, 1)])
    };
    let desk = Desk {
        products: stock([product]),
        ..Desk::default()
    };
    only(&desk.check(&content), ProblemCode::Missing, "lines[0].unit_price");
    assert_eq!(
        totals(&content, &desk.products, &desk.profiles).total,
        0,
        "nobody converts euros"
    );
    content.lines[0].unit_price = Some(16_000);
    assert_eq!(desk.check(&content), []);
    assert_eq!(totals(&content, &desk.products, &desk.profiles).subtotal, 16_000);
}

#[test]
fn a_product_without_a_price_needs_none_in_any_currency() {
    let product = priced(1, Prices::default());
    let content = OrderContent {
        currency: currency("JPY"),
        ..sale(vec![Line::new(&product, 1)])
    };
    let desk = Desk {
        products: stock([product]),
        ..Desk::default()
    };
    assert_eq!(desk.check(&content), []);
}

#[test]
fn an_update_costs_its_price_for_each_of_its_licenses() {
    let product = priced(1, list());
    let targets = [target(1, sold()), target(2, sold()), target(3, sold())];
    let mut order = order(update(&targets, Line::bare(product.id, 1)));
    let products = stock([product.clone()]);
    let before = totals(&order.content, &products, &Profiles::new());
    assert_eq!((before.subtotal, order.quantity()), (300_00, 3));
    let made = order
        .submit(by(), frozen_with(vec![product], Vec::new()), |_| {
            unreachable!("an update makes no license")
        })
        .unwrap();
    assert!(made.licenses.is_empty());
    assert_eq!(order.content.lines[0].quantity, 3);
    assert_eq!(totals(&order.content, &products, &Profiles::new()), before);
}

fn prices() -> impl Strategy<Value = Prices> {
    let price = || prop::option::of(0..1_000_000i64);
    let code = prop_oneof![3 => Just("EUR"), 1 => Just("JPY")];
    (
        code,
        price(),
        price(),
        prop::option::of((0..3_000u32).prop_map(Share)),
    )
        .prop_map(|(code, price, reseller_price, tax)| Prices {
            currency: currency(code),
            price,
            reseller_price,
            tax,
        })
}

fn changed_catalog(product: &Product) -> Products {
    let mut product = product.clone();
    let prices = &mut product.content.prices;
    *prices = Prices {
        price: prices.price.map(|price| price + 1),
        reseller_price: prices.reseller_price.map(|price| price + 1),
        tax: prices.tax.map(|tax| Share(tax.0 + 1)),
        ..*prices
    };
    stock([product])
}

proptest! {
    #[test]
    fn totals_before_and_after_submit_are_equal_and_then_fixed(
        prices in prices(),
        own_price in prop::option::of(0..1_000_000i64),
        profile_price in prop::option::of(0..1_000_000i64),
        (quantity, line_discount, discount, tax) in (1..50u32, 0..=10_000u32, 0..=10_000u32, 0..=3_000u32),
        own_tax in prop::option::of((0..3_000u32).prop_map(Share)),
        (reseller, plan) in any::<(bool, bool)>(),
    ) {
        let product = priced(1, prices);
        let kind = if plan { ProfileKind::Plan } else { ProfileKind::Template };
        let mut profile = profile(7, kind, vec![own(2, signet_domain::Model::Days { days: 30 })]);
        profile.content.price = profile_price;
        let line = Line {
            profile_id: Some(profile.id),
            unit_price: own_price,
            discount: Share(line_discount),
            tax: own_tax,
            ..Line::bare(product.id, quantity)
        };
        let mut order = order(OrderContent {
            kind: OrderKind::Sale,
            reseller_id: reseller.then(|| customer(8, named("Reseller")).id),
            discount: Share(discount),
            tax: Share(tax),
            ..sale(vec![line])
        });
        let (products, profiles) = (stock([product.clone()]), offer([profile.clone()]));
        let before = totals(&order.content, &products, &profiles);
        let mut next = 0u128;
        order.submit(by(), frozen_with(vec![product.clone()], vec![profile]), |_| {
            next += 1;
            (LicenseId::from(Uuid::from_u128(next)), Serial::stored(next.to_string()))
        }).unwrap();
        prop_assert_eq!(&totals(&order.content, &products, &profiles), &before);
        if before.lines[0].unit_price.is_some() {
            let later = totals(&order.content, &changed_catalog(&product), &Profiles::new());
            prop_assert_eq!(&later, &before, "a new price is for new orders");
        }
        prop_assert_eq!(order.submitted().map(|stamp| stamp.at), Some(NOW));
    }
}
