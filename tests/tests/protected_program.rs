//! The whole circle with the protected programs of `examples`: those in Python, Node and Java have nothing of ours but
//! the format's description, the one in Rust has the license crate.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use serde_json::{Value, json};
use support::Shop;
use support::language::Language;
use support::program::Program;

const DAY: i64 = 86_400;

/// Each story is told in each language.
macro_rules! in_each_language {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use super::support::language::Language;

            #[test]
            fn in_python() {
                super::$story(Language::Python);
            }

            #[test]
            fn in_node() {
                super::$story(Language::Node);
            }

            #[test]
            fn in_java() {
                super::$story(Language::Java);
            }

            #[test]
            fn in_rust() {
                super::$story(Language::Rust);
            }
        }
    )+};
}

in_each_language!(
    a_program_without_internet_from_its_request_to_its_removal,
    a_program_hears_by_the_revocation_list_what_no_longer_counts,
    a_program_refuses_what_was_altered_on_the_way,
    a_program_says_in_one_sentence_what_it_cannot_use,
);

/// A license for one machine, bound to processor and host name: its id and serial number.
fn sell(shop: &Shop) -> (Value, String) {
    shop.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
    let terms =
        json!({"model": {"kind": "perpetual"}, "seats": 1, "unit": "station", "remote": false, "flags": []});
    let feature = json!({"number": 1, "code": "CORE", "name": "Core", "type": "normal", "terms": terms});
    let product = json!({"number": 7, "name": "Chart Studio", "features": [feature],
        "binding": {"parts": {"cpu": "required", "host": "replaceable"}, "tolerated_changes": 0}});
    let product = shop.call("product.save", &json!({"content": product}));
    let order = shop.call("order.create", &json!({}));
    let mut content = order["content"].clone();
    content["lines"] = json!([{"product_id": product["id"], "quantity": 1}]);
    content["activation_limit"] = json!(1);
    let form = json!({"id": order["id"], "version": order["version"], "note": "", "content": content});
    let draft = shop.call("order.save", &form);
    let sold = shop.call(
        "order.submit",
        &json!({"id": draft["id"], "version": draft["version"]}),
    );
    let license = &sold["licenses"][0];
    (
        license["id"].clone(),
        license["serial"].as_str().unwrap().to_owned(),
    )
}

fn a_program_without_internet_from_its_request_to_its_removal(language: Language) {
    let shop = Shop::open();
    let (license, serial) = sell(&shop);
    let active = || shop.call("license.get", &json!({"id": license}))["row"]["activations"].clone();

    let mut program = Program::of(&shop, language, "machine", 7);
    assert_eq!(program.refuses(&["run"]), "it is not activated on this machine");
    let request = json!({"text": program.says(&["request", &serial])});
    let certificate = shop.call("activation.activate", &request);
    let file = shop.path("machine.cert");
    shop.call(
        "activation.save_file",
        &json!({"id": certificate["id"], "path": file}),
    );
    let file = file.to_str().unwrap();
    assert_eq!(program.says(&["install", file]), "activated");
    assert_eq!(program.says(&["run"]), "running");

    let verdict = shop.call("license.verify", &json!({"text": certificate["certificate"]}));
    assert_eq!(
        [&verdict["kind"], &verdict["good"]],
        [&json!("certificate"), &json!(true)]
    );

    // What is for another product, or no list at all, changes nothing.
    let refused = program.refuses(&["--product", "8", "run"]);
    assert_eq!(refused, "the certificate is for another product");
    let refused = program.refuses(&["revocations", file]);
    assert!(refused.contains("another kind"), "{refused}");
    assert_eq!(program.says(&["run"]), "running");

    // Somebody carries the certificate to another machine.
    let thief = Program::of(&shop, language, "elsewhere", 7);
    assert!(thief.refuses(&["install", file]).contains("for another machine"));

    // The clock goes on, then somebody sets it back.
    program.now += 40 * DAY;
    assert_eq!(program.says(&["run"]), "running");
    program.now -= 39 * DAY;
    assert!(
        program
            .says(&["run"])
            .starts_with("running, in grace: the clock was set back; 2")
    );
    program.says(&["run"]);
    program.says(&["run"]);
    assert_eq!(program.refuses(&["run"]), "the clock was set back: set it right");
    program.now += 40 * DAY;
    assert_eq!(program.says(&["run"]), "running");

    let proof = json!({"text": program.says(&["remove"])});
    assert_eq!(program.refuses(&["run"]), "it is not activated on this machine");
    let verdict = shop.call("license.verify", &proof);
    assert_eq!(
        [&verdict["kind"], &verdict["good"]],
        [&json!("proof"), &json!(true)]
    );
    assert_eq!(active(), json!(1), "the vendor has not heard of it yet");
    assert_eq!(shop.call("activation.deactivate", &proof)["active"], json!(0));

    // None of the messages has a second effect.
    assert_eq!(
        shop.call("activation.deactivate", &proof)["repeated"],
        json!(true)
    );
    assert_eq!(
        shop.fault("activation.activate", &request)["details"]["refusal"],
        "given_back"
    );
    assert_eq!(active(), json!(0));
    let verdict = shop.call("license.verify", &json!({"text": certificate["certificate"]}));
    assert!(
        verdict["message"]
            .as_str()
            .unwrap()
            .contains("its activation ended"),
        "{verdict}"
    );

    // The seat is free for the next machine, and the license tells the story.
    let next = json!({"text": thief.says(&["request", &serial])});
    assert_eq!(shop.call("activation.activate", &next)["active"], json!(1));
    let history = shop.call("license.get", &json!({"id": license}))["history"].clone();
    let told: Vec<&str> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["what"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["issued", "activated", "returned", "activated"]);
    assert_eq!(shop.call("vault.check", &json!({}))["problems"], json!([]));
}

