//! The machine a license is bound to: its parts as hashes, and whether they are still the same.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rsa::sha2::{Digest as _, Sha256};
use serde::{Deserialize, Serialize};

/// A part of a machine that can be recognized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The processor.
    Cpu,
    /// The first fixed disk.
    Hdd,
    /// A physical network adapter.
    Mac,
    /// The main board.
    Motherboard,
    /// The installed operating system.
    Os,
    /// An optical drive.
    Dvd,
    /// The host's name and domain.
    Host,
}

impl Part {
    /// Every part, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Cpu,
        Self::Hdd,
        Self::Mac,
        Self::Motherboard,
        Self::Os,
        Self::Dvd,
        Self::Host,
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Hdd => "hdd",
            Self::Mac => "mac",
            Self::Motherboard => "motherboard",
            Self::Os => "os",
            Self::Dvd => "dvd",
            Self::Host => "host",
        }
    }

    /// What people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cpu => "CPU",
            Self::Hdd => "disk",
            Self::Mac => "network adapter",
            Self::Motherboard => "main board",
            Self::Os => "operating system",
            Self::Dvd => "optical drive",
            Self::Host => "host name",
        }
    }
}

/// Most hashes kept of one part: a machine may have several network adapters.
pub const MAX_HASHES: usize = 4;
/// Bytes of a part's hash: enough that no two parts are ever mistaken for each other.
const HASH_BYTES: usize = 16;

/// The parts of a machine, each as the hashes of what was found of it. A part that was not found is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Machine(pub BTreeMap<Part, Vec<String>>);

impl Machine {
    /// A machine of which nothing is known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what was found of a part. `salt` is the product's: the same machine looks different to two products.
    /// Case and space around it make no difference; what is empty is not added, and no more than
    /// [`MAX_HASHES`] of one part.
    #[must_use]
    pub fn with(mut self, salt: &[u8], part: Part, found: &str) -> Self {
        if let Some(hash) = part_hash(salt, part, found) {
            let known = self.0.entry(part).or_default();
            if known.len() < MAX_HASHES && !known.contains(&hash) {
                known.push(hash);
            }
        }
        self
    }

    /// Whether something is known of a part.
    pub fn has(&self, part: Part) -> bool {
        self.0.get(&part).is_some_and(|hashes| !hashes.is_empty())
    }
}

/// The hash of what was found of a part: the first 16 bytes of SHA-256 over the lines `signet part`, the salt in
/// hexadecimal, the part's name and the found text in lower case without the space around it; as base64url. None
/// for an empty text: an empty part would make two different machines look alike.
pub fn part_hash(salt: &[u8], part: Part, found: &str) -> Option<String> {
    let found = found.trim().to_lowercase();
    if found.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(b"signet part\n");
    for byte in salt {
        hash.update(format!("{byte:02x}"));
    }
    hash.update(format!("\n{}\n{found}", part.name()));
    let digest: [u8; 32] = hash.finalize().into();
    Some(BASE64_URL_SAFE_NO_PAD.encode(&digest[..HASH_BYTES]))
}

/// The machine a certificate is for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MachineClaim {
    /// A machine id that was typed, or the client id of a passive license: the program compares it with its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The parts that are looked at.
    #[serde(default, skip_serializing_if = "Machine::is_unknown")]
    pub parts: Machine,
    /// Those of them that may be replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaceable: Vec<Part>,
    /// How many of these may differ.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tolerated: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Machine {
    fn is_unknown(&self) -> bool {
        self.0.is_empty()
    }
}

/// The machine is another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The parts that differ or are gone.
    pub parts: Vec<Part>,
    /// The machine's own id differs.
    pub id: bool,
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut words: Vec<&str> = self.parts.iter().map(|part| part.word()).collect();
        if self.id {
            words.insert(0, "machine id");
        }
        f.write_str(&words.join(", "))
    }
}

impl MachineClaim {
    /// Whether a machine is the one the certificate is for. A part matches when one of its hashes is the same; a
    /// part that is missing on either side does not. A part that may not be replaced must match, and of the
    /// others no more than [`MachineClaim::tolerated`] may differ.
    pub fn matches(&self, id: Option<&str>, machine: &Machine) -> Result<(), Mismatch> {
        let other_id = self.id.as_deref().is_some_and(|own| Some(own) != id);
        let same = |part: &Part, hashes: &Vec<String>| {
            let now = machine.0.get(part);
            now.is_some_and(|now| hashes.iter().any(|hash| now.contains(hash)))
        };
        let differing: Vec<Part> = self
            .parts
            .0
            .iter()
            .filter(|(part, hashes)| !same(part, hashes))
            .map(|(part, _)| *part)
            .collect();
        let fixed = differing.iter().any(|part| !self.replaceable.contains(part));
        let many = differing.len() > usize::try_from(self.tolerated).unwrap_or(usize::MAX);
        if other_id || fixed || many {
            return Err(Mismatch {
                parts: differing,
                id: other_id,
            });
        }
        Ok(())
    }
}
