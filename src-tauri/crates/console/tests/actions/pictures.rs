//! QR codes: drawn for a screen, read again from pictures of it.

use std::io::Cursor;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::imageops::overlay;
use image::{GrayImage, ImageFormat, Luma};
use serde_json::{Value, json};

use super::activations::{Program, activate, license};
use super::office::Office;

/// A text as a screenshot of its QR code somewhere in a larger picture, in base64: what the window would show.
pub(super) fn picture(office: &Office, texts: &[&str]) -> String {
    const MODULE: u32 = 3;
    let mut screen = GrayImage::from_pixel(1_400, 600, Luma([240]));
    for (index, text) in texts.iter().enumerate() {
        let drawn = office.call("qr.draw", &json!({"text": text}));
        let size = u32::try_from(drawn["size"].as_u64().unwrap()).unwrap();
        let mut code = GrayImage::from_pixel((size + 8) * MODULE, (size + 8) * MODULE, Luma([255]));
        for (x, y, run) in bars(drawn["path"].as_str().unwrap()) {
            for (dx, dy) in (0..run * MODULE).flat_map(|dx| (0..MODULE).map(move |dy| (dx, dy))) {
                code.put_pixel((x + 4) * MODULE + dx, (y + 4) * MODULE + dy, Luma([20]));
            }
        }
        overlay(&mut screen, &code, 40 + 640 * i64::try_from(index).unwrap(), 70);
    }
    let mut bytes = Cursor::new(Vec::new());
    screen.write_to(&mut bytes, ImageFormat::Png).unwrap();
    BASE64_STANDARD.encode(bytes.into_inner())
}

/// `M3 0h7v1h-7z` is a bar at 3, 0 of seven modules.
fn bars(path: &str) -> Vec<(u32, u32, u32)> {
    let number = |text: &str| text.parse::<u32>().unwrap();
    path.split_terminator('z')
        .map(|bar| {
            let (place, run) = bar.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            (number(x), number(y), number(run.split_once('v').unwrap().0))
        })
        .collect()
}

#[test]
fn a_request_goes_by_qr_code_from_a_screen_to_the_desk() {
    let office = Office::open();
    let (_, serial) = license(&office);
    let request = Program::on(&office, 1).request(&serial).text().unwrap();
    let picture = picture(&office, &[&request]);
    let read = office.call("qr.read", &json!({"base64": picture}));
    assert_eq!(read["texts"], json!([request]));

    let path = office.path("screen.png");
    std::fs::write(&path, BASE64_STANDARD.decode(&picture).unwrap()).unwrap();
    assert_eq!(
        office.call("qr.read", &json!({"path": path}))["texts"],
        json!([request])
    );

    let verdict = office.call("license.verify", &json!({"base64": picture}));
    assert_eq!(
        [&verdict["kind"], &verdict["read_from"]],
        [&json!("request"), &json!("qr")]
    );
    let made = office.call("activation.activate", &json!({"text": read["texts"][0]}));
    assert_eq!(made["active"], json!(1));
}

#[test]
fn all_codes_of_a_picture_are_read_and_the_first_is_judged() {
    let office = Office::open();
    let (_, serial) = license(&office);
    let request = Program::on(&office, 1).request(&serial).text().unwrap();
    let picture = picture(&office, &["https://example.com/manual", &request]);
    let read = office.call("qr.read", &json!({"base64": picture}));
    assert_eq!(read["texts"].as_array().unwrap().len(), 2);
    let verdict = office.call("license.verify", &json!({"base64": picture}));
    assert_eq!(verdict["kind"], json!("request"), "what is ours comes first");
    assert_eq!(verdict["others"], json!(["https://example.com/manual"]));
}

#[test]
fn what_does_not_fit_or_holds_no_code_says_so_and_what_to_do() {
    let office = Office::open();
    let (_, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    let made = activate(&office, &program.request(&serial));
    let certificate = made["certificate"].as_str().unwrap();
    assert!(certificate.len() > 1_273, "it is too long for a code");
    let fault = office.fault("qr.draw", &json!({"text": certificate}));
    assert_eq!(fault.details.field.as_deref(), Some("text"));
    assert!(
        fault.message.ends_with("Hand over the file instead."),
        "{}",
        fault.message
    );
    assert!(
        office
            .fault("qr.draw", &json!({"text": " "}))
            .message
            .contains("no text")
    );

    let mut bytes = Cursor::new(Vec::new());
    GrayImage::from_pixel(300, 300, Luma([250]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    let empty = json!({"base64": BASE64_STANDARD.encode(bytes.into_inner())});
    for action in ["qr.read", "license.verify"] {
        let fault = office.fault(action, &empty);
        assert_eq!(fault.details.field.as_deref(), Some("base64"));
        assert!(
            fault.message.starts_with("No QR code was found"),
            "{}",
            fault.message
        );
        assert!(
            fault.message.contains("ask for the text or the file"),
            "{}",
            fault.message
        );
    }
    let told = |request: Value| office.fault("qr.read", &request);
    assert!(
        told(json!({"base64": "aGVsbG8="}))
            .message
            .contains("no PNG or JPEG")
    );
    assert!(told(json!({"base64": "?"})).message.contains("not base64"));
    assert_eq!(
        told(json!({"path": office.path("none.png")}))
            .details
            .field
            .as_deref(),
        Some("path")
    );
    assert!(told(json!({})).message.contains("either"));
}
