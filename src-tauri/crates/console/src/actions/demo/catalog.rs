//! What the invented vendor sells.

use serde_json::{Value, json};

/// Places in the list.
pub(super) const VIEWER: usize = 0;
pub(super) const ANALYZER: usize = 1;
pub(super) const PRO: usize = 2;
pub(super) const ACADEMIC: usize = 3;
pub(super) const FIELD: usize = 4;

/// The products, with features, prices and what else each has.
pub(super) fn products() -> Vec<Value> {
    let core = || feature(1, "CORE", "Core Measurement").locked();
    let batch = || feature(3, "BATCH", "Batch Export").no_vm();
    let script = || feature(7, "SCRIPT", "Script Engine").no_vm().runs(500);
    vec![
        product(1050, "SPA-VIEW", "Spectra Viewer", 29_000, 23_000)
            .about("Opens and prints spectra.")
            .features([
                feature(1, "VIEW", "Viewing").locked().trial(),
                feature(4, "CAL", "Calibration").days(90).trial(),
            ])
            .with("conditions", json!({"trial_days": 30})),
        product(1030, "SPA", "Spectra Analyzer", 158_000, 126_000)
            .about("Measures and compares spectra.")
            .features([core(), batch(), script()])
            .with("releases", json!([
                {"version": "8.1", "date": 1_757_894_399, "notes": "Faster baseline correction."},
                {"version": "8.0", "date": 1_741_996_799, "notes": "New file format; reads all former ones."}])),
        product(1040, "SPA-PRO", "Spectra Analyzer Pro", 420_000, 336_000)
            .about("Everything, for laboratories with several seats.")
            .with("groups", json!([{"name": "Measurement", "note": ""},
                                   {"name": "Automation", "note": "Runs without a person at the screen."}]))
            .features([
                core().group("Measurement"),
                feature(2, "CAL", "Calibration").days(365).group("Measurement"),
                batch().group("Automation"),
                feature(5, "NET", "Network Seats").network(5),
                script().group("Automation"),
                feature(9, "REPORT", "Report Designer"),
            ])
            .with("fields", json!([
                {"key": "support", "label": "Support level", "kind": "choice", "options": ["Standard", "Priority"],
                 "default": "Standard", "signed": true},
                {"key": "room", "label": "Room", "kind": "text"}]))
            .with("binding", json!({"parts": {"cpu": "required", "motherboard": "required", "hdd": "replaceable",
                                              "mac": "replaceable"}, "tolerated_changes": 1}))
            .with("releases", json!([
                {"version": "8.1", "date": 1_757_894_399, "notes": "Faster baseline correction, new Script Engine."},
                {"version": "8.0", "date": 1_741_996_799, "notes": "New file format; reads all former ones."}])),
        product(1045, "SPA-EDU", "Spectra Analyzer Academic", 29_000, 29_000)
            .about("For teaching; not for commercial work.")
            .features([core(), batch()]),
        product(1060, "SPA-FIELD", "Spectra Field", 115_000, 92_000)
            .about("For handheld instruments.")
            .features([core(), feature(6, "GPS", "Site Log")])
            .with("serials", json!({"alphabet": "0123456789", "groups": 3, "group_length": 6}))
            .with("memory", json!([{"alias": 500, "name": "Instrument", "size": 32, "max_errors": 5, "cells": [
                {"number": 1, "name": "Instrument number", "offset": 0, "size": 4, "kind": "number", "value": "0",
                 "editable": true},
                {"number": 2, "name": "Site", "offset": 8, "size": 16, "kind": "text", "value": "", "editable": true}]}])),
    ]
    .into_iter()
    .map(|product| json!({"content": product.0}))
    .collect()
}

/// Profiles: the product's place in the list, and what each says.
pub(super) fn profiles() -> Vec<(usize, Value)> {
    vec![
        (
            PRO,
            json!({"code": "STD-26", "name": "Standard 2026", "kind": "template", "activation_limit": 3,
            "description": "What most laboratories buy: maintenance for one year.", "quota": 500,
            "conditions": {"maintenance_until": 1_827_705_599}}),
        ),
        (
            ACADEMIC,
            json!({"code": "CLASS", "name": "Classroom, one year", "kind": "plan", "activation_limit": 1,
            "description": "Ends a year after it is issued.", "price": 19_000,
            "conditions": {"validity": {"kind": "subscription", "days": 365}}}),
        ),
        (
            VIEWER,
            json!({"code": "FAIR", "name": "Trade fair 2026", "kind": "right", "activation_limit": 1,
            "description": "Handed out at the stand.", "price": 0, "quota": 50,
            "conditions": {"validity": {"kind": "subscription", "days": 90}}}),
        ),
    ]
}

struct Product(Value);

fn product(number: u32, code: &str, name: &str, price: i64, reseller_price: i64) -> Product {
    Product(
        json!({"number": number, "code": code, "name": name, "features": [],
                   "prices": {"currency": "EUR", "price": price, "reseller_price": reseller_price}}),
    )
}

impl Product {
    fn with(mut self, field: &str, value: Value) -> Self {
        self.0[field] = value;
        self
    }

    fn about(self, text: &str) -> Self {
        self.with("description", json!(text))
    }

    fn features(self, features: impl IntoIterator<Item = Feature>) -> Self {
        let features: Vec<Value> = features.into_iter().map(|feature| feature.0).collect();
        self.with("features", json!(features))
    }
}

struct Feature(Value);

fn feature(number: u32, code: &str, name: &str) -> Feature {
    Feature(
        json!({"number": number, "code": code, "name": name, "can_modify": true, "can_exclude": true,
        "terms": {"model": {"kind": "perpetual"}, "seats": 1, "unit": "station", "remote": false, "flags": []}}),
    )
}

impl Feature {
    /// Nobody in sales may change it or leave it out.
    fn locked(mut self) -> Self {
        self.0["can_modify"] = json!(false);
        self.0["can_exclude"] = json!(false);
        self
    }

    fn trial(mut self) -> Self {
        self.0["trial"] = json!(true);
        self
    }

    fn group(mut self, name: &str) -> Self {
        self.0["group"] = json!(name);
        self
    }

    fn days(mut self, days: u32) -> Self {
        self.0["terms"]["model"] = json!({"kind": "days", "days": days});
        self
    }

    fn runs(mut self, runs: u32) -> Self {
        self.0["terms"]["model"] = json!({"kind": "runs", "runs": runs});
        self
    }

    fn network(mut self, seats: u32) -> Self {
        self.0["terms"]["seats"] = json!(seats);
        self.0["terms"]["remote"] = json!(true);
        self
    }

    fn no_vm(mut self) -> Self {
        self.0["terms"]["flags"] = json!(["forbid_virtual_machine"]);
        self
    }
}
