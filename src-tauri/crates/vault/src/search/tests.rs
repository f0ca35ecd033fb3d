use signet_domain::{
    Contact, CustomerContent, FieldValue, OrderStatus, ProductContent, ProfileContent, Time,
};

use super::*;
use crate::lists::sample::{
    Sample, customer, draft, license, order_id, product, profile, submitted, summary, uuid,
};

mod serials;
mod syntax;

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
    assert_eq!(
        titles(&find(&sample, "hauptstrasse 12"), HitKind::Customer),
        ["Müller & Söhne GmbH"]
    );
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
fn a_wrong_count_is_told_and_mended() {
    let sample = vault();
    assert_eq!(sample.view().check().unwrap().1, Vec::<String>::new());
    sample
        .view()
        .connection
        .execute_batch(
            "UPDATE tallies SET count = count + 2 WHERE list = 'orders' AND place = 'draft';
             DELETE FROM tallies WHERE list = 'licenses of product';",
        )
        .unwrap();
    let problems = sample.view().check().unwrap().1;
    assert!(
        problems.len() >= 2 && problems.iter().all(|problem| problem.starts_with("counts:")),
        "{problems:?}"
    );
    sample.write(|tx| tx.rebuild_search().unwrap());
    assert_eq!(sample.view().check().unwrap().1, Vec::<String>::new());
}
