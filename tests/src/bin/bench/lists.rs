//! Pages of the lists against the bare statement.

use serde_json::json;
use signet_vault::{Vault, VaultError, yardstick};

use super::measure::{Times, compare, head};
use super::{Bench, Outcome, ROUNDS, call};

/// Pages per place and round.
const PAGES: u32 = 40;
const LIMIT: u32 = 100;

pub fn run(bench: &Bench) -> Outcome<()> {
    head("Lists, 100 rows", "action", "bare SQL");
    for (list, action) in [("orders", "order.list"), ("licenses", "license.list")] {
        let total = {
            let console = bench.console()?;
            call(&console, action, json!({"limit": 1}))?["total"]
                .as_u64()
                .unwrap_or(0)
        };
        for (place, offset) in [
            ("first page", 0),
            ("in the middle", total / 2),
            ("at the end", total - u64::from(LIMIT)),
        ] {
            let (mut ours, mut bare) = (Times::default(), Times::default());
            for _ in 0..ROUNDS {
                measure_bare(&bench.bare()?, list, offset, &mut bare)?;
                let console = bench.console()?;
                // The first page of a place after a change looks for its marks; the window has them then.
                call(&console, action, json!({"limit": LIMIT, "offset": offset}))?;
                for _ in 0..PAGES {
                    ours.time(|| call(&console, action, json!({"limit": LIMIT, "offset": offset})))?;
                }
            }
            compare(&format!("{list}, {place}"), &mut ours, &mut bare, "p99 ≤ 5 ms");
        }
    }
    println!();
    Ok(())
}

fn measure_bare(vault: &Vault, list: &str, offset: u64, times: &mut Times) -> Outcome<()> {
    vault.reader()?.read(|view| {
        let place = yardstick::place_at(view, list, offset)?;
        for _ in 0..=PAGES {
            times.time(|| match list {
                "orders" => yardstick::orders_page(view, place + 1, LIMIT),
                _ => yardstick::licenses_page(view, place - 1, LIMIT),
            })?;
        }
        Ok::<_, VaultError>(())
    })?;
    Ok(())
}
