//! A protected program of `examples`, in one of its languages.

use std::path::PathBuf;
use std::process::Output;

use serde_json::json;

use super::Shop;
use super::language::Language;

/// The program on a machine of its own.
pub struct Program {
    language: Language,
    /// Where it keeps what it knows.
    pub home: PathBuf,
    key: PathBuf,
    product: u32,
    /// Its machine's clock, UTC seconds.
    pub now: i64,
}

impl Program {
    /// The program that is the product of that number, with the shop's key embedded. `machine` tells machines apart.
    pub fn of(shop: &Shop, language: Language, machine: &str, product: u32) -> Self {
        let key = shop.path("vendor.pem");
        if !key.exists() {
            let id = &shop.call("key.list", &json!({}))[0]["id"];
            let pem = shop.call("key.export", &json!({"id": id, "form": "pem"}));
            std::fs::write(&key, pem["text"].as_str().unwrap()).unwrap();
        }
        Self {
            language,
            home: shop.path(machine),
            key,
            product,
            now: now(),
        }
    }

    /// What it does.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.language
            .protected()
            .arg("--key")
            .arg(&self.key)
            .arg("--home")
            .arg(&self.home)
            .args(["--now", &self.now.to_string()])
            .args(["--product", &self.product.to_string()])
            .args(arguments)
            .output()
            .unwrap()
    }

    /// What it says when it does what it is asked.
    #[track_caller]
    pub fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success(),
            "{:?} {arguments:?}: {error}",
            self.language
        );
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Why it refuses.
    #[track_caller]
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        let told = format!("{:?} {arguments:?}: {error}", self.language);
        assert_eq!(output.status.code(), Some(1), "{told}");
        // One sentence: a program that breaks down says more.
        assert_eq!(error.lines().count(), 1, "{told}");
        let sentence = error.trim().strip_prefix("refused: ");
        sentence.unwrap_or_else(|| panic!("{told}")).to_owned()
    }
}

fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    i64::try_from(since.unwrap().as_secs()).unwrap()
}
