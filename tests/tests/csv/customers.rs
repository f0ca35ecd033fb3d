//! Customers from another system.

use serde_json::{Value, json};

use super::office::{Office, counted, done, places, problems};
use super::support;

const FROM_CRM: &str = "Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;USt-IdNr.;Ansprechpartner;Contact E-Mail;Notify\n\
    10442;Kessler Analytik KG;Am Hang 3;79104;Freiburg;Deutschland;info@kessler.example;DE 811;Ruth Kessler;ruth@kessler.example;ja\n\
    10442;Kessler Analytik KG;;;;;;;Jan Weiß;jan@kessler.example;nein\n\
    10443;Østfold Vannanalyse AS;Storgata 21;1607;Fredrikstad;NO;;;;;\n\
    ;;;;;;;;;;\n";

#[test]
fn customers_with_their_contacts_come_from_one_file() {
    let office = Office::open();
    let dry = office.dry_run("customers", FROM_CRM);
    counted(&dry, 2, 0, 0);
    assert_eq!((&dry["rows"], &dry["done"]), (&json!(3), &json!(false)));
    assert_eq!(office.rows("customer.list").len(), 0, "a dry run changes nothing");

    let view = office.import("customers", FROM_CRM);
    counted(&view, 2, 0, 0);
    done(&view);
    let kessler = office.customer("Kessler");
    assert_eq!(kessler["address"], "Am Hang 3\n79104 Freiburg");
    assert_eq!(
        [&kessler["country"], &kessler["crm_id"], &kessler["email"]],
        [&json!("DE"), &json!("10442"), &json!("info@kessler.example")]
    );
    let contacts: Vec<_> = kessler["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (&c["name"], &c["notify"]))
        .collect();
    assert_eq!(
        contacts,
        [
            (&json!("Ruth Kessler"), &json!(true)),
            (&json!("Jan Weiß"), &json!(false))
        ]
    );

    counted(&office.import("customers", FROM_CRM), 0, 0, 2);
}

#[test]
fn one_import_is_one_entry_of_the_journal_and_an_import_without_change_is_none() {
    let office = Office::open();
    let before = office.state();
    done(&office.import("customers", FROM_CRM));
    let after = office.state();
    assert_eq!((after[0], after[1]), (before[0] + 1, 2));
    done(&office.import("customers", FROM_CRM));
    assert_eq!(office.state(), after);
}

#[test]
fn only_what_the_file_says_is_changed() {
    let office = Office::open();
    office.call("customer.save", &support::customer());
    let view = office.import(
        "customers",
        "Name;Country;Phone;E-Mail\nMÜLLER & SØN MESSTECHNIK GMBH;DE;+49 461 1;\n",
    );
    counted(&view, 0, 1, 0);
    let content = office.customer("Messtechnik");
    assert_eq!(content["phone"], "+49 461 1");
    assert_eq!(content["address"], "Schiffbrücke 12\n24939 Flensburg");
    assert_eq!(content["contacts"].as_array().unwrap().len(), 1);
}

#[test]
fn every_problem_is_told_with_its_row_and_column() {
    let office = Office::open();
    let before = office.state();
    let view = office.import(
        "customers",
        "Firma,Land,E-Mail,Währung,Ansprechpartner,Contact E-Mail,Notify\n\
         A,Atlantis,,,,,\n\
         B,DE,not an address,EURO,,,\n\
         ,DE,a@b.example,,,,\n\
         C,DE,,,Ruth,no address,maybe\n\
         D,DE,d@d.example,,,,\n\
         D,DE,other@d.example,,,,\n",
    );
    let column = |row: u64, column: &str| (row, column.to_owned());
    assert_eq!(
        places(&view),
        [
            column(2, "Land"),
            column(3, "Währung"),
            column(3, "E-Mail"),
            column(4, "Firma"),
            column(5, "Notify"),
            column(5, "Contact E-Mail"),
            column(7, "E-Mail"),
        ],
        "{:?}",
        problems(&view)
    );
    assert_eq!(view["problem_count"], 7);
    assert_eq!(office.state(), before);
}

#[test]
fn a_dry_run_finds_what_the_run_finds() {
    let office = Office::open();
    for text in [
        FROM_CRM,
        "Name,Country\nA,Atlantis\nB,DE\n",
        "Name,Country\nA,DE\nA,DE\nA,DE,\n",
    ] {
        let mut dry = office.dry_run("customers", text);
        let run = office.import("customers", text);
        dry["done"] = run["done"].clone();
        assert_eq!(dry, run);
    }
}

#[test]
fn resellers_may_stand_below_those_they_serve() {
    let office = Office::open();
    let view = office.import(
        "customers",
        "Name,CRM id,Reseller,Served by reseller\nA,1,no,Big Partner\nBig Partner,2,yes,\nB,3,,1\nC,4,,nobody\n",
    );
    assert_eq!(
        places(&view).iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        [4, 5]
    );
    let view = office.import(
        "customers",
        "Name,CRM id,Reseller,Served by reseller\nA,1,no,Big Partner\nBig Partner,2,yes,\n",
    );
    done(&view);
    let list = office.rows("customer.list");
    let id = |name: &str| list.iter().find(|row| row["name"] == name).unwrap()["id"].clone();
    let a = office.call("customer.get", &json!({"id": id("A")}));
    assert_eq!(a["reseller"]["id"], id("Big Partner"));
}

#[test]
fn ids_that_two_customers_share_are_not_guessed() {
    let office = Office::open();
    done(&office.import("customers", "Name,Country,CRM id\nTwin,DE,1\nTwin,DE,2\n"));
    let view = office.import("customers", "Name,Country,Phone\nTwin,DE,+49 1\n");
    assert!(problems(&view)[0].2.contains("2 customers are called “Twin”"));
    counted(
        &office.import("customers", "Name,Country,CRM id,Phone\nTwin,DE,2,+49 1\n"),
        0,
        1,
        0,
    );
}

#[test]
fn an_export_of_customers_can_be_imported_again() {
    let office = Office::open();
    for content in [
        json!({"name": "=cmd|' /C calc'!A0", "kind": "person", "note": "first line\nsecond, \"quoted\"; line\n",
               "phone": "+49 461 1", "code": "'=1", "tax": 1900, "discount": 750, "currency": "CHF"}),
        json!({"name": "Big Partner", "reseller": true, "crm_id": "-7", "country": "GB", "address": "4 Ness Bank\nInverness",
               "email": "x@y.example", "website": "https://x.example", "vat_code": "GB 1", "invoice_code": "04011000-1",
               "ref_id": "@ref", "contacts": [
                   {"name": "Anna", "email": "info@x.example", "notify": true, "role": "Sales", "phone": "-1"},
                   {"name": "Bert", "email": "info@x.example", "crm_id": "C9"}, {"name": "Bert"}]}),
    ] {
        office.call("customer.save", &json!({"content": content}));
    }
    let partner = office.call("customer.list", &json!({"text": "Big"}))["rows"][0]["id"].clone();
    office.call(
        "customer.save",
        &json!({"content": {"name": "株式会社島田計測", "reseller_id": partner}}),
    );
    let path = office.path("customers.csv");
    let written = office.call("export.customers", &json!({"path": path, "format": "csv"}));
    assert_eq!(
        written["rows"], 5,
        "a row for each contact, or one for a customer without"
    );

    let bytes = std::fs::read(&path).unwrap();
    counted(&office.import_bytes("customers", &bytes, false), 0, 0, 3);

    let other = Office::open();
    done(&other.import_bytes("customers", &bytes, false));
    assert_eq!(contents(&other), contents(&office));
}

/// Everything known about all customers; resellers by name.
fn contents(office: &Office) -> Vec<Value> {
    let rows = office.rows("customer.list");
    rows.iter()
        .map(|row| {
            let mut view = office.call("customer.get", &json!({"id": row["id"]}));
            let mut content = view["content"].take();
            content["reseller_id"] = view["reseller"]["name"].clone();
            content
        })
        .collect()
}

#[test]
fn who_may_not_sell_may_not_import() {
    let office = Office::open();
    for (name, role) in [("tom", "sales"), ("mirjam", "engineer")] {
        office.call(
            "user.create",
            &json!({"name": name, "full_name": name, "role": role, "password": support::PASSWORD}),
        );
    }
    let path = office.file("a.csv", "Name,Number\nA,1\n");
    let enter = |user: &str| {
        office.call(
            "vault.open",
            &json!({"folder": office.path("vault"), "user": user, "password": support::PASSWORD}),
        );
    };
    let look = |what: &str| office.try_call("import.look", &json!({"what": what, "path": path}));
    enter("tom");
    assert!(look("customers").is_ok());
    assert!(
        look("products").unwrap_err().message.contains("Sales"),
        "sales may not change the catalog"
    );
    enter("mirjam");
    assert!(look("customers").is_err());
}
