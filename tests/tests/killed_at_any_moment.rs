//! Whatever the moment at which the process is killed: no half order, no number twice, no submitted
//! order without its licenses, no broken journal, and nothing lost that was acknowledged.
//!
//! `SIGNET_KILLS=5000 cargo test -p signet-tests --test killed_at_any_moment` tries longer.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use signet_console::{Console, Cost, Places, Services, Silent, SystemClock, SystemRandom};
use signet_tests::built;

const QUANTITY: usize = 3;

/// Opens quickly: the test is about the file, not about the password.
fn console(home: &Path) -> Console {
    let places = Places {
        vault: home.join("v"),
        recent: home.join("recent.json"),
        saved: home.join("saved"),
    };
    let cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    Console::new(Services::new(
        Box::new(SystemClock),
        Box::new(SystemRandom),
        cost,
        places,
    ))
}

fn call(console: &Console, action: &str, request: Value) -> Value {
    console
        .call(action, request, &Silent)
        .unwrap_or_else(|fault| panic!("{action}: {fault:?}"))
}

fn open(console: &Console, vault: &Path) {
    call(
        console,
        "vault.open",
        json!({"folder": vault, "user": "anna", "password": support::PASSWORD}),
    );
}

/// Runs the submitter, kills it after `delay`, returns the order numbers it acknowledged.
fn submit_until_killed(vault: &Path, home: &Path, delay: Duration) -> Vec<String> {
    let mut child = Command::new(built("submitter").unwrap())
        .arg(vault)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut ready = String::new();
    output.read_line(&mut ready).unwrap();
    assert_eq!(ready, "ready\n");
    std::thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut said = String::new();
    output.read_to_string(&mut said).unwrap();
    // A line without its end was still being written.
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    whole.lines().map(str::to_owned).collect()
}

/// All rows of a list, page by page.
fn all(console: &Console, action: &str) -> Vec<Value> {
    let (mut rows, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = call(console, action, json!({"after": after, "limit": 1000}));
        rows.extend(page["rows"].as_array().unwrap().iter().cloned());
        after = page["next"].clone();
        if after.is_null() {
            return rows;
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Everything that must hold, whatever happened. Files are read of orders not seen before.
fn assert_whole(console: &Console, seen: &mut BTreeSet<String>, acknowledged: &BTreeSet<String>) {
    let (orders, licenses) = (all(console, "order.list"), all(console, "license.list"));
    let mut by_order: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for license in &licenses {
        by_order
            .entry(text(&license["order_id"]))
            .or_default()
            .push(license);
    }
    let serials: BTreeSet<_> = licenses.iter().map(|license| text(&license["serial"])).collect();
    assert_eq!(serials.len(), licenses.len(), "a serial number was given twice");
    let numbers: BTreeSet<_> = orders.iter().map(|order| text(&order["number"])).collect();
    assert_eq!(numbers.len(), orders.len(), "an order number was given twice");
    let mut submitted = BTreeSet::new();
    for order in &orders {
        let (id, number) = (text(&order["id"]), text(&order["number"]));
        let own = by_order.remove(&id).unwrap_or_default();
        if order["status"] == "draft" {
            assert!(own.is_empty(), "draft {number} has licenses");
            continue;
        }
        assert_eq!(own.len(), QUANTITY, "{number} is half submitted");
        submitted.insert(number);
        if seen.insert(id) {
            for license in own {
                let file = call(console, "license.file", json!({"id": license["id"]}));
                let verdict = call(console, "license.verify", json!({"text": file["text"]}));
                assert_eq!(verdict["claims"]["serial"], license["serial"], "{verdict}");
            }
        }
    }
    assert!(by_order.is_empty(), "licenses without an order");
    let lost: Vec<_> = acknowledged.difference(&submitted).collect();
    assert!(lost.is_empty(), "acknowledged, then lost: {lost:?}");
}

fn assert_sound(console: &Console) {
    assert_eq!(
        call(console, "vault.check", json!({}))["problems"],
        json!([]),
        "the file or its journal broke"
    );
}

#[test]
fn killing_the_process_never_leaves_half_an_order() {
    let home = tempfile::tempdir().unwrap();
    let vault = home.path().join("vault");
    {
        let console = console(home.path());
        call(
            &console,
            "vault.create",
            json!({"folder": vault, "company": "Northwind", "user": "anna", "full_name": "Anna Brandt",
                   "password": support::PASSWORD}),
        );
        call(
            &console,
            "key.create",
            json!({"name": "Northwind 2026", "bits": 2048}),
        );
        call(&console, "product.save", support::product());
    }
    let kills: u32 = std::env::var("SIGNET_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(200);
    let mut random = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .subsec_nanos();
    let (mut seen, mut acknowledged) = (BTreeSet::new(), BTreeSet::new());
    for kill in 1..=kills {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let delay = Duration::from_micros((u64::from(random >> 16) * 5) % 250_000);
        acknowledged.extend(submit_until_killed(&vault, home.path(), delay));
        let console = console(home.path());
        open(&console, &vault);
        assert_whole(&console, &mut seen, &acknowledged);
        if kill % 20 == 0 {
            assert_sound(&console);
        }
    }
    let console = console(home.path());
    open(&console, &vault);
    assert_sound(&console);
    assert!(
        !acknowledged.is_empty(),
        "the processes lived long enough to submit something"
    );
}
