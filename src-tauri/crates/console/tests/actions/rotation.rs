//! A key from its announcement to its retirement, and everything it signed on the way.

mod batches;

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use signet_console::{FaultCode, Progress};
use signet_license::{Algorithm, KeySet, LicenseClaims, LicenseError, PublicKey, read_license};

use super::activations::{Program, activate};
use super::office::{Office, customer};
use super::terms::{perpetual, save, submit};

struct Rotation {
    office: Office,
    product: Value,
    /// The first key.
    a: Value,
}

impl Rotation {
    fn begin() -> Self {
        let office = Office::open();
        let a = office.call("key.list", &json!({}))[0]["id"].clone();
        let product = product(&office, 7, &json!([]));
        Self { office, product, a }
    }

    fn key(&self, id: &Value) -> Value {
        let keys = self.office.call("key.list", &json!({}));
        let mut keys = keys.as_array().unwrap().iter();
        keys.find(|key| key["id"] == *id).unwrap().clone()
    }

    fn new_key(&self, name: &str) -> Value {
        let made = json!({"name": name, "bits": 2048});
        self.office.call("key.create", &made)["id"].clone()
    }

    /// The request of an action on a key, at its version of now.
    fn of(&self, id: &Value, more: &Value) -> Value {
        let mut request = json!({"id": id, "version": self.key(id)["version"]});
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        request
    }

    fn act(&self, action: &str, id: &Value, more: &Value) -> Value {
        self.office.call(action, &self.of(id, more))
    }

    fn announce(&self, id: &Value) {
        self.act("key.announce", id, &json!({"announced": true}));
    }

    fn drill(&self, id: &Value) -> Value {
        self.office.call("key.drill", &json!({"id": id}))
    }

    fn reissue(&self, more: &Value) -> Value {
        let mut request = json!({"id": self.a});
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        self.office.call("key.reissue", &request)
    }

    fn sell(&self, product: &Value, customer: Option<&Value>, quantity: u32) -> Vec<Value> {
        let order = self.sold(product, customer, quantity);
        let licenses = order["licenses"].as_array().unwrap();
        licenses.iter().map(|license| license["id"].clone()).collect()
    }

    fn sold(&self, product: &Value, customer: Option<&Value>, quantity: u32) -> Value {
        let order = self.office.call("order.create", &json!({}));
        let draft = save(&self.office, &order, |content| {
            content["customer_id"] = customer.map_or(Value::Null, |customer| customer["id"].clone());
            content["lines"] = json!([{"product_id": product["id"], "quantity": quantity}]);
            content["activation_limit"] = json!(2);
        });
        submit(&self.office, &draft)
    }

    fn serial(&self, license: &Value) -> String {
        let license = self.office.call("license.get", &json!({"id": license}));
        license["row"]["serial"].as_str().unwrap().to_owned()
    }

    fn file(&self, license: &Value) -> String {
        let file = self.office.call("license.file", &json!({"id": license}));
        file["text"].as_str().unwrap().to_owned()
    }

    fn public(&self, key: &Value) -> PublicKey {
        let pem = self.office.call("key.export", &json!({"id": key, "form": "pem"}));
        PublicKey::from_pem(pem["text"].as_str().unwrap(), Algorithm::Rs256).unwrap()
    }

    fn keys(&self, keys: &[&Value]) -> KeySet {
        keys.iter().map(|key| self.public(key)).collect()
    }

    fn read(&self, text: &str, key: &Value) -> Result<LicenseClaims, LicenseError> {
        read_license(text, &self.keys(&[key]))
    }

    fn block(&self, license: &Value) {
        let version = self.office.call("license.get", &json!({"id": license}))["version"].clone();
        let block = json!({"id": license, "version": version, "reason": "The invoice is open"});
        self.office.call("license.block", &block);
    }

    /// What the vault has of a file at a moment.
    fn on_day(&self, license: &Value, at: i64) -> Value {
        self.office
            .call("license.on_day", &json!({"id": license, "at": at}))
    }
}

fn product(office: &Office, number: u32, releases: &Value) -> Value {
    let feature = json!({"number": 1, "code": "CORE", "name": "Core", "type": "normal", "can_modify": true,
                         "can_exclude": true, "terms": perpetual()});
    let content = json!({"number": number, "name": format!("Studio {number}"), "features": [feature],
        "releases": releases, "binding": {"parts": {"cpu": "required"}, "tolerated_changes": 0}});
    office.call("product.save", &json!({"content": content}))
}

