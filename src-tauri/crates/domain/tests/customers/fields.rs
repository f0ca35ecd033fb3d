//! Free fields of a customer, and what a merge makes of them.

use signet_domain::{CustomerContent, CustomerField, Problem, ProblemCode};

use crate::common::{NOW, customer, in_days, named, only};

fn fields(pairs: &[(&str, &str)]) -> CustomerContent {
    let field = |(name, value): &(&str, &str)| CustomerField {
        name: (*name).to_owned(),
        value: (*value).to_owned(),
    };
    CustomerContent {
        fields: pairs.iter().map(field).collect(),
        ..named("Müller")
    }
}

fn check(pairs: &[(&str, &str)]) -> Vec<Problem> {
    fields(pairs).check()
}

#[test]
fn names_and_values_have_their_lengths_and_each_name_stands_once() {
    assert_eq!(check(&[("Region", "North"), ("Size", "")]), []);
    only(&check(&[(" ", "x")]), ProblemCode::Missing, "fields[0].name");
    let long = |n: usize| "x".repeat(n);
    assert_eq!(check(&[(&long(100), &long(1_000))]), []);
    only(
        &check(&[(&long(101), "")]),
        ProblemCode::TooLarge,
        "fields[0].name",
    );
    only(
        &check(&[("a", &long(1_001))]),
        ProblemCode::TooLarge,
        "fields[0].value",
    );
    only(
        &check(&[("Größe", "1"), (" GRÖSSE", "2"), ("größe ", "3")]),
        ProblemCode::Duplicate,
        "fields[2].name",
    );
    let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(check(&many[..50]), []);
    only(&check(&many), ProblemCode::TooLarge, "fields");
}

#[test]
fn records_from_before_have_none_and_spaces_are_taken_away() {
    let read: CustomerContent = serde_json::from_str(r#"{"name": "Müller"}"#).unwrap();
    assert_eq!(read.fields, []);
    let mut customer = customer(1, named("Müller"));
    customer.change(fields(&[(" Region ", " North\n")]), NOW);
    assert_eq!(customer.content.fields, fields(&[("Region", "North")]).fields);
}

fn merged(one: &[(&str, &str)], other: &[(&str, &str)]) -> CustomerContent {
    let (mut one, mut other) = (customer(1, fields(one)), customer(2, fields(other)));
    one.merge(&mut other, in_days(1)).unwrap();
    one.content
}

#[test]
fn a_merge_keeps_what_both_say() {
    let own = [("Region", "North"), ("Size", ""), ("Rank", "A")];
    let other = [("REGION", "South"), ("size", "12"), ("rank", "A"), ("New", "x")];
    assert_eq!(
        merged(&own, &other).fields,
        fields(&[
            ("Region", "North"),
            ("Size", "12"),
            ("Rank", "A"),
            ("REGION (2)", "South"),
            ("New", "x")
        ])
        .fields
    );
    let twice = [("Region", "North"), ("Region (2)", "South")];
    assert_eq!(
        merged(&twice, &[("Region", "South")]).fields,
        fields(&twice).fields
    );
    assert_eq!(merged(&twice, &[("Region", "West")]).fields[2].name, "Region (3)");
    let long = "x".repeat(100);
    let kept = merged(&[(&long, "1")], &[(&long, "2")]);
    assert_eq!(kept.check(), []);
    assert!(kept.fields[1].name.ends_with("x (2)"));
}

#[test]
fn what_no_longer_fits_goes_into_the_note() {
    let names: Vec<String> = (0..50).map(|n| format!("f{n}")).collect();
    let full: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    let content = merged(&full, &[("More", "of it"), ("f0", "2")]);
    assert_eq!(content.fields.len(), 50);
    assert_eq!(content.note, "More: of it\n\nf0 (2): 2");
    assert_eq!(content.check(), []);
}
