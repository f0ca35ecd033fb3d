//! The whole circle with a protected program in C: `examples/c`, built with the static library.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use support::Shop;
use support::c::build;

const DAY: i64 = 86_400;

/// The program on a machine of its own.
struct Program {
    file: PathBuf,
    key: PathBuf,
    home: PathBuf,
    now: i64,
}

impl Program {
    fn of(shop: &Shop, program: &Path, machine: &str) -> Self {
        let id = &shop.call("key.list", &json!({}))[0]["id"];
        let pem = shop.call("key.export", &json!({"id": id, "form": "pem"}));
        let key = shop.path("vendor.pem");
        std::fs::write(&key, pem["text"].as_str().unwrap()).unwrap();
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Self {
            file: program.to_owned(),
            key,
            home: shop.path(machine),
            now: i64::try_from(since.unwrap().as_secs()).unwrap(),
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(&self.file)
            .arg("--key")
            .arg(&self.key)
            .arg("--home")
            .arg(&self.home)
            .args(["--now", &self.now.to_string()])
            .args(arguments)
            .output()
            .unwrap()
    }

    /// What it says when it does what it is asked.
    #[track_caller]
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Why it refuses.
    #[track_caller]
    fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        error.trim().strip_prefix("refused: ").unwrap().to_owned()
    }
}

/// A license for one machine, bound to processor and host name: its id and serial number.
fn sell(shop: &Shop) -> (Value, String) {
    shop.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
    let mut product = support::product()["content"].clone();
    product["number"] = json!(7);
    product["features"] = json!([support::feature(1, "Core", false)]);
    product["binding"] = json!({"parts": {"cpu": "required", "host": "replaceable"}, "tolerated_changes": 0});
    let product = shop.call("product.save", &json!({"content": product}));
    let order = shop.call("order.create", &json!({}));
    let draft = support::save_order(shop, &order, |content| {
        content["lines"] = json!([{"product_id": product["id"], "quantity": 1}]);
        content["activation_limit"] = json!(1);
    });
    let sold = support::submit(shop, &draft);
    let license = &sold["licenses"][0];
    let serial = license["serial"].as_str().unwrap();
    (license["id"].clone(), serial.to_owned())
}

/// The vendor's answer to a request, as the file that is sent back.
fn activate(shop: &Shop, request: &str) -> (Value, PathBuf) {
    let certificate = shop.call("activation.activate", &json!({"text": request}));
    let file = shop.path("machine.cert");
    shop.call(
        "activation.save_file",
        &json!({"id": certificate["id"], "path": file}),
    );
    (certificate, file)
}

#[test]
fn a_program_in_c_from_its_request_to_its_removal() {
    let shop = Shop::open();
    let (_, serial) = sell(&shop);
    let built = build("OUT", shop.path("protected"));
    let mut program = Program::of(&shop, &built, "machine");
    assert_eq!(program.refuses(&["run"]), "it is not activated on this machine");
    let (_, file) = activate(&shop, &program.says(&["request", &serial]));
    let file = file.to_str().unwrap();
    assert_eq!(program.says(&["install", file]), "activated");
    assert_eq!(program.says(&["run"]), "running");

    // What is for another product, or no list at all, changes nothing.
    let refused = program.refuses(&["--product", "8", "run"]);
    assert_eq!(refused, "the certificate is for another product");
    let refused = program.refuses(&["revocations", file]);
    assert!(refused.contains("another kind"), "{refused}");
    assert_eq!(program.says(&["run"]), "running");

    // Somebody carries the certificate to another machine.
    let thief = Program::of(&shop, &built, "elsewhere");
    assert!(thief.refuses(&["install", file]).contains("for another machine"));

    // The clock goes on, then somebody sets it back.
    program.now += 40 * DAY;
    assert_eq!(program.says(&["run"]), "running");
    program.now -= 39 * DAY;
    for left in [2, 1, 0] {
        let said = program.says(&["run"]);
        assert_eq!(
            said,
            format!("running, in grace: the clock was set back; {left} starts left")
        );
    }
    assert_eq!(program.refuses(&["run"]), "the clock was set back: set it right");
    program.now += 40 * DAY;
    assert_eq!(program.says(&["run"]), "running");

    let proof = json!({"text": program.says(&["remove"])});
    assert_eq!(program.refuses(&["run"]), "it is not activated on this machine");
    assert_eq!(shop.call("activation.deactivate", &proof)["active"], json!(0));

    // The seat is free for the next machine.
    let (next, _) = activate(&shop, &thief.says(&["request", &serial]));
    assert_eq!(next["active"], json!(1));
    assert_eq!(thief.says(&["install", file]), "activated");
    assert_eq!(thief.says(&["run"]), "running");
}

