//! A console with a vault of its own.

use std::path::PathBuf;

use serde_json::{Value, json};
use signet_console::{Console, DEMO_COST, Fault, Places, Services, Silent, SystemClock, SystemRandom};
use tempfile::TempDir;

pub struct Office {
    pub home: TempDir,
    console: Console,
}

impl Office {
    /// An office with a key and an empty vault.
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
        let owner = json!({"folder": vault, "company": "Northwind Instruments", "user": "anna",
                           "full_name": "Anna Brandt", "password": "brass seal 19"});
        office.call("vault.create", &owner);
        office.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
        office
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn try_call(&self, action: &str, request: &Value) -> Result<Value, Fault> {
        self.console.call(action, request.clone(), &Silent)
    }

    #[track_caller]
    pub fn call(&self, action: &str, request: &Value) -> Value {
        self.try_call(action, request)
            .unwrap_or_else(|fault| panic!("{action}: {fault:?}"))
    }

    #[track_caller]
    pub fn fault(&self, action: &str, request: &Value) -> Fault {
        self.try_call(action, request)
            .expect_err("this should be refused")
    }

    /// Names in the rows of a list.
    pub fn names(&self, action: &str, request: &Value, name: &str) -> Vec<String> {
        let list = self.call(action, request);
        let rows = list["rows"].as_array().unwrap();
        rows.iter()
            .map(|row| row[name].as_str().unwrap().to_owned())
            .collect()
    }
}

pub fn customer(office: &Office, content: Value) -> Value {
    let mut content = content;
    content["contacts"] = json!([]);
    office.call("customer.save", &json!({"content": content}))
}
