//! Licenses that another system sold.

use serde_json::{Value, json};

use super::office::{Office, counted, done, places, problems};
use super::support::{self, Shop};

const SOLD: &str = "Seriennummer;Produkt;Kunde;Land;Bestellnummer;Ausgestellt am;Gültig bis;Features;Plätze;Max activations;Activations used;Bemerkung\n\
    OLD-0001;1040;Kessler Analytik KG;DE;B-77;01.04.2021;31.12.2031;1 2;5;3;2;from the fair\n\
    OLD-0002;SPA-PRO;Kessler Analytik KG;DE;B-77;01.04.2021;31.12.2031;2,1;5;3;0;\n\
    OLD-0003;Spectra Analyzer Pro;Marsh;GB;B-78;02.04.2021;;1;;;;\n\
    OLD-0004;1040;;;;;;;;;;\n";

#[test]
fn licenses_sold_elsewhere_become_orders_of_their_own_kind() {
    let office = Office::with_product();
    let before = office.state();
    counted(&office.dry_run("licenses", SOLD), 4, 0, 0);
    assert_eq!(office.state(), before);
    done(&office.import("licenses", SOLD));
    let after = office.state();
    assert_eq!(
        (after[0] - before[0], after[1], after[3], after[4]),
        (1, 2, 4, 3),
        "one entry; two customers; four licenses in three orders"
    );
    let orders = office.call("order.list", &json!({"kind": "import"}));
    assert_eq!(orders["rows"][0]["status"], "submitted");
    let found = office.call("license.list", &json!({"text": "old-0001"}));
    let row = &found["rows"][0];
    assert_eq!(
        (&row["serial"], &row["imported"], &row["updated"]),
        (&json!("OLD-0001"), &json!(true), &json!(false))
    );
    assert_eq!(row["customer_name"], "Kessler Analytik KG");
    // 1 April 2021, and the last second of 2031.
    assert_eq!(
        (&row["issued_at"], &row["ends_at"]),
        (&json!(1_617_235_200), &json!(1_956_527_999))
    );
    assert_eq!(row["activations"], 2);
    let license = office.call("license.get", &json!({"id": row["id"]}));
    assert_eq!(
        (&license["has_file"], &license["note"]),
        (&json!(false), &json!("from the fair"))
    );
    assert_eq!(license["activation_limit"], 3);
    assert_eq!(license["features"][0]["seats"], 5);
    assert_eq!(license["history"][0]["what"], "imported");
    let order = office.call("order.get", &json!({"id": row["order_id"]}));
    assert_eq!(order["content"]["ref_id"], "B-77");
    assert_eq!(order["content"]["description"], "Sold elsewhere on 1 April 2021.");
    assert_eq!(order["content"]["lines"][0]["quantity"], 2);
    assert_eq!(order["totals"]["total"], 0);
    let one_feature = office.call("license.list", &json!({"text": "OLD-0003"}));
    let license = office.call("license.get", &json!({"id": one_feature["rows"][0]["id"]}));
    assert_eq!(license["features"].as_array().unwrap().len(), 1);
    assert_eq!(license["row"]["ends_at"], Value::Null);
}

#[test]
fn the_product_of_an_imported_license_is_on_sale() {
    let office = Office::with_product();
    done(&office.import("licenses", SOLD));
    assert_eq!(office.rows("product.list")[0]["status"], "on_sale");
}

#[test]
fn serial_numbers_are_there_once() {
    let office = Office::with_product();
    done(&office.import("licenses", "Serial,Product\nOLD-1,1040\nOLD-2,1040\n"));
    let before = office.state();
    let view = office.import(
        "licenses",
        "Serial,Product\nNEW-1,1040\nOLD-2,1040\nNEW-1,1040\n---,1040\n,1040\n",
    );
    let serial = |row| (row, "Serial".to_owned());
    assert_eq!(places(&view), [serial(3), serial(4), serial(5), serial(6)]);
    assert!(problems(&view)[0].2.contains("in the vault"));
    assert!(problems(&view)[1].2.contains("line 2"));
    assert_eq!(office.state(), before);
}

