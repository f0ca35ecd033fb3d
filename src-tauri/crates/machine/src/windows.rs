//! Windows: its firmware tables, its drives, its adapters, its registry. No rights are needed.
#![allow(unsafe_code, reason = "the system is asked through its C interface")]

mod adapters;
mod drives;
mod registry;

use std::ptr::{null, null_mut};

use signet_license::Part;
use windows_sys::Win32::System::SystemInformation::{
    ComputerNamePhysicalDnsFullyQualified, GetComputerNameExW, GetSystemFirmwareTable,
};

use crate::disk::Drive;
use crate::firmware::Firmware;
use crate::{Found, hypervisor};

/// Drives that are asked for, by number.
const DRIVES: std::ops::Range<u32> = 0..16;
/// `RSMB`: the provider of SMBIOS tables.
const SMBIOS: u32 = u32::from_be_bytes(*b"RSMB");
/// Bytes before the tables: version and length.
const BEFORE_TABLES: usize = 8;

/// Looks at this computer.
pub(crate) fn here() -> Found {
    let firmware = firmware();
    let mut found = Found {
        in_virtual_machine: hypervisor::is_virtual(&firmware.system_vendor, &firmware.system_product),
        ..Found::default()
    };
    let disks = DRIVES.filter_map(|number| drives::open(&format!(r"\\.\PhysicalDrive{number}")));
    let optical = DRIVES.filter_map(|number| drives::open(&format!(r"\\.\CdRom{number}")));
    found.add(Part::Cpu, registry::processor());
    found.add(Part::Hdd, disks.filter_map(|drive: Drive| drive.disk()));
    found.add(
        Part::Mac,
        adapters::all().iter().filter_map(crate::adapter::Adapter::found),
    );
    found.add(Part::Motherboard, firmware.board());
    found.add(Part::Os, registry::machine_guid());
    found.add(Part::Dvd, optical.filter_map(|drive: Drive| drive.optical()));
    found.add(Part::Host, host());
    found
}

fn firmware() -> Firmware {
    // SAFETY: without a place it only tells the size.
    let size = unsafe { GetSystemFirmwareTable(SMBIOS, 0, null_mut(), 0) };
    let mut bytes = vec![0_u8; size as usize];
    // SAFETY: the place has the size that is said.
    let written = unsafe { GetSystemFirmwareTable(SMBIOS, 0, bytes.as_mut_ptr(), size) };
    bytes.truncate(written.min(size) as usize);
    Firmware::read(bytes.get(BEFORE_TABLES..).unwrap_or_default())
}

/// Name and domain.
fn host() -> Option<String> {
    let mut name = [0_u16; 1024];
    let mut length = u32::try_from(name.len()).ok()?;
    // SAFETY: the place has the length that is said.
    let done = unsafe {
        GetComputerNameExW(
            ComputerNamePhysicalDnsFullyQualified,
            name.as_mut_ptr(),
            &raw mut length,
        )
    };
    (done != 0).then(|| text(&name))
}

/// A zero-ended text of Windows.
fn text(wide: &[u16]) -> String {
    let end = wide.iter().position(|unit| *unit == 0).unwrap_or(wide.len());
    String::from_utf16_lossy(&wide[..end])
}

/// A text as Windows takes it.
fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().chain([0]).collect()
}

/// Nothing where a pointer may be.
const fn nothing<T>() -> *const T {
    null()
}
