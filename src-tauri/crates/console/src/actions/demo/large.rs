//! A large demo vault: the same records as everywhere, written a few hundred orders at a time.
//!
//! Every license file is really signed and every rule of submit holds; only the journal entries are fewer
//! than if somebody had typed each order, because one transaction carries many.

use serde_json::json;
use signet_domain::{
    Customer, Frozen, Grant, License, Line, Order, OrderContent, Product, Products, Profiles, Share, Stamp,
    Time, sentence, totals,
};
use signet_vault::{LicenseFile, OrderSummary, Tx};

use super::catalog;
use super::invent::Invent;
use super::{DEMO_PASSWORD, DEMO_USER, DemoClock, Story};
use crate::actions::keys;
use crate::actions::orders::sign::{Job, sign_all};
use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault};

/// Licenses that one transaction carries, more or less.
const BATCH: usize = 4_096;
/// Seconds of business: five years.
const YEARS: i64 = 5 * 365 * 86_400;
/// One customer for so many licenses.
const PER_CUSTOMER: u64 = 20;

/// Creates a vault in `folder` with about `licenses` licenses, and leaves it open as its owner.
pub fn fill_large(
    console: &Console,
    clock: &DemoClock,
    folder: &std::path::Path,
    licenses: u64,
    progress: &dyn Progress,
) -> Result<(), Fault> {
    let story = Story {
        console,
        clock,
        progress,
        folder,
    };
    clock.put_back(u64::try_from(YEARS).unwrap_or(0) * 1_000);
    story.call(
        "vault.create",
        json!({"folder": folder, "company": "Northwind Instruments", "user": DEMO_USER,
               "full_name": "Anna Brandt", "password": DEMO_PASSWORD}),
    )?;
    // The smallest key that is allowed: a million signatures are made here, and what is measured compares
    // with the same size.
    story.call("key.create", json!({"name": "Northwind 2021", "bits": 2048}))?;
    story.save_all("product.save", catalog::products())?;
    let mut invent = Invent::new(20_261_119);
    let customers = add_customers(
        console,
        progress,
        &mut invent,
        licenses.div_ceil(PER_CUSTOMER).max(16),
    )?;
    let mut done = 0;
    while done < licenses {
        progress.step(done, licenses, "licenses invented")?;
        let share = done.saturating_mul(u64::try_from(YEARS).unwrap_or(0)) / licenses.max(1);
        clock.put_back((u64::try_from(YEARS).unwrap_or(0) - share) * 1_000);
        let most = usize::try_from(licenses - done).unwrap_or(BATCH).min(BATCH);
        done += console.with_desk(progress, |desk| {
            desk.write("demo.large", |tx| trade(desk, tx, &mut invent, &customers, most))
        })?;
    }
    clock.put_back(0);
    progress.step(licenses, licenses, "licenses invented")
}

fn add_customers(
    console: &Console,
    progress: &dyn Progress,
    invent: &mut Invent,
    count: u64,
) -> Result<Vec<Customer>, Fault> {
    let mut customers = Vec::new();
    while (customers.len() as u64) < count {
        progress.step(customers.len() as u64, count, "customers invented")?;
        console.with_desk(progress, |desk| {
            desk.write("demo.large", |tx| {
                for _ in 0..(count - customers.len() as u64).min(2_000) {
                    let customer =
                        Customer::new(desk.services.new_id(), invent.customer(), desk.services.now());
                    tx.insert_customer(&customer)?;
                    customers.push(customer);
                }
                Ok(())
            })
        })?;
    }
    Ok(customers)
}

/// Orders with about `most` licenses in one transaction. Returns how many licenses there were.
fn trade(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    invent: &mut Invent,
    customers: &[Customer],
    most: usize,
) -> Result<u64, Fault> {
    let company = tx.settings()?.company;
    let (record, key) = keys::current(desk)?;
    let products = on_sale(desk, tx)?;
    let list: Vec<&Product> = products.values().collect();
    let mut made: Vec<(License, Grant, usize)> = Vec::new();
    let mut names = Vec::new();
    while made.len() < most {
        let customer = &customers[invent.below(customers.len())];
        let order = invent_order(desk, tx, invent, customer, &list)?;
        let draft = invent.one_in(100);
        let quantity = usize::try_from(order.quantity()).unwrap_or(usize::MAX);
        let (order, licenses) = if draft || quantity > most - made.len() {
            (order, Vec::new())
        } else {
            submit(desk, order, customer, &products, &company)?
        };
        let (order, licenses) = afterwards(desk, invent, order, licenses)?;
        tx.insert_order(&order, &summary(&order, customer, &products))?;
        let at = order.submitted().map_or(desk.services.now(), |stamp| stamp.at);
        for license in licenses {
            let line = &order.content.lines[license.line as usize];
            made.push((license, Grant::of_sale(&order.content, line, at), names.len()));
        }
        names.push((customer.content.name.clone(), order.id));
    }
    let job = |index: usize| {
        let (license, grant, order) = &made[index];
        Ok(Job {
            license,
            grant,
            product: &products[&license.product_id],
            licensee: &names[*order].0,
        })
    };
    let at = desk.services.now();
    sign_all(made.len(), job, &company.name, at, &key, |index, text| {
        let (license, _, order) = &made[index];
        let file = LicenseFile {
            license: license.id,
            order: names[*order].1,
            key: record.id,
            issued_at: at,
            text,
        };
        Ok(tx.insert_license(license, Some(&file))?)
    })?;
    Ok(made.len() as u64)
}

