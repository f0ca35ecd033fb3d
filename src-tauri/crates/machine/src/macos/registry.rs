//! The registry of IOKit: what drivers say of their devices.

use std::ffi::{CStr, c_char};

use objc2_core_foundation::{CFData, CFDictionary, CFRetained, CFString, CFType};
use objc2_io_kit::{
    IOIteratorNext, IOObjectConformsTo, IOObjectRelease, IORegistryEntryCreateCFProperty,
    IORegistryEntrySearchCFProperty, IOServiceGetMatchingServices, IOServiceMatching, io_object_t,
    kIORegistryIterateParents, kIORegistryIterateRecursively,
};

/// A name as IOKit takes it: 128 bytes, the last of them zero.
type Name = [c_char; 128];

/// A device; released when it is dropped.
pub(super) struct Entry(io_object_t);

impl Drop for Entry {
    fn drop(&mut self) {
        IOObjectRelease(self.0);
    }
}

/// All devices of a class.
pub(super) fn all(class: &CStr) -> Vec<Entry> {
    // SAFETY: the name ends with zero.
    let Some(matching) = (unsafe { IOServiceMatching(class.as_ptr()) }) else {
        return Vec::new();
    };
    // SAFETY: a mutable table is a table.
    let matching: CFRetained<CFDictionary> = unsafe { CFRetained::cast_unchecked(matching) };
    let mut iterator = 0;
    // SAFETY: 0 is the main port, and the place takes an iterator.
    let failed = unsafe { IOServiceGetMatchingServices(0, Some(matching), &raw mut iterator) };
    if failed != 0 {
        return Vec::new();
    }
    let iterator = Entry(iterator);
    std::iter::from_fn(|| Some(IOIteratorNext(iterator.0)).filter(|entry| *entry != 0))
        .map(Entry)
        .collect()
}

impl Entry {
    /// Whether it is of a class, or of one made from it.
    pub(super) fn is(&self, class: &[u8]) -> bool {
        let mut class = name(class);
        // SAFETY: the name ends with zero.
        unsafe { IOObjectConformsTo(self.0, class.as_mut_ptr().cast()) }
    }

    /// A text it has.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        Some(self.property(key)?.downcast_ref::<CFString>()?.to_string())
    }

    /// A text in a table it has.
    pub(super) fn text_in(&self, table: &str, key: &str) -> Option<String> {
        let table = self.property(table)?;
        let table = table.downcast_ref::<CFDictionary>()?;
        // SAFETY: the tables of IOKit have texts as keys and objects as values.
        let table = unsafe { table.cast_unchecked::<CFString, CFType>() };
        let value = table.get(&CFString::from_str(key))?;
        Some(value.downcast_ref::<CFString>()?.to_string())
    }

    /// Bytes that it or a device above it has.
    pub(super) fn bytes_above(&self, key: &str) -> Option<Vec<u8>> {
        let mut plane = name(b"IOService");
        let options = kIORegistryIterateRecursively | kIORegistryIterateParents;
        // SAFETY: the name of the plane ends with zero.
        let found = unsafe {
            IORegistryEntrySearchCFProperty(
                self.0,
                plane.as_mut_ptr().cast(),
                Some(&CFString::from_str(key)),
                None,
                options,
            )
        };
        let found = found?;
        // SAFETY: nobody else has the bytes, so nobody changes them.
        Some(unsafe { found.downcast_ref::<CFData>()?.as_bytes_unchecked() }.to_vec())
    }

    fn property(&self, key: &str) -> Option<CFRetained<CFType>> {
        // SAFETY: it is a device, and the key is a text.
        unsafe { IORegistryEntryCreateCFProperty(self.0, Some(&CFString::from_str(key)), None, 0) }
    }
}

fn name(text: &[u8]) -> Name {
    let mut name: Name = [0; 128];
    for (place, byte) in name.iter_mut().zip(text.iter().take(127)) {
        *place = c_char::from_ne_bytes([*byte]);
    }
    name
}
