//! What a program hands over: its request, and the proof that it removed its activation.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::ptr::null_mut;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use signet_license::{ActivationRequest, LicenseError, RequestProduct, prove_removal, read_certificate};

use crate::boundary::{explain, given, heap_text, optional_text, place, text};
use crate::secret::random;
use crate::status::Failure;
use crate::{SignetKeys, SignetMachine, SignetSecret, SignetStatus};

/// Makes the text of an activation request: what goes to the vendor. Free `request` with `signet_free`.
///
/// `serial` is the serial number as it was typed, `product` the product's number. `version` is the program's version
/// and `name` what people call the machine; both may be NULL. Keep `secret`: the certificate is only good with it, and
/// another request with the same secret takes no second seat.
#[allow(clippy::too_many_arguments, reason = "C has no struct with optional fields")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_request_make(
    serial: *const c_char,
    product: u32,
    version: *const c_char,
    machine: Option<&SignetMachine>,
    name: *const c_char,
    virtual_machine: bool,
    secret: Option<&SignetSecret>,
    request: Option<&mut MaybeUninit<*mut c_char>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let place = place(request, null_mut(), "request")?;
        // SAFETY: the caller keeps the rules for texts.
        let (serial, version, name) = unsafe {
            (
                text(serial, "serial")?,
                optional_text(version, "version")?,
                optional_text(name, "name")?,
            )
        };
        let request = ActivationRequest {
            id: uuid::Builder::from_random_bytes(*random()?)
                .into_uuid()
                .to_string(),
            nonce: BASE64_URL_SAFE_NO_PAD.encode(random::<16>()?),
            serial: serial.to_owned(),
            product: RequestProduct {
                number: product,
                version: version.unwrap_or_default().to_owned(),
            },
            machine: given(machine, "machine")?.0.clone(),
            name: name.unwrap_or_default().to_owned(),
            virtual_machine,
            key: given(secret, "secret")?.key().public(),
        };
        let text = request.text()?;
        // The vendor reads it with the same rules: what is wrong is told here, where it can be set right.
        ActivationRequest::read(&text)?;
        *place = heap_text(&text);
        Ok(())
    })
}

/// Makes the text of a deactivation proof: what gives the activation back. Free `proof` with `signet_free`.
///
/// `certificate` is the certificate's text and `secret` the one its request was made with. `now` is the machine's
/// clock. An activation that has ended can be given back too. Delete the certificate for good **before** you hand the
/// proof out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_prove_removal(
    keys: Option<&SignetKeys>,
    certificate: *const c_char,
    secret: Option<&SignetSecret>,
    now: i64,
    proof: Option<&mut MaybeUninit<*mut c_char>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let place = place(proof, null_mut(), "proof")?;
        let keys = given(keys, "keys")?;
        let secret = given(secret, "secret")?.key();
        // SAFETY: the caller keeps the rules for texts.
        let certificate = unsafe { text(certificate, "certificate") }?;
        let claims = read_certificate(certificate, &keys.set)?;
        match &claims.cnf {
            None => {
                return Err(Failure::new(
                    SignetStatus::NoProof,
                    "this activation was made without a key of the machine: ask the vendor to remove it",
                ));
            }
            Some(cnf) if cnf.jwk != secret.public() => {
                return Err(Failure::from(LicenseError::OtherMachine {
                    differs: "the key made when it was activated".to_owned(),
                }));
            }
            Some(_) => {}
        }
        *place = heap_text(&prove_removal(&claims, secret, now)?);
        Ok(())
    })
}