/// Asks as a later build of the program.
fn activate_with(office: &Office, program: &mut Program, serial: &str, version: &str) -> Value {
    let mut request = program.request(serial);
    version.clone_into(&mut request.product.version);
    activate(office, &request)
}

#[test]
#[allow(clippy::too_many_lines, reason = "one story, from the beginning to the end")]
fn a_key_goes_its_way_from_its_announcement_to_its_retirement() {
    let circle = Rotation::begin();
    let (office, a) = (&circle.office, &circle.a);
    let acme = customer(office, json!({"name": "Acme", "kind": "company"}));
    let [first, second] = <[Value; 2]>::try_from(circle.sell(&circle.product, Some(&acme), 2)).unwrap();
    let mut old_program = Program::on(office, 1);
    let request = old_program.request(&circle.serial(&first));
    let old = activate(office, &request);
    office.call("revocation.publish", &json!({}));
    let day_1 = office.wait(1) - 60;
    let (file, certificate) = (circle.file(&first), old["certificate"].clone());

    let drill = circle.drill(a);
    assert_eq!(drill["step"], "make");
    assert_eq!(drill["files"]["counting"], 2);
    assert_eq!(drill["products"][0]["files"]["counting"], 2);
    assert_eq!(
        drill["top_customers"],
        json!([{"id": acme["id"], "name": "Acme", "files": 2}])
    );
    assert_eq!([&drill["certificates"], &drill["revocation_lists"]], [1, 1]);
    assert_eq!(drill["machines"], Value::Null, "no key is announced");

    let b = circle.new_key("Northwind 2027");
    assert_eq!(
        circle.drill(&b)["step"],
        Value::Null,
        "a key nobody was told of is no part of it"
    );
    circle.announce(&b);
    assert_eq!(circle.key(&b)["status"], "next");
    assert_eq!(
        circle.read(&circle.file(&second), a).unwrap().serial,
        circle.serial(&second)
    );
    let drill = circle.drill(a);
    assert_eq!(drill["step"], "ship");
    assert_eq!(drill["successor"]["id"], b);
    assert_eq!(drill["machines"], json!({"older": 1, "since": 0, "unknown": 0}));
    assert_eq!(drill["builds"][0]["version"], "4.2");
    assert_eq!(drill["builds"][0]["older"], true);

    office.wait(1);
    let mut new_program = Program::on(office, 2);
    new_program.keys = circle.keys(&[a, &b]);
    let new = activate_with(office, &mut new_program, &circle.serial(&first), "5.0");
    assert_eq!(
        circle.drill(a)["machines"],
        json!({"older": 1, "since": 1, "unknown": 0})
    );

    let fault = office.fault("key.use", &circle.of(&b, &json!({})));
    assert_eq!(fault.code, FaultCode::NotAllowedNow);
    assert!(fault.message.contains("Northwind 2027: 1."), "{}", fault.message);
    office.fault("key.use", &circle.of(&b, &json!({"accept_older": 0})));
    circle.act("key.use", &b, &json!({"accept_older": 1}));
    let third = circle.sell(&circle.product, Some(&acme), 1).remove(0);
    assert_eq!(
        circle.read(&circle.file(&third), a).unwrap_err(),
        LicenseError::WrongKey {
            kid: circle.public(&b).kid().to_owned()
        }
    );
    circle.read(&circle.file(&third), &b).unwrap();
    let drill = circle.drill(a);
    assert_eq!(
        [&drill["step"], &drill["newest_revocation_list"]],
        [&json!("reissue"), &json!(true)]
    );

    let moment = office.wait(1);
    let done = circle.reissue(&json!({}));
    assert_eq!(
        [&done["reissue"]["files"], &done["reissue"]["certificates"]],
        [2, 2]
    );
    assert_eq!(done["more"], false);
    let (before, after) = (
        circle.read(&file, a).unwrap(),
        circle.read(&circle.file(&first), &b).unwrap(),
    );
    assert!(after.iat >= moment);
    let same_moment = LicenseClaims {
        iat: before.iat,
        ..after
    };
    assert_eq!(same_moment, before, "the terms are the same to the last word");

    let list = office.call("activation.list", &json!({"license_id": first}));
    let again = &list[1]["certificate"];
    assert_ne!(*again, new["certificate"]);
    let claims = new_program.accepts(again, moment).unwrap();
    assert_eq!(claims, new_program.accepts(&new["certificate"], moment).unwrap());
    assert!(
        old_program.accepts(&list[0]["certificate"], moment).is_err(),
        "it does not embed the new key"
    );

    let repeated = activate(office, &request);
    assert_eq!(repeated["repeated"], true);
    assert_eq!(
        repeated["certificate"], list[0]["certificate"],
        "the same request gets the new one"
    );

    let told = circle.on_day(&first, day_1);
    assert_eq!(told["file"]["text"], json!(file), "byte for byte as it was");
    assert_eq!(told["activations"][0]["certificate"], certificate);
    let history = office.call("license.get", &json!({"id": first}))["history"].clone();
    let history = history.as_array().unwrap();
    let reissued = history.iter().filter(|event| event["what"] == "reissued").count();
    assert_eq!(reissued, 3, "a file and two certificates: {history:?}");

    assert_eq!(circle.drill(a)["files"]["counting"], 0);
    assert_eq!(
        circle.drill(a)["step"],
        "reissue",
        "the newest revocation list is its own still"
    );
    office.call("revocation.publish", &json!({}));
    assert_eq!(circle.drill(a)["step"], "retire");
    circle.act("key.retire", a, &json!({}));
    assert_eq!(circle.drill(a)["step"], "done");

    for text in [file.as_str(), certificate.as_str().unwrap(), &circle.file(&first)] {
        let verdict = office.call("license.verify", &json!({"text": text}));
        assert_eq!(verdict["good"], true, "what it signed stays good: {verdict}");
    }
    for (action, more) in [
        ("key.use", json!({"accept_older": 0})),
        ("key.announce", json!({"announced": true})),
    ] {
        let fault = office.fault(action, &circle.of(a, &more));
        assert_eq!(fault.code, FaultCode::NotAllowedNow, "{action}: it signs no more");
    }
    let check = office.call("vault.check", &json!({}));
    assert_eq!(check["problems"], json!([]));
}

