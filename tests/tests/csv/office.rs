//! A console with a vault of its own, in this process: opening it costs no password derivation per call.

use std::path::PathBuf;

use serde_json::{Value, json};
use signet_console::{
    Console, DEMO_COST, Fault, Places, Progress, Services, Silent, SystemClock, SystemRandom,
};
use tempfile::TempDir;

use super::support::{PASSWORD, product};

pub struct Office {
    pub home: TempDir,
    pub console: Console,
}

impl Office {
    /// An office with an empty vault; its owner is anna.
    pub fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let places = Places {
            vault: home.path().join("vault"),
            recent: home.path().join("recent.json"),
            saved: home.path().join("saved"),
        };
        let services = Services::new(Box::new(SystemClock), Box::new(SystemRandom), DEMO_COST, places);
        let office = Self {
            console: Console::new(services),
            home,
        };
        let vault = office.path("vault");
        office.call(
            "vault.create",
            &json!({"folder": vault, "company": "Northwind Instruments", "user": "anna",
                    "full_name": "Anna Brandt", "password": PASSWORD}),
        );
        office
    }

    /// An office that sells one product.
    pub fn with_product() -> Self {
        let office = Self::open();
        office.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
        office.call("product.save", &product());
        office
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A file with these bytes.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn try_call(&self, action: &str, request: &Value) -> Result<Value, Fault> {
        self.console.call(action, request.clone(), &Silent)
    }

    pub fn call_with(&self, progress: &dyn Progress, action: &str, request: &Value) -> Result<Value, Fault> {
        self.console.call(action, request.clone(), progress)
    }

    pub fn call(&self, action: &str, request: &Value) -> Value {
        self.try_call(action, request)
            .unwrap_or_else(|fault| panic!("{action}: {fault:?}"))
    }

    pub fn fault(&self, action: &str, request: &Value) -> Fault {
        self.try_call(action, request)
            .expect_err("this should be refused")
    }

    /// Imports a text with the mapping that is offered for it.
    pub fn import(&self, what: &str, text: &str) -> Value {
        self.import_bytes(what, text.as_bytes(), false)
    }

    pub fn dry_run(&self, what: &str, text: &str) -> Value {
        self.import_bytes(what, text.as_bytes(), true)
    }

    pub fn import_bytes(&self, what: &str, bytes: &[u8], dry_run: bool) -> Value {
        let path = self.file("import.csv", bytes);
        let look = self.call("import.look", &json!({"what": what, "path": path}));
        self.call(
            "import.run",
            &json!({"what": what, "path": path, "mapping": look["mapping"], "dry_run": dry_run}),
        )
    }

    /// The rows of a list.
    pub fn rows(&self, action: &str) -> Vec<Value> {
        let list = self.call(action, &json!({"limit": 10_000}));
        list["rows"].as_array().unwrap().clone()
    }

    /// What an import could change: entries of the journal, and how many records there are.
    pub fn state(&self) -> [usize; 5] {
        let orders = self.call("order.list", &json!({}))["total"].as_u64().unwrap();
        let journal = self.call("journal.list", &json!({"limit": 10_000}));
        let entries = journal.as_array().or_else(|| journal["entries"].as_array());
        [
            entries.or_else(|| journal["rows"].as_array()).unwrap().len(),
            self.rows("customer.list").len(),
            self.rows("product.list").len(),
            self.rows("license.list").len(),
            usize::try_from(orders).unwrap(),
        ]
    }

    pub fn customer(&self, name: &str) -> Value {
        let list = self.call("customer.list", &json!({"text": name}));
        self.call("customer.get", &json!({"id": list["rows"][0]["id"]}))["content"].clone()
    }
}

/// Line, column and message of each problem.
pub fn problems(view: &Value) -> Vec<(u64, String, String)> {
    let list = view["problems"].as_array().unwrap();
    list.iter()
        .map(|problem| {
            let text = |field: &str| problem[field].as_str().unwrap().to_owned();
            (problem["row"].as_u64().unwrap(), text("column"), text("message"))
        })
        .collect()
}

/// Lines and columns of the problems.
pub fn places(view: &Value) -> Vec<(u64, String)> {
    problems(view)
        .into_iter()
        .map(|(row, column, _)| (row, column))
        .collect()
}

/// Asserts that nothing was wrong and the vault was changed.
pub fn done(view: &Value) {
    assert_eq!(problems(view), []);
    assert_eq!(view["done"], true);
}

/// Asserts what an import added, changed and left.
pub fn counted(view: &Value, added: u64, changed: u64, unchanged: u64) {
    assert_eq!(problems(view), []);
    assert_eq!(
        [&view["added"], &view["changed"], &view["unchanged"]],
        [&json!(added), &json!(changed), &json!(unchanged)],
        "added, changed, unchanged"
    );
}
