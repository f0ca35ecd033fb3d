//! The offline desk, with a protected program that reads what it gets by the `license` crate alone.

use serde_json::{Value, json};
use signet_license::{
    ActivationRequest, Algorithm, CertificateClaims, DeviceSecret, KeySet, LicenseError, Machine, Part,
    PublicKey, RequestProduct, ThisMachine, prove_removal, verify_certificate,
};

use super::office::Office;
use super::terms::{perpetual, save, sell, submit};

const SALT: &[u8] = b"chart studio";
const DAY: i64 = 86_400;

/// A protected program on a machine of its own.
pub(super) struct Program {
    pub(super) secret: DeviceSecret,
    machine: Machine,
    pub(super) keys: KeySet,
    requests: u32,
    number: u8,
}

impl Program {
    pub(super) fn on(office: &Office, number: u8) -> Self {
        let key = &office.call("key.list", &json!({}))[0]["id"];
        let pem = office.call("key.export", &json!({"id": key, "form": "pem"}));
        let pem = pem["text"].as_str().unwrap();
        Self {
            secret: DeviceSecret::from_bytes(&[number; 32]).unwrap(),
            machine: Machine::new()
                .with(SALT, Part::Cpu, &format!("processor {number}"))
                .with(SALT, Part::Mac, &format!("02:00:00:00:00:{number:02x}")),
            keys: KeySet::from_iter([PublicKey::from_pem(pem, Algorithm::Rs256).unwrap()]),
            requests: 0,
            number,
        }
    }

    pub(super) fn request(&mut self, serial: &str) -> ActivationRequest {
        self.requests += 1;
        ActivationRequest {
            id: format!("0197c1d2-7a40-7d3e-{:04}-{:012}", self.number, self.requests),
            nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
            serial: serial.to_owned(),
            product: RequestProduct {
                number: 7,
                version: "4.2".to_owned(),
            },
            machine: self.machine.clone(),
            name: format!("bridge {}", self.number),
            virtual_machine: false,
            key: self.secret.public(),
        }
    }

    pub(super) fn accepts(&self, certificate: &Value, now: i64) -> Result<CertificateClaims, LicenseError> {
        let public = self.secret.public();
        let here = ThisMachine {
            parts: &self.machine,
            id: None,
            key: Some(&public),
        };
        verify_certificate(certificate.as_str().unwrap(), &self.keys, here, now)
    }
}

pub(super) fn now() -> i64 {
    i64::try_from(
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap()
            .as_secs(),
    )
    .unwrap()
}

fn product(office: &Office) -> Value {
    let feature = json!({"number": 1, "code": "CORE", "name": "Core", "type": "normal", "can_modify": true,
                         "can_exclude": true, "trial": true, "terms": perpetual()});
    let content = json!({"number": 7, "name": "Chart Studio", "features": [feature],
        "binding": {"parts": {"cpu": "required", "mac": "replaceable"}, "tolerated_changes": 1}});
    office.call("product.save", &json!({"content": content}))
}

/// A license for two machines: its id and its serial number.
pub(super) fn license(office: &Office) -> (Value, String) {
    license_of(office, |_| {})
}

/// The same with what `change` makes of the order's content.
pub(super) fn license_of(office: &Office, change: impl FnOnce(&mut Value)) -> (Value, String) {
    let product = product(office);
    let order = office.call("order.create", &json!({}));
    let draft = save(office, &order, |content| {
        content["lines"] = json!([{"product_id": product["id"], "quantity": 1}]);
        content["activation_limit"] = json!(2);
        change(content);
    });
    let sold = submit(office, &draft);
    let license = &sold["licenses"][0];
    (
        license["id"].clone(),
        license["serial"].as_str().unwrap().to_owned(),
    )
}

pub(super) fn activate(office: &Office, request: &ActivationRequest) -> Value {
    office.call("activation.activate", &json!({"text": request.text().unwrap()}))
}

/// Why a request is refused: as the desk tells before, and as the action tells.
fn refusal(office: &Office, request: &ActivationRequest) -> (String, String) {
    let text = json!({"text": request.text().unwrap()});
    let told = office.call("activation.look", &text);
    let fault = office.fault("activation.activate", &text);
    let code = serde_json::to_value(fault.details.refusal.unwrap()).unwrap();
    assert_eq!(told["refusal"], code);
    assert_eq!(told["message"], json!(fault.message));
    (code.as_str().unwrap().to_owned(), fault.message)
}

fn active(office: &Office, license: &Value) -> Value {
    office.call("license.get", &json!({"id": license}))["row"]["activations"].clone()
}

