//! Licenses verified, certificates issued: against what OpenSSL does with the same key size on one core.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use signet_console::Console;
use signet_license::{
    ActivationRequest, Algorithm, DeviceSecret, KeySet, Machine, Part, PublicKey, RequestProduct,
    verify_license,
};

use super::measure::{head, line};
use super::openssl::{Speed, speed};
use super::{Bench, Outcome, ROUNDS, call};

/// Activations in a row.
const ACTIVATIONS: u32 = 10_000;
/// How long one series of verifications lasts.
const SERIES: Duration = Duration::from_secs(3);

pub fn run(bench: &Bench) -> Outcome<()> {
    let console = bench.console()?;
    let key = &call(&console, "key.list", json!({}))?[0];
    let bits = key["bits"].as_u64().unwrap_or(2048);
    let pem = call(&console, "key.export", json!({"id": key["id"], "form": "pem"}))?;
    let pem = pem["text"].as_str().ok_or("the key has no text")?;
    verify(&console, bits, pem)?;
    activate(&console, bits)
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
        &format!("Verify a license, RSA {bits}, one core"),
        "ours",
        "openssl",
    );
    let mut best = [(0.0, 0.0, f64::MIN); 2];
    for _ in 0..ROUNDS {
        for (row, keys) in best.iter_mut().zip([&quick, &plain]) {
            let before = speed(bits, 1)?.verify;
            let rate = series(keys)?;
            let yardstick = f64::midpoint(before, speed(bits, 1)?.verify);
            if rate / yardstick > row.2 {
                *row = (rate, yardstick, rate / yardstick);
            }
        }
    }
    let names = [
        ("as the console does", "≥ 0.8"),
        ("the license crate alone", "about 0.1"),
    ];
    for ((name, target), (rate, yardstick, ratio)) in names.into_iter().zip(best) {
        line(
            name,
            &format!("{rate:.0} / s"),
            &format!("{yardstick:.0} / s"),
            ratio,
            target,
        );
    }
    println!();
    Ok(())
}

/// A request of a machine for a serial number.
fn request(number: u32, serial: &str, product: u32) -> Outcome<String> {
    let mut seed = [1; 32];
    seed[28..].copy_from_slice(&number.to_be_bytes());
    let secret = DeviceSecret::from_bytes(&seed).ok_or("the seed is no key")?;
    let machine = Part::ALL.into_iter().fold(Machine::new(), |machine, part| {
        machine.with(b"bench", part, &format!("machine {number}"))
    });
    let request = ActivationRequest {
        id: format!("bench-{}-{number:010}", std::process::id()),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: serial.to_owned(),
        product: RequestProduct {
            number: product,
            version: "1".to_owned(),
        },
        machine,
        name: format!("machine {number}"),
        virtual_machine: false,
        key: secret.public(),
    };
    Ok(request.text()?)
}

/// Serial numbers with their products, of as many licenses nobody has activated.
fn free(console: &Console, wanted: usize) -> Outcome<Vec<(String, u32)>> {
    let mut free: Vec<(String, u32)> = Vec::new();
    let mut after = Value::Null;
    while free.len() < wanted {
        let page = call(
            console,
            "license.list",
            json!({"status": "active", "limit": 10_000, "after": after}),
        )?;
        for row in page["rows"].as_array().ok_or("no licenses")? {
            let number = row["product_number"]
                .as_u64()
                .and_then(|number| u32::try_from(number).ok());
            if let (Some(serial), Some(number), Some(0)) =
                (row["serial"].as_str(), number, row["activations"].as_u64())
            {
                free.push((serial.to_owned(), number));
            }
        }
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    if free.is_empty() {
        return Err("every license of this vault is activated: let a new one be made".into());
    }
    free.truncate(wanted);
    Ok(free)
}

fn activate(console: &Console, bits: u64) -> Outcome<()> {
    let free = free(console, ACTIVATIONS as usize)?;
    let mut requests = Vec::new();
    for (number, (serial, product)) in (0..ACTIVATIONS).zip(&free) {
        requests.push(json!({"text": request(number, serial, *product)?}));
    }
    let mut times = Vec::with_capacity(requests.len());
    let mut refused = 0_u32;
    let before = speed(bits, 1)?.sign;
    let start = Instant::now();
    for request in &requests {
        let begun = Instant::now();
        match call(console, "activation.activate", request.clone()) {
            Ok(_) => times.push(begun.elapsed().as_secs_f64()),
            Err(reason) => {
                refused += 1;
                println!("refused: {reason}");
            }
        }
    }
    let all = start.elapsed().as_secs_f64();
    let Speed { sign, .. } = speed(bits, 1)?;
    let raw = 1.0 / f64::midpoint(before, sign);
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    head(
        &format!("Certificates, RSA {bits}, one core"),
        "request to text",
        "one signature",
    );
    for (name, share, target) in [
        ("p10", 10, ""),
        ("p50", 50, "≤ 1.5"),
        ("p90", 90, ""),
        ("p99", 99, ""),
    ] {
        line(
            &format!("activation.activate, {name}"),
            &format!("{:.3} ms", at(share) * 1_000.0),
            &format!("{:.3} ms", raw * 1_000.0),
            at(share) / raw,
            target,
        );
    }
    println!(
        "{} activations in {all:.1} s; {refused} requests were refused\n",
        times.len()
    );
    Ok(())
}