#[test]
fn everything_wrong_with_a_license_is_told_at_once() {
    let office = Office::with_product();
    let view = office.import(
        "licenses",
        "Serial,Product,Customer id,Issued,Ends,Features,Seats,Max activations,Activations used\n\
         A,9999,,,,,,,\n\
         B,1040,77,,,,,,\n\
         C,1040,,2021-13-01,,,,,\n\
         D,1040,,2021-01-02,2021-01-01,,,,\n\
         E,1040,,,,1 9,,,\n\
         F,1040,,,,,0,,\n\
         G,1040,,,,,,51,\n\
         H,1040,,,,,,2,3\n\
         I,1040,,03/04/2021,,,,,\n",
    );
    let column = |row: u64, column: &str| (row, column.to_owned());
    assert_eq!(
        places(&view),
        [
            column(2, "Product"),
            column(3, "Customer id"),
            column(4, "Issued"),
            column(5, "Ends"),
            column(6, "Features"),
            column(7, "Seats"),
            column(8, "Max activations"),
            column(9, "Activations used"),
            column(10, "Issued"),
        ],
        "{:?}",
        problems(&view)
    );
    assert_eq!(office.rows("license.list").len(), 0);
}

#[test]
fn a_date_is_read_by_its_whole_column() {
    let office = Office::with_product();
    let day = |first: &str, second: &str| {
        let view = office.dry_run(
            "licenses",
            &format!("Serial,Product,Issued\nX-1,1040,{first}\nX-2,1040,{second}\n"),
        );
        problems(&view)
            .into_iter()
            .map(|(row, ..)| row)
            .collect::<Vec<_>>()
    };
    assert_eq!(day("03/04/2021", "31/12/2021"), Vec::<u64>::new());
    assert_eq!(day("03/04/2021", "12/31/2021"), Vec::<u64>::new());
    assert_eq!(day("03/04/2021", "04/05/2021"), [2, 3]);
    assert_eq!(day("31/12/2021", "12/31/2021"), [2]);
}

#[test]
fn an_exported_list_of_licenses_is_understood_elsewhere() {
    let office = Office::with_product();
    done(&office.import("licenses", SOLD));
    let path = office.path("licenses.csv");
    assert_eq!(
        office.call("export.licenses", &json!({"path": path, "format": "csv"}))["rows"],
        4
    );
    let other = Office::with_product();
    done(&other.import_bytes("licenses", &std::fs::read(&path).unwrap(), false));
    let rows = |office: &Office| -> Vec<Value> {
        let rows = office.rows("license.list");
        let mut rows: Vec<Value> = rows
            .iter()
            .map(|row| {
                json!([
                    row["serial"],
                    row["customer_name"],
                    row["issued_at"],
                    row["ends_at"],
                    row["activations"]
                ])
            })
            .collect();
        rows.sort_by_key(Value::to_string);
        rows
    };
    assert_eq!(rows(&other), rows(&office));
}

#[test]
fn an_imported_license_gets_its_first_file_by_an_update() {
    let shop = Shop::open();
    shop.call("key.create", &json!({"name": "Northwind 2026", "bits": 2048}));
    shop.call("product.save", &support::product());
    let path = shop.path("sold.csv");
    std::fs::write(&path, SOLD).unwrap();
    let look = shop.call("import.look", &json!({"what": "licenses", "path": path}));
    let run = json!({"what": "licenses", "path": path, "mapping": look["mapping"], "dry_run": false});
    assert_eq!(shop.call("import.run", &run)["done"], true);

    let draft = shop.call("order.update", &json!({"serials": ["old 0001"]}));
    let mut content = draft["content"].clone();
    content["lines"][0]["features"][1]["terms"]["model"] = json!({"kind": "runs", "runs": 500});
    let save = json!({"id": draft["id"], "version": draft["version"], "note": "", "content": content});
    let draft = shop.call("order.save", &save);
    assert_eq!(draft["problems"], json!([]));
    let order = shop.call(
        "order.submit",
        &json!({"id": draft["id"], "version": draft["version"]}),
    );
    assert_eq!(order["status"], "submitted");
    let found = shop.call("license.list", &json!({"text": "OLD-0001"}));
    assert_eq!(found["rows"][0]["updated"], true);
    let file = shop.call("license.file", &json!({"id": found["rows"][0]["id"]}));
    let verdict = shop.call("license.verify", &json!({"text": file["text"]}));
    assert_eq!(
        (&verdict["code"], &verdict["claims"]["serial"]),
        (&json!("good"), &json!("OLD-0001"))
    );
}
