//! Serial numbers: any accepted style reads back what it makes, however it is typed.

use proptest::prelude::*;
use signet_domain::{ProblemCode, SerialError, SerialFormat, SerialStyle};

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

/// Any style a vendor may write; many are refused.
fn styles() -> impl Strategy<Value = SerialStyle> {
    let all: Vec<char> = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
    let lower = |alphabet: String| alphabet.to_lowercase();
    let any_case = prop::sample::subsequence(all.clone(), 9..=62).prop_map(String::from_iter);
    let upper = prop::sample::subsequence(all[..36].to_vec(), 9..=36).prop_map(String::from_iter);
    let alphabet = prop_oneof![any_case, upper.clone(), upper.prop_map(lower)];
    (alphabet, 1..=10u32, 2..=12u32).prop_map(|(alphabet, groups, group_length)| SerialStyle {
        alphabet,
        groups,
        group_length,
    })
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

fn has_one_case(alphabet: &str) -> bool {
    !(alphabet.contains(|c: char| c.is_ascii_uppercase())
        && alphabet.contains(|c: char| c.is_ascii_lowercase()))
}

proptest! {
    #[test]
    fn any_accepted_style_reads_back_what_it_makes(
        style in styles(), seed in prop::collection::vec(any::<u8>(), 8..40),
    ) {
        let Ok(format) = style.format() else { return Ok(()) };
        let serial = made(&format, &seed);
        let groups: Vec<usize> = serial.split('-').map(str::len).collect();
        prop_assert_eq!(groups, vec![style.group_length as usize; style.groups as usize]);
        prop_assert!(serial.chars().all(|c| c == '-' || style.alphabet.contains(c)));
        for dash in ["-", "", " ", "\u{2011}", " – ", "\u{ad}", "."] {
            let typed = serial.replace('-', dash);
            let read = format.read(&typed).map(|serial| serial.to_string());
            prop_assert_eq!(read.as_ref(), Ok(&serial), "{:?}", typed);
        }
        if has_one_case(&style.alphabet) {
            for typed in [serial.to_lowercase(), serial.to_uppercase()] {
                let read = format.read(&typed).map(|serial| serial.to_string());
                prop_assert_eq!(read.as_ref(), Ok(&serial), "{:?}", typed);
            }
        }
    }

    #[test]
    fn whatever_is_typed_is_read_as_a_serial_or_refused(style in styles(), typed in "\\PC{0,40}") {
        let Ok(format) = style.format() else { return Ok(()) };
        if let Ok(serial) = format.read(&typed) {
            let again = format.read(serial.as_str());
            prop_assert_eq!(again, Ok(serial), "what is read is in its canonical form");
        }
    }
}

fn style(alphabet: &str, groups: u32, group_length: u32) -> SerialStyle {
    SerialStyle {
        alphabet: alphabet.to_owned(),
        groups,
        group_length,
    }
}

#[test]
fn a_style_is_refused_where_it_makes_no_serial_numbers() {
    let digits = "0123456789";
    let code = |style: SerialStyle| style.format().err().map(|problem| (problem.code, problem.field));
    let alphabet = Some((ProblemCode::NotAllowed, "alphabet".to_owned()));
    let groups = Some((ProblemCode::NotAllowed, "groups".to_owned()));
    let guessed = Some((ProblemCode::TooSmall, "group_length".to_owned()));
    assert_eq!(code(style(digits, 3, 6)), None);
    assert_eq!(code(style("012345678", 3, 9)), alphabet, "nine characters");
    assert_eq!(code(style("0123456788", 3, 9)), alphabet, "one twice");
    assert_eq!(code(style("012345678-", 3, 9)), alphabet, "a dash");
    assert_eq!(code(style("012345678ü", 3, 9)), alphabet, "no ASCII");
    assert_eq!(code(style(digits, 0, 6)), groups);
    assert_eq!(code(style(digits, 10, 12)), None);
    assert_eq!(code(style(digits, 11, 6)), groups);
    assert_eq!(code(style(digits, 10, 1)), groups);
    assert_eq!(code(style(digits, 10, 2)), None);
    assert_eq!(code(style(digits, 2, 13)), groups);
    assert_eq!(code(style(digits, 1, 12)), guessed);
    assert_eq!(code(style(digits, 17, 1)), groups);
    assert_eq!(
        code(style(digits, 2, 8)),
        guessed,
        "sixteen digits, fourteen of them random"
    );
}

/// What a style makes of a character: the serial number it would stand in, or a refusal.
fn understands(alphabet: &str, typed: char, meant: char) -> bool {
    let format = style(alphabet, 3, 9).format().unwrap();
    let serial = (0..=255u8)
        .map(|n| made(&format, &[n; 8]))
        .find(|serial| serial.contains(meant))
        .unwrap();
    let text = serial.replace(meant, &typed.to_string());
    match format.read(&text) {
        Ok(read) => read.as_str() == serial,
        Err(SerialError::Character(c)) => {
            assert_eq!(c, typed);
            false
        }
        Err(other) => panic!("{other}: “{text}” was read as something else"),
    }
}

#[test]
fn look_alikes_are_forgiven_where_they_have_one_meaning() {
    let digits = "0123456789";
    for (typed, meant) in [('O', '0'), ('o', '0'), ('I', '1'), ('l', '1'), ('i', '1')] {
        assert!(understands(digits, typed, meant), "{typed} is {meant}");
    }
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    assert!(understands(letters, '0', 'O'));
    assert!(understands(letters, '1', 'I'));
    assert!(
        understands(letters, 'l', 'L'),
        "the other case comes before what looks alike"
    );
    assert!(understands("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 'l', 'L'));
    assert!(understands("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", 'i', '1'));
}

#[test]
fn look_alikes_with_two_meanings_are_refused_rather_than_guessed() {
    let both = "IABCDEFGHJKlmnopq";
    assert!(!understands(both, '1', 'I'), "I or l?");
    assert!(!understands(both, '1', 'l'), "I or l?");
    assert!(understands(both, 'i', 'I'));
    assert!(understands(both, 'L', 'l'));
}
