use signet_domain::{LicenseState, OrderStatus};

use super::*;
use crate::LicenseFile;
use crate::lists::sample::{
    Sample, customer, customer_id, draft, key as signing_key, license, product, product_id, submitted,
    summary,
};
use crate::tables::tallies::{check_signers, recount};

/// Serial number, product, customer, end, whether it is revoked.
type Sold = (&'static str, usize, Option<usize>, Option<i64>, bool);

/// All signed with key 0 at the time 1.
fn sold(licenses: &[Sold]) -> Sample {
    let sample = Sample::new();
    sample.write(|tx| {
        tx.insert_key(&signing_key(0)).unwrap();
        tx.insert_key(&signing_key(1)).unwrap();
        for (n, number) in [(0, 1), (1, 2)] {
            tx.insert_product(&product(n, number, &format!("Product {n}")))
                .unwrap();
        }
        for n in 0..3 {
            tx.insert_customer(&customer(n, &format!("Customer {n}")))
                .unwrap();
        }
        let order = submitted(draft(0, "A-1", None, &[]), OrderStatus::Submitted, 1);
        tx.insert_order(&order, &summary("", &[], 0)).unwrap();
        for (n, (serial, product, customer, ends, revoked)) in licenses.iter().enumerate() {
            let mut license = license(n, serial, 0, *product, *customer);
            license.ends_at = ends.map(Time);
            if *revoked {
                license.state = LicenseState::Revoked {
                    at: Time(2),
                    reason: String::new(),
                };
            }
            let file = LicenseFile {
                license: license.id,
                order: order.id,
                key: signing_key(0).id,
                issued_at: Time(1),
                text: "a.b.c".to_owned(),
            };
            tx.insert_license(&license, Some(&file)).unwrap();
        }
    });
    sample
}

#[test]
fn files_are_counted_by_what_became_of_their_licenses() {
    let sample = sold(&[
        ("S-1", 0, Some(1), None, false),
        ("S-2", 0, Some(1), Some(90), false),
        ("S-3", 1, Some(1), Some(10), false),
        ("S-4", 1, Some(2), None, true),
        ("S-5", 0, None, None, false),
        ("S-6", 1, Some(0), None, false),
    ]);
    let used = sample
        .view()
        .files_of_key(signing_key(0).id, Time(50), 2)
        .unwrap();
    let all = Standings {
        counting: 4,
        blocked: 0,
        over: 1,
        revoked: 1,
    };
    assert_eq!(used.all, all);
    let counting = |n| used.products[&product_id(n)].counting;
    assert_eq!([counting(0), counting(1)], [3, 1]);
    assert_eq!(
        used.customers, 3,
        "who holds only what is over or revoked does not depend on it"
    );
    assert_eq!(
        used.top[0],
        CustomerUse {
            customer_id: Some(customer_id(1)),
            files: 2
        }
    );
    assert_eq!(used.top.len(), 2);
    let none = sample
        .view()
        .files_of_key(signing_key(1).id, Time(50), 2)
        .unwrap();
    assert_eq!(none, FileUse::default());
}

#[test]
fn the_list_of_customers_gives_each_one_once() {
    let sample = sold(&[
        ("S-1", 0, Some(1), None, false),
        ("S-2", 0, Some(0), None, false),
        ("S-3", 0, None, None, false),
        ("S-4", 1, Some(1), None, false),
    ]);
    let mut page = PageOf {
        limit: 1,
        ..PageOf::default()
    };
    let mut names = Vec::new();
    loop {
        let listed = sample
            .view()
            .customers_of_key(signing_key(0).id, Time(50), &page)
            .unwrap();
        assert_eq!(listed.total, 3);
        names.extend(listed.rows.into_iter().map(|(one, name)| (name, one.files)));
        let Some(next) = listed.next else { break };
        page.after = Some(next);
    }
    let expected = [("", 1), ("Customer 0", 1), ("Customer 1", 2)];
    assert_eq!(names, expected.map(|(name, files)| (name.to_owned(), files)));
}

#[test]
fn a_million_licenses_are_counted_by_their_index_alone() {
    let sample = sold(&[("S-1", 0, Some(1), None, false)]);
    for sql in [files_of_key().as_str(), BUILDS] {
        let connection = sample.view().connection;
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let unbound = vec![rusqlite::types::Null; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(unbound), |row| row.get::<_, String>(3));
        let plan: Vec<String> = steps.unwrap().map(Result::unwrap).collect();
        assert!(
            plan.iter().all(|step| step.contains("COVERING INDEX")),
            "{plan:?}"
        );
    }
}

#[test]
fn a_license_that_remembers_another_key_is_found_and_set_right() {
    let sample = sold(&[("S-1", 0, Some(1), None, false), ("S-2", 0, None, None, false)]);
    let connection = sample.view().connection;
    assert_eq!(check_signers(connection).unwrap(), None);
    let wrong = "UPDATE licenses SET file_key = NULL WHERE serial = 'S-2'";
    connection.execute_batch(wrong).unwrap();
    assert!(check_signers(connection).unwrap().unwrap().contains("1 licenses"));
    recount(connection).unwrap();
    assert_eq!(check_signers(connection).unwrap(), None);
    let used = sample
        .view()
        .files_of_key(signing_key(0).id, Time(50), 1)
        .unwrap();
    assert_eq!(used.all.counting, 2);
}
