//! Lists as files.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use signet_console::{FaultCode, Progress};

use super::office::{Office, done};
use super::support;

/// An office with one customer and two orders, one of them submitted.
fn busy() -> Office {
    let office = Office::with_product();
    let mut customer = support::customer();
    customer["content"]["name"] = json!("=HYPERLINK(\"http://x\")");
    let customer = office.call("customer.save", &customer);
    let product = office.rows("product.list")[0]["id"].clone();
    for submit in [true, false] {
        let order = office.call("order.create", &json!({"customer_id": customer["id"]}));
        let mut content = order["content"].clone();
        content["lines"] = json!([{"product_id": product, "quantity": 2, "unit_price": 123_450}]);
        let save = json!({"id": order["id"], "version": order["version"], "note": "", "content": content});
        let saved = office.call("order.save", &save);
        if submit {
            office.call(
                "order.submit",
                &json!({"id": saved["id"], "version": saved["version"]}),
            );
        }
    }
    office
}

fn read(path: &std::path::Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text
        .strip_prefix('\u{feff}')
        .expect("spreadsheets know UTF-8 by its mark");
    assert!(text.ends_with("\r\n"), "lines end as RFC 4180 says");
    let rows = text.trim_end().split("\r\n");
    rows.map(|row| row.split(',').map(str::to_owned).collect())
        .collect()
}

#[test]
fn orders_are_written_for_spreadsheets_without_anything_they_would_run() {
    let office = busy();
    let path = office.path("orders.csv");
    assert_eq!(
        office.call("export.orders", &json!({"path": path, "format": "csv"}))["rows"],
        2
    );
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{text}");
    let rows = read(&path);
    let column = |name: &str| rows[0].iter().position(|column| column == name).unwrap();
    assert_eq!(rows[2][column("number")], "A-1001", "the newest first");
    assert_eq!(rows[2][column("total")], "2469.00");
    assert_eq!(rows[2][column("currency")], "EUR");
    assert_eq!(rows[2][column("quantity")], "2");
    let at = &rows[2][column("submitted_at")];
    assert!(
        at.len() == 20 && at.ends_with('Z') && at.as_bytes()[10] == b'T',
        "{at}"
    );
    assert_eq!(rows[1][column("submitted_at")], "");
}

#[test]
fn what_is_filtered_on_the_screen_is_what_is_written() {
    let office = busy();
    let path = office.path("orders.csv");
    let rows = |filter: &Value| {
        let mut request = filter.clone();
        request["path"] = json!(path);
        request["format"] = json!("csv");
        office.call("export.orders", &request)["rows"].clone()
    };
    assert_eq!(rows(&json!({"tab": "draft"})), 1);
    assert_eq!(rows(&json!({"text": "A-1001"})), 1);
    assert_eq!(rows(&json!({"kind": "import"})), 0);
    assert_eq!(rows(&json!({"created_until": 1})), 0);
}

#[test]
fn json_has_the_rows_of_the_list_one_per_line() {
    let office = busy();
    for (export, list, filter) in [
        ("export.orders", "order.list", json!({})),
        ("export.licenses", "license.list", json!({})),
        ("export.customers", "customer.list", json!({})),
        ("export.products", "product.list", json!({})),
        ("export.products", "product.list", json!({"archived": true})),
    ] {
        let path = office.path("list.json");
        let mut request = filter.clone();
        request["path"] = json!(path);
        request["format"] = json!("json");
        let written = office.call(export, &request);
        let text = std::fs::read_to_string(&path).unwrap();
        let rows: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(
            Value::from(rows.clone()),
            office.call(list, &filter)["rows"],
            "{export}"
        );
        assert_eq!(written["rows"], rows.len());
        assert_eq!(text.lines().count(), rows.len() + 2);
    }
}

/// Stops at a number of rows.
struct StopAt(u64, AtomicU64);

impl Progress for StopAt {
    fn report(&self, rows: u64, _: u64, _: &str) {
        self.1.store(rows, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::Relaxed) >= self.0
    }
}

fn many(count: usize) -> String {
    let rows: Vec<String> = (0..count).map(|n| format!("Customer {n},DE\n")).collect();
    format!("Name,Country\n{}", rows.concat())
}

#[test]
fn an_export_that_is_stopped_leaves_the_folder_as_it_was() {
    let office = Office::open();
    done(&office.import("customers", &many(3_000)));
    let path = office.file("customers.csv", "before");
    let listed = || {
        let files = std::fs::read_dir(office.home.path()).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = listed();
    let request = json!({"path": path, "format": "csv"});
    let fault = office
        .call_with(&StopAt(512, AtomicU64::new(0)), "export.customers", &request)
        .unwrap_err();
    assert_eq!(fault.code, FaultCode::Cancelled);
    assert_eq!(
        (listed(), std::fs::read_to_string(&path).unwrap().as_str()),
        (before, "before")
    );
    assert_eq!(office.call("export.customers", &request)["rows"], 3_000);
}

#[test]
fn an_import_that_is_stopped_changes_nothing() {
    let office = Office::open();
    let before = office.state();
    let path = office.file("customers.csv", many(3_000));
    let request = json!({"what": "customers", "path": path, "mapping": {"Name": "name"}, "dry_run": false});
    // While reading, and while writing.
    for rows in [512, 3_000] {
        let fault = office
            .call_with(&StopAt(rows, AtomicU64::new(0)), "import.run", &request)
            .unwrap_err();
        assert_eq!(fault.code, FaultCode::Cancelled);
        assert_eq!(office.state(), before);
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let office = Office::open();
    for path in [office.path("missing/list.csv"), office.home.path().to_owned()] {
        let fault = office.fault("export.customers", &json!({"path": path, "format": "csv"}));
        assert_eq!(
            (fault.code, fault.details.field.as_deref()),
            (FaultCode::FileNotWritten, Some("path"))
        );
    }
}
