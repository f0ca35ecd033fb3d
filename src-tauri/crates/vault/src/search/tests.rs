use proptest::prelude::*;
use proptest::test_runner::Config;
use signet_domain::{
    Contact, CustomerContent, FieldValue, LicenseState, OrderStatus, ProductContent, ProfileContent, Time,
};

use super::*;
use crate::lists::sample::{
    Sample, customer, draft, license, order_id, product, profile, submitted, summary, uuid,
};

const SERIAL: &str = "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8";

/// One record of each kind with a text in every searched field, among others that share their words.
fn vault() -> Sample {
    let sample = Sample::new();
    sample.write(|tx| {
        let mut acme = customer(0, "Müller & Söhne GmbH");
        let content = CustomerContent {
            code: "MUE-77".to_owned(),
            address: "Hauptstraße 12\n10115 Łódź".to_owned(),
            email: "office@mueller.example".to_owned(),
            phone: "+49 30 5550".to_owned(),
            website: "https://mueller.example".to_owned(),
            vat_code: "DE811907980".to_owned(),
            invoice_code: "LEITWEG-99".to_owned(),
            crm_id: "crm4711".to_owned(),
            ref_id: "ref0815".to_owned(),
            note: "Pays late; ask for \"Ægir\".".to_owned(),
            contacts: vec![Contact {
                name: "Zoë Brandt".to_owned(),
                email: "zoe@mueller.example".to_owned(),
                phone: "+49 170 12".to_owned(),
                crm_id: "contact9".to_owned(),
                ..Contact::default()
            }],
            ..acme.content.clone()
        };
        acme.content = content;
        tx.insert_customer(&acme).unwrap();
        tx.insert_customer(&customer(1, "Acme")).unwrap();
        let mut pro = product(0, 4711, "Signet Pro");
        pro.content = ProductContent {
            code: "SGN-PRO".to_owned(),
            description: "Licensing for engineers".to_owned(),
            crm_id: "pcrm55".to_owned(),
            ref_id: "pref66".to_owned(),
            ..pro.content
        };
        pro.content.features[0].name = "Export to STEP".to_owned();
        pro.content.features[0].code = "EXP-STEP".to_owned();
        tx.insert_product(&pro).unwrap();
        tx.insert_product(&product(1, 12, "Wax")).unwrap();
        let mut annual = profile(0, 0, "Annual subscription");
        annual.content = ProfileContent {
            code: "ANN-1".to_owned(),
            description: "Twelve months".to_owned(),
            ..annual.content
        };
        tx.insert_profile(&annual).unwrap();
        let mut order = draft(0, "A-1001", Some(0), &[0]);
        order.content.description = "Rollout in Bergen".to_owned();
        order.content.purchase_order = "PO 77/2026".to_owned();
        order.content.invoice.number = "INV-2026-5".to_owned();
        order.content.payment.reference = "SEPA 333".to_owned();
        order.content.crm_id = "ocrm1".to_owned();
        order.content.ref_id = "oref2".to_owned();
        order.content.lines[0].description = "Ten seats for the lab".to_owned();
        order.note = "Call Zoë first".to_owned();
        let order = submitted(order, OrderStatus::Submitted, 5);
        tx.insert_order(&order, &summary("Müller & Söhne GmbH", &["Signet Pro"], 0))
            .unwrap();
        let other = submitted(draft(1, "A-10010", None, &[1]), OrderStatus::Submitted, 5);
        tx.insert_order(&other, &summary("", &["Wax"], 0)).unwrap();
        tx.insert_order(&draft(2, "B-1001", Some(1), &[]), &summary("Acme", &[], 0))
            .unwrap();
        let mut first = license(0, SERIAL, 0, 0, Some(0));
        first.note = "Spare for the night shift".to_owned();
        first
            .values
            .insert("site".to_owned(), FieldValue::Text("Bergen plant".to_owned()));
        tx.insert_license(&first, None).unwrap();
        tx.insert_license(
            &license(1, "VJ7jgF-222222-333333-444444-555555", 1, 1, None),
            None,
        )
        .unwrap();
        for (series, next) in [("A", 20_000), ("B", 2_000)] {
            tx.connection
                .execute(
                    "INSERT INTO counters (name, next) VALUES (?1, ?2)",
                    (series, next),
                )
                .unwrap();
        }
    });
    sample
}

fn find(sample: &Sample, text: &str) -> Found {
    sample.view().search(text, 10).unwrap()
}

/// The titles of the hits of a kind.
fn titles(found: &Found, kind: HitKind) -> Vec<&str> {
    found
        .hits
        .iter()
        .filter(|hit| hit.kind == kind)
        .map(|hit| hit.title.as_str())
        .collect()
}