#[test]
fn a_request_becomes_a_certificate_and_a_proof_gives_the_seat_back_each_once() {
    let office = Office::open();
    let (license, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    // As people type it: in another case, without dashes.
    let request = program.request(&serial.replace('-', "").to_lowercase());
    let text = json!({"text": request.text().unwrap()});

    let told = office.call("activation.look", &text);
    assert_eq!(told["refusal"], Value::Null, "{told}");
    assert_eq!(
        told["message"],
        json!("The machine becomes number 1 of 2 this license is active on.")
    );
    assert_eq!(active(&office, &license), json!(0), "looking changes nothing");

    let made = activate(&office, &request);
    assert_eq!([&made["active"], &made["repeated"]], [&json!(1), &json!(false)]);
    let claims = program.accepts(&made["certificate"], now()).unwrap();
    assert_eq!(claims.license.serial, serial);
    assert_eq!(json!(claims.license_id), license);
    assert_eq!(claims.request.as_ref().unwrap().id, request.id);
    assert!(claims.license.granted(1, now()).is_some());

    let again = activate(&office, &request);
    assert_eq!(
        again["certificate"], made["certificate"],
        "the same, byte by byte"
    );
    assert_eq!(again["repeated"], json!(true));
    assert_eq!(active(&office, &license), json!(1));

    let proof = prove_removal(&claims, &program.secret, now()).unwrap();
    let proof = json!({"text": proof});
    let told = office.call("activation.look", &proof);
    assert_eq!(
        [&told["what"], &told["repeated"]],
        [&json!("proof"), &json!(false)]
    );
    let returned = office.call("activation.deactivate", &proof);
    assert_eq!(
        [&returned["state"], &returned["active"]],
        [&json!("returned"), &json!(0)]
    );
    let again = office.call("activation.deactivate", &proof);
    assert_eq!([&again["repeated"], &again["active"]], [&json!(true), &json!(0)]);
    assert_eq!(refusal(&office, &request).0, "given_back");
    assert_eq!(active(&office, &license), json!(0));
    assert_eq!(office.call("vault.check", &json!({}))["problems"], json!([]));
}

#[test]
fn a_certificate_counts_on_its_machine_alone() {
    let office = Office::open();
    let (_, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    let certificate = activate(&office, &program.request(&serial))["certificate"].clone();
    let other = Program::on(&office, 2);
    assert!(matches!(
        other.accepts(&certificate, now()),
        Err(LicenseError::OtherMachine { .. })
    ));

    program.machine =
        Machine::new()
            .with(SALT, Part::Cpu, "processor 1")
            .with(SALT, Part::Mac, "new adapter");
    assert!(
        program.accepts(&certificate, now()).is_ok(),
        "one part may be replaced"
    );
    program.machine = Machine::new().with(SALT, Part::Mac, "02:00:00:00:00:01");
    let Err(LicenseError::OtherMachine { differs }) = program.accepts(&certificate, now()) else {
        panic!("the processor is required")
    };
    assert_eq!(differs, "CPU");
}

#[test]
fn no_more_machines_than_were_sold_and_the_same_machine_counts_once() {
    let office = Office::open();
    let (license, serial) = license(&office);
    let mut first = Program::on(&office, 1);
    let former = activate(&office, &first.request(&serial));
    activate(&office, &Program::on(&office, 2).request(&serial));
    let (code, message) = refusal(&office, &Program::on(&office, 3).request(&serial));
    assert_eq!(code, "limit_reached");
    assert!(
        message.starts_with("2 of 2 activations are in use already"),
        "{message}"
    );

    let renewed = activate(&office, &first.request(&serial));
    assert_ne!(renewed["id"], former["id"]);
    assert_eq!(
        active(&office, &license),
        json!(2),
        "the same machine, asked again"
    );
    let all = office.call("activation.list", &json!({"license_id": license}));
    let states: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["replaced", "active", "active"]);

    let lost = json!({"id": renewed["id"], "version": 1, "reason": ""});
    assert_eq!(
        office.fault("activation.release", &lost).details.field.as_deref(),
        Some("reason")
    );
    let lost = json!({"id": renewed["id"], "version": 1, "reason": "fell overboard"});
    assert_eq!(office.call("activation.release", &lost)["active"], json!(1));
    activate(&office, &Program::on(&office, 3).request(&serial));
}

#[test]
fn each_wrong_request_has_its_own_answer() {
    let office = Office::open();
    let (license, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    let good = program.request(&serial);

    let mut wrong = good.clone();
    wrong.product.number = 8;
    assert_eq!(refusal(&office, &wrong).0, "wrong_product");
    let mut wrong = good.clone();
    wrong.serial = "7TVMdV-thNAuK".to_owned();
    assert_eq!(refusal(&office, &wrong).0, "unknown_serial");
    let mut wrong = good.clone();
    wrong.machine = Machine::new().with(SALT, Part::Mac, "02:00:00:00:00:01");
    let (code, message) = refusal(&office, &wrong);
    assert_eq!(code, "parts_missing");
    assert!(message.contains("CPU"), "{message}");

    let text = good.text().unwrap();
    let told = |text: &str| {
        office
            .fault("activation.activate", &json!({"text": text}))
            .message
    };
    assert!(told(&text[..text.len() - 3]).contains("cut off"));
    assert!(told(&text.replacen("SGNR1.e", "SGNR1.f", 1)).contains("altered or mistyped"));
    let neither = office.fault("activation.look", &json!({"text": "hello"})).message;
    assert!(neither.contains("neither an activation request nor"), "{neither}");

    activate(&office, &good);
    let mut stolen = good.clone();
    stolen.key = DeviceSecret::from_bytes(&[9; 32]).unwrap().public();
    assert_eq!(refusal(&office, &stolen).0, "request_reused");

    let version = &office.call("license.get", &json!({"id": license}))["version"];
    office.call(
        "license.revoke",
        &json!({"id": license, "version": version, "reason": "not paid"}),
    );
    assert_eq!(
        refusal(&office, &good).0,
        "revoked",
        "also a request that was answered before"
    );
    let (code, message) = refusal(&office, &program.request(&serial));
    assert_eq!(code, "revoked");
    assert!(message.contains("not paid"), "{message}");
}

#[test]
fn a_proof_counts_only_with_the_machines_own_signature() {
    let office = Office::open();
    let (license, serial) = license(&office);
    let mut program = Program::on(&office, 1);
    let made = activate(&office, &program.request(&serial));
    let claims = program.accepts(&made["certificate"], now()).unwrap();
    let forged = prove_removal(&claims, &DeviceSecret::from_bytes(&[9; 32]).unwrap(), now()).unwrap();
    let told = |text: &str| {
        office
            .fault("activation.deactivate", &json!({"text": text}))
            .message
    };
    assert!(told(&forged).contains("altered"), "{}", told(&forged));
    let genuine = prove_removal(&claims, &program.secret, now()).unwrap();
    assert!(told(&genuine[..genuine.len() - 9]).contains("cut off"));
    assert!(told(made["certificate"].as_str().unwrap()).contains("another kind"));
    let mut unknown = claims.clone();
    unknown.license.jti = "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11".to_owned();
    let unknown = prove_removal(&unknown, &program.secret, now()).unwrap();
    assert!(told(&unknown).contains("never made"));
    assert_eq!(active(&office, &license), json!(1), "none of them gave it back");
}

#[test]
fn an_offline_lease_ends_and_a_typed_id_needs_no_request() {
    let office = Office::open();
    let product = product(&office);
    let sold = sell(
        &office,
        &json!({"product_id": product["id"], "quantity": 1, "conditions": {"offline_lease_hours": 48}}),
    );
    let (license, serial) = (
        &sold["licenses"][0]["id"],
        sold["licenses"][0]["serial"].as_str().unwrap(),
    );
    let mut program = Program::on(&office, 1);
    let made = activate(&office, &program.request(serial));
    assert!(program.accepts(&made["certificate"], now() + DAY).is_ok());
    assert!(matches!(
        program.accepts(&made["certificate"], now() + 3 * DAY),
        Err(LicenseError::LeaseOver { .. })
    ));
    let proof = prove_removal(
        &program.accepts(&made["certificate"], now()).unwrap(),
        &program.secret,
        now(),
    );
    office.call("activation.deactivate", &json!({"text": proof.unwrap()}));

    let short = json!({"license_id": license, "kind": "client", "id": "CLIENT"});
    let fault = office.fault("activation.for_id", &short);
    assert_eq!(fault.details.problems.unwrap()[0].field, "id");
    let typed = json!({"license_id": license, "kind": "client", "id": "CLIENT-0001", "name": "engine room"});
    let made = office.call("activation.for_id", &typed);
    let again = office.call("activation.for_id", &typed);
    assert_eq!(again["certificate"], made["certificate"]);
    assert_eq!(again["active"], json!(1));
    let text = made["certificate"].as_str().unwrap();
    let here = |id| ThisMachine {
        parts: &program.machine,
        id,
        key: None,
    };
    assert!(verify_certificate(text, &program.keys, here(Some("CLIENT-0001")), now()).is_ok());
    assert!(verify_certificate(text, &program.keys, here(Some("CLIENT-0002")), now()).is_err());
    assert!(verify_certificate(text, &program.keys, here(None), now()).is_err());
}
