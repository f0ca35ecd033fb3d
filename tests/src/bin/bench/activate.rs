//! Certificates, from the request's text to the certificate's, saved for good: against one signature of OpenSSL with the
//! same key size on one core.

use std::fs::File;
use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use signet_console::Console;
use signet_keys::{KeyBits, PrivateKey};
use signet_license::{
    ActivationRequest, Algorithm, DeviceSecret, Machine, Part, RequestProduct, Signer as _,
};

use super::measure::{Times, head, line};
use super::openssl::speed;
use super::{Bench, Outcome, call, current_key};

/// Activations one by one with the key the vault's licenses are signed with.
const ONE_BY_ONE: usize = 10_000;
/// With a key of the size that Signet makes unless told otherwise.
const DEFAULT_SIZE: usize = 2_000;
/// At once.
const BATCH: usize = 200;
const BATCHES: usize = 10;
/// What one activation writes to the log, about.
const WRITTEN: usize = 48 * 1024;

pub fn run(bench: &Bench) -> Outcome<()> {
    let console = bench.console()?;
    let own = current_key(&console)?;
    let bits = own["bits"].as_u64().unwrap_or(2048);
    let mut free = free(&console, ONE_BY_ONE + DEFAULT_SIZE + 2 * BATCH * BATCHES)?.into_iter();
    println!("{}\n", flush(bench)?);
    measure(&console, bits, ONE_BY_ONE, &mut free)?;
    sign_with(&console, 3072)?;
    let measured = measure(&console, 3072, DEFAULT_SIZE, &mut free);
    // Whatever came of it: the next run finds the vault as this one did.
    make_current(&console, &own["id"])?;
    measured
}

/// How long this disk takes to keep what one activation writes.
fn flush(bench: &Bench) -> Outcome<String> {
    let path = bench.vault.with_extension("flush");
    let (mut file, page, mut times) = (File::create(&path)?, vec![7; WRITTEN], Times::default());
    for _ in 0..200 {
        file.write_all(&page)?;
        times.time(|| file.sync_data())?;
    }
    std::fs::remove_file(path)?;
    let (p50, p99) = (times.percentile(0.5), times.percentile(0.99));
    Ok(format!(
        "This disk keeps {} KB for good in {p50:.3} ms (p50), {p99:.3} ms (p99).",
        WRITTEN / 1024
    ))
}

type Free = std::vec::IntoIter<(String, u32)>;

fn measure(console: &Console, bits: u64, count: usize, free: &mut Free) -> Outcome<()> {
    let before = speed(bits, 1)?.sign;
    let own = signature(bits)?;
    let mut refused = 0_u32;
    let mut tell = |reason: &dyn std::fmt::Display| {
        refused += 1;
        println!("refused: {reason}");
    };
    let mut single = Times::default();
    let start = Instant::now();
    for (serial, product) in free.by_ref().take(count) {
        let text = request(&serial, product)?;
        match single.time(|| call(console, "activation.activate", json!({"text": text}))) {
            Ok(_) => {}
            Err(reason) => tell(&reason),
        }
    }
    let all = start.elapsed();
    let mut batches = Times::default();
    for _ in 0..BATCHES {
        let texts = free
            .by_ref()
            .take(BATCH)
            .map(|(serial, product)| request(&serial, product));
        let texts = texts.collect::<Outcome<Vec<_>>>()?;
        let answers = batches.time(|| call(console, "activation.answer_all", json!({"texts": texts})))?;
        for fault in answers
            .as_array()
            .into_iter()
            .flatten()
            .map(|answer| &answer["fault"])
        {
            if !fault.is_null() {
                tell(fault);
            }
        }
    }
    let raw = 1_000.0 / f64::midpoint(before, speed(bits, 1)?.sign);
    head(
        &format!("Certificates, RSA {bits}, one core"),
        "request to text",
        "one signature",
    );
    let row = |name: &str, ours: f64, target: &str| {
        line(
            name,
            &format!("{ours:.3} ms"),
            &format!("{raw:.3} ms"),
            ours / raw,
            target,
        );
    };
    row("a signature in the library that signs", own, "");
    for (name, share, target) in [
        ("p10", 0.1, ""),
        ("p50", 0.5, "≤ 1.5"),
        ("p90", 0.9, ""),
        ("p99", 0.99, ""),
    ] {
        row(&format!("one by one, {name}"), single.percentile(share), target);
    }
    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    let each = batches.percentile(0.5) / BATCH as f64;
    row(&format!("{BATCH} at once, each, p50"), each, "≤ 1.5");
    println!(
        "{count} one by one in {:.1} s; refused: {refused}\n",
        all.as_secs_f64()
    );
    Ok(())
}

/// Milliseconds of one signature, without a vault.
fn signature(bits: u64) -> Outcome<f64> {
    let bits = KeyBits::try_from(u32::try_from(bits)?)?;
    let key = PrivateKey::create(bits, Algorithm::Rs256)?;
    let mut times = Times::default();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        times.time(|| key.sign(b"a message of no importance"))?;
    }
    Ok(times.percentile(0.5))
}

/// Lets a key of this size sign, which is made if there is none.
fn sign_with(console: &Console, bits: u64) -> Outcome<()> {
    let keys = call(console, "key.list", json!({}))?;
    let known = keys
        .as_array()
        .into_iter()
        .flatten()
        .find(|key| key["bits"] == bits);
    let id = match known {
        Some(key) => key["id"].clone(),
        None => call(
            console,
            "key.create",
            json!({"name": format!("bench {bits}"), "bits": bits}),
        )?["id"]
            .clone(),
    };
    make_current(console, &id)
}

/// Lets a key sign, whatever machines do not know it: these are invented.
fn make_current(console: &Console, id: &Value) -> Outcome<()> {
    let drill = call(console, "key.drill", json!({"id": id}))?;
    let older = &drill["own_machines"]["older"];
    let switch = json!({"id": id, "version": drill["key"]["version"], "accept_older": older});
    call(console, "key.use", switch)?;
    Ok(())
}

/// A request of a machine for a serial number.
fn request(serial: &str, product: u32) -> Outcome<String> {
    let mut seed = [1; 32];
    for (place, letter) in seed[1..].iter_mut().zip(serial.bytes()) {
        *place = letter;
    }
    let secret = DeviceSecret::from_bytes(&seed).ok_or("the seed is no key")?;
    let machine = Part::ALL.into_iter().fold(Machine::new(), |machine, part| {
        machine.with(b"bench", part, serial)
    });
    let request = ActivationRequest {
        id: format!("bench-{serial}"),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: serial.to_owned(),
        product: RequestProduct {
            number: product,
            version: "1".to_owned(),
        },
        machine,
        name: format!("machine of {serial}"),
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
    if free.len() < wanted {
        let found = free.len();
        return Err(format!(
            "{wanted} licenses without an activation are needed, {found} are there: make a new vault"
        )
        .into());
    }
    free.truncate(wanted);
    Ok(free)
}
