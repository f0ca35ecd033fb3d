//! What is taken as it is meant, and what serde alone would take as well.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;

#[derive(Debug, PartialEq, Deserialize)]
struct Ship {
    name: String,
    #[serde(default)]
    kind: Kind,
    #[serde(default)]
    crew: Vec<Sailor>,
    #[serde(default)]
    cargo: BTreeMap<Kind, Option<u32>>,
    #[serde(default)]
    home: Option<Port>,
    #[serde(default)]
    flag: Option<Flag>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Sailor {
    age: u8,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Port(String);

#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    #[default]
    Bark,
    Tug,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Flag {
    Number(i64),
    Text(String),
}

fn read(text: &str) -> Result<Ship, String> {
    from_str(text).map_err(|error| error.to_string())
}

#[test]
fn what_is_meant_is_taken() {
    let ship = read(
        r#" {"name": "M\u00e9duse", "kind": "tug", "crew": [{"age": 30, "pipe": {"a": 1, "b": [{"a": 2}]}}],
            "cargo": {"tug": 1, "bark": null}, "home": "Rochefort", "flag": "tricolore", "mast": 3.5, "sail": null} "#,
    )
    .unwrap();
    let meant = Ship {
        name: "Méduse".to_owned(),
        kind: Kind::Tug,
        crew: vec![Sailor { age: 30 }],
        cargo: BTreeMap::from([(Kind::Bark, None), (Kind::Tug, Some(1))]),
        home: Some(Port("Rochefort".to_owned())),
        flag: Some(Flag::Text("tricolore".to_owned())),
    };
    assert_eq!(ship, meant);
    assert_eq!(
        read(r#"{"name": "x", "flag": 7}"#).unwrap().flag,
        Some(Flag::Number(7))
    );
}

#[test]
fn what_serde_alone_would_take_is_not() {
    for (text, why) in [
        (r#"["x", "tug"]"#, "invalid type: sequence"),
        (r#"{"name": "x", "crew": [[30]]}"#, "invalid type: sequence"),
        (r#"{"name": "x", "kind": {"tug": null}}"#, "invalid type: map"),
        (r#"{"name": "x", "name": "y"}"#, "duplicate field `name`"),
        (
            r#"{"name": "x", "mast": 1, "mast": 1}"#,
            "the name `mast` stands twice",
        ),
        (
            r#"{"name": "x", "mast": 1, "m\u0061st": 1}"#,
            "the name `mast` stands twice",
        ),
        (
            r#"{"name": "x", "mast": [{"a": {"b": 1, "b": 2}}]}"#,
            "the name `b` stands twice",
        ),
        (
            r#"{"name": "x", "cargo": {"tug": 1, "tug": 2}}"#,
            "the name `tug` stands twice",
        ),
        (r#"{"name": "x", "flag": {"a": 1}}"#, "did not match any variant"),
        (r#"{"name": "x"} {}"#, "trailing characters"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.contains(why), "{text}: {error}");
    }
    let mut many: Vec<String> = (0..200_000).map(|n| format!(r#""{n}": 0"#)).collect();
    many.push(r#""name": "x""#.to_owned());
    assert!(read(&format!("{{{}}}", many.join(","))).is_ok());
    many.push(r#""7": 0"#.to_owned());
    let error = read(&format!("{{{}}}", many.join(","))).unwrap_err();
    assert!(error.contains("the name `7` stands twice"), "{error}");
    let deep = format!(
        r#"{{"name": "x", "mast": {}{}}}"#,
        "[".repeat(200),
        "]".repeat(200)
    );
    assert!(read(&deep).unwrap_err().contains("recursion limit"));
}
