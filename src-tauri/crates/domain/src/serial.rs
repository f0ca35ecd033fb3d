//! Serial numbers: made from secure random digits, with a check part, forgiving when typed.
//!
//! The last two characters make the whole number, read in base *n* (the alphabet's length), congruent
//! to 1 modulo the largest prime below *n²*, in the manner of ISO 7064 and IBAN. As that prime divides
//! neither *n* nor any digit difference, every single wrong character and every pair of swapped
//! neighbors is found; other errors pass with a chance of about 1 in *n²*.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::problem::{Problem, ProblemCode};

/// Characters of the check part.
const CHECK: usize = 2;
/// Letters and digits that nobody confuses: no 0 O o, no 1 I l i.
const DEFAULT_ALPHABET: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz";

/// A serial number in its canonical form, e.g. `VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Serial(String);

impl Serial {
    /// Trusts a text that was a serial number before: from the vault.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a typed serial number was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SerialError {
    /// Too short or too long.
    #[error("a serial number has {expected} characters, this has {found}")]
    Length {
        /// What the form has.
        expected: usize,
        /// What was typed.
        found: usize,
    },
    /// A character that serial numbers do not use.
    #[error("serial numbers do not use the character “{0}”")]
    Character(char),
    /// The check part does not fit.
    #[error("the serial number is mistyped: its check part does not fit")]
    Mistyped,
}

/// How serial numbers look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SerialFormat {
    alphabet: Vec<char>,
    groups: usize,
    group_length: usize,
}

impl Default for SerialFormat {
    /// Five groups of six characters.
    fn default() -> Self {
        Self {
            alphabet: DEFAULT_ALPHABET.chars().collect(),
            groups: 5,
            group_length: 6,
        }
    }
}

impl SerialFormat {
    /// A vendor's own form. At least 48 bits of it are random: nobody guesses one of a million in a
    /// lifetime of typing.
    pub fn new(alphabet: &str, groups: u32, group_length: u32) -> Result<Self, Problem> {
        let characters: Vec<char> = alphabet.chars().collect();
        let distinct: std::collections::HashSet<&char> = characters.iter().collect();
        if !(10..=62).contains(&characters.len())
            || distinct.len() != characters.len()
            || !characters.iter().all(char::is_ascii_alphanumeric)
        {
            return Err(Problem::new(
                ProblemCode::NotAllowed,
                "alphabet",
                "Give 10 to 62 different letters and digits.",
            ));
        }
        if !(1..=10).contains(&groups) || !(2..=12).contains(&group_length) {
            return Err(Problem::new(
                ProblemCode::NotAllowed,
                "groups",
                "Choose 1 to 10 groups of 2 to 12 characters.",
            ));
        }
        let format = Self {
            alphabet: characters,
            groups: groups as usize,
            group_length: group_length as usize,
        };
        let random = format.length().saturating_sub(CHECK);
        let bits = random * format.alphabet.len().ilog2() as usize;
        // A digit carries 3 whole bits: eighteen of them, the other common form, just pass.
        if bits < 48 {
            return Err(Problem::new(
                ProblemCode::TooSmall,
                "group_length",
                "These serial numbers could be guessed: use more groups, longer groups or more characters.",
            ));
        }
        Ok(format)
    }

    /// The other common form: 18 digits in three groups.
    pub fn digits() -> Self {
        Self {
            alphabet: ('0'..='9').collect(),
            groups: 3,
            group_length: 6,
        }
    }

    /// Makes a serial number. `random` returns uniformly distributed bytes from a secure source.
    pub fn generate(&self, mut random: impl FnMut() -> u8) -> Serial {
        let n = self.alphabet.len();
        // Bytes above the largest multiple of n are dropped, or small digits would come more often.
        let fair = 256 - 256 % n;
        let mut digits: Vec<usize> = std::iter::repeat_with(|| usize::from(random()))
            .filter(|byte| *byte < fair)
            .map(|byte| byte % n)
            .take(self.length() - CHECK)
            .collect();
        let modulus = largest_prime_below(n * n);
        let shifted = digits
            .iter()
            .chain([&0, &0])
            .fold(0, |rest, digit| (rest * n + digit) % modulus);
        let check = (modulus + 1 - shifted) % modulus;
        digits.extend([check / n, check % n]);
        self.write(&digits)
    }

    /// Reads what a person typed: forgives spaces and dashes, and case and look-alikes (O/0, I/l/1)
    /// where the alphabet leaves only one meaning.
    pub fn read(&self, typed: &str) -> Result<Serial, SerialError> {
        let typed: Vec<char> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !is_separator(*c))
            .collect();
        if typed.len() != self.length() {
            return Err(SerialError::Length {
                expected: self.length(),
                found: typed.len(),
            });
        }
        let digits = typed
            .iter()
            .map(|c| self.digit(*c))
            .collect::<Result<Vec<_>, _>>()?;
        let n = self.alphabet.len();
        let modulus = largest_prime_below(n * n);
        let rest = digits.iter().fold(0, |rest, digit| (rest * n + digit) % modulus);
        if rest == 1 {
            Ok(self.write(&digits))
        } else {
            Err(SerialError::Mistyped)
        }
    }

    fn length(&self) -> usize {
        self.groups * self.group_length
    }

    /// What a character stands for: itself, or else its other case, or else the one character of the
    /// alphabet that looks like it. Where two look like it, nobody can say which was meant.
    fn digit(&self, typed: char) -> Result<usize, SerialError> {
        let place = |c: char| self.alphabet.iter().position(|own| *own == c);
        let other_case = if typed.is_ascii_uppercase() {
            typed.to_ascii_lowercase()
        } else {
            typed.to_ascii_uppercase()
        };
        let alike: &[char] = match typed {
            '0' | 'O' | 'o' => &['0', 'O', 'o'],
            '1' | 'I' | 'l' | 'i' => &['1', 'I', 'l', 'i'],
            _ => &[],
        };
        let mut alike = alike.iter().filter_map(|c| place(*c));
        place(typed)
            .or_else(|| place(other_case))
            .or_else(|| alike.next().filter(|_| alike.next().is_none()))
            .ok_or(SerialError::Character(typed))
    }

    fn write(&self, digits: &[usize]) -> Serial {
        let groups: Vec<String> = digits
            .chunks(self.group_length)
            .map(|group| group.iter().map(|digit| self.alphabet[*digit]).collect())
            .collect();
        Serial(groups.join("-"))
    }
}

/// What people, word processors and PDF readers put between the groups; some of it cannot be seen.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        '-' | '_' | '.' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
    )
}

fn largest_prime_below(limit: usize) -> usize {
    let prime = |n: &usize| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    (2..limit).rev().find(prime).unwrap_or(2)
}
