//! Batches of files made anew: stopped, handed out by customer, by whom, and each of its kind.

use super::*;

/// Stops after some items.
struct Stopped {
    after: u64,
    done: AtomicU64,
}

impl Progress for Stopped {
    fn report(&self, done: u64, _: u64, _: &str) {
        self.done.store(done, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.after
    }
}

#[test]
fn a_stopped_batch_leaves_everything_as_it_was() {
    let circle = Rotation::begin();
    let office = &circle.office;
    let licenses = circle.sell(&circle.product, None, 12);
    let b = circle.new_key("B");
    circle.act("key.use", &b, &json!({"accept_older": 0}));
    let before = circle.drill(&circle.a);
    let entries = || office.call("vault.check", &json!({}));

    let journal = entries();
    let stopped = Stopped {
        after: 7,
        done: AtomicU64::new(0),
    };
    let fault = office
        .try_watched("key.reissue", &json!({"id": circle.a}), &stopped)
        .unwrap_err();
    assert_eq!(fault.code, FaultCode::Cancelled);
    assert_eq!(stopped.done.load(Ordering::Relaxed), 7, "it was in the middle");
    assert_eq!(circle.drill(&circle.a), before);
    assert_eq!(entries(), journal, "no entry, no problem");
    assert_eq!(office.call("key.reissues", &json!({"id": circle.a})), json!([]));
    circle.read(&circle.file(&licenses[0]), &circle.a).unwrap();

    let parts: Vec<_> = (0..3).map(|_| circle.reissue(&json!({"most": 5}))).collect();
    let counts: Vec<_> = parts
        .iter()
        .map(|part| (&part["reissue"]["files"], &part["more"]))
        .collect();
    assert_eq!(
        counts,
        [
            (&json!(5), &json!(true)),
            (&json!(5), &json!(true)),
            (&json!(2), &json!(false))
        ]
    );
    let entry = &office.call("journal.list", &json!({"limit": 1}))[0];
    assert_eq!(entry["action"], "key.reissue");
    assert_eq!(
        entry["changes"][0]["content"]["licenses"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn each_customer_gets_a_folder_with_what_is_its_own() {
    let circle = Rotation::begin();
    let office = &circle.office;
    let notify = json!({"name": "Ida", "email": "ida@acme.example", "phone": "", "role": "", "notify": true});
    let acme = office.call(
        "customer.save",
        &json!({"content": {"name": "Acme", "kind": "company", "contacts": [notify]}}),
    );
    let other = customer(office, json!({"name": "ACME", "kind": "company"}));
    let order = circle.sold(&circle.product, Some(&acme), 2);
    let kept = circle.sell(&circle.product, Some(&other), 1).remove(0);
    let serial = order["licenses"][0]["serial"].as_str().unwrap();
    activate(office, &Program::on(office, 1).request(serial));
    let b = circle.new_key("B");
    circle.act("key.use", &b, &json!({"accept_older": 1}));

    let done = circle.reissue(&json!({"customer_id": acme["id"]}));
    assert_eq!(
        [&done["reissue"]["files"], &done["reissue"]["certificates"]],
        [2, 1]
    );
    assert_eq!(done["reissue"]["customer_name"], "Acme");
    circle.read(&circle.file(&kept), &circle.a).unwrap();
    let rest = circle.reissue(&json!({"product_id": circle.product["id"]}));
    circle.block(&kept);

    let folder = office.path("new files");
    let ids = json!([done["reissue"]["id"], rest["reissue"]["id"]]);
    let saved = office.call("key.save_reissued", &json!({"ids": ids, "folder": folder}));
    let counts = ["customers", "files", "certificates", "left_out"].map(|name| saved[name].as_u64().unwrap());
    assert_eq!(counts, [1, 2, 1, 1], "what is blocked since is not delivered");
    let text = std::fs::read_to_string(folder.join("Acme").join(format!("{serial}.lic"))).unwrap();
    circle.read(&text, &b).unwrap();
    assert!(
        folder
            .join("Acme")
            .join(format!("{serial}-bridge-1.cert"))
            .exists()
    );
    let list = std::fs::read_to_string(folder.join("customers.csv")).unwrap();
    assert_eq!(
        list,
        "\u{feff}customer,emails,folder,license_files,certificates\r\nAcme,ida@acme.example,Acme,2,1\r\n"
    );
    let pem = std::fs::read_to_string(folder.join("public-key.pem")).unwrap();
    assert_eq!(
        PublicKey::from_pem(&pem, Algorithm::Rs256).unwrap(),
        circle.public(&b)
    );

    let files = office.call(
        "order.save_files",
        &json!({"id": order["id"], "folder": office.path("order")}),
    );
    assert_eq!(files["total"], 4, "each license once: {files}");
    let text = std::fs::read_to_string(office.path("order").join(format!("{serial}.lic"))).unwrap();
    circle.read(&text, &b).unwrap();
}

#[test]
fn only_the_owner_rotates_keys() {
    let circle = Rotation::begin();
    let office = &circle.office;
    circle.sell(&circle.product, None, 1);
    let b = circle.new_key("B");
    let (of_a, of_b) = (circle.of(&circle.a, &json!({})), circle.of(&b, &json!({})));
    for role in ["sales", "engineer", "auditor"] {
        let user = json!({"name": role, "full_name": role, "role": role, "password": "brass seal 19"});
        office.call("user.create", &user);
    }
    let with = |request: &Value, more: &Value| {
        let mut request = request.clone();
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        request
    };
    for role in ["sales", "engineer", "auditor"] {
        let open = json!({"folder": office.path("vault"), "user": role, "password": "brass seal 19"});
        office.call("vault.open", &open);
        for (action, request) in [
            ("key.announce", with(&of_b, &json!({"announced": true}))),
            ("key.use", with(&of_b, &json!({"accept_older": 0}))),
            ("key.reissue", json!({"id": circle.a})),
            ("key.retire", of_a.clone()),
        ] {
            let fault = office.fault(action, &request);
            assert_eq!(fault.code, FaultCode::PermissionDenied, "{role}: {action}");
        }
        assert_eq!(
            circle.drill(&circle.a)["files"]["counting"],
            1,
            "everybody may see who depends on it"
        );
    }
}

#[test]
fn a_certificate_made_anew_stays_of_its_kind() {
    let rotation = Rotation::begin();
    let license = rotation.sell(&rotation.product.clone(), None, 1).remove(0);
    let form = json!({"license_id": license, "kind": "domain", "id": "*.example.com"});
    rotation.office.call("activation.for_id", &form);
    let b = rotation.new_key("Northwind 2027");
    rotation.announce(&b);
    rotation.act("key.use", &b, &json!({}));
    rotation.office.wait(1);
    rotation.reissue(&json!({}));
    let all = rotation
        .office
        .call("activation.list", &json!({"license_id": license}));
    let text = all[0]["certificate"].as_str().unwrap();
    let keys = rotation.keys(&[&b]);
    let claims = signet_license::verify_domain(text, &keys, "shop.example.com", 0).unwrap();
    assert_eq!(claims.domain.as_deref(), Some("*.example.com"));
}
