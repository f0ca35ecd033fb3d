use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use signet_domain::{
    Group, GroupContent, GroupId, LicenseState, LicenseStatus, OrderStatus, ProfileId, Time,
};

use super::{CUSTOMERS, PRODUCTS, picked, same_pages, with_catalog};
use crate::LicenseFile;
use crate::fold::{fold, serial_key};
use crate::lists::sample::{
    customer_id, draft, key, license, order_id, product_id, profile, submitted, summary, uuid,
};
use crate::lists::{LicenseFilter, LicenseSort, Listed};

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn every_page_of_every_license_list_is_the_right_part_of_it(
        made in prop::collection::vec((
            0..2usize, 0..PRODUCTS.len(), prop::option::of(0..CUSTOMERS.len()), any::<bool>(),
            prop::option::of(0..4i64), any::<bool>(), any::<bool>(), any::<bool>(),
        ), 0..40),
        filters in prop::collection::vec((
            (prop::sample::select(&["", "muller", "renewal", "s7", "s7k", "gmbh"]), 0..3usize, any::<bool>(), picked(&[0usize, 1, 2])),
            (picked(&[0usize, 1]), picked(&[0usize, 1, 3]), picked(&[true, false]), picked(&[()]),
             picked(&[LicenseStatus::Active, LicenseStatus::Revoked]), picked(&[2i64]), picked(&[()])),
            1..6u32,
        ), 20),
    ) {
        let sample = with_catalog();
        let serial = |n: usize| format!("{}{}-K{}", ["S7", "T4"][n % 2], ["k", "K", "x"][n % 3], (n * 7919) % 10_007);
        sample.write(|tx| {
            for n in 0..2 {
                let order = submitted(draft(n, &format!("A-{n}"), None, &[]), OrderStatus::Submitted, 1);
                tx.insert_order(&order, &summary("", &[], 0)).unwrap();
            }
            tx.insert_profile(&profile(0, 0, "Annual")).unwrap();
            tx.insert_key(&key(0)).unwrap();
            let group = Group::new(
                GroupId::from(uuid(6, 0)), customer_id(0), GroupContent::default(), Time(1));
            tx.insert_group(&group, &[]).unwrap();
            for (n, (order, product, customer, revoked, ends, note, profile, grouped)) in made.iter().enumerate() {
                let mut license = license(n, &serial(n), *order, *product, *customer);
                license.ends_at = ends.map(Time);
                license.profile_id = profile.then(|| ProfileId::from(uuid(5, 0)));
                if *note {
                    "yearly renewal".clone_into(&mut license.note);
                }
                if *revoked {
                    license.state = LicenseState::Revoked { at: Time(2), reason: String::new() };
                }
                let signed = LicenseFile {
                    license: license.id,
                    order: license.order_id,
                    key: key(0).id,
                    issued_at: Time(1),
                    text: "a.b.c".to_owned(),
                };
                tx.insert_license(&license, note.then_some(&signed)).unwrap();
                if *grouped {
                    tx.connection
                        .execute("INSERT INTO group_licenses VALUES (?1, ?2)", (tx.connection.query_row(
                            "SELECT max(row) FROM licenses", [], |row| row.get::<_, i64>(0)).unwrap(),
                            crate::tables::columns::key(group.id)))
                        .unwrap();
                }
            }
        });
        for ((text, sort, descending, product), (order, customer, group, profile, status, before, signed), limit) in filters {
            let sort = [LicenseSort::Issued, LicenseSort::Serial, LicenseSort::Ends][sort];
            let filter = LicenseFilter {
                text: text.to_owned(),
                order: order.map(order_id),
                customer: customer.map(customer_id),
                product: product.map(product_id),
                group: group.filter(|grouped| *grouped).map(|_| GroupId::from(uuid(6, 0))),
                without_group: group == Some(false),
                profile: profile.map(|()| ProfileId::from(uuid(5, 0))),
                key: signed.map(|()| key(0).id),
                status,
                ends_before: before.map(Time),
                sort,
                descending,
            };
            let belongs = |n: usize| {
                let (o, p, c, revoked, ends, note, profiled, grouped) = &made[n];
                let typed = serial_key(&serial(n));
                let name = c.map_or(String::new(), |c| fold(CUSTOMERS[c]));
                (text.is_empty()
                    || (if text.len() < 3 { typed.starts_with(text) } else { typed.contains(&serial_key(text)) })
                    || (*note && "yearly renewal".contains(text))
                    || (text.len() > 2 && name.contains(text)))
                    && order.is_none_or(|order| order == *o)
                    && product.is_none_or(|product| product == *p)
                    && customer.is_none_or(|customer| Some(customer) == *c)
                    && status.is_none_or(|status| (status == LicenseStatus::Revoked) == *revoked)
                    && before.is_none_or(|before| ends.is_some_and(|ends| ends < before))
                    && group.is_none_or(|group| group == *grouped)
                    && (profile.is_none() || *profiled)
                    && (signed.is_none() || *note)
                    && (sort != LicenseSort::Ends || ends.is_some())
            };
            let mut expected: Vec<usize> = (0..made.len()).filter(|n| belongs(*n)).collect();
            expected.sort_by(|a, b| {
                let by = match sort {
                    LicenseSort::Issued => Ordering::Equal,
                    LicenseSort::Serial => serial_key(&serial(*a)).cmp(&serial_key(&serial(*b))),
                    LicenseSort::Ends => made[*a].4.cmp(&made[*b].4),
                };
                by.then(a.cmp(b))
            });
            if descending {
                expected.reverse();
            }
            let expected: Vec<String> = expected.into_iter().map(serial).collect();
            same_pages(&expected, limit, |page| {
                let listed = sample.view().licenses(&filter, page).unwrap();
                Listed {
                    rows: listed.rows.into_iter().map(|row| row.license.serial.to_string()).collect(),
                    next: listed.next,
                    total: listed.total,
                    total_is_at_least: listed.total_is_at_least,
                }
            })
            .map_err(|e| TestCaseError::fail(format!("{filter:?}: {e}")))?;
        }
    }
}
