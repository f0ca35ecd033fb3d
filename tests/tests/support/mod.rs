//! A shop that runs Signet from its command line: one vault in a temp folder.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its part; a panic is how a test fails"
)]

pub mod c;
pub mod language;
pub mod program;
pub mod qr;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use signet_tests::built;
use tempfile::TempDir;

pub const PASSWORD: &str = "brass seal 19";

pub struct Shop {
    pub home: TempDir,
    pub vault: PathBuf,
}

impl Shop {
    /// An empty shop: no vault yet.
    pub fn without_vault() -> Self {
        let home = tempfile::tempdir().unwrap();
        let vault = home.path().join("northwind.signet");
        Self { home, vault }
    }

    /// A shop with a vault, its owner is anna.
    pub fn open() -> Self {
        let shop = Self::without_vault();
        let owner = json!({"company": "Northwind Instruments", "user": "anna", "full_name": "Anna Brandt"});
        shop.call("vault.create", &owner);
        shop
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(built("signet").unwrap());
        // Its own home: no test reads or leaves anything in the user's.
        command
            .env_remove("SIGNET_VAULT")
            .env_remove("SIGNET_USER")
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", self.home.path().join("data"))
            .env("XDG_CONFIG_HOME", self.home.path().join("config"))
            .env("SIGNET_PASSWORD", PASSWORD)
            .current_dir(self.home.path());
        command
    }

    pub fn run(&self, user: Option<&str>, action: &str, request: &Value) -> Output {
        let mut command = self.command();
        command.arg("--vault").arg(&self.vault);
        if let Some(user) = user {
            command.args(["--user", user]);
        }
        let input = request.to_string();
        with_input(command.args(["call", action, "-"]), &input)
    }

    /// The reply of an action that must succeed.
    pub fn call(&self, action: &str, request: &Value) -> Value {
        self.call_as(None, action, request)
    }

    pub fn call_as(&self, user: Option<&str>, action: &str, request: &Value) -> Value {
        let output = self.run(user, action, request);
        assert!(
            output.status.success(),
            "{action}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The fault of an action that must be refused.
    pub fn fault(&self, action: &str, request: &Value) -> Value {
        self.fault_as(None, action, request)
    }

    pub fn fault_as(&self, user: Option<&str>, action: &str, request: &Value) -> Value {
        let output = self.run(user, action, request);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{action} should be refused with exit code 1"
        );
        serde_json::from_slice(&output.stderr).unwrap_or_else(|_| {
            panic!(
                "a fault is JSON, not: {}",
                String::from_utf8_lossy(&output.stderr)
            )
        })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

pub fn with_input(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} starts: {error}"));
    // A program that does not read its input closes it early: that is its right.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// A product with a locked and a free feature.
pub fn product() -> Value {
    json!({"content": {"number": 1040, "code": "SPA-PRO", "name": "Spectra Analyzer Pro", "features": [
        feature(1, "Core Measurement", false), feature(2, "Calibration", true)]}})
}

pub fn feature(number: u32, name: &str, free: bool) -> Value {
    json!({"number": number, "code": "F", "name": name, "description": "", "type": "normal", "limit": null,
           "can_modify": free, "can_exclude": free,
           "terms": {"model": {"kind": "perpetual"}, "seats": 1, "unit": "station", "remote": false, "flags": []}})
}

pub fn customer() -> Value {
    json!({"content": {"name": "Müller & Søn Messtechnik GmbH", "country": "DE",
           "address": "Schiffbrücke 12\n24939 Flensburg",
           "contacts": [{"name": "Katrin Müller", "email": "k.mueller@mueller-soen.example", "notify": true}]}})
}

/// Key, product, customer, and a draft with three licenses: everything but the submit.
pub fn draft(shop: &Shop) -> Value {
    shop.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
    draft_with_key(shop)
}

pub fn draft_with_key(shop: &Shop) -> Value {
    let product = shop.call("product.save", &product());
    let customer = shop.call("customer.save", &customer());
    let order = shop.call("order.create", &json!({"customer_id": customer["id"]}));
    let lines = json!([{"product_id": product["id"], "quantity": 3, "features": [
        {"number": 2, "terms": {"model": {"kind": "until", "until": 1_893_455_999}, "seats": 1,
                                "unit": "station", "remote": false, "flags": []}}]}]);
    save_order(shop, &order, |content| {
        content["activation_limit"] = json!(2);
        content["lines"] = lines;
    })
}

/// Saves a draft with changes to its content.
pub fn save_order(shop: &Shop, order: &Value, change: impl FnOnce(&mut Value)) -> Value {
    shop.call("order.save", &order_form(order, change))
}

/// The request that saves a draft with changes to its content.
pub fn order_form(order: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut content = order["content"].clone();
    change(&mut content);
    json!({"id": order["id"], "version": order["version"], "note": order["note"], "content": content})
}

pub fn submit(shop: &Shop, draft: &Value) -> Value {
    shop.call(
        "order.submit",
        &json!({"id": draft["id"], "version": draft["version"]}),
    )
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// Python with the tests' packages.
pub fn python() -> PathBuf {
    let venv = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.dev/venv/bin/python");
    let python = std::env::var_os("SIGNET_TEST_PYTHON").map_or(venv, PathBuf::from);
    assert!(
        python.exists(),
        "Python packages are missing: run ./dev test once, it installs them"
    );
    python
}