/// The next revocation list, as a file.
fn publish(shop: &Shop, name: &str) -> String {
    shop.call("revocation.publish", &json!({}));
    let file = shop.path(name);
    shop.call("revocation.save_file", &json!({"path": file}));
    file.to_str().unwrap().to_owned()
}

/// A certificate asked for, given and taken in.
fn install(shop: &Shop, program: &Program, serial: &str) -> Value {
    let request = json!({"text": program.says(&["request", serial])});
    let certificate = shop.call("activation.activate", &request);
    let file = shop.path("machine.cert");
    shop.call(
        "activation.save_file",
        &json!({"id": certificate["id"], "path": file}),
    );
    assert_eq!(program.says(&["install", file.to_str().unwrap()]), "activated");
    certificate
}

fn a_program_hears_by_the_revocation_list_what_no_longer_counts(language: Language) {
    let shop = Shop::open();
    let (license, serial) = sell(&shop);
    let act = |name: &str, reason: Option<&str>| {
        let version = shop.call("license.get", &json!({"id": license}))["version"].clone();
        let mut request = json!({"id": license, "version": version});
        if let Some(reason) = reason {
            request["reason"] = json!(reason);
        }
        shop.call(name, &request)
    };
    let publish = |name: &str| publish(&shop, name);
    let install = |program: &Program| install(&shop, program, &serial);
    let program = Program::of(&shop, language, "machine", 7);
    install(&program);
    let empty = publish("list-1");
    assert_eq!(
        program.says(&["revocations", &empty]),
        "revocation list 1 taken in"
    );
    assert_eq!(program.says(&["run"]), "running");

    act("license.block", Some("The invoice is open"));
    let fault = shop.fault(
        "activation.activate",
        &json!({"text": program.says(&["request", &serial])}),
    );
    assert_eq!(fault["details"]["refusal"], "blocked");
    assert_eq!(
        program.says(&["run"]),
        "running",
        "the program has not heard of it"
    );
    let blocked = publish("list-2");
    let text = std::fs::read_to_string(&blocked).unwrap();
    assert!(
        !text.contains("invoice"),
        "the list is for everybody, the reason is not"
    );
    program.says(&["revocations", &blocked]);
    assert_eq!(
        program.refuses(&["run"]),
        "the license is blocked for now by who issued it"
    );
    assert!(
        program
            .refuses(&["revocations", &empty])
            .contains("number 2 is known already")
    );
    // Neither an older list in the place of the newest nor none at all brings it back.
    let kept = program.home.join("revocations");
    std::fs::copy(&empty, &kept).unwrap();
    assert!(program.refuses(&["run"]).contains("number 2 is known already"));
    std::fs::remove_file(&kept).unwrap();
    program.refuses(&["run"]);

    act("license.unblock", None);
    program.says(&["revocations", &publish("list-3")]);
    assert_eq!(program.says(&["run"]), "running");

    // Released by hand: the certificate is still on the machine, and counts no more.
    let certificate = install(&program);
    let release = json!({"id": certificate["id"], "version": certificate["version"], "reason": "Stolen"});
    shop.call("activation.release", &release);
    program.says(&["revocations", &publish("list-4")]);
    assert_eq!(
        program.refuses(&["run"]),
        "this activation ended: activate this machine again"
    );
    install(&program);
    assert_eq!(program.says(&["run"]), "running");

    // A program that never saw a list learns from its certificate that there is one.
    let release = shop.call("activation.list", &json!({"license_id": license}));
    let active = release.as_array().unwrap().last().unwrap();
    let release = json!({"id": active["id"], "version": active["version"], "reason": "Moved"});
    shop.call("activation.release", &release);
    let other = Program::of(&shop, language, "elsewhere", 7);
    install(&other);
    assert_eq!(
        other.says(&["run"]),
        "running; ask the vendor for revocation list 4"
    );
    assert!(
        other
            .refuses(&["revocations", &blocked])
            .contains("number 4 is known already")
    );

    act("license.revoke", Some("Sold twice"));
    let last = publish("list-5");
    other.says(&["revocations", &last]);
    assert_eq!(
        other.refuses(&["run"]),
        "the license was revoked by who issued it"
    );

    // The vault knows which is the newest.
    let verdict = |file: &str| {
        let text = std::fs::read_to_string(file).unwrap();
        shop.call("license.verify", &json!({"text": text}))
    };
    assert_eq!(
        [&verdict(&last)["kind"], &verdict(&last)["good"]],
        [&json!("revocation_list"), &json!(true)]
    );
    assert_eq!(verdict(&blocked)["code"], "old_list");
    assert_eq!(shop.call("vault.check", &json!({}))["problems"], json!([]));
}