fn on_sale(desk: &Desk<'_>, tx: &Tx<'_>) -> Result<Products, Fault> {
    let listed = tx.products(
        &signet_vault::ProductFilter::default(),
        &signet_vault::PageOf {
            limit: 100,
            ..signet_vault::PageOf::default()
        },
    )?;
    let mut products = Products::new();
    for listed in listed.rows {
        let mut product = listed.product;
        if product.put_on_sale(desk.services.now()) {
            tx.update_product(&product)?;
        }
        products.insert(product.id, product);
    }
    Ok(products)
}

fn invent_order(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    invent: &mut Invent,
    customer: &Customer,
    products: &[&Product],
) -> Result<Order, Fault> {
    let mut lines = Vec::new();
    for _ in 0..=usize::from(invent.one_in(5)) {
        let product = products[invent.below(products.len())];
        if !lines.iter().any(|line: &Line| line.product_id == product.id) {
            lines.push(Line::new(product, invent.quantity()));
        }
    }
    if invent.one_in(3) {
        let until = Time(desk.services.now().0 + 86_400 * i64::from(365 * (1 + invent.number(3))));
        for line in &mut lines {
            if let Some(conditions) = &mut line.conditions {
                conditions.maintenance_until = Some(until);
            }
        }
    }
    let content = OrderContent {
        customer_id: Some(customer.id),
        activation_limit: 1 + invent.number(3),
        purchase_order: if invent.one_in(2) {
            invent.purchase_order()
        } else {
            String::new()
        },
        tax: customer.content.tax.unwrap_or(Share(0)),
        discount: customer.content.discount,
        lines,
        ..OrderContent::default()
    };
    let number = tx.next_order_number(&tx.settings()?.order_series)?;
    let by = Stamp {
        at: desk.services.now(),
        by: invent.colleague().to_owned(),
    };
    let mut order = Order::draft(desk.services.new_id(), number, content, by);
    if invent.one_in(10) {
        invent.note().clone_into(&mut order.note);
    }
    Ok(order)
}

fn submit(
    desk: &Desk<'_>,
    mut order: Order,
    customer: &Customer,
    products: &Products,
    company: &signet_domain::Company,
) -> Result<(Order, Vec<License>), Fault> {
    let own: Vec<Product> = order
        .content
        .lines
        .iter()
        .filter_map(|line| products.get(&line.product_id).cloned())
        .collect();
    let at = desk.services.now();
    let frozen = Frozen {
        company: company.clone(),
        customer: Some(customer.clone()),
        reseller: None,
        products: own,
        profiles: Vec::new(),
        sentence: sentence(&customer.content.name, &order.content, products, &[], at),
    };
    let by = Stamp {
        at,
        by: order.created.by.clone(),
    };
    let submission = order.submit(by, frozen, |format| {
        (desk.services.new_id(), desk.services.new_serial(format))
    })?;
    Ok((order, submission.licenses))
}

/// Some orders are revoked later, some archived.
fn afterwards(
    desk: &Desk<'_>,
    invent: &mut Invent,
    mut order: Order,
    mut licenses: Vec<License>,
) -> Result<(Order, Vec<License>), Fault> {
    if licenses.is_empty() {
        return Ok((order, licenses));
    }
    if invent.one_in(40) {
        let by = desk.stamp();
        order.revoke(by.clone(), "Paid back.")?;
        for license in &mut licenses {
            license.revoke(&by, "Paid back.");
        }
    }
    if invent.one_in(50) {
        order.archive(true, desk.services.now())?;
    }
    Ok((order, licenses))
}

fn summary(order: &Order, customer: &Customer, products: &Products) -> OrderSummary {
    OrderSummary {
        customer_name: customer.content.name.clone(),
        country: customer.content.country.clone(),
        products: order
            .content
            .lines
            .iter()
            .filter_map(|line| Some(products.get(&line.product_id)?.content.name.clone()))
            .collect(),
        total: totals(&order.content, products, &Profiles::new()).total,
    }
}
