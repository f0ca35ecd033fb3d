//! Everything that can be wrong with a vault, each with its own fault; and nothing readable in the file.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::process::Stdio;

use serde_json::json;
use support::{Shop, draft, submit};

fn code(shop: &Shop) -> String {
    shop.fault("user.list", &json!({}))["code"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn the_files_hold_no_plain_text_of_the_data() {
    let shop = Shop::open();
    let order = submit(&shop, &draft(&shop));
    let serial = order["licenses"][0]["serial"].as_str().unwrap();
    let license = shop.call("license.file", &json!({"id": order["licenses"][0]["id"]}));
    let secrets = [
        "Müller",
        "Spectra",
        "Calibration",
        "Northwind",
        "A-1001",
        "mueller-soen",
        "SQLite format",
        serial,
        &license["text"].as_str().unwrap()[..40],
        support::PASSWORD,
    ];
    let mut read = 0;
    for entry in std::fs::read_dir(&shop.vault).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in secrets {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{} holds {secret:?}", path.display());
        }
        read += bytes.len();
    }
    assert!(read > 50_000, "the database was read");
}

#[test]
fn a_wrong_password_and_an_unknown_user_are_the_same_fault() {
    let shop = Shop::open();
    let mut command = shop.command();
    command
        .env("SIGNET_PASSWORD", "not this one")
        .arg("--vault")
        .arg(&shop.vault)
        .args(["call", "user.list"]);
    let wrong = command.output().unwrap();
    let stranger = shop.run(Some("eve"), "user.list", &json!({}));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("wrong_password"));
    assert_eq!(
        wrong.stderr, stranger.stderr,
        "nobody learns which of the two was wrong"
    );
}

#[test]
fn an_empty_folder_and_a_second_vault_are_told() {
    let shop = Shop::without_vault();
    assert_eq!(code(&shop), "vault_missing");
    let owner = json!({"company": "Northwind", "user": "anna", "full_name": "Anna"});
    shop.call("vault.create", &owner);
    assert_eq!(shop.fault("vault.create", &owner)["code"], "vault_exists");
    shop.call("user.list", &json!({}));
}

#[test]
fn a_cut_database_is_told_at_every_length() {
    let shop = Shop::open();
    let database = shop.vault.join("vault.db");
    let whole = std::fs::read(&database).unwrap();
    for length in [
        0,
        10,
        16,
        4000,
        4096,
        whole.len() / 2 / 4096 * 4096,
        whole.len() - 4096,
        whole.len() - 1,
    ] {
        std::fs::write(&database, &whole[..length]).unwrap();
        assert_eq!(
            code(&shop),
            "vault_damaged",
            "cut to {length} of {} bytes",
            whole.len()
        );
    }
    std::fs::write(&database, &whole).unwrap();
    shop.call("user.list", &json!({}));
}

#[test]
fn a_flipped_bit_is_found() {
    let shop = Shop::open();
    submit(&shop, &draft(&shop));
    let database = shop.vault.join("vault.db");
    let length = database.metadata().unwrap().len();
    for page in [1, length / 4096 / 2, length / 4096 - 1] {
        let mut file = std::fs::File::options()
            .read(true)
            .write(true)
            .open(&database)
            .unwrap();
        let at = SeekFrom::Start(page * 4096 + 2000);
        let mut byte = [0];
        file.seek(at).unwrap();
        file.read_exact(&mut byte).unwrap();
        let flip = |file: &mut std::fs::File, byte: [u8; 1]| {
            file.seek(at).unwrap();
            file.write_all(&byte).unwrap();
        };
        flip(&mut file, [byte[0] ^ 1]);
        let output = shop.run(None, "vault.check", &json!({}));
        let told = String::from_utf8_lossy(&output.stdout).contains("page")
            || serde_json::from_slice::<serde_json::Value>(&output.stderr)
                .is_ok_and(|fault| fault["code"] == "vault_damaged");
        assert!(told, "page {page}: {output:?}");
        flip(&mut file, byte);
    }
    assert_eq!(shop.call("vault.check", &json!({}))["problems"], json!([]));
}

#[test]
fn another_vaults_database_and_other_files_are_foreign() {
    let (shop, other) = (Shop::open(), Shop::open());
    let own = std::fs::read(shop.vault.join("vault.db")).unwrap();
    std::fs::copy(other.vault.join("vault.db"), shop.vault.join("vault.db")).unwrap();
    assert_eq!(code(&shop), "vault_foreign");
    std::fs::write(shop.vault.join("vault.db"), b"%PDF-1.7 something else entirely").unwrap();
    assert_eq!(code(&shop), "vault_foreign");
    std::fs::write(shop.vault.join("vault.db"), own).unwrap();
    for text in ["{\"hello\": 1}", "not even JSON"] {
        std::fs::write(shop.vault.join("vault.slots"), text).unwrap();
        assert_eq!(code(&shop), "vault_foreign", "{text}");
    }
}

#[test]
fn cut_or_missing_slots_are_damaged_and_a_newer_file_says_so() {
    let shop = Shop::open();
    let slots = shop.vault.join("vault.slots");
    let whole = std::fs::read_to_string(&slots).unwrap();
    std::fs::write(&slots, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(code(&shop), "vault_damaged");
    std::fs::write(&slots, whole.replace("\"format\": 1", "\"format\": 2")).unwrap();
    assert_eq!(code(&shop), "vault_newer");
    std::fs::remove_file(&slots).unwrap();
    assert_eq!(
        code(&shop),
        "vault_damaged",
        "a vault that lost a file is not an empty folder"
    );
    std::fs::write(&slots, whole).unwrap();
    shop.call("user.list", &json!({}));
}

#[test]
fn weaker_slots_open_nothing() {
    let shop = Shop::open();
    let slots = shop.vault.join("vault.slots");
    let whole = std::fs::read_to_string(&slots).unwrap();
    std::fs::write(&slots, whole.replace("131072", "8192")).unwrap();
    assert_eq!(
        code(&shop),
        "wrong_password",
        "a lowered cost derives another key"
    );
    std::fs::write(&slots, whole.replace("131072", "4000000000")).unwrap();
    assert_eq!(
        code(&shop),
        "vault_damaged",
        "a forged cost cannot exhaust the machine"
    );
    std::fs::write(&slots, whole.replace("\"may_sign\": true", "\"may_sign\": false")).unwrap();
    assert_eq!(code(&shop), "wrong_password", "a slot's rank is sealed with it");
}

#[test]
fn a_second_process_is_refused_until_the_first_ends() {
    let shop = Shop::open();
    // The first process holds the vault for as long as a large key takes. On a busy machine the second may
    // come before it: then it is the one that is refused, and they try again.
    for _ in 0..20 {
        let mut first = shop
            .command()
            .arg("--vault")
            .arg(&shop.vault)
            .args(["call", "key.create", r#"{"name": "large", "bits": 4096}"#])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut refused = false;
        while first.try_wait().unwrap().is_none() {
            let output = shop.run(None, "user.list", &json!({}));
            refused |= String::from_utf8_lossy(&output.stderr).contains("vault_in_use");
        }
        if first.wait().unwrap().success() {
            assert!(refused, "the second process met the first");
            shop.call("user.list", &json!({}));
            return;
        }
    }
    panic!("the first process never got the vault");
}
