//! Serial numbers: made from secure random digits, with a check part, forgiving when typed.
//!
//! The last two characters make the whole number, read in base *n* (the alphabet's length), congruent
//! to 1 modulo the largest prime below *n²*, in the manner of ISO 7064 and IBAN. As that prime divides
//! neither *n* nor any digit difference, every single wrong character and every pair of swapped
//! neighbors is found; other errors pass with a chance of about 1 in *n²*.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

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
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '_' | '.'))
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

    fn digit(&self, typed: char) -> Result<usize, SerialError> {
        let place = |c: char| self.alphabet.iter().position(|own| *own == c);
        let alike: &[char] = match typed {
            '0' | 'O' | 'o' => &['0', 'O', 'o'],
            '1' | 'I' | 'l' | 'i' => &['1', 'I', 'l', 'i'],
            _ => &[],
        };
        let other_case = if typed.is_uppercase() {
            typed.to_ascii_lowercase()
        } else {
            typed.to_ascii_uppercase()
        };
        place(typed)
            .or_else(|| place(other_case))
            .or_else(|| alike.iter().find_map(|c| place(*c)))
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

fn largest_prime_below(limit: usize) -> usize {
    let prime = |n: &usize| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    (2..limit).rev().find(prime).unwrap_or(2)
}
