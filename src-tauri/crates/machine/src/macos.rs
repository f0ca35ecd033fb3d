//! macOS: its sysctls, the volume it was started from, and the registry of IOKit.
#![allow(unsafe_code, reason = "the system is asked through its C interface")]

mod registry;

use std::ffi::{CStr, c_void};
use std::ptr::null_mut;

use signet_license::Part;

use self::registry::Entry;
use crate::adapter::address;
use crate::disk::Drive;
use crate::{Found, text};

/// Looks at this computer.
pub(crate) fn here() -> Found {
    let mut found = Found {
        in_virtual_machine: is_virtual(),
        ..Found::default()
    };
    found.add(Part::Cpu, sysctl(c"machdep.cpu.brand_string"));
    found.add(Part::Hdd, disks());
    found.add(Part::Mac, adapters());
    found.add(Part::Motherboard, board());
    found.add(Part::Os, system_volume());
    found.add(
        Part::Dvd,
        registry::all(c"IOCDBlockStorageDevice")
            .iter()
            .filter_map(|entry| drive(entry).optical()),
    );
    found.add(Part::Host, host());
    found
}

/// The computer's model and serial number.
fn board() -> Option<String> {
    let computer = registry::all(c"IOPlatformExpertDevice");
    let serial = computer.first()?.text("IOPlatformSerialNumber")?;
    text::joined(&[&sysctl(c"hw.model").unwrap_or_default(), &serial], &serial)
}

fn disks() -> Vec<String> {
    let entries = registry::all(c"IOBlockStorageDevice");
    let disks = entries
        .iter()
        .filter(|entry| !entry.is(b"IOCDBlockStorageDevice"));
    disks.filter_map(|entry| drive(entry).disk()).collect()
}

fn drive(entry: &Entry) -> Drive {
    let said = |table: &str, key: &str| entry.text_in(table, key).unwrap_or_default();
    Drive {
        vendor: said("Device Characteristics", "Vendor Name"),
        model: said("Device Characteristics", "Product Name"),
        serial: said("Device Characteristics", "Serial Number"),
        fixed: said("Protocol Characteristics", "Physical Interconnect Location") == "Internal",
    }
}

/// The addresses the adapters were made with: what a connection shows may be random.
fn adapters() -> Vec<String> {
    let entries = registry::all(c"IOEthernetInterface");
    let bytes = entries
        .iter()
        .filter_map(|entry| entry.bytes_above("IOMACAddress"));
    bytes.filter_map(|bytes| address(&bytes)).collect()
}

fn host() -> Option<String> {
    let mut name = [0_u8; 256];
    // SAFETY: the place has the length that is said.
    let failed = unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len()) };
    let name = CStr::from_bytes_until_nul(&name).ok().filter(|_| failed == 0)?;
    let name = name.to_string_lossy();
    (!name.starts_with("localhost")).then(|| name.into_owned())
}

fn is_virtual() -> bool {
    let mut present: libc::c_int = 0;
    let mut size = size_of_val(&present);
    // SAFETY: the name ends with zero, and the place has the size that is said.
    let failed = unsafe {
        libc::sysctlbyname(
            c"kern.hv_vmm_present".as_ptr(),
            (&raw mut present).cast(),
            &raw mut size,
            null_mut(),
            0,
        )
    };
    failed == 0 && present != 0
}

fn sysctl(name: &CStr) -> Option<String> {
    let mut value = [0_u8; 512];
    let mut size = value.len();
    // SAFETY: the name ends with zero, and the place has the size that is said.
    let failed = unsafe {
        libc::sysctlbyname(
            name.as_ptr(),
            value.as_mut_ptr().cast(),
            &raw mut size,
            null_mut(),
            0,
        )
    };
    let value = value.get(..size).filter(|_| failed == 0)?;
    Some(String::from_utf8_lossy(value).trim_end_matches('\0').to_owned())
}

/// The id of the volume the system was started from: setup makes a new one.
fn system_volume() -> Option<String> {
    #[repr(C, packed(4))]
    struct Answer {
        length: u32,
        uuid: [u8; 16],
    }
    let mut question = libc::attrlist {
        bitmapcount: libc::ATTR_BIT_MAP_COUNT,
        reserved: 0,
        commonattr: 0,
        volattr: libc::ATTR_VOL_INFO | libc::ATTR_VOL_UUID,
        dirattr: 0,
        fileattr: 0,
        forkattr: 0,
    };
    let mut answer = Answer {
        length: 0,
        uuid: [0; 16],
    };
    // SAFETY: the path ends with zero, and the place has the size that is said.
    let failed = unsafe {
        libc::getattrlist(
            c"/".as_ptr(),
            (&raw mut question).cast::<c_void>(),
            (&raw mut answer).cast::<c_void>(),
            size_of::<Answer>(),
            0,
        )
    };
    let whole = failed == 0 && answer.length as usize >= size_of::<Answer>();
    whole.then(|| answer.uuid.iter().map(|byte| format!("{byte:02x}")).collect())
}
