//! Custom fields: what they accept, and how they are written.

use signet_domain::{CustomField, FieldKind, FieldValue, Problem, ProblemCode, ProductContent};

use crate::common::{content, only};

fn field(kind: FieldKind) -> CustomField {
    CustomField {
        key: "site_2".to_owned(),
        label: "Site".to_owned(),
        kind,
        default: None,
        required: false,
        signed: false,
    }
}

fn check(field: CustomField) -> Vec<Problem> {
    let content = ProductContent {
        fields: vec![field],
        ..content()
    };
    content.check()
}

fn choice(options: &[&str]) -> FieldKind {
    FieldKind::Choice {
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    }
}

fn text(text: &str) -> FieldValue {
    FieldValue::Text(text.to_owned())
}

#[test]
fn a_key_is_a_name_that_programs_read() {
    let with = |key: &str| {
        check(CustomField {
            key: key.to_owned(),
            ..field(FieldKind::Text)
        })
    };
    assert_eq!(with(&"k".repeat(60)), []);
    for key in ["", &"k".repeat(61), "a b", "ä", "a-b"] {
        only(&with(key), ProblemCode::NotAllowed, "fields[0].key");
    }
}

#[test]
fn keys_stand_once_whatever_their_case() {
    let with = |key: &str| CustomField {
        key: key.to_owned(),
        ..field(FieldKind::Text)
    };
    let content = ProductContent {
        fields: vec![with("Site"), with("site")],
        ..content()
    };
    only(&content.check(), ProblemCode::Duplicate, "fields[1].key");
}

#[test]
fn a_field_has_a_name_of_at_most_a_hundred_characters() {
    let with = |label: String| {
        check(CustomField {
            label,
            ..field(FieldKind::Text)
        })
    };
    assert_eq!(with("ü".repeat(100)), []);
    only(&with("ü".repeat(101)), ProblemCode::TooLarge, "fields[0].label");
    only(&with(" ".to_owned()), ProblemCode::Missing, "fields[0].label");
}

#[test]
fn a_choice_offers_at_least_two_different_things() {
    assert_eq!(check(field(choice(&["a", "b"]))), []);
    for options in [&[][..], &["a"], &["a", "a"], &["a", " "]] {
        let problems = check(field(choice(options)));
        only(&problems, ProblemCode::NotAllowed, "fields[0].options");
    }
}

#[test]
fn a_default_fits_its_field_and_an_empty_one_is_none() {
    let with = |default| {
        check(CustomField {
            default: Some(default),
            ..field(FieldKind::Date)
        })
    };
    assert_eq!(with(text("2027-12-31")), []);
    assert_eq!(with(text("")), []);
    only(
        &with(text("tomorrow")),
        ProblemCode::NotAllowed,
        "fields[0].default",
    );
}

#[test]
fn a_field_accepts_values_of_its_kind_alone() {
    let most = 1i64 << 53;
    let values = [
        (FieldKind::Flag, FieldValue::Flag(true), true),
        (FieldKind::Flag, text("yes"), false),
        (FieldKind::Flag, FieldValue::Number(1), false),
        (FieldKind::Number, FieldValue::Number(most), true),
        (FieldKind::Number, FieldValue::Number(-most), true),
        (FieldKind::Number, FieldValue::Number(most + 1), false),
        (FieldKind::Number, FieldValue::Number(i64::MIN), false),
        (FieldKind::Number, text("7"), false),
        (FieldKind::Text, text(&"ü".repeat(2_000)), true),
        (FieldKind::Text, text(&"ü".repeat(2_001)), false),
        (FieldKind::Text, FieldValue::Flag(true), false),
        (FieldKind::Date, text("2028-02-29"), true),
        (FieldKind::Date, text("2027-02-29"), false),
        (FieldKind::Date, text("2027-2-9"), false),
        (FieldKind::Date, text(" 2027-12-31"), false),
        (FieldKind::Date, text("+2027-12-31"), false),
        (FieldKind::Date, FieldValue::Number(2027), false),
        (choice(&["a", "b"]), text("a"), true),
        (choice(&["a", "b"]), text("A"), false),
        (choice(&["a", "b"]), FieldValue::Number(0), false),
    ];
    for (kind, value, fits) in values {
        let refused = field(kind.clone()).refuses(&value);
        assert_eq!(refused.is_none(), fits, "{kind:?} {value:?}: {refused:?}");
    }
}

#[test]
fn a_field_is_written_and_read_flat() {
    let fields = [
        field(FieldKind::Text),
        field(choice(&["a", "b"])),
        CustomField {
            default: Some(FieldValue::Number(7)),
            required: true,
            signed: true,
            ..field(FieldKind::Number)
        },
    ];
    for field in fields {
        let written = serde_json::to_value(&field).unwrap();
        assert!(written["kind"].is_string(), "{written}");
        assert_eq!(serde_json::from_value::<CustomField>(written).unwrap(), field);
    }
}

#[test]
fn a_field_with_a_typing_error_is_refused() {
    let read = |text| serde_json::from_str::<CustomField>(text).map_err(|error| error.to_string());
    let sound = read(r#"{"key":"a","label":"A","kind":"choice","options":["x","y"],"default":"x"}"#);
    assert_eq!(sound.unwrap().kind, choice(&["x", "y"]));
    for (text, word) in [
        (
            r#"{"key":"a","label":"A","kind":"text","requierd":true}"#,
            "requierd",
        ),
        (r#"{"key":"a","label":"A","kind":"texts"}"#, "texts"),
        (r#"{"key":"a","label":"A"}"#, "kind"),
        (
            r#"{"key":"a","label":"A","kind":"text","options":["x"]}"#,
            "options",
        ),
    ] {
        let refused = read(text).unwrap_err();
        assert!(refused.contains(word), "{text}: {refused}");
    }
}
