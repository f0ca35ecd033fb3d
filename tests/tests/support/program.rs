//! A protected program with nothing of ours but the format's description: `examples/python`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;

use super::Shop;

/// The program on a machine of its own.
pub struct Program {
    home: PathBuf,
    key: PathBuf,
    product: u32,
    /// Its machine's clock, UTC seconds.
    pub now: i64,
}

impl Program {
    /// The program that is the product of that number, with the shop's key embedded. `machine` tells machines apart.
    pub fn of(shop: &Shop, machine: &str, product: u32) -> Self {
        let id = &shop.call("key.list", &json!({}))[0]["id"];
        let pem = shop.call("key.export", &json!({"id": id, "form": "pem"}));
        let key = shop.path("vendor.pem");
        std::fs::write(&key, pem["text"].as_str().unwrap()).unwrap();
        Self {
            home: shop.path(machine),
            key,
            product,
            now: now(),
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/python/protected.py");
        Command::new("python3")
            .arg("-B")
            .arg(script)
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
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Why it refuses.
    #[track_caller]
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        error.trim().strip_prefix("refused: ").unwrap().to_owned()
    }
}

fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    i64::try_from(since.unwrap().as_secs()).unwrap()
}
