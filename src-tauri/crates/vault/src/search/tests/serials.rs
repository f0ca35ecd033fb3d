use proptest::prelude::*;
use proptest::test_runner::Config;
use signet_domain::{LicenseState, Time};

use super::{SERIAL, find, titles, vault};
use crate::lists::sample::license;
use crate::search::HitKind;

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
