//! Licenses verified, against what OpenSSL does with the same key size on one core.

use std::time::{Duration, Instant};

use serde_json::json;
use signet_console::Console;
use signet_license::{Algorithm, KeySet, PublicKey, verify_license};

use super::measure::{head, line};
use super::openssl::speed_in;
use super::{Bench, Outcome, call, current_key};

/// How long one series of verifications lasts: short, so that a busy moment of the machine falls on both.
const SERIES: Duration = Duration::from_secs(1);
const ROUNDS: u32 = 9;

pub fn run(bench: &Bench) -> Outcome<()> {
    let console = bench.console()?;
    let key = current_key(&console)?;
    let bits = key["bits"].as_u64().unwrap_or(2048);
    let pem = call(&console, "key.export", json!({"id": key["id"], "form": "pem"}))?;
    let pem = pem["text"].as_str().ok_or("the key has no text")?;
    verify(&console, bits, pem)
}

fn verify(console: &Console, bits: u64, pem: &str) -> Outcome<()> {
    let licenses = call(console, "license.list", json!({"limit": 100}))?;
    let texts = licenses["rows"]
        .as_array()
        .ok_or("no licenses")?
        .iter()
        .map(|row| {
            let file = call(console, "license.file", json!({"id": row["id"]}))?;
            Ok(file["text"].as_str().unwrap_or_default().to_owned())
        });
    let texts: Vec<String> = texts.collect::<Outcome<_>>()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    println!(
        "{} licenses of {} bytes on average",
        texts.len(),
        bytes / texts.len().max(1)
    );
    let plain = PublicKey::from_pem(pem, Algorithm::Rs256)?;
    let series = |keys: &KeySet| -> Outcome<f64> {
        let (start, mut done) = (Instant::now(), 0_u32);
        while start.elapsed() < SERIES {
            for text in &texts {
                // Long ago everything was valid that is: what counts here is the signature.
                signet_license::read_license(text, keys)?;
                done += 1;
            }
        }
        Ok(f64::from(done) / start.elapsed().as_secs_f64())
    };
    // What a program does at its start, once.
    verify_license(&texts[0], &KeySet::from_iter([plain.clone()]), 0)?;
    let quick = KeySet::from_iter([signet_keys::quick(plain.clone())]);
    let plain = KeySet::from_iter([plain]);
    head(
        &format!("Verify a license, RSA {bits}, one core, median of nine"),
        "ours",
        "openssl",
    );
    for (name, target, keys) in [
        ("as the console does", "≥ 0.8", &quick),
        ("the license crate alone", "about 0.1", &plain),
    ] {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let before = speed_in(1, bits, 1)?.verify;
            let rate = series(keys)?;
            rounds.push((rate, f64::midpoint(before, speed_in(1, bits, 1)?.verify)));
        }
        rounds.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
        let (rate, yardstick) = rounds[rounds.len() / 2];
        line(
            name,
            &format!("{rate:.0} / s"),
            &format!("{yardstick:.0} / s"),
            rate / yardstick,
            target,
        );
    }
    println!();
    Ok(())
}
