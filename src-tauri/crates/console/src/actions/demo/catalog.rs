//! What the invented vendor sells.

use serde_json::{Value, json};

/// Places in the list.
pub(super) const VIEWER: usize = 0;
pub(super) const ANALYZER: usize = 1;
pub(super) const PRO: usize = 2;
pub(super) const ACADEMIC: usize = 3;
pub(super) const FIELD: usize = 4;

#[allow(clippy::too_many_lines, reason = "a table, not a procedure")]
pub(super) fn products() -> Vec<Value> {
    let core = || locked(1, "CORE", "Core Measurement");
    vec![
        product(
            1050,
            "SPA-VIEW",
            "Spectra Viewer",
            "Opens and prints spectra.",
            &[
                locked(1, "VIEW", "Viewing"),
                feature(
                    4,
                    "CAL",
                    "Calibration",
                    &json!({"kind": "days", "days": 90}),
                    1,
                    false,
                ),
            ],
        ),
        product(
            1030,
            "SPA",
            "Spectra Analyzer",
            "Measures and compares spectra.",
            &[
                core(),
                feature(
                    3,
                    "BATCH",
                    "Batch Export",
                    &json!({"kind": "perpetual"}),
                    1,
                    false,
                ),
                feature(
                    7,
                    "SCRIPT",
                    "Script Engine",
                    &json!({"kind": "runs", "runs": 500}),
                    1,
                    false,
                ),
            ],
        ),
        product(
            1040,
            "SPA-PRO",
            "Spectra Analyzer Pro",
            "Everything, for laboratories with several seats.",
            &[
                core(),
                feature(
                    2,
                    "CAL",
                    "Calibration",
                    &json!({"kind": "days", "days": 365}),
                    1,
                    false,
                ),
                feature(
                    3,
                    "BATCH",
                    "Batch Export",
                    &json!({"kind": "perpetual"}),
                    1,
                    false,
                ),
                feature(5, "NET", "Network Seats", &json!({"kind": "perpetual"}), 5, true),
                feature(
                    7,
                    "SCRIPT",
                    "Script Engine",
                    &json!({"kind": "runs", "runs": 500}),
                    1,
                    false,
                ),
                feature(
                    9,
                    "REPORT",
                    "Report Designer",
                    &json!({"kind": "perpetual"}),
                    1,
                    false,
                ),
            ],
        ),
        product(
            1045,
            "SPA-EDU",
            "Spectra Analyzer Academic",
            "For teaching; not for commercial work.",
            &[
                core(),
                feature(
                    3,
                    "BATCH",
                    "Batch Export",
                    &json!({"kind": "perpetual"}),
                    1,
                    false,
                ),
            ],
        ),
        product(
            1060,
            "SPA-FIELD",
            "Spectra Field",
            "For handheld instruments.",
            &[
                core(),
                feature(6, "GPS", "Site Log", &json!({"kind": "perpetual"}), 1, false),
            ],
        ),
    ]
}

fn product(number: u32, code: &str, name: &str, description: &str, features: &[Value]) -> Value {
    json!({"number": number, "code": code, "name": name, "description": description, "features": features})
}

/// A feature nobody in sales may change or leave out.
fn locked(number: u32, code: &str, name: &str) -> Value {
    let mut locked = feature(number, code, name, &json!({"kind": "perpetual"}), 1, false);
    locked["can_modify"] = json!(false);
    locked["can_exclude"] = json!(false);
    locked
}

fn feature(number: u32, code: &str, name: &str, model: &Value, seats: u32, remote: bool) -> Value {
    let flags = if number == 3 || number == 7 {
        json!(["forbid_virtual_machine"])
    } else {
        json!([])
    };
    json!({"number": number, "code": code, "name": name, "description": "", "type": "normal", "limit": null,
           "can_modify": true, "can_exclude": true,
           "terms": {"model": model, "seats": seats, "unit": "station", "remote": remote, "flags": flags}})
}
