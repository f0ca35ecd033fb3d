//! What comes back to the vendor: requests and proofs. For programs that take them in before the console does.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::ptr::null_mut;

use signet_license::{ActivationRequest, DeviceKey, verify_proof};

use crate::SignetStatus;
use crate::boundary::{explain, heap_text, place, text};
use crate::status::Failure;

/// Reads the text of an activation request, and gives its content as JSON. Free `json` with `signet_free`.
///
/// It tells a whole request from one that is cut or mistyped. Anybody can write a request: it proves nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_request_read(
    request: *const c_char,
    json: Option<&mut MaybeUninit<*mut c_char>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let json = place(json, null_mut(), "json")?;
        // SAFETY: the caller keeps the rules for texts.
        let text = unsafe { text(request, "request") }?;
        let read = ActivationRequest::read(text).map_err(|error| Failure::of_read(&error))?;
        *json = heap_text(&serde_json::to_string(&read)?);
        Ok(())
    })
}

/// Verifies the text of a deactivation proof by the key of the machine, and gives its claims as JSON. Free `json` with
/// `signet_free`.
///
/// `x` and `y` are the coordinates in `key` of the machine's request, in base64url.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_proof_verify(
    proof: *const c_char,
    x: *const c_char,
    y: *const c_char,
    json: Option<&mut MaybeUninit<*mut c_char>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let json = place(json, null_mut(), "json")?;
        // SAFETY: the caller keeps the rules for texts.
        let (proof, x, y) = unsafe { (text(proof, "proof")?, text(x, "x")?, text(y, "y")?) };
        let key = DeviceKey {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: x.to_owned(),
            y: y.to_owned(),
        };
        *json = heap_text(&serde_json::to_string(&verify_proof(proof, &key)?)?);
        Ok(())
    })
}
