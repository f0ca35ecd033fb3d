//! A machine without internet, at the window: its request in, its certificate out.

use std::path::PathBuf;

use serde_json::json;
use signet_tests::Window;

use crate::{
    given::{assert_no_script_errors, shop_with_draft, unlocked_window_of},
    support::{Shop, language::Language, program::Program, submit},
};

#[test]
fn a_request_becomes_a_certificate_in_three_keys_and_its_proof_gives_the_seat_back() {
    let (shop, draft) = shop_with_draft();
    submit(&shop, &draft);
    let license = shop.call("license.list", &json!({"limit": 1}))["rows"][0].clone();
    let serial = license["serial"].as_str().unwrap();
    let number = u32::try_from(license["product_number"].as_u64().unwrap()).unwrap();
    let program = Program::of(&shop, Language::Python, "machine", number);
    let request = shop.path("machine.request");
    std::fs::write(&request, program.says(&["request", serial])).unwrap();

    let window = at_the_desk(&shop);
    window.drop_file(&request).unwrap();
    window.wait_for("button", "Activate").unwrap();
    window.wait_for_text(serial).unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Copy").unwrap();
    window
        .wait_for_text("Activated. The license is active on 1 of")
        .unwrap();
    window.press("Esc").unwrap();
    window.wait_for_focus("Request or proof").unwrap();
    assert_no_script_errors(&window);
    drop(window);

    // The program takes what the desk made.
    let made = shop.call("activation.list", &json!({"license_id": license["id"]}))[0].clone();
    let file = shop.path("machine.cert");
    shop.call("activation.save_file", &json!({"id": made["id"], "path": file}));
    assert_eq!(program.says(&["install", file.to_str().unwrap()]), "activated");
    assert_eq!(program.says(&["run"]), "running");
    let proof = shop.path("machine.proof");
    std::fs::write(&proof, program.says(&["remove"])).unwrap();

    let window = at_the_desk(&shop);
    window.drop_file(&proof).unwrap();
    window.wait_for("heading", "Deactivation proof").unwrap();
    window.press("Enter").unwrap();
    window.wait_for_text("The activation is given back.").unwrap();
    assert_no_script_errors(&window);
    drop(window);
    let kept = shop.call("license.get", &json!({"id": license["id"]}));
    assert_eq!(kept["row"]["activations"], 0);
}

#[test]
fn what_was_brought_from_the_ships_is_answered_at_once_and_saved_in_one_folder() {
    let (shop, draft) = shop_with_draft();
    submit(&shop, &draft);
    let licenses = shop.call("license.list", &json!({"limit": 2}))["rows"].clone();
    let mut brought = vec![shop.path("greetings.txt")];
    std::fs::write(&brought[0], "wish you were here").unwrap();
    let mut programs = Vec::new();
    for (ship, license) in ["ship 1", "ship 2"].into_iter().zip(licenses.as_array().unwrap()) {
        let number = u32::try_from(license["product_number"].as_u64().unwrap()).unwrap();
        let program = Program::of(&shop, Language::Python, ship, number);
        let serial = license["serial"].as_str().unwrap();
        let request = shop.path(&format!("{ship}.request"));
        std::fs::write(&request, program.says(&["request", serial])).unwrap();
        brought.push(request);
        programs.push((program, serial.to_owned()));
    }
    assert_eq!(programs.len(), 2, "two licenses were sold");

    let window = at_the_desk(&shop);
    let brought: Vec<_> = brought.iter().map(PathBuf::as_path).collect();
    window.drop_files(&brought).unwrap();
    window.wait_for_focus("Answer 2 files").unwrap();
    window
        .wait_for_text("This is neither an activation request nor a deactivation proof.")
        .unwrap();
    window.press("Enter").unwrap();
    window.wait_for("heading", "2 of 3 files answered").unwrap();
    window.wait_for_focus("Save 2 certificates…").unwrap();
    let folder = shop.path("for the ships");
    window.answer_file_dialog(&folder).unwrap();
    window.press("Enter").unwrap();
    window.wait_for_text("2 certificates saved in").unwrap();
    window.press("Esc").unwrap();
    window.wait_for("textbox", "Request or proof").unwrap();
    assert_no_script_errors(&window);
    drop(window);

    for (program, serial) in programs {
        let files = std::fs::read_dir(&folder).unwrap();
        let mut files = files.map(|file| file.unwrap().path());
        let own = files.find(|file| file.file_name().unwrap().to_string_lossy().starts_with(&serial));
        let own = own.expect("each has its certificate");
        assert_eq!(program.says(&["install", own.to_str().unwrap()]), "activated");
        assert_eq!(program.says(&["run"]), "running");
    }
}

fn at_the_desk(shop: &Shop) -> Window {
    let window = unlocked_window_of(shop);
    window.press("Ctrl+k").unwrap();
    window.wait_for_focus("Search or run a command").unwrap();
    window.type_keys("offline desk").unwrap();
    window.wait_for("button", "Go to Offline desk").unwrap();
    window.press("Enter").unwrap();
    window.wait_for_focus("Request or proof").unwrap();
    window
}
