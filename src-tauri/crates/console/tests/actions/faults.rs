//! Faults say whose problems they are, and where.

use serde_json::json;
use signet_console::{FaultCode, FaultRecord};

use super::office::Office;

#[test]
fn a_currency_that_is_none_is_a_problem_of_its_field() {
    let office = Office::open();
    for (action, content, field) in [
        (
            "customer.save",
            json!({"name": "Müller", "currency": "EURO"}),
            "currency",
        ),
        (
            "product.save",
            json!({"name": "P", "prices": {"currency": "eur"}}),
            "prices.currency",
        ),
    ] {
        let fault = office.fault(action, &json!({"content": content}));
        assert_eq!(fault.code, FaultCode::Problems, "{fault:?}");
        let problems = fault.details.problems.unwrap();
        assert_eq!(problems[0].field, field);
        assert!(problems[0].message.contains("three letters"), "{problems:?}");
    }
    let order = office.call("order.create", &json!({}));
    let mut content = order["content"].clone();
    content["currency"] = json!("XXQ");
    let form = json!({"id": order["id"], "version": order["version"], "note": "", "content": content});
    let problems = office.fault("order.save", &form).details.problems.unwrap();
    assert_eq!(problems[0].field, "currency");
    let wrong = json!({"content": {"name": "Müller", "currency": 5}});
    assert_eq!(
        office.fault("customer.save", &wrong).code,
        FaultCode::InvalidRequest
    );
}

#[test]
fn problems_name_the_kind_of_record_that_has_them() {
    let office = Office::open();
    let record = |action: &str| office.fault(action, &json!({"content": {}})).details.record;
    assert_eq!(record("customer.save"), Some(FaultRecord::Customer));
    assert_eq!(record("product.save"), Some(FaultRecord::Product));
    let order = office.call("order.create", &json!({}));
    let submit = json!({"id": order["id"], "version": order["version"]});
    assert_eq!(
        office.fault("order.submit", &submit).details.record,
        Some(FaultRecord::Order)
    );
    let unknown = office.fault("customer.get", &json!({"id": order["id"]}));
    assert_eq!(unknown.details.record, None, "only problems have a record");
}