/// Each bit of a certificate, and every place where it can be cut.
fn a_program_refuses_what_was_altered_on_the_way(language: Language) {
    let shop = Shop::open();
    let (_, serial) = sell(&shop);
    let program = Program::of(&shop, language, "machine", 7);
    let request = json!({"text": program.says(&["request", &serial])});
    let certificate = shop.call("activation.activate", &request)["certificate"].clone();
    let good = certificate.as_str().unwrap().trim().as_bytes();
    let file = shop.path("altered.cert");
    for step in 1..16 {
        let mut altered = good.to_vec();
        let at = step * good.len() / 16;
        altered[at] ^= 1;
        std::fs::write(&file, &altered).unwrap();
        program.refuses(&["install", file.to_str().unwrap()]);
        std::fs::write(&file, &good[..at]).unwrap();
        program.refuses(&["install", file.to_str().unwrap()]);
    }
    assert_eq!(program.refuses(&["run"]), "it is not activated on this machine");
}

/// Files that are none of ours, that are damaged or not there, and no command line at all.
fn a_program_says_in_one_sentence_what_it_cannot_use(language: Language) {
    let shop = Shop::open();
    let (_, serial) = sell(&shop);
    let program = Program::of(&shop, language, "machine", 7);
    let certificate = install(&shop, &program, &serial);
    let file = shop.path("given");
    let given = file.to_str().unwrap();
    for command in ["install", "revocations"] {
        let missing = program.refuses(&[command, given]);
        assert!(missing.contains(given), "{missing}");
        for bytes in [&b""[..], b"\xff\xfe\0", b"{}", b"a.b.c", &[b'['; 9_000]] {
            std::fs::write(&file, bytes).unwrap();
            assert_eq!(program.refuses(&[command, given]), "this is not a license file");
        }
        std::fs::remove_file(&file).unwrap();
    }
    assert_eq!(program.says(&["run"]), "running");

    for name in ["seen", "device.key"] {
        let kept = program.home.join(name);
        let before = std::fs::read(&kept).unwrap();
        for bytes in [&b""[..], b"\xff", b"[1]", b"{\"time\":\"x\"}", b"-"] {
            std::fs::write(&kept, bytes).unwrap();
            let refused = program.refuses(&["run"]);
            assert!(refused.ends_with("is damaged"), "{refused}");
        }
        std::fs::write(&kept, before).unwrap();
    }
    assert_eq!(program.says(&["run"]), "running");

    let key = shop.path("no.pem");
    for text in ["", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"] {
        std::fs::write(&key, text).unwrap();
        let refused = program.refuses(&["--key", key.to_str().unwrap(), "run"]);
        assert!(refused.starts_with("this is not an RSA public key"), "{refused}");
    }
    for words in [
        &[][..],
        &["walk"],
        &["run", "away"],
        &["install"],
        &["--now", "soon", "run"],
    ] {
        assert_eq!(
            program.run(words).status.code(),
            Some(2),
            "{language:?} {words:?}"
        );
    }

    // The key that signs the proof is read by nobody else.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(program.home.join("device.key"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let proof = json!({"text": program.says(&["remove"])});
    assert_eq!(
        shop.call("activation.deactivate", &proof)["id"],
        certificate["id"]
    );
}
