//! What a protected program collects of the machine it runs on.
//!
//! No other program is started, nothing is written, and nothing here panics. What cannot be read is not there; what
//! says nothing (`To be filled by O.E.M.`, zeros) counts as not there, and what is not there never matches.
//! `src-tauri/docs/license-format.md`, "What is found", has the same rules for other languages.
//!
//! ```
//! use signet_license::Part;
//! use signet_machine::Found;
//!
//! let found = Found::here();
//! let machine = found.machine(b"chart studio");
//! assert_eq!(machine.has(Part::Cpu), !found.of(Part::Cpu).is_empty());
//! println!("in a virtual machine: {}", found.is_virtual());
//! ```
//!
//! Linux is read under a folder, so that tests run over trees of other machines. The parts for Windows and macOS ask the
//! system in one file each and leave the judging to what is tested everywhere: [`adapter`], [`disk`], [`firmware`],
//! [`text`].

#[cfg(any(target_os = "linux", test))]
pub mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

pub mod adapter;
pub mod disk;
pub mod firmware;
pub mod hypervisor;
pub mod text;

use std::collections::BTreeMap;

use signet_license::{MAX_HASHES, Machine, Part};

/// What was found of a computer, before it is hashed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    parts: BTreeMap<Part, Vec<String>>,
    in_virtual_machine: bool,
}

impl Found {
    /// Looks at the computer this program runs on. On a system that is none of the three nothing is found.
    pub fn here() -> Self {
        #[cfg(target_os = "linux")]
        return linux::under(std::path::Path::new("/"));
        #[cfg(windows)]
        return windows::here();
        #[cfg(target_os = "macos")]
        return macos::here();
        #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
        return Self::default();
    }

    /// What was found of a part; nothing, if it is not there or says nothing.
    pub fn of(&self, part: Part) -> &[String] {
        self.parts.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Whether this is a virtual machine, as far as it shows.
    pub fn is_virtual(&self) -> bool {
        self.in_virtual_machine
    }

    /// The parts as hashes. `salt` is the product's: chosen once, the same for all its versions.
    pub fn machine(&self, salt: &[u8]) -> Machine {
        let found = self
            .parts
            .iter()
            .flat_map(|(part, texts)| texts.iter().map(move |text| (*part, text)));
        found.fold(Machine::new(), |machine, (part, text)| {
            machine.with(salt, part, text)
        })
    }

    /// Adds what was found of a part: in one order, whatever order the system has, each once, and no more than
    /// are kept.
    pub(crate) fn add(&mut self, part: Part, texts: impl IntoIterator<Item = String>) {
        let known = self.parts.entry(part).or_default();
        known.extend(texts.into_iter().filter_map(|text| text::said(&text)));
        known.sort_unstable();
        known.dedup();
        known.truncate(MAX_HASHES);
        if known.is_empty() {
            self.parts.remove(&part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_system_makes_no_difference() {
        let found = |texts: &[&str]| {
            let mut found = Found::default();
            found.add(Part::Mac, texts.iter().map(|&text| text.to_owned()));
            found
        };
        let sorted = found(&["a", "b", "c", "d", "e"]);
        assert_eq!(sorted, found(&["e", "d", "a", "c", "b", "a"]));
        assert_eq!(sorted.of(Part::Mac), ["a", "b", "c", "d"]);
        assert_eq!(found(&["", "None"]), Found::default());
    }
}
