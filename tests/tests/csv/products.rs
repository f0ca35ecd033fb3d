//! Products from another system.

use serde_json::json;

use super::office::{Office, counted, done, places, problems};

const CATALOG: &str = "Artikelnummer;Code;Bezeichnung;Preis;Währung;Feature no;Feature name;Feature type;Feature limit;Group;Model\n\
    1040;SPA-PRO;Spectra Analyzer Pro;1.990,00;EUR;1;Core Measurement;normal;;Base;perpetual\n\
    1040;SPA-PRO;Spectra Analyzer Pro;1.990,00;EUR;2;Seats;floating;5;Base;until 2031-12-31\n\
    1040;;;;;3;Calibration;;;;30 days\n\
    1050;SPA-VIEW;Spectra Viewer;90;CHF;1;Viewing;normal;;;\n";

#[test]
fn products_with_their_features_come_from_one_file() {
    let office = Office::open();
    counted(&office.dry_run("products", CATALOG), 2, 0, 0);
    done(&office.import("products", CATALOG));
    let rows = office.rows("product.list");
    assert_eq!(
        rows.iter().map(|row| &row["number"]).collect::<Vec<_>>(),
        [1040, 1050]
    );
    let product = office.call("product.get", &json!({"id": rows[0]["id"]}));
    let content = &product["content"];
    assert_eq!(content["prices"]["price"], 199_000);
    assert_eq!(content["groups"][0]["name"], "Base");
    assert_eq!(content["features"].as_array().unwrap().len(), 3);
    assert_eq!(
        (&content["features"][1]["type"], &content["features"][1]["limit"]),
        (&json!("floating"), &json!(5))
    );
    assert_eq!(
        content["features"][2]["terms"]["model"],
        json!({"kind": "days", "days": 30})
    );
    counted(&office.import("products", CATALOG), 0, 0, 2);
    counted(&office.import("products", "Number,Price\n1050,99.5\n"), 0, 1, 0);
}

#[test]
fn what_the_catalog_refuses_is_told_with_its_row_and_column() {
    let office = Office::open();
    let before = office.state();
    let view = office.import(
        "products",
        "Number,Name,Price,Feature no,Feature name,Feature type,Feature limit\n\
         1,One,\"1,234\",1,Core,normal,\n\
         2,Two,1,1,Core,floating,\n\
         2,Two,2,2,Other,normal,3\n\
         x,Three,1,1,Core,normal,\n\
         4,Four,1,,Core,normal,\n\
         5,Five,1,,,,\n",
    );
    let column = |row: u64, column: &str| (row, column.to_owned());
    assert_eq!(
        places(&view),
        [
            column(2, "Price"),
            column(3, "Feature limit"),
            column(4, "Price"),
            column(4, "Feature limit"),
            column(5, "Number"),
            column(6, "Feature name"),
            column(6, "Feature no"),
            column(7, "Feature no"),
        ],
        "{:?}",
        problems(&view)
    );
    assert_eq!(office.state(), before);
}

#[test]
fn a_product_on_sale_keeps_what_programs_rely_on() {
    let office = Office::with_product();
    done(&office.import("licenses", "Serial,Product\nOLD-1,1040\n"));
    let view = office.import("products", "Number,Name,Description\n1040,Renamed,New words\n");
    assert_eq!(places(&view), [(2, "Name".to_owned())]);
    counted(
        &office.import("products", "Number,Description\n1040,New words\n"),
        0,
        1,
        0,
    );
}

#[test]
fn an_export_of_products_can_be_imported_again() {
    let office = Office::open();
    done(&office.import("products", CATALOG));
    let path = office.path("products.csv");
    let written = office.call("export.products", &json!({"path": path, "format": "csv"}));
    assert_eq!(written["rows"], 4, "a row for each feature");
    let bytes = std::fs::read(&path).unwrap();
    counted(&office.import_bytes("products", &bytes, false), 0, 0, 2);
    let other = Office::open();
    done(&other.import_bytes("products", &bytes, false));
    let contents = |office: &Office| -> Vec<_> {
        let rows = office.rows("product.list");
        rows.iter()
            .map(|row| office.call("product.get", &json!({"id": row["id"]}))["content"].clone())
            .collect()
    };
    assert_eq!(contents(&other), contents(&office));
}
