//! Sentences and serial numbers.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod common;

use common::{line, products, with_model};
use proptest::prelude::*;
use signet_domain::{Model, SerialError, SerialFormat, sentence};

#[test]
fn the_sentence_says_who_gains_what_until_when() {
    let mut line = with_model(line(10), 2, Model::Until { until: 1_830_297_599 });
    line.features[2].terms.seats = 5;
    assert_eq!(
        sentence("Müller & Søn", &[line.clone()], &products()),
        "Müller & Søn gains Spectra Analyzer Pro on 10 serial numbers: Core Measurement without end, \
         Calibration until 31 December 2027, Batch Export without end with 5 seats; nothing is lost."
    );
    line.features[2].excluded = true;
    line.quantity = 1;
    line.features[1].terms.model = Model::Perpetual;
    assert_eq!(
        sentence("", &[line], &products()),
        "The customer gains Spectra Analyzer Pro on 1 serial number: Core Measurement and Calibration \
         without end; nothing is lost."
    );
    assert_eq!(sentence("", &[], &products()), "The customer gains nothing yet.");
}

fn formats() -> impl Strategy<Value = SerialFormat> {
    prop_oneof![Just(SerialFormat::default()), Just(SerialFormat::digits())]
}

fn made(format: &SerialFormat, seed: &[u8]) -> String {
    let mut bytes = seed
        .iter()
        .cycle()
        .zip(0u8..)
        .map(|(byte, n)| byte.wrapping_mul(31).wrapping_add(n));
    let mut more = 0u8;
    format
        .generate(|| {
            bytes.next().unwrap_or_else(|| {
                more = more.wrapping_add(17);
                more
            })
        })
        .to_string()
}

proptest! {
    #[test]
    fn a_serial_reads_back_however_it_is_spaced(format in formats(), seed in prop::collection::vec(any::<u8>(), 8..40)) {
        let serial = made(&format, &seed);
        let typed = format!("  {} ", serial.replace('-', " "));
        prop_assert_eq!(format.read(&typed).unwrap().to_string(), serial);
    }

    #[test]
    fn one_wrong_character_is_always_found(
        format in formats(), seed in prop::collection::vec(any::<u8>(), 8..40), at in 0usize..35, other in 0usize..60,
    ) {
        let serial = made(&format, &seed);
        let mut chars: Vec<char> = serial.chars().collect();
        let others: Vec<char> = made(&format, &[seed[0] ^ 0x5a; 8]).chars().filter(|c| *c != '-').collect();
        let (at, other) = (at % chars.len(), others[other % others.len()]);
        prop_assume!(chars[at] != '-' && chars[at] != other);
        chars[at] = other;
        prop_assert_eq!(format.read(&chars.iter().collect::<String>()), Err(SerialError::Mistyped));
    }

    #[test]
    fn two_swapped_neighbors_are_always_found(
        format in formats(), seed in prop::collection::vec(any::<u8>(), 8..40), at in 0usize..28,
    ) {
        let mut chars: Vec<char> = made(&format, &seed).chars().filter(|c| *c != '-').collect();
        let at = at % (chars.len() - 1);
        prop_assume!(chars[at] != chars[at + 1]);
        chars.swap(at, at + 1);
        prop_assert_eq!(format.read(&chars.iter().collect::<String>()), Err(SerialError::Mistyped));
    }
}

#[test]
fn digits_forgive_the_letter_o_and_the_letter_l() {
    let format = SerialFormat::digits();
    let serial = (0..200u8)
        .map(|n| made(&format, &[n; 8]))
        .find(|s| s.contains('0') && s.contains('1'))
        .unwrap();
    let typed = serial.replace('0', "O").replace('1', "l");
    assert_eq!(format.read(&typed).unwrap().to_string(), serial);
}

#[test]
fn the_default_form_is_five_groups_of_six_unambiguous_characters() {
    let serial = made(&SerialFormat::default(), &[1, 2, 3, 4, 5, 6, 7, 8]);
    let groups: Vec<_> = serial.split('-').map(str::len).collect();
    assert_eq!(groups, [6; 5]);
    assert!(!serial.contains(['0', 'O', 'o', '1', 'I', 'l', 'i']));
    let format = SerialFormat::default();
    assert_eq!(
        format.read("abc"),
        Err(SerialError::Length {
            expected: 30,
            found: 3
        })
    );
    assert_eq!(format.read(&"€".repeat(30)), Err(SerialError::Character('€')));
}
