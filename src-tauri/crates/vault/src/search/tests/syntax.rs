use super::{find, titles, vault};
use crate::search::HitKind;

#[test]
fn what_is_typed_is_never_syntax() {
    let sample = vault();
    for text in [
        "\"",
        "\"\"\"",
        "a\" OR \"b",
        "text:muller",
        "muller*",
        "^muller",
        "NEAR(muller gmbh)",
        "muller NOT gmbh",
        "-muller",
        "{text}: muller",
        "(((",
        "muller'; DROP TABLE orders; --",
        "\0\0\0",
        "muller\0gmbh",
        "%",
        "___",
        "\u{feff}\u{200b}",
        "🦭🦭🦭",
        "a\u{301}\u{301}\u{301}",
        "[[[",
        "?1 ?2",
    ] {
        find(&sample, text);
        for table in ["customers", "orders", "licenses"] {
            let page = crate::PageOf {
                limit: 3,
                ..crate::PageOf::default()
            };
            let text = text.to_owned();
            match table {
                "customers" => drop(
                    sample
                        .view()
                        .customers(
                            &crate::CustomerFilter {
                                text,
                                ..Default::default()
                            },
                            &page,
                        )
                        .unwrap(),
                ),
                "orders" => drop(
                    sample
                        .view()
                        .orders(
                            &crate::OrderFilter {
                                text,
                                ..Default::default()
                            },
                            &page,
                        )
                        .unwrap(),
                ),
                _ => drop(
                    sample
                        .view()
                        .licenses(
                            &crate::LicenseFilter {
                                text,
                                ..Default::default()
                            },
                            &page,
                        )
                        .unwrap(),
                ),
            }
        }
    }
    assert_eq!(
        titles(&find(&sample, "muller\0gmbh"), HitKind::Customer),
        ["Müller & Söhne GmbH"]
    );
    assert!(
        find(&sample, "muller NOT gmbh").hits.is_empty(),
        "NOT is a word like any other"
    );
    assert_eq!(
        titles(&find(&sample, "for \"Æg"), HitKind::Customer),
        ["Müller & Söhne GmbH"]
    );
    for text in [
        "x".repeat(10_000),
        "x ".repeat(5_000),
        "\"".repeat(10_000),
        "ab cd ".repeat(2_000),
    ] {
        find(&sample, &text);
    }
    let long = format!("Bergen {}", "y".repeat(60));
    assert!(
        find(&sample, &long).hits.is_empty(),
        "a long word counts to its end"
    );
}
