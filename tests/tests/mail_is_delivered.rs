//! The mail of an order reaches a real SMTP server, byte for byte, or says why not.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::{Value, json};
use support::{Shop, draft, fixture, python, submit};

/// A real SMTP server on loopback; ends with the test.
struct Server {
    child: Child,
    folder: PathBuf,
    port: u64,
    authority: String,
}

impl Server {
    fn start(shop: &Shop, options: &[&str]) -> Self {
        let folder = shop.path("mails");
        std::fs::create_dir_all(&folder).unwrap();
        let mut child = Command::new(python())
            .arg(fixture("smtp_server.py"))
            .arg(&folder)
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let authority = std::fs::read_to_string(ready["ca"].as_str().unwrap()).unwrap();
        Self {
            child,
            folder,
            port: ready["port"].as_u64().unwrap(),
            authority,
        }
    }

    fn messages(&self) -> Vec<Vec<u8>> {
        let mut names: Vec<_> = std::fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
            .collect();
        names.sort();
        names
            .into_iter()
            .map(|path| std::fs::read(path).unwrap())
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn set_up(shop: &Shop, server: &Server, security: &str) {
    let settings = shop.call("settings.get", &json!({}));
    shop.call(
        "settings.save",
        &json!({"version": settings["version"], "company": settings["company"], "order_series": "A", "mail": {
            "host": "localhost", "port": server.port, "security": security, "user": "signet", "password": "geheim",
            "from_name": "Northwind", "from_address": "licensing@northwind.example",
            "extra_root_pem": server.authority}}),
    );
}

fn send(shop: &Shop, order: &Value) -> Value {
    let mail = shop.call("mail.draft", &json!({"order_id": order["id"]}));
    assert_eq!(
        mail["to"],
        json!(["k.mueller@mueller-soen.example"]),
        "notified contacts get the files"
    );
    shop.call(
        "mail.send",
        &json!({"order_id": order["id"], "to": mail["to"], "subject": mail["subject"], "text": mail["text"]}),
    )
}

#[test]
fn the_mail_arrives_once_with_byte_equal_attachments() {
    let shop = Shop::open();
    let server = Server::start(&shop, &["--require-starttls", "--login", "signet:geheim"]);
    set_up(&shop, &server, "start_tls");
    shop.call("settings.test_mail", &json!({}));
    let order = submit(&shop, &draft(&shop));
    let sent = send(&shop, &order);
    assert_eq!((&sent["status"], &sent["attempts"]), (&json!("sent"), &json!(1)));

    let messages = server.messages();
    assert_eq!(messages.len(), 1, "the message arrives once");
    let message = MessageParser::default().parse(&messages[0]).unwrap();
    assert!(
        message
            .body_text(0)
            .unwrap()
            .contains("Calibration until 31 December 2029")
    );
    assert!(message.body_html(0).unwrap().contains("Müller"));
    let attached: Vec<(String, Vec<u8>)> = message
        .attachments()
        .map(|part| {
            (
                part.attachment_name().unwrap().to_owned(),
                part.contents().to_vec(),
            )
        })
        .collect();
    let certificate = shop.call("order.certificate", &json!({"id": order["id"]}));
    let pdf = BASE64_STANDARD
        .decode(certificate["base64"].as_str().unwrap())
        .unwrap();
    assert_eq!(
        attached[0],
        (certificate["file_name"].as_str().unwrap().to_owned(), pdf)
    );
    for (row, (name, bytes)) in order["licenses"].as_array().unwrap().iter().zip(&attached[1..]) {
        let file = shop.call("license.file", &json!({"id": row["id"]}));
        assert_eq!(file["file_name"], *name);
        assert_eq!(file["text"].as_str().unwrap().as_bytes(), bytes);
    }
    assert_eq!(attached.len(), 4);
    let again = shop.fault("mail.retry", &json!({"id": sent["id"]}));
    assert_eq!(again["code"], "not_allowed_now", "a sent mail is not sent twice");
}

#[test]
fn a_server_without_tls_is_refused_when_tls_is_required() {
    let shop = Shop::open();
    let server = Server::start(&shop, &["--no-tls", "--no-login"]);
    set_up(&shop, &server, "start_tls");
    let order = submit(&shop, &draft(&shop));
    let mail = send(&shop, &order);
    assert_eq!(mail["status"], "failed");
    assert!(
        mail["last_error"].as_str().unwrap().contains("encryption"),
        "{mail}"
    );
    assert!(server.messages().is_empty(), "nothing was said in the clear");
    assert_eq!(
        shop.fault("settings.test_mail", &json!({}))["code"],
        "mail_failed"
    );
}

#[test]
fn a_mail_the_server_could_not_take_stays_in_the_outbox_and_goes_out_later_unchanged() {
    let shop = Shop::open();
    let busy = Server::start(&shop, &["--busy", "--login", "signet:geheim"]);
    set_up(&shop, &busy, "start_tls");
    let order = submit(&shop, &draft(&shop));
    let waiting = send(&shop, &order);
    assert_eq!(waiting["status"], "waiting");
    drop(busy);

    let server = Server::start(&shop, &["--login", "signet:geheim"]);
    set_up(&shop, &server, "start_tls");
    let sent = shop.call("mail.retry", &json!({"id": waiting["id"]}));
    assert_eq!((&sent["status"], &sent["attempts"]), (&json!("sent"), &json!(2)));
    assert_eq!(server.messages().len(), 1);
    let outbox = shop.call("mail.list", &json!({}));
    assert_eq!(outbox["rows"][0]["order_number"], order["number"]);
}

#[test]
fn a_waiting_mail_is_not_sent_after_its_order_was_revoked() {
    let shop = Shop::open();
    let busy = Server::start(&shop, &["--busy", "--login", "signet:geheim"]);
    set_up(&shop, &busy, "start_tls");
    let order = submit(&shop, &draft(&shop));
    let waiting = send(&shop, &order);
    drop(busy);
    let order = shop.call("order.get", &json!({"id": order["id"]}));
    shop.call(
        "order.revoke",
        &json!({"id": order["id"], "version": order["version"], "reason": "fraud"}),
    );
    let server = Server::start(&shop, &["--login", "signet:geheim"]);
    set_up(&shop, &server, "start_tls");
    assert_eq!(
        shop.fault("mail.retry", &json!({"id": waiting["id"]}))["code"],
        "not_allowed_now"
    );
    assert!(server.messages().is_empty());
}

#[test]
fn without_a_server_the_mail_is_saved_as_a_file() {
    let shop = Shop::open();
    let order = submit(&shop, &draft(&shop));
    let mail = shop.call("mail.draft", &json!({"order_id": order["id"]}));
    assert_eq!(mail["server_ready"], false);
    let request = json!({"order_id": order["id"], "to": ["someone@else.example"], "subject": "Ihre Lizenzen – Müller",
                         "text": "Edited <by hand>.", "path": shop.path("mail.eml")});
    assert_eq!(
        shop.fault("mail.send", &request_without_path(&request))["code"],
        "not_allowed_now"
    );
    shop.call("mail.save", &request);
    let bytes = std::fs::read(shop.path("mail.eml")).unwrap();
    let message = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(message.subject(), Some("Ihre Lizenzen – Müller"));
    assert_eq!(message.body_text(0).unwrap().trim(), "Edited <by hand>.");
    assert!(
        message.body_html(0).unwrap().contains("Edited &lt;by hand&gt;."),
        "the HTML says the same"
    );
    assert_eq!(message.attachment_count(), 4);
}

fn request_without_path(request: &Value) -> Value {
    let mut request = request.clone();
    request.as_object_mut().unwrap().remove("path");
    request
}
