//! The machine the program runs on.

use std::ffi::{c_char, c_int};
use std::mem::{MaybeUninit, take};
use std::ptr::null_mut;

use signet_license::{MAX_HASHES, Machine, Part, part_hash};
use signet_machine::Found;

use crate::SignetStatus;
use crate::boundary::{answer, bytes, given, heap_text, place, text};
use crate::status::Failure;

/// A part of a machine that can be recognized.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignetPart {
    /// The processor.
    Cpu = 0,
    /// The first fixed disk.
    Hdd = 1,
    /// A physical network adapter. There may be several: add each.
    Mac = 2,
    /// The main board.
    Motherboard = 3,
    /// The installed operating system.
    Os = 4,
    /// An optical drive.
    Dvd = 5,
    /// The host's name and domain.
    Host = 6,
}

const PARTS: [(SignetPart, Part); 7] = [
    (SignetPart::Cpu, Part::Cpu),
    (SignetPart::Hdd, Part::Hdd),
    (SignetPart::Mac, Part::Mac),
    (SignetPart::Motherboard, Part::Motherboard),
    (SignetPart::Os, Part::Os),
    (SignetPart::Dvd, Part::Dvd),
    (SignetPart::Host, Part::Host),
];

/// What a machine is known by: hashes of its parts.
#[derive(Default)]
pub struct SignetMachine(pub(crate) Machine);

/// Makes a machine of which nothing is known yet. Free it with `signet_machine_free`.
#[unsafe(no_mangle)]
pub extern "C" fn signet_machine_new(
    machine: Option<&mut MaybeUninit<Option<Box<SignetMachine>>>>,
) -> SignetStatus {
    answer(|| {
        *place(machine, None, "machine")? = Some(Box::default());
        Ok(())
    })
}

/// Adds what is found of this computer, of every part: the usual way, on Linux, Windows and macOS. No other program is
/// started. What cannot be read, or says nothing, is not added.
///
/// `salt` has `salt_length` bytes and is the product's: chosen once, the same for all its versions. `virtual_machine`
/// gets whether the computer is a virtual machine, for `signet_request_make`; it may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_machine_find(
    machine: Option<&mut SignetMachine>,
    salt: *const u8,
    salt_length: usize,
    virtual_machine: Option<&mut MaybeUninit<bool>>,
) -> SignetStatus {
    answer(|| {
        let virtual_machine = virtual_machine.map(|place| place.write(false));
        let machine = given(machine, "machine")?;
        // SAFETY: the caller says that `salt` has `salt_length` bytes.
        let salt = unsafe { bytes(salt, salt_length, "salt") }?;
        let here = Found::here();
        for part in Part::ALL {
            let known = take(&mut machine.0);
            machine.0 = here
                .of(part)
                .iter()
                .fold(known, |known, found| known.with(salt, part, found));
        }
        if let Some(place) = virtual_machine {
            *place = here.is_virtual();
        }
        Ok(())
    })
}

/// Adds what was found of a part by other means, for example an adapter's address. `part` is a `SignetPart`.
///
/// `salt` has `salt_length` bytes and is the product's: chosen once, the same for all its versions. Case and space
/// around `found` make no difference. What is empty is not added, and no more than four of one part.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_machine_add(
    machine: Option<&mut SignetMachine>,
    salt: *const u8,
    salt_length: usize,
    part: c_int,
    found: *const c_char,
) -> SignetStatus {
    answer(|| {
        let machine = given(machine, "machine")?;
        // SAFETY: the caller keeps the rules for texts, and `salt` has `salt_length` bytes.
        let (salt, found) = unsafe { (bytes(salt, salt_length, "salt")?, text(found, "found")?) };
        let part = part_of(part)?;
        machine.0 = take(&mut machine.0).with(salt, part, found);
        Ok(())
    })
}

/// Adds a part by its hash, as `signet_part_hash` gives it: for programs that collect the machine in another process.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_machine_add_hash(
    machine: Option<&mut SignetMachine>,
    part: c_int,
    hash: *const c_char,
) -> SignetStatus {
    answer(|| {
        let machine = given(machine, "machine")?;
        // SAFETY: the caller keeps the rules for texts.
        let hash = unsafe { text(hash, "hash") }?;
        let known = machine.0.0.entry(part_of(part)?).or_default();
        if known.len() < MAX_HASHES && !known.iter().any(|one| one == hash) {
            known.push(hash.to_owned());
        }
        Ok(())
    })
}

/// The hash of what was found of a part; NULL for nothing: an empty part matches none. Free `hash` with `signet_free`.
/// `part` is a `SignetPart`; `salt` has `salt_length` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_part_hash(
    salt: *const u8,
    salt_length: usize,
    part: c_int,
    found: *const c_char,
    hash: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    answer(|| {
        let hash = place(hash, null_mut(), "hash")?;
        // SAFETY: the caller keeps the rules for texts, and `salt` has `salt_length` bytes.
        let (salt, found) = unsafe { (bytes(salt, salt_length, "salt")?, text(found, "found")?) };
        if let Some(made) = part_hash(salt, part_of(part)?, found) {
            *hash = heap_text(&made);
        }
        Ok(())
    })
}

fn part_of(number: c_int) -> Result<Part, Failure> {
    let mut parts = PARTS.into_iter();
    match parts.find(|(part, _)| *part as c_int == number) {
        Some((_, part)) => Ok(part),
        None => Err(Failure::new(
            SignetStatus::WrongNumber,
            format!("{number} is no part of a machine"),
        )),
    }
}

/// Frees a machine. `machine` may be NULL.
#[unsafe(no_mangle)]
pub extern "C" fn signet_machine_free(machine: Option<Box<SignetMachine>>) {
    drop(machine);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_its_number() {
        assert_eq!(PARTS.map(|(_, part)| part), Part::ALL);
        assert_eq!(PARTS.map(|(number, _)| number as c_int), [0, 1, 2, 3, 4, 5, 6]);
    }
}
