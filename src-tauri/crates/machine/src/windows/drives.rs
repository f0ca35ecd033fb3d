//! Drives: each is opened without access to its content, which everybody may, and asked what it is.

use std::ptr::null_mut;

use windows_sys::Win32::Foundation::{CloseHandle, HANDLE, INVALID_HANDLE_VALUE};
use windows_sys::Win32::Storage::FileSystem::{
    CreateFileW, FILE_SHARE_READ, FILE_SHARE_WRITE, OPEN_EXISTING,
};
use windows_sys::Win32::System::IO::DeviceIoControl;
use windows_sys::Win32::System::Ioctl::{
    IOCTL_STORAGE_QUERY_PROPERTY, PropertyStandardQuery, STORAGE_PROPERTY_QUERY, StorageDeviceProperty,
};

use super::{nothing, wide};
use crate::disk::{Drive, described};

/// Closed when it is dropped.
struct Handle(HANDLE);

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: it was opened, and is closed once.
        unsafe { CloseHandle(self.0) };
    }
}

/// What a drive says of itself; none if there is none of this name.
pub(super) fn open(name: &str) -> Option<Drive> {
    let name = wide(name);
    // SAFETY: the name ends with zero.
    let handle = unsafe {
        CreateFileW(
            name.as_ptr(),
            0,
            FILE_SHARE_READ | FILE_SHARE_WRITE,
            nothing(),
            OPEN_EXISTING,
            0,
            null_mut(),
        )
    };
    if handle == INVALID_HANDLE_VALUE {
        return None;
    }
    let handle = Handle(handle);
    let question = STORAGE_PROPERTY_QUERY {
        PropertyId: StorageDeviceProperty,
        QueryType: PropertyStandardQuery,
        AdditionalParameters: [0],
    };
    let mut answer = [0_u8; 4096];
    let mut written = 0;
    // SAFETY: question and place are there, with the sizes that are said.
    let done = unsafe {
        DeviceIoControl(
            handle.0,
            IOCTL_STORAGE_QUERY_PROPERTY,
            (&raw const question).cast(),
            u32::try_from(size_of_val(&question)).ok()?,
            answer.as_mut_ptr().cast(),
            u32::try_from(answer.len()).ok()?,
            &raw mut written,
            null_mut(),
        )
    };
    let answer = answer.get(..usize::try_from(written).ok()?)?;
    (done != 0).then(|| described(answer))
}
