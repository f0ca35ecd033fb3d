//! The revocation list.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::ptr::null_mut;

use signet_license::RevocationList;

use crate::boundary::{answer, explain, given, heap_text, place, text};
use crate::license::Verified;
use crate::{SignetKeys, SignetLicense, SignetStatus};

/// A revocation list that was verified: what no longer counts although its signature is good.
pub struct SignetRevocations(RevocationList);

/// Verifies the text of a revocation list. Free `list` with `signet_revocations_free`.
///
/// `highest` is the highest number the program has ever seen, on a list or by `signet_license_revocations`; 0: none
/// yet. A list with a lower number is refused, so that nobody can go back to a list from before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_read_revocations(
    keys: Option<&SignetKeys>,
    text: *const c_char,
    highest: u64,
    list: Option<&mut MaybeUninit<Option<Box<SignetRevocations>>>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let list = place(list, None, "list")?;
        let keys = given(keys, "keys")?;
        // SAFETY: the caller keeps the rules for texts.
        let text = unsafe { self::text(text, "text") }?;
        let read = signet_license::read_revocations(text, &keys.set, highest)?;
        *list = Some(Box::new(SignetRevocations(read)));
        Ok(())
    })
}

/// Whether a verified license or certificate still counts. `SIGNET_STATUS_REVOKED`, `SIGNET_STATUS_BLOCKED` (for now)
/// and `SIGNET_STATUS_REMOVED` (only this activation): it does not.
#[unsafe(no_mangle)]
pub extern "C" fn signet_revocations_check(
    list: Option<&SignetRevocations>,
    license: Option<&SignetLicense>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let list = &given(list, "list")?.0;
        match &given(license, "license")?.0 {
            Verified::License(license) => list.check(license)?,
            Verified::Certificate(certificate) => list.check_certificate(certificate)?,
        }
        Ok(())
    })
}

/// The list's number: keep the highest one ever seen.
#[unsafe(no_mangle)]
pub extern "C" fn signet_revocations_number(
    list: Option<&SignetRevocations>,
    number: Option<&mut MaybeUninit<u64>>,
) -> SignetStatus {
    answer(|| {
        let number = place(number, 0, "number")?;
        *number = given(list, "list")?.0.seq;
        Ok(())
    })
}

/// When the list was made. It counts as a time the program has seen.
#[unsafe(no_mangle)]
pub extern "C" fn signet_revocations_made(
    list: Option<&SignetRevocations>,
    time: Option<&mut MaybeUninit<i64>>,
) -> SignetStatus {
    answer(|| {
        let time = place(time, 0, "time")?;
        *time = given(list, "list")?.0.iat;
        Ok(())
    })
}

/// Whether the next list should have come by `now`. What a program does about it is its own decision.
#[unsafe(no_mangle)]
pub extern "C" fn signet_revocations_overdue(
    list: Option<&SignetRevocations>,
    now: i64,
    overdue: Option<&mut MaybeUninit<bool>>,
) -> SignetStatus {
    answer(|| {
        let overdue = place(overdue, false, "overdue")?;
        *overdue = given(list, "list")?.0.is_overdue(now);
        Ok(())
    })
}

/// The whole list as JSON. Free `json` with `signet_free`.
#[unsafe(no_mangle)]
pub extern "C" fn signet_revocations_json(
    list: Option<&SignetRevocations>,
    json: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    answer(|| {
        let json = place(json, null_mut(), "json")?;
        *json = heap_text(&serde_json::to_string(&given(list, "list")?.0)?);
        Ok(())
    })
}

/// Frees a list. `list` may be NULL.
#[unsafe(no_mangle)]
pub extern "C" fn signet_revocations_free(list: Option<Box<SignetRevocations>>) {
    drop(list);
}
