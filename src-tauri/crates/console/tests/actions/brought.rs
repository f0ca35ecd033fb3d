//! Many requests and proofs at once, as somebody brings them from where there is no internet.

use serde_json::{Value, json};
use signet_console::{FaultCode, Permission};
use signet_license::prove_removal;

use super::activations::{Program, activate, license, now};
use super::office::Office;

/// What came of each text, in their order.
fn answer(office: &Office, texts: &[String]) -> Vec<Value> {
    let answers = office.call("activation.answer_all", &json!({"texts": texts}));
    answers.as_array().unwrap().clone()
}

fn proof(program: &Program, certificate: &Value) -> String {
    prove_removal(
        &program.accepts(certificate, now()).unwrap(),
        &program.secret,
        now(),
    )
    .unwrap()
}

#[test]
fn each_gets_its_own_answer_and_a_proof_makes_room_for_a_request() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let mut programs: Vec<_> = (1..=4).map(|number| Program::on(&office, number)).collect();
    let (first, second) = (programs[0].request(&serial), programs[1].request(&serial));
    let held = activate(&office, &first);
    activate(&office, &second);

    // Both seats are taken: the third gets the one that the proof behind it gives back, the fourth gets none.
    let (third, fourth) = (programs[2].request(&serial), programs[3].request(&serial));
    let texts = [
        third.text().unwrap(),
        "wish you were here".to_owned(),
        proof(&programs[0], &held["certificate"]),
        second.text().unwrap(),
        fourth.text().unwrap(),
        third.text().unwrap()[..200].to_owned(),
    ];
    let answers = answer(&office, &texts);
    let kinds: Vec<_> = answers.iter().map(|answer| answer["what"].clone()).collect();
    assert_eq!(
        json!(kinds),
        json!(["request", null, "proof", "request", "request", "request"])
    );
    let made = &answers[0]["activation"];
    assert_eq!((&made["name"], &made["active"]), (&json!("bridge 3"), &json!(2)));
    programs[2].accepts(&made["certificate"], now()).unwrap();
    assert_eq!(answers[2]["activation"]["state"], "returned");
    assert_eq!(
        answers[3]["activation"]["repeated"], true,
        "it was answered before"
    );
    for (place, said) in [
        (1, "neither an activation request nor"),
        (4, "2 of 2 activations are in use"),
        (5, "cut off"),
    ] {
        let answer = &answers[place];
        assert_eq!(answer["activation"], json!(null), "{answer}");
        let message = answer["fault"]["message"].as_str().unwrap();
        assert!(message.contains(said), "{message}");
    }
    let license = office.call("license.get", &json!({"id": id}));
    assert_eq!(license["row"]["activations"], 2);
    let journal = office.call("journal.list", &json!({"limit": 1}));
    assert_eq!(
        journal[0]["action"], "activation.answer_all",
        "one entry for all of it"
    );

    // All of it once more changes nothing.
    let again = office.call("activation.answer_all", &json!({"texts": texts[..4]}));
    assert_eq!(again[0]["activation"]["certificate"], made["certificate"]);
    assert_eq!(again[2]["activation"]["repeated"], true);
    assert_eq!(office.call("journal.list", &json!({"limit": 1})), journal);
}

#[test]
fn nothing_and_too_much_are_refused_and_nobody_who_may_not_deliver_is_answered() {
    let office = Office::open();
    for texts in [vec![], vec!["x"; 1_001]] {
        let fault = office.fault("activation.answer_all", &json!({"texts": texts}));
        assert_eq!(fault.details.field.as_deref(), Some("texts"));
        assert!(fault.message.contains("1 to 1000"), "{}", fault.message);
    }
    let fault = office.fault("activation.save_files", &json!({"ids": []}));
    assert_eq!(fault.details.field.as_deref(), Some("ids"));
    for action in ["activation.answer_all", "activation.save_files"] {
        let entry = signet_console::find(action).unwrap();
        assert_eq!(entry.permission, Permission::Deliver);
    }
}

#[test]
fn certificates_are_written_beside_each_other_and_over_nothing() {
    let office = Office::open();
    let (_, serial) = license(&office);
    let texts: Vec<_> = (1..=2)
        .map(|number| {
            let mut request = Program::on(&office, number).request(&serial);
            // Two machines that people call the same.
            "lab".clone_into(&mut request.name);
            request.text().unwrap()
        })
        .collect();
    let made: Vec<_> = answer(&office, &texts)
        .into_iter()
        .map(|answer| answer["activation"].clone())
        .collect();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("for the ship");
    let ids: Vec<_> = made.iter().map(|one| one["id"].clone()).collect();
    let save = || office.call("activation.save_files", &json!({"ids": ids, "folder": folder}));
    let read = || {
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, std::fs::read_to_string(path).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let saved = save();
    assert_eq!(saved["certificates"], 2);
    assert_eq!(saved["folder"], folder.to_string_lossy().as_ref());
    let text = |one: usize| made[one]["certificate"].as_str().unwrap().to_owned();
    let (name, other) = (format!("{serial}-lab.cert"), format!("{serial}-lab (2).cert"));
    let both = vec![(other.clone(), text(1)), (name.clone(), text(0))];
    assert_eq!(read(), both);
    save();
    assert_eq!(read(), both, "what is there already is not written again");

    std::fs::write(folder.join(&name), "somebody's own").unwrap();
    save();
    let kept = vec![
        (other, text(1)),
        (format!("{serial}-lab (3).cert"), text(0)),
        (name, "somebody's own".to_owned()),
    ];
    let mut kept = kept;
    kept.sort();
    assert_eq!(read(), kept, "and what is there stays");

    let blocked = home.path().join("a file");
    std::fs::write(&blocked, "").unwrap();
    let fault = office.fault("activation.save_files", &json!({"ids": ids, "folder": blocked}));
    assert_eq!(fault.code, FaultCode::FileNotWritten);
}