#[test]
fn every_record_is_found_by_every_fragment_of_each_of_its_texts() {
    let sample = vault();
    for (kind, row) in HitKind::ALL.map(|kind| (kind, 1)) {
        let record = records::read(sample.view().connection, kind, row).unwrap();
        assert!(record.fields.len() > 2 || kind == HitKind::License, "{kind:?}");
        for field in &record.fields {
            let characters: Vec<char> = field.text.chars().collect();
            for length in [3, 4, 7, characters.len()] {
                for part in characters.windows(length.min(characters.len()).max(1)) {
                    let part: String = part.iter().collect();
                    let looked_for = crate::fold(&part);
                    let length = |word: &str| match field.name {
                        "serial" => crate::serial_key(word).len(),
                        _ => word.chars().count(),
                    };
                    if looked_for.split(' ').all(|word| length(word) < 3) {
                        continue;
                    }
                    let found = find(&sample, &part);
                    let hit = found
                        .hits
                        .iter()
                        .find(|hit| hit.kind == kind && hit.title == record.title);
                    assert!(
                        hit.is_some(),
                        "{kind:?} {}: {part:?} of {:?}",
                        field.name,
                        field.text
                    );
                }
            }
        }
    }
}

#[test]
fn what_matched_is_shown_as_it_was_written() {
    let sample = vault();
    let shown = |text: &str, kind: HitKind| {
        let found = find(&sample, text);
        let hit = found.hits.into_iter().find(|hit| hit.kind == kind).unwrap();
        let units: Vec<u16> = hit.text.encode_utf16().collect();
        let marked: Vec<String> = hit
            .marks
            .iter()
            .map(|(start, end)| String::from_utf16(&units[*start as usize..*end as usize]).unwrap())
            .collect();
        (hit.field, marked.join("|"))
    };
    for (text, kind, field, marked) in [
        ("muller", HitKind::Customer, "name", "Müller"),
        ("SOHNE müller", HitKind::Customer, "name", "Müller|Söhne"),
        ("hauptstrasse", HitKind::Customer, "address", "Hauptstraße"),
        ("lodz", HitKind::Customer, "address", "Łódź"),
        ("aegir", HitKind::Customer, "note", "Ægir"),
        ("zoe brandt", HitKind::Customer, "contact", "Zoë|Brandt"),
        ("1001", HitKind::Order, "number", "1001"),
        ("bergen", HitKind::Order, "description", "Bergen"),
        ("po 77/2026", HitKind::Order, "purchase_order", "PO|77/2026"),
        ("zoë", HitKind::Order, "note", "Zoë"),
        ("lab", HitKind::Order, "line", "lab"),
        ("bergen", HitKind::License, "value", "Bergen"),
        ("VJ7 jgFwub", HitKind::License, "serial", "VJ7jgF-wub"),
        ("vj7jgf night", HitKind::License, "serial", "VJ7jgF"),
        ("export", HitKind::Product, "feature", "Export"),
        ("ann", HitKind::Profile, "name", "Ann"),
    ] {
        assert_eq!(shown(text, kind), (field, marked.to_owned()), "{text}");
    }
}

#[test]
fn a_long_text_is_cut_around_the_match() {
    let sample = vault();
    sample.write(|tx| {
        let mut long = customer(5, "Long");
        long.content.note = format!("{} 🦭 nadel im\nHeuhaufen {}", "é ".repeat(400), "x ".repeat(400));
        tx.insert_customer(&long).unwrap();
    });
    let found = find(&sample, "nadel heuhaufen");
    let hit = &found.hits[0];
    assert!(hit.text.starts_with('…') && hit.text.ends_with('…') && hit.text.chars().count() < 180);
    let units: Vec<u16> = hit.text.encode_utf16().collect();
    let marked = |(start, end): (u32, u32)| String::from_utf16(&units[start as usize..end as usize]).unwrap();
    assert_eq!(
        hit.marks.iter().map(|mark| marked(*mark)).collect::<Vec<_>>(),
        ["nadel", "Heuhaufen"]
    );
    assert!(
        hit.text.contains("nadel im Heuhaufen"),
        "on one line: {}",
        hit.text
    );
}