#[test]
fn a_key_nobody_was_told_of_signs_only_when_that_is_said() {
    let circle = Rotation::begin();
    let b = circle.new_key("Northwind 2027");
    let unused = circle.act("key.use", &b, &json!({}));
    assert_eq!(
        unused["status"], "current",
        "nothing was signed, nothing can break"
    );
    circle.sell(&circle.product, None, 1);

    let c = circle.new_key("Northwind 2028");
    assert_eq!(circle.drill(&c)["own_machines"]["older"], 0);
    let fault = circle.office.fault("key.use", &circle.of(&c, &json!({})));
    assert!(fault.message.contains("never announced"), "{}", fault.message);
    circle.act("key.use", &c, &json!({"accept_older": 0}));
    let back = circle.act("key.use", &b, &json!({}));
    assert_eq!(
        back["status"], "current",
        "programs embed the former key since it signed"
    );
}

#[test]
fn there_is_one_next_key_and_it_can_be_taken_back() {
    let circle = Rotation::begin();
    let (b, c) = (circle.new_key("B"), circle.new_key("C"));
    circle.announce(&b);
    let fault = circle
        .office
        .fault("key.announce", &circle.of(&c, &json!({"announced": true})));
    assert_eq!(fault.code, FaultCode::NotAllowedNow);
    circle.act("key.announce", &b, &json!({"announced": false}));
    assert_eq!(circle.key(&b)["announced_at"], Value::Null);
    circle.announce(&c);
    circle
        .office
        .fault("key.announce", &circle.of(&circle.a, &json!({"announced": true})));
}

