//! Where C and Rust meet: what may be NULL, what is text, and that no panic gets across.

use std::ffi::{CStr, CString, c_char};
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;

use crate::SignetStatus;
use crate::status::Failure;

/// Does the work; its outcome as a number.
pub(crate) fn answer(work: impl FnOnce() -> Result<(), Failure>) -> SignetStatus {
    explain(None, work)
}

/// Does the work; its outcome as a number, and in words if they are wanted.
pub(crate) fn explain(
    error: Option<&mut MaybeUninit<*mut c_char>>,
    work: impl FnOnce() -> Result<(), Failure>,
) -> SignetStatus {
    let outcome = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Failure::new(
            SignetStatus::Internal,
            "the license library has a fault",
        ))
    });
    let (status, text) = match outcome {
        Ok(()) => (SignetStatus::Ok, null_mut()),
        Err(failure) if error.is_some() => (failure.status, heap_text(&failure.text)),
        Err(failure) => (failure.status, null_mut()),
    };
    if let Some(place) = error {
        place.write(text);
    }
    status
}

/// What must not be NULL.
pub(crate) fn given<T>(pointer: Option<T>, what: &str) -> Result<T, Failure> {
    pointer.ok_or_else(|| Failure::null(what))
}

/// The place of an answer, with nothing in it yet.
pub(crate) fn place<'a, T>(
    place: Option<&'a mut MaybeUninit<T>>,
    nothing: T,
    what: &str,
) -> Result<&'a mut T, Failure> {
    given(place, what).map(|place| place.write(nothing))
}

/// A text that must be there.
///
/// # Safety
///
/// `text` is NULL or ends with a zero byte, and nobody changes it during the call.
pub(crate) unsafe fn text<'a>(text: *const c_char, what: &str) -> Result<&'a str, Failure> {
    // SAFETY: the caller's promise is the same.
    unsafe { optional_text(text, what) }?.ok_or_else(|| Failure::null(what))
}

/// A text that may be NULL.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn optional_text<'a>(text: *const c_char, what: &str) -> Result<Option<&'a str>, Failure> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: it is not NULL, and the caller promises the rest.
    let text = unsafe { CStr::from_ptr(text) };
    match text.to_str() {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(Failure::new(
            SignetStatus::NotUtf8,
            format!("{what} is not UTF-8"),
        )),
    }
}

/// Bytes; NULL is allowed when there are none.
///
/// # Safety
///
/// `bytes` is NULL or has `length` bytes, and nobody changes them during the call.
pub(crate) unsafe fn bytes<'a>(bytes: *const u8, length: usize, what: &str) -> Result<&'a [u8], Failure> {
    match (bytes.is_null(), length) {
        (_, 0) => Ok(&[]),
        (true, _) => Err(Failure::null(what)),
        // SAFETY: it is not NULL, and the caller promises the rest.
        (false, _) => Ok(unsafe { std::slice::from_raw_parts(bytes, length) }),
    }
}

/// A text for the caller, who frees it with [`signet_free`]. A zero byte in it would end it early.
pub(crate) fn heap_text(text: &str) -> *mut c_char {
    CString::new(text.replace('\0', "\u{fffd}")).map_or(null_mut(), CString::into_raw)
}

/// Frees a text that a function of this library handed out. `text` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_free(text: *mut c_char) {
    if !text.is_null() {
        // SAFETY: every text handed out came from `CString::into_raw`, and the caller frees it once.
        drop(unsafe { CString::from_raw(text) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_number() {
        let mut error = MaybeUninit::uninit();
        let status = explain(Some(&mut error), || panic!("on purpose"));
        assert_eq!(status, SignetStatus::Internal);
        // SAFETY: `explain` wrote it.
        let error = unsafe { error.assume_init() };
        // SAFETY: it is a text of ours.
        let words = unsafe { text(error, "error") };
        assert_eq!(words.ok(), Some("the license library has a fault"));
        // SAFETY: it is a text of ours.
        unsafe { signet_free(error) };
    }

    #[test]
    fn a_zero_byte_does_not_cut_a_text() {
        let whole = heap_text("before\0after");
        // SAFETY: it is a text of ours.
        assert_eq!(unsafe { text(whole, "") }.ok(), Some("before\u{fffd}after"));
        // SAFETY: it is a text of ours.
        unsafe { signet_free(whole) };
    }
}
