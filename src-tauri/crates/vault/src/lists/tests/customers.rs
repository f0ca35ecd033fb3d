use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use signet_domain::Time;

use super::{CUSTOMERS, same_pages};
use crate::fold::fold;
use crate::lists::sample::{Sample, customer, customer_id};
use crate::lists::{CustomerFilter, CustomerSort, Listed};

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn every_page_of_every_customer_list_is_the_right_part_of_it(
        made in prop::collection::vec((0..CUSTOMERS.len(), any::<bool>(), any::<bool>(), any::<bool>()), 0..30),
        limit in 1..6u32,
    ) {
        let sample = Sample::new();
        sample.write(|tx| {
            for (n, (name, archived, reseller, served)) in made.iter().enumerate() {
                let mut customer = customer(n, CUSTOMERS[*name]);
                customer.content.code = format!("C{n:03}");
                customer.content.reseller = *reseller;
                customer.content.reseller_id = served.then(|| customer_id(7));
                customer.archived_at = archived.then_some(Time(2));
                tx.insert_customer(&customer).unwrap();
            }
        });
        for options in 0..32 {
            let [archived, resellers, descending, by_name, by_reseller] =
                [1, 2, 4, 8, 16].map(|bit| options & bit > 0);
            for text in ["", "muller", "gmbh", "c00", "mu", "data øst"] {
                let sort = if by_name { CustomerSort::Name } else { CustomerSort::Created };
                let reseller = by_reseller.then(|| customer_id(7));
                let filter =
                    CustomerFilter { text: text.to_owned(), archived, resellers, reseller, sort, descending };
                let mut expected: Vec<usize> = (0..made.len())
                    .filter(|n| {
                        let (name, is_archived, is_reseller, served) = made[*n];
                        let texts = format!("{} c{n:03}", fold(CUSTOMERS[name]));
                        let typed = fold(text);
                        let found = if typed.len() < 3 {
                            texts.starts_with(&typed)
                        } else {
                            typed.split(' ').all(|word| texts.contains(word))
                        };
                        found
                            && is_archived == archived
                            && (!resellers || is_reseller)
                            && (!by_reseller || served)
                    })
                    .collect();
                expected.sort_by(|a, b| {
                    let name = |n: usize| fold(CUSTOMERS[made[n].0]);
                    let by = if by_name { name(*a).cmp(&name(*b)) } else { Ordering::Equal };
                    by.then(a.cmp(b))
                });
                if descending {
                    expected.reverse();
                }
                let expected: Vec<String> = expected.into_iter().map(|n| format!("C{n:03}")).collect();
                same_pages(&expected, limit, |page| {
                    let listed = sample.view().customers(&filter, page).unwrap();
                    Listed {
                        rows: listed.rows.into_iter().map(|row| row.customer.content.code).collect(),
                        next: listed.next,
                        total: listed.total,
                        total_is_at_least: listed.total_is_at_least,
                    }
                })
                .map_err(|e| TestCaseError::fail(format!("{filter:?}: {e}")))?;
            }
        }
    }
}
