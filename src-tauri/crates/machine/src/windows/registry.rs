//! The registry: the processor's name and the installation's id.

use std::ptr::null_mut;

use windows_sys::Win32::Foundation::ERROR_SUCCESS;
use windows_sys::Win32::System::Registry::{
    HKEY_LOCAL_MACHINE, RRF_RT_REG_SZ, RRF_SUBKEY_WOW6464KEY, RegGetValueW,
};

use super::{text, wide};

/// The processor's name.
pub(super) fn processor() -> Option<String> {
    value(
        r"HARDWARE\DESCRIPTION\System\CentralProcessor\0",
        "ProcessorNameString",
    )
}

/// The id that the setup of Windows made.
pub(super) fn machine_guid() -> Option<String> {
    value(r"SOFTWARE\Microsoft\Cryptography", "MachineGuid")
}

/// A text below `HKEY_LOCAL_MACHINE`; a 32-bit program sees the same as a 64-bit one.
fn value(key: &str, name: &str) -> Option<String> {
    let (key, name) = (wide(key), wide(name));
    let mut place = [0_u16; 512];
    let mut bytes = u32::try_from(size_of_val(&place)).ok()?;
    // SAFETY: key and name end with zero, and the place has the size that is said.
    let answer = unsafe {
        RegGetValueW(
            HKEY_LOCAL_MACHINE,
            key.as_ptr(),
            name.as_ptr(),
            RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY,
            null_mut(),
            place.as_mut_ptr().cast(),
            &raw mut bytes,
        )
    };
    (answer == ERROR_SUCCESS).then(|| text(&place))
}
