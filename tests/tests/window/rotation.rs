//! From one signing key to the next, at the window, with a program that is out there.

use serde_json::json;

use crate::{
    given::{CUSTOMER, assert_no_script_errors, shop_with_draft, unlocked_window_of},
    support::{language::Language, program::Program, submit},
};

#[test]
fn the_next_key_is_announced_signs_and_makes_anew_what_the_former_one_signed() {
    let (shop, draft) = shop_with_draft();
    submit(&shop, &draft);
    let license = shop.call("license.list", &json!({"limit": 1}))["rows"][0].clone();
    let number = u32::try_from(license["product_number"].as_u64().unwrap()).unwrap();
    let program = Program::of(&shop, Language::Python, "machine", number);
    let request = program.says(&["request", license["serial"].as_str().unwrap()]);
    let made = shop.call("activation.activate", &json!({"text": request}));
    let file = shop.path("machine.cert");
    shop.call("activation.save_file", &json!({"id": made["id"], "path": file}));
    assert_eq!(program.says(&["install", file.to_str().unwrap()]), "activated");
    let next = shop.call("key.create", &json!({"name": "Northwind 2027", "bits": 2048}));

    let window = unlocked_window_of(&shop);
    window.type_keys("gk").unwrap();
    window.wait_for("heading", "Keys").unwrap();
    window.click("button", "Rotate Northwind 2026").unwrap();
    window.wait_for("heading", "Rotation").unwrap();
    window.click("button", "Announce Northwind 2027").unwrap();
    window.click("button", "Switch to Northwind 2027…").unwrap();
    window
        .wait_for_text("1 machine runs a program older than the announcement of Northwind 2027")
        .unwrap();
    window.wait_for_disabled("button", "Switch").unwrap();
    window.click("checkbox", "I know. Switch all the same").unwrap();
    window.click("button", "Switch").unwrap();
    window.wait_for_text("Northwind 2027 signs from now on.").unwrap();
    window.wait_until_gone("Switch to Northwind 2027?").unwrap();
    window.wait_until_still().unwrap();

    window.click("button", "Make files anew…").unwrap();
    window.wait_for("dialog", "Make files anew").unwrap();
    window.wait_until_still().unwrap();
    window.click("button", "Make anew").unwrap();
    window
        .wait_for_text("3 license files and 1 certificate are made anew.")
        .unwrap();
    let folder = shop.path("new files");
    window.answer_file_dialog(&folder).unwrap();
    window.click("button", "Save files…").unwrap();
    window.wait_for_text("4 files for 1 customer saved in").unwrap();
    window.click("button", "Done").unwrap();
    window.wait_for_none("dialog", "Make files anew").unwrap();
    window.wait_until_still().unwrap();
    window.click("button", "Retire Northwind 2026…").unwrap();
    window.click("button", "Retire key").unwrap();
    window
        .wait_for_text("It signs no more. What it signed still verifies.")
        .unwrap();
    assert_no_script_errors(&window);
    drop(window);

    // The program that was there before still runs on what it has; its next build takes what was made anew.
    assert_eq!(program.says(&["run"]), "running");
    let anew = std::fs::read_dir(folder.join(CUSTOMER)).unwrap();
    let anew = anew.map(|file| file.unwrap().path());
    let anew = anew.filter(|path| path.extension().is_some_and(|end| end == "cert"));
    let anew: Vec<_> = anew.collect();
    assert_eq!(anew.len(), 1, "{anew:?}");
    assert!(
        !program
            .run(&["install", anew[0].to_str().unwrap()])
            .status
            .success(),
        "it does not embed the new key"
    );
    let pem = shop.call("key.export", &json!({"id": next["id"], "form": "pem"}));
    let key = shop.path("next.pem");
    std::fs::write(&key, pem["text"].as_str().unwrap()).unwrap();
    let next_build = |command: &[&str]| program.says(&[&["--key", key.to_str().unwrap()], command].concat());
    assert_eq!(next_build(&["install", anew[0].to_str().unwrap()]), "activated");
    assert_eq!(next_build(&["run"]), "running");
}
