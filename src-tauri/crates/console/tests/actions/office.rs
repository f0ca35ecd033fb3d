//! A console with a vault of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use signet_console::{
    Clock, Console, DEMO_COST, Fault, Places, Progress, Services, Silent, SystemClock, SystemRandom,
};
use tempfile::TempDir;

/// The machine's clock, moved on by the test.
struct Ahead(Arc<AtomicU64>);

impl Clock for Ahead {
    fn now_millis(&self) -> u64 {
        SystemClock.now_millis() + self.0.load(Ordering::Relaxed)
    }
}

pub struct Office {
    pub home: TempDir,
    console: Console,
    ahead: Arc<AtomicU64>,
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
        let ahead = Arc::default();
        let clock = Ahead(Arc::clone(&ahead));
        let services = Services::new(Box::new(clock), Box::new(SystemRandom), DEMO_COST, places);
        let office = Self {
            console: Console::new(services),
            home,
            ahead,
        };
        let vault = office.path("vault");
        let owner = json!({"folder": vault, "company": "Northwind Instruments", "user": "anna",
                           "full_name": "Anna Brandt", "password": "brass seal 19"});
        office.call("vault.create", &owner);
        office.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
        office
    }

    /// Lets days pass; the moment it is then, UTC seconds.
    pub fn wait(&self, days: u64) -> i64 {
        self.ahead.fetch_add(days * 86_400_000, Ordering::Relaxed);
        let millis = Ahead(Arc::clone(&self.ahead)).now_millis();
        i64::try_from(millis / 1_000).unwrap()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn try_call(&self, action: &str, request: &Value) -> Result<Value, Fault> {
        self.console.call(action, request.clone(), &Silent)
    }

    /// The same, watched.
    pub fn try_watched(
        &self,
        action: &str,
        request: &Value,
        progress: &dyn Progress,
    ) -> Result<Value, Fault> {
        self.console.call(action, request.clone(), progress)
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
