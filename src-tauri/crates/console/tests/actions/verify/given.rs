//! What is given that is no file of a vault at hand: broken texts, serial numbers, bytes, nobody to ask.

use super::*;

#[test]
fn without_a_vault_and_without_keys_it_says_what_it_is_and_that_nobody_can_prove_it() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let text = file(&office, &id);
    let request = Program::on(&office, 1).request(&serial).text().unwrap();
    office.call("vault.lock", &json!({}));
    let verdict = verify(&office, &text);
    says(&verdict, "license", "no_keys", "warning");
    assert!(
        verdict["message"]
            .as_str()
            .unwrap()
            .starts_with("no vault is open and no public key was given")
    );
    assert_eq!(checks(&verdict)[2..4], ["Signing key ?", "Signature ?"]);
    assert_eq!(fact(&verdict, "Serial"), serial);
    assert_eq!(
        [&verdict["proven"], &verdict["vault"]],
        [&json!(false), &Value::Null]
    );
    says(&verify(&office, &request), "request", "good", "notice");
}

#[test]
fn a_text_that_a_mail_program_broke_into_lines_is_put_together_and_says_so() {
    let office = Office::open();
    let (id, _) = license(&office);
    let text = file(&office, &id);
    let broken: Vec<String> = text
        .trim()
        .as_bytes()
        .chunks(76)
        .map(|line| String::from_utf8(line.to_vec()).unwrap())
        .collect();
    let verdict = verify(&office, &broken.join("\r\n"));
    says(&verdict, "license", "good", "good");
    assert!(words(&verdict, "Whole and readable").contains("line breaks"));
    assert!(
        verdict["sentence"]
            .as_str()
            .unwrap()
            .ends_with("hand out the file.")
    );
    assert!(
        vault(&verdict).starts_with("This is the newest file"),
        "{}",
        vault(&verdict)
    );
    let forged = altered(&text, "\"limit\":2", "\"limit\":9").replacen('.', ".\n", 1);
    says(&verify(&office, &forged), "license", "altered", "bad");
    says(&verify(&office, "a.b\n.c"), "unknown", "not_a_license", "bad");
}

#[test]
fn a_serial_number_alone_leads_to_its_license_and_is_not_good() {
    let office = Office::open();
    let (id, serial) = license(&office);
    let verdict = verify(&office, &serial);
    says(&verdict, "unknown", "not_a_license", "notice");
    assert_eq!(
        verdict["title"],
        json!("This is a serial number, and no license file.")
    );
    assert_eq!(verdict["vault"]["license"]["id"], id);
    assert!(vault(&verdict).starts_with("It is the serial number of a license of Chart Studio"));
    says(
        &verify(&office, "VJ7jgF-wubSTT"),
        "unknown",
        "not_a_license",
        "bad",
    );
}

#[test]
fn a_file_is_judged_by_its_bytes() {
    let office = Office::open();
    let (id, _) = license(&office);
    let text = file(&office, &id);
    let of = |bytes: &[u8]| {
        office.call(
            "license.verify",
            &json!({"base64": BASE64_STANDARD.encode(bytes)}),
        )
    };
    says(&of(text.as_bytes()), "license", "good", "good");
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    says(&of(&wide), "license", "good", "good");
    let pdf = of(b"%PDF-1.7\n\xE2\xE3\xCF\xD3");
    says(&pdf, "unknown", "not_a_license", "bad");
    assert_eq!(pdf["title"], json!("This is a PDF document."));
    says(&of(&[0, 159, 146, 150]), "unknown", "not_a_license", "bad");
    let both = json!({"text": "a", "base64": "aGVsbG8="});
    assert_eq!(
        office.fault("license.verify", &both).details.field.as_deref(),
        Some("text")
    );
    assert!(
        office
            .fault("license.verify", &json!({}))
            .message
            .contains("either")
    );
}
