//! `./dev bench`: how fast the console is on a large vault, as ratios to a yardstick measured in the same run.
//!
//! usage: bench VAULT [PART] — a vault made by `signet demo --large N`, and one of `search`, `lists`, `submit`,
//! `import`, `verify`, `activate` if not all of them. `submit` lets the vault grow by three orders of 10,000 licenses,
//! `activate` by 16,000 activations and a key of 3072 bits.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "its output is its result"
)]

mod activate;
mod import;
mod lists;
mod measure;
mod openssl;
mod search;
mod submit;
mod verify;

use std::error::Error;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use signet_console::{Console, DEMO_PASSWORD, DEMO_USER, Places, Progress, Services, Silent};
use signet_vault::{Folder, Vault};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Bare and own measurements take turns, so that a busy minute of the machine falls on both.
const ROUNDS: u32 = 3;

type Part = fn(&Bench) -> Outcome<()>;

const PARTS: [(&str, Part); 6] = [
    ("search", search::run),
    ("lists", lists::run),
    ("submit", submit::run),
    ("import", import::run),
    ("verify", verify::run),
    ("activate", activate::run),
];

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let vault = PathBuf::from(arguments.next().ok_or("usage: bench VAULT [PART]")?);
    let only = arguments.next();
    if let Some(name) = &only
        && !PARTS.iter().any(|(part, _)| part == name)
    {
        return Err(format!(
            "there is no part \"{name}\": search, lists, submit, import, verify or activate"
        )
        .into());
    }
    // Where the reference of an internal fault leads.
    signet_console::log::start();
    let bench = Bench { vault };
    let total = bench.licenses()?;
    println!("A vault of {total} licenses, {} MB\n", bench.megabytes()?);
    for (name, run) in PARTS {
        if only.as_ref().is_none_or(|only| only == name) {
            run(&bench)?;
        }
    }
    Ok(())
}

/// The vault that is measured.
struct Bench {
    vault: PathBuf,
}

impl Bench {
    /// Opens it as the console does.
    fn console(&self) -> Outcome<Console> {
        open(&self.vault)
    }

    /// Opens it as its own library does.
    fn bare(&self) -> Outcome<Vault> {
        Ok(Vault::open(Folder::new(self.vault.clone()), Some(DEMO_USER), DEMO_PASSWORD)?.0)
    }

    fn licenses(&self) -> Outcome<u64> {
        let console = self.console()?;
        let page = call(&console, "license.list", json!({"limit": 1}))?;
        Ok(page["total"].as_u64().unwrap_or(0))
    }

    fn megabytes(&self) -> Outcome<u64> {
        Ok(std::fs::metadata(self.vault.join("vault.db"))?.len() / 1_000_000)
    }
}

fn open(vault: &Path) -> Outcome<Console> {
    let mut places = Places::of_this_system();
    // The list of recent vaults is the user's.
    places.recent = std::env::temp_dir().join("signet-bench-recent.json");
    let services = Services::new(
        Box::new(signet_console::SystemClock),
        Box::new(signet_console::SystemRandom),
        signet_console::DEMO_COST,
        places,
    );
    let console = Console::new(services);
    call(
        &console,
        "vault.open",
        json!({"folder": vault, "user": DEMO_USER, "password": DEMO_PASSWORD}),
    )?;
    Ok(console)
}

/// The key that signs.
fn current_key(console: &Console) -> Outcome<Value> {
    let keys = call(console, "key.list", json!({}))?;
    let mut keys = keys.as_array().into_iter().flatten();
    let current = keys.find(|key| key["status"] == "current").cloned();
    Ok(current.ok_or("the vault has no key that signs")?)
}

fn call(console: &Console, action: &str, request: Value) -> Outcome<Value> {
    call_watched(console, action, request, &Silent)
}

fn call_watched(console: &Console, action: &str, request: Value, progress: &dyn Progress) -> Outcome<Value> {
    console
        .call(action, request, progress)
        .map_err(|fault| format!("{action}: {}", fault.message).into())
}