#[test]
fn exact_ones_come_first_then_what_begins_so_then_the_newest() {
    let sample = vault();
    assert_eq!(
        titles(&find(&sample, "a-1001"), HitKind::Order),
        ["A-1001", "A-10010"]
    );
    assert_eq!(
        titles(&find(&sample, "1001"), HitKind::Order),
        ["A-1001", "B-1001", "A-10010"]
    );
    assert_eq!(
        titles(&find(&sample, "001"), HitKind::Order),
        ["B-1001", "A-10010", "A-1001"],
        "newest first"
    );
    assert_eq!(titles(&find(&sample, "4711"), HitKind::Product), ["Signet Pro"]);
    assert_eq!(titles(&find(&sample, SERIAL), HitKind::License), [SERIAL]);
    sample.write(|tx| {
        for (n, name) in ["Big Acme", "Acme Two", "acme"].into_iter().enumerate() {
            tx.insert_customer(&customer(10 + n, name)).unwrap();
        }
        for (n, name) in ["Big Wax", "Waxing", "wax"].into_iter().enumerate() {
            tx.insert_product(&product(10 + n, 20 + u32::try_from(n).unwrap(), name))
                .unwrap();
        }
    });
    assert_eq!(
        titles(&find(&sample, "acme"), HitKind::Customer),
        ["Acme", "acme", "Acme Two", "Big Acme"]
    );
    assert_eq!(
        titles(&find(&sample, "WAX"), HitKind::Product),
        ["wax", "Wax", "Waxing", "Big Wax"]
    );
}

#[test]
fn short_words_find_what_begins_with_them() {
    let sample = vault();
    assert_eq!(
        titles(&find(&sample, "a-"), HitKind::Order),
        ["A-1001", "A-10010"]
    );
    assert_eq!(titles(&find(&sample, "b"), HitKind::Order), ["B-1001"]);
    assert_eq!(
        titles(&find(&sample, "10"), HitKind::Order),
        ["A-1001", "A-10010", "B-1001"]
    );
    assert_eq!(titles(&find(&sample, "vj"), HitKind::License).len(), 2);
    assert_eq!(
        titles(&find(&sample, "MÜ"), HitKind::Customer),
        ["Müller & Söhne GmbH"]
    );
    assert_eq!(titles(&find(&sample, "si"), HitKind::Product), ["Signet Pro"]);
    assert_eq!(titles(&find(&sample, "47"), HitKind::Product), ["Signet Pro"]);
    assert_eq!(
        titles(&find(&sample, "an"), HitKind::Profile),
        ["Annual subscription"]
    );
}

#[test]
fn every_word_must_match_also_a_short_one() {
    let sample = vault();
    assert_eq!(titles(&find(&sample, "bergen a-"), HitKind::Order), ["A-1001"]);
    assert!(find(&sample, "bergen xq").hits.is_empty());
    assert!(find(&sample, "bergen wax").hits.is_empty());
    assert_eq!(
        titles(&find(&sample, "muller signet 12"), HitKind::Order),
        Vec::<&str>::new()
    );
    assert_eq!(
        titles(&find(&sample, "muller signet 10"), HitKind::Order),
        ["A-1001"]
    );
}

#[test]
fn more_is_told_without_counting() {
    let sample = vault();
    sample.write(|tx| {
        for n in 10..20 {
            tx.insert_customer(&customer(n, &format!("Copy {n}"))).unwrap();
        }
    });
    let found = sample.view().search("copy", 4).unwrap();
    assert_eq!((found.hits.len(), found.more), (4, vec![HitKind::Customer]));
    let found = sample.view().search("copy", 10).unwrap();
    assert_eq!((found.hits.len(), found.more), (10, vec![]));
    let found = sample.view().search("copy 1", 3).unwrap();
    assert_eq!(
        (found.hits.len(), found.more),
        (3, vec![HitKind::Customer]),
        "also with a short word"
    );
}

#[test]
fn a_record_that_changed_is_found_by_what_it_says_now() {
    let sample = vault();
    sample.write(|tx| {
        let mut acme = tx.customer(crate::lists::sample::customer_id(1)).unwrap();
        let content = CustomerContent {
            name: "Zenith".to_owned(),
            ..acme.content.clone()
        };
        acme.change(content, Time(2));
        tx.update_customer(&acme).unwrap();
        let mut spare = tx.license(signet_domain::LicenseId::from(uuid(4, 0))).unwrap();
        spare.note = "Day shift".to_owned();
        spare.version += 1;
        tx.update_license(&spare).unwrap();
        tx.delete_order(order_id(2), 1).unwrap();
        tx.insert_order(&draft(3, "B-2000", Some(1), &[]), &summary("Acme", &[], 0))
            .unwrap();
        let mut zenith = tx.customer(crate::lists::sample::customer_id(1)).unwrap();
        let content = zenith.content.clone();
        zenith.change(content, Time(3));
        tx.update_customer(&zenith).unwrap();
    });
    assert!(find(&sample, "acme").hits.is_empty());
    let found = find(&sample, "zenith");
    assert_eq!(titles(&found, HitKind::Customer), ["Zenith"]);
    assert_eq!(
        titles(&found, HitKind::Order),
        ["B-2000"],
        "a draft has its customer's name of now"
    );
    assert!(find(&sample, "night").hits.is_empty());
    assert_eq!(titles(&find(&sample, "day shift"), HitKind::License), [SERIAL]);
    assert!(find(&sample, "b-1001").hits.is_empty());
    assert_eq!(
        check_search(sample.view().connection).unwrap(),
        Vec::<String>::new()
    );
}

