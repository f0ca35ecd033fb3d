//! Which column fills which field: guessed, chosen, remembered.

use serde_json::json;

use super::office::{Office, done};

const FILE: &str = "Lieferant;Firma;Tel\nx;Kessler;+49 1\n";

#[test]
fn a_mapping_is_remembered_for_the_next_file_of_its_kind() {
    let office = Office::open();
    let path = office.file("a.csv", FILE);
    let look = json!({"what": "customers", "path": path});
    let first = office.call("import.look", &look);
    assert_eq!(
        (&first["remembered"], &first["mapping"]),
        (&json!(false), &json!({"Firma": "name", "Tel": "phone"}))
    );

    let mapping = json!({"Firma": "name", "Lieferant": "note", "Tel": ""});
    let run = |dry_run: bool| {
        office.call(
            "import.run",
            &json!({"what": "customers", "path": path, "mapping": mapping, "dry_run": dry_run}),
        )
    };
    run(true);
    assert_eq!(
        office.call("import.look", &look)["remembered"],
        false,
        "a dry run remembers nothing"
    );
    done(&run(false));
    let again = office.call("import.look", &look);
    assert_eq!(
        (&again["remembered"], &again["mapping"]),
        (&json!(true), &mapping)
    );
    let other = office.file("b.csv", "Firma;Tel\nA;1\n");
    assert_eq!(
        office.call("import.look", &json!({"what": "customers", "path": other}))["remembered"],
        false
    );
}

#[test]
fn a_mapping_that_does_not_fit_is_refused() {
    let office = Office::open();
    let path = office.file("a.csv", FILE);
    let field = |mapping: serde_json::Value| {
        let run = json!({"what": "customers", "path": path, "mapping": mapping, "dry_run": false});
        office.fault("import.run", &run).details.field.unwrap()
    };
    assert_eq!(field(json!({"Tel": "phone"})), "mapping");
    assert_eq!(field(json!({"Firma": "name", "Fax": "phone"})), "mapping.Fax");
    assert_eq!(field(json!({"Firma": "name", "Tel": "fax"})), "mapping.Tel");
    assert_eq!(field(json!({"Firma": "name", "Tel": "name"})), "mapping.Tel");
}

#[test]
fn the_fields_of_each_kind_are_named_for_people() {
    let office = Office::open();
    let path = office.file("a.csv", FILE);
    for (what, required) in [
        ("customers", vec!["name"]),
        ("products", vec!["number"]),
        ("licenses", vec!["serial", "product"]),
    ] {
        let look = office.call("import.look", &json!({"what": what, "path": path}));
        let fields = look["fields"].as_array().unwrap();
        let must: Vec<_> = fields
            .iter()
            .filter(|field| field["required"] == true)
            .map(|field| field["field"].as_str().unwrap())
            .collect();
        assert_eq!(must, required);
        assert!(
            fields
                .iter()
                .all(|field| !field["label"].as_str().unwrap().is_empty())
        );
    }
}