#[test]
fn a_build_is_as_old_as_its_release_in_the_catalog() {
    let circle = Rotation::begin();
    let b = circle.new_key("B");
    let before = circle.office.wait(0) - 86_400;
    circle.announce(&b);
    circle.office.wait(1);
    let releases = json!([{"version": "9.0", "date": before, "notes": "", "url": ""}]);
    let product = product(&circle.office, 8, &releases);
    let licenses = circle.sell(&product, None, 3);
    for (n, version) in [(1, "9.0"), (2, "9.1")] {
        let mut program = Program::on(&circle.office, n);
        let mut request = program.request(&circle.serial(&licenses[usize::from(n)]));
        request.product.number = 8;
        version.clone_into(&mut request.product.version);
        activate(&circle.office, &request);
    }
    let typed = json!({"license_id": licenses[0], "kind": "machine_id", "id": "machine 0001"});
    circle.office.call("activation.for_id", &typed);

    let drill = circle.drill(&circle.a);
    assert_eq!(drill["machines"], json!({"older": 1, "since": 1, "unknown": 1}));
    let builds = drill["builds"].as_array().unwrap();
    let older: Vec<_> = builds
        .iter()
        .map(|build| (&build["version"], &build["older"]))
        .collect();
    assert!(
        older.contains(&(&json!("9.0"), &json!(true))),
        "it came out before: {older:?}"
    );
    assert!(older.contains(&(&json!("9.1"), &json!(false))), "{older:?}");
    assert!(
        older.contains(&(&json!(""), &Value::Null)),
        "nobody knows its program: {older:?}"
    );
}

#[test]
fn what_does_not_count_today_gets_no_new_file_until_it_counts_again() {
    let circle = Rotation::begin();
    let office = &circle.office;
    let order = circle.sold(&circle.product, None, 3);
    let [counts, blocked, revoked] = [0, 1, 2].map(|n: usize| order["licenses"][n]["id"].clone());
    circle.block(&blocked);
    let revoke = json!({"id": revoked, "version": 1, "reason": "Sold twice"});
    office.call("license.revoke", &revoke);
    let b = circle.new_key("B");
    circle.act("key.use", &b, &json!({"accept_older": 0}));

    let files = json!({"counting": 1, "blocked": 1, "over": 0, "revoked": 1});
    assert_eq!(circle.drill(&circle.a)["files"], files);
    assert_eq!(circle.reissue(&json!({}))["reissue"]["files"], 1);
    circle.read(&circle.file(&counts), &b).unwrap();
    for license in [&blocked, &revoked] {
        circle.read(&circle.file(license), &circle.a).unwrap();
    }
    assert_eq!(
        circle.reissue(&json!({}))["reissue"],
        Value::Null,
        "nothing is left"
    );

    let folder = office.path("order");
    office.call("order.save_files", &json!({"id": order["id"], "folder": folder}));
    let read = |name: &str| {
        PublicKey::from_pem(
            &std::fs::read_to_string(folder.join(name)).unwrap(),
            Algorithm::Rs256,
        )
    };
    assert_eq!(read("public-key.pem").unwrap(), circle.public(&b));
    let former = circle.public(&circle.a);
    let beside = format!("public-key-{}.pem", &former.kid()[..16]);
    assert_eq!(
        read(&beside).unwrap(),
        former,
        "some of its files are signed with the former key"
    );

    let version = office.call("license.get", &json!({"id": blocked}))["version"].clone();
    office.call("license.unblock", &json!({"id": blocked, "version": version}));
    assert_eq!(circle.reissue(&json!({}))["reissue"]["files"], 1);

    let request = json!({"key_id": circle.a});
    assert_eq!(office.call("license.list", &request)["rows"][0]["id"], revoked);
    assert_eq!(office.call("license.list", &json!({"key_id": b}))["total"], 2);
    let fault = office.fault("key.reissue", &json!({"id": b}));
    assert_eq!(fault.code, FaultCode::NotAllowedNow, "the current key needs none");
}

#[test]
fn a_reissued_update_is_taken_back_with_its_order() {
    let circle = Rotation::begin();
    let office = &circle.office;
    let license = circle.sell(&circle.product, None, 1).remove(0);
    let sold = circle.file(&license);
    let draft = office.call("order.update", &json!({"license_ids": [license]}));
    let draft = save(office, &draft, |content| content["activation_limit"] = json!(5));
    let update = submit(office, &draft);
    let b = circle.new_key("B");
    circle.act("key.use", &b, &json!({"accept_older": 0}));
    circle.reissue(&json!({}));
    let reissued = circle.file(&license);
    assert_eq!(circle.read(&reissued, &b).unwrap().activation.limit, 5);
    let day = office.wait(1) - 60;

    let revoke = json!({"id": update["id"], "version": update["version"], "reason": "A mistake"});
    office.call("order.revoke", &revoke);
    assert_eq!(circle.file(&license), sold, "the former file counts again");
    assert_eq!(
        circle.drill(&circle.a)["files"]["counting"],
        1,
        "and with it the former key"
    );
    assert_eq!(circle.on_day(&license, day)["file"]["text"], json!(reissued));
}
