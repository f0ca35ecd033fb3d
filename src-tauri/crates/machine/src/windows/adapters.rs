//! Network adapters: the table that tells hardware from what only looks like it.

use std::ptr::null_mut;

use windows_sys::Win32::Foundation::NO_ERROR;
use windows_sys::Win32::NetworkManagement::IpHelper::{
    FreeMibTable, GetIfTable2, MIB_IF_ROW2, MIB_IF_TABLE2,
};

use super::text;
use crate::adapter::Adapter;

/// `HardwareInterface`, the first of the row's flags.
const HARDWARE: u8 = 1;
/// `FilterInterface`, the second: a filter over another adapter, with that one's address.
const FILTER: u8 = 2;
/// Ethernet and Wi-Fi (`IF_TYPE_ETHERNET_CSMACD`, `IF_TYPE_IEEE80211`).
const KINDS: [u32; 2] = [6, 71];

/// All adapters.
pub(super) fn all() -> Vec<Adapter> {
    let mut table: *mut MIB_IF_TABLE2 = null_mut();
    // SAFETY: it gets a place for the table.
    if unsafe { GetIfTable2(&raw mut table) } != NO_ERROR || table.is_null() {
        return Vec::new();
    }
    // SAFETY: the system made it, with as many rows as it says.
    let adapters = unsafe {
        let rows = (&raw const (*table).Table).cast::<MIB_IF_ROW2>();
        std::slice::from_raw_parts(rows, (*table).NumEntries as usize)
            .iter()
            .map(adapter)
            .collect()
    };
    // SAFETY: the system made it, and it is freed once.
    unsafe { FreeMibTable(table.cast()) };
    adapters
}

fn adapter(row: &MIB_IF_ROW2) -> Adapter {
    let flags = row.InterfaceAndOperStatusFlags._bitfield;
    let length = usize::try_from(row.PhysicalAddressLength).unwrap_or_default();
    // The one it was made with: Windows may put random ones over it.
    let address = row.PermanentPhysicalAddress.get(..length).unwrap_or_default();
    Adapter {
        name: text(&row.Alias),
        description: text(&row.Description),
        hardware: flags & (HARDWARE | FILTER) == HARDWARE && KINDS.contains(&row.Type),
        address: address.to_vec(),
    }
}
