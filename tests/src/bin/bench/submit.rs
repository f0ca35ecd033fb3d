//! An order of ten thousand licenses against what OpenSSL signs with the same key size on all cores.

use std::time::Instant;

use serde_json::{Value, json};
use signet_console::Console;

use super::measure::{forget_peak, head, line, memory};
use super::openssl::speed;
use super::{Bench, Outcome, ROUNDS, call, current_key};

const QUANTITY: u32 = 10_000;

pub fn run(bench: &Bench) -> Outcome<()> {
    let console = bench.console()?;
    let products = call(&console, "product.list", json!({}))?;
    let bits = current_key(&console)?["bits"].as_u64().unwrap_or(2048);
    let cores = std::thread::available_parallelism()?.get();
    forget_peak();
    let (at_rest, _) = memory();
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let before = speed(bits, cores)?.sign;
        let rate = submit(&console, &products["rows"][0]["id"])?;
        rounds.push((rate, f64::midpoint(before, speed(bits, cores)?.sign)));
    }
    let (_, peak) = memory();
    rounds.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    head(&format!("Submit, RSA {bits}"), "order.submit", "openssl × cores");
    let names = [
        "10,000 licenses, slowest of three",
        "10,000 licenses, median",
        "10,000 licenses, fastest",
    ];
    for (name, (rate, limit)) in names.into_iter().zip(rounds) {
        line(
            name,
            &format!("{rate:.0} / s"),
            &format!("{limit:.0} / s"),
            rate / limit,
            "≥ 0.8",
        );
    }
    println!("memory meanwhile: {at_rest} MB before, {peak} MB at the peak\n");
    Ok(())
}

/// Licenses per second of one order.
fn submit(console: &Console, product: &Value) -> Outcome<f64> {
    let draft = call(console, "order.create", json!({}))?;
    let draft = call(
        console,
        "order.save",
        json!({"id": draft["id"], "version": draft["version"], "content": {
            "lines": [{"product_id": product, "quantity": QUANTITY}]}}),
    )?;
    let start = Instant::now();
    call(
        console,
        "order.submit",
        json!({"id": draft["id"], "version": draft["version"]}),
    )?;
    Ok(f64::from(QUANTITY) / start.elapsed().as_secs_f64())
}
