//! Search against the bare full-text query.

use serde_json::json;
use signet_vault::{VaultError, yardstick};

use super::measure::{Times, compare, head};
use super::{Bench, Outcome, ROUNDS, call};

/// Fragments of serial numbers per round.
const SERIALS: u32 = 200;
/// What people type beside serial numbers.
const WORDS: [&str; 24] = [
    "Müller",
    "weber opt",
    "4512-",
    "GmbH",
    "Flensburg",
    "A-120",
    "A-34567",
    "spring",
    "Tampere Oy",
    "CRM-0042",
    "øster",
    "Spectra",
    "takahashi@",
    "Dairy Cork",
    "competitor",
    "DE1234",
    "45670",
    "Kyoto",
    "Batch",
    "4580-0001",
    "Pharma Lyon",
    "Ünal",
    "board",
    "Viewer",
];

pub fn run(bench: &Bench) -> Outcome<()> {
    let (mut ours, mut bare) = (Times::default(), Times::default());
    let (mut own_serials, mut bare_serials) = (Times::default(), Times::default());
    for _ in 0..ROUNDS {
        let vault = bench.bare()?;
        let reader = vault.reader()?;
        let fragments: Vec<String> = reader.read(|view| {
            let serials = yardstick::some_serials(view, SERIALS)?;
            let fragments: Vec<String> = serials.iter().map(|serial| serial[7..13].to_owned()).collect();
            for text in &fragments {
                bare_serials.time(|| yardstick::search(view, text, 5))?;
            }
            for text in WORDS {
                bare.time(|| yardstick::search(view, text, 5))?;
            }
            Ok::<_, VaultError>(fragments)
        })?;
        drop(reader);
        drop(vault);
        let console = bench.console()?;
        for text in &fragments {
            let found = own_serials.time(|| call(&console, "search.find", json!({"text": text})))?;
            if found["hits"].as_array().is_none_or(Vec::is_empty) {
                return Err(format!("search did not find {text}").into());
            }
        }
        for text in WORDS {
            ours.time(|| call(&console, "search.find", json!({"text": text})))?;
        }
    }
    head("Search", "search.find", "bare FTS5");
    compare(
        "serial fragments",
        &mut own_serials,
        &mut bare_serials,
        "p99 ≤ 10 ms, ≤ 2",
    );
    compare("words", &mut ours, &mut bare, "p99 ≤ 10 ms, ≤ 2");
    println!();
    Ok(())
}
