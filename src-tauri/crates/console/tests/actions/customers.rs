//! Free fields of customers, resellers, and passwords of groups' users.

use serde_json::{Value, json};

use super::office::{Office, customer};

fn fields(office: &Office, text: &str) -> Value {
    let found = office.call("customer.list", &json!({"text": text}));
    let id = &found["rows"][0]["id"];
    office.call("customer.get", &json!({"id": id}))["content"]["fields"].clone()
}

fn import(office: &Office, text: &str, mapping: Option<Value>) -> Value {
    let path = office.path("in.csv");
    std::fs::write(&path, text).unwrap();
    let look = office.call("import.look", &json!({"what": "customers", "path": path}));
    let mapping = mapping.unwrap_or_else(|| look["mapping"].clone());
    let run = json!({"what": "customers", "path": path, "mapping": mapping, "dry_run": false});
    office.call("import.run", &run)
}

#[test]
fn free_fields_are_found_and_go_out_and_in_without_loss() {
    let office = Office::open();
    let own = json!([{"name": "Region", "value": "Nordsee"}, {"name": "Size, m", "value": "=1+1"}]);
    customer(&office, json!({"name": "Müller", "crm_id": "1", "fields": own}));
    customer(
        &office,
        json!({"name": "Kessler", "crm_id": "2", "fields": [{"name": "region", "value": "Süd"}]}),
    );
    let hit = &office.call("search.find", &json!({"text": "nordsee"}))["hits"][0];
    assert_eq!(
        (&hit["title"], &hit["field"]),
        (&json!("Müller"), &json!("field"))
    );

    let path = office.path("out.csv");
    office.call("export.customers", &json!({"path": path, "format": "csv"}));
    let text = std::fs::read_to_string(&path).unwrap();
    let head = text.lines().next().unwrap();
    assert!(
        head.ends_with("contact.crm_id,field: region,\"field: Size, m\""),
        "{head}"
    );
    let again = import(&office, &text, None);
    assert_eq!(
        (&again["changed"], &again["unchanged"]),
        (&json!(0), &json!(2)),
        "{again}"
    );
    let elsewhere = Office::open();
    let first = import(&elsewhere, &text, None);
    assert_eq!(
        (&first["added"], &first["done"]),
        (&json!(2), &json!(true)),
        "{first}"
    );
    assert_eq!(fields(&elsewhere, "Müller")[1], own[1]);
}

#[test]
fn any_column_can_fill_a_free_field_and_rows_must_agree() {
    let office = Office::open();
    let mapping = json!({"Firma": "name", "Farbe": "field: Color"});
    let done = import(
        &office,
        "Firma;Farbe\nMüller;rot\nMüller;rot\nKessler;\n",
        Some(mapping.clone()),
    );
    assert_eq!(done["done"], json!(true), "{done}");
    assert_eq!(
        fields(&office, "Müller"),
        json!([{"name": "Color", "value": "rot"}])
    );
    assert_eq!(fields(&office, "Kessler"), json!([]));
    let long = "x".repeat(1_001);
    let text = format!("Firma;Farbe\nMüller;rot\nMüller;blau\nLang;{long}\n");
    let refused = import(&office, &text, Some(mapping));
    let problems = refused["problems"].as_array().unwrap();
    let places: Vec<_> = problems.iter().map(|p| (&p["row"], &p["column"])).collect();
    assert_eq!(
        places,
        [(&json!(3), &json!("Farbe")), (&json!(4), &json!("Farbe"))],
        "{refused}"
    );
}

#[test]
fn customers_are_listed_by_their_reseller() {
    let office = Office::open();
    let reseller = customer(&office, json!({"name": "Handel", "reseller": true}));
    for name in ["B", "A"] {
        customer(&office, json!({"name": name, "reseller_id": reseller["id"]}));
    }
    let served = json!({"reseller_id": reseller["id"]});
    assert_eq!(office.names("customer.list", &served, "name"), ["A", "B"]);
    let view = office.call("customer.list", &served);
    assert_eq!(view["total"], json!(2));
    assert!(view["rows"][0]["created_at"].is_i64());
    let path = office.path("resellers.json");
    let export = json!({"path": path, "format": "json", "resellers": true});
    assert_eq!(office.call("export.customers", &export)["rows"], json!(1));
}

#[test]
fn the_password_of_a_groups_user_can_be_taken_away() {
    let office = Office::open();
    let owner = customer(&office, json!({"name": "Müller"}));
    let save = |group: &Value, user: Value| {
        let form = json!({"id": group["id"], "version": group["version"].as_u64().unwrap_or(0),
            "customer_id": owner["id"], "content": {"name": "Lab", "users": [user]}});
        office.call("group.save", &form)
    };
    let has = |group: &Value| group["content"]["users"][0]["has_password"].clone();
    let group = save(
        &Value::Null,
        json!({"username": "ken", "new_password": "secret 8"}),
    );
    assert_eq!(has(&group), json!(true));
    let group = save(&group, json!({"username": "ken"}));
    assert_eq!(has(&group), json!(true), "kept");
    let group = save(&group, json!({"username": "ken", "remove_password": true}));
    assert_eq!(has(&group), json!(false));
    assert_eq!(
        group["content"]["users"][0].get("remove_password"),
        None,
        "never shown"
    );
    let group = save(&group, json!({"username": "ken"}));
    assert_eq!(has(&group), json!(false));
}