#[test]
fn an_index_that_is_not_complete_is_told_and_filled_again() {
    let sample = vault();
    let connection = sample.view().connection;
    assert_eq!(check_search(connection).unwrap(), Vec::<String>::new());
    let before = find(&sample, "bergen");
    connection
        .execute_batch(
            "DELETE FROM search_orders WHERE rowid = 1; DELETE FROM search_license_notes WHERE rowid = 1;
             INSERT INTO search_customers (rowid, text) VALUES (99, 'nobody');",
        )
        .unwrap();
    let problems = check_search(connection).unwrap();
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(
        problems[0].contains("1 orders are not in the index"),
        "{problems:?}"
    );
    assert!(find(&sample, "bergen").hits.is_empty());
    sample.write(|tx| tx.rebuild_search().unwrap());
    assert_eq!(check_search(connection).unwrap(), Vec::<String>::new());
    assert_eq!(find(&sample, "bergen"), before);
}

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

#[test]
fn a_serial_number_is_found_however_it_was_typed() {
    let sample = vault();
    for typed in [
        "vj7jgfwubsttyt1tmjutpb2rbeunb8",
        "VJ7JGF WUBSTT YT1TMJ UTPB2R BEUNB8",
        "VJ7jgF\u{2013}wubSTT\u{2013}ytlTMj\u{2013}utpB2R\u{2013}BEuNb8",
    ] {
        let found = find(&sample, typed);
        assert_eq!(
            (titles(&found, HitKind::License), found.forgiven),
            (vec![SERIAL], false),
            "{typed}"
        );
    }
}

proptest! {
    #![proptest_config(Config { cases: 6, ..Config::default() })]

    /// One wrong, missing, doubled or swapped character anywhere in a serial number.
    #[test]
    fn a_mistyped_serial_number_is_forgiven(seed in 0..1_000usize) {
        let sample = vault();
        let alphabet: Vec<char> = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".chars().collect();
        let serials: Vec<String> = (0..60usize)
            .map(|n| {
                let digit = |place: usize| {
                    let mixed = ((seed * 1_000 + n) * 100 + place) as u64;
                    let mixed = (mixed ^ 0x9e37_79b9).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
                    alphabet[(mixed >> 40) as usize % alphabet.len()]
                };
                let all: String = (0..[30, 18, 12][n % 3]).map(digit).collect();
                all.as_bytes().chunks(6).map(|c| std::str::from_utf8(c).unwrap()).collect::<Vec<_>>().join("-")
            })
            .collect();
        sample.write(|tx| {
            for (n, serial) in serials.iter().enumerate() {
                let mut license = license(10 + n, &format!("{serial}{n:02}"), 1, 1, None);
                if n % 2 == 0 {
                    license.state = LicenseState::Revoked { at: Time(3), reason: String::new() };
                }
                tx.insert_license(&license, None).unwrap();
            }
        });
        for (n, serial) in serials.iter().enumerate().take(9) {
            let serial = format!("{serial}{n:02}");
            let typed: Vec<char> = serial.chars().filter(|c| *c != '-').collect();
            for at in 0..typed.len() {
                let mut wrong = typed.clone();
                wrong[at] = if wrong[at] == '#' { '!' } else { 'ø' };
                let mut missing = typed.clone();
                missing.remove(at);
                let mut doubled = typed.clone();
                doubled.insert(at, typed[at]);
                let mut swapped = typed.clone();
                swapped.swap(at, (at + 1) % typed.len());
                if at + 1 == typed.len() {
                    swapped = wrong.clone();
                }
                for mistake in [wrong, missing, doubled, swapped] {
                    let mistake: String = mistake.into_iter().collect();
                    let found = find(&sample, &mistake);
                    prop_assert!(
                        titles(&found, HitKind::License).contains(&serial.as_str()),
                        "{} for {}: {:?}", mistake, serial, titles(&found, HitKind::License)
                    );
                }
            }
        }
    }
}