#[test]
fn a_program_in_c_hears_by_the_revocation_list_what_no_longer_counts() {
    let shop = Shop::open();
    let (license, serial) = sell(&shop);
    let built = build("OUT", shop.path("protected"));
    let publish = |name: &str| {
        shop.call("revocation.publish", &json!({}));
        let file = shop.path(name);
        shop.call("revocation.save_file", &json!({"path": file}));
        file.to_str().unwrap().to_owned()
    };
    let version = || shop.call("license.get", &json!({"id": license}))["version"].clone();
    let program = Program::of(&shop, &built, "machine");
    let (certificate, file) = activate(&shop, &program.says(&["request", &serial]));
    program.says(&["install", file.to_str().unwrap()]);
    let empty = publish("list-1");
    assert_eq!(
        program.says(&["revocations", &empty]),
        "revocation list 1 taken in"
    );
    assert_eq!(program.says(&["run"]), "running");

    shop.call(
        "license.block",
        &json!({"id": license, "version": version(), "reason": "The invoice is open"}),
    );
    let blocked = publish("list-2");
    program.says(&["revocations", &blocked]);
    let told = "the license is blocked for now by who issued it";
    assert_eq!(program.refuses(&["run"]), told);

    // Neither an older list nor no list brings it back.
    let older = program.refuses(&["revocations", &empty]);
    assert!(older.contains("number 2 is known already"), "{older}");
    let kept = shop.path("machine").join("revocations");
    std::fs::copy(&empty, &kept).unwrap();
    assert!(program.refuses(&["run"]).contains("number 2 is known already"));
    std::fs::remove_file(&kept).unwrap();
    program.refuses(&["run"]);

    shop.call("license.unblock", &json!({"id": license, "version": version()}));
    program.says(&["revocations", &publish("list-3")]);
    assert_eq!(program.says(&["run"]), "running");

    // A program that never saw a list learns from its certificate that there is one.
    let release = json!({"id": certificate["id"], "version": certificate["version"], "reason": "Stolen"});
    shop.call("activation.release", &release);
    let other = Program::of(&shop, &built, "elsewhere");
    let (_, file) = activate(&shop, &other.says(&["request", &serial]));
    other.says(&["install", file.to_str().unwrap()]);
    assert_eq!(
        other.says(&["run"]),
        "running; ask the vendor for revocation list 3"
    );
    other.refuses(&["revocations", &blocked]);
    let last = publish("list-4");
    other.says(&["revocations", &last]);
    assert_eq!(other.says(&["run"]), "running");
    program.says(&["revocations", &last]);
    let told = "this activation ended: activate this machine again";
    assert_eq!(program.refuses(&["run"]), told);
}

/// Each part of a certificate, and many places where it can be cut.
#[test]
fn a_program_in_c_refuses_what_was_altered_on_the_way() {
    let shop = Shop::open();
    let (_, serial) = sell(&shop);
    let program = Program::of(&shop, &build("OUT", shop.path("protected")), "machine");
    let (certificate, file) = activate(&shop, &program.says(&["request", &serial]));
    let good = certificate["certificate"].as_str().unwrap().trim().as_bytes();
    for step in 1..16 {
        let at = step * good.len() / 16;
        let mut altered = good.to_vec();
        altered[at] ^= 1;
        for text in [&altered[..], &good[..at]] {
            std::fs::write(&file, text).unwrap();
            program.refuses(&["install", file.to_str().unwrap()]);
        }
    }
    assert_eq!(program.refuses(&["run"]), "it is not activated on this machine");
}
