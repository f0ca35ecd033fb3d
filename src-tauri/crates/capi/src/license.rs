//! A license or certificate, verified.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::ptr::null_mut;

use signet_license::{CertificateClaims, LicenseClaims, ThisMachine};

use crate::boundary::{answer, explain, given, heap_text, optional_text, place, text};
use crate::{SignetKeys, SignetMachine, SignetSecret, SignetStatus};

/// A license, or a certificate with all it has of its license, that was verified.
pub struct SignetLicense(pub(crate) Verified);

pub(crate) enum Verified {
    License(Box<LicenseClaims>),
    Certificate(Box<CertificateClaims>),
}

impl SignetLicense {
    fn claims(&self) -> &LicenseClaims {
        match &self.0 {
            Verified::License(license) => license,
            Verified::Certificate(certificate) => &certificate.license,
        }
    }
}

/// Verifies the text of a license file. Free `license` with `signet_license_free`.
///
/// It does not know which program asks: compare `signet_license_product` with your own product's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_verify_license(
    keys: Option<&SignetKeys>,
    text: *const c_char,
    now: i64,
    license: Option<&mut MaybeUninit<Option<Box<SignetLicense>>>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let license = place(license, None, "license")?;
        let keys = given(keys, "keys")?;
        // SAFETY: the caller keeps the rules for texts.
        let text = unsafe { self::text(text, "text") }?;
        let claims = signet_license::verify_license(text, &keys.set, now)?;
        *license = Some(Box::new(SignetLicense(Verified::License(Box::new(claims)))));
        Ok(())
    })
}

/// Verifies the text of an activation certificate for the machine the program runs on. Free `license` with
/// `signet_license_free`.
///
/// `machine` is what was found now. `id` is the program's client or machine id; NULL if it has none. `secret` is the
/// secret the request was made with; NULL if the program made none.
///
/// It does not know which program asks: compare `signet_license_product` with your own product's number.
#[allow(clippy::too_many_arguments, reason = "C has no struct with optional fields")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_verify_certificate(
    keys: Option<&SignetKeys>,
    text: *const c_char,
    machine: Option<&SignetMachine>,
    id: *const c_char,
    secret: Option<&SignetSecret>,
    now: i64,
    license: Option<&mut MaybeUninit<Option<Box<SignetLicense>>>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let license = place(license, None, "license")?;
        let keys = given(keys, "keys")?;
        let machine = given(machine, "machine")?;
        // SAFETY: the caller keeps the rules for texts.
        let (text, id) = unsafe { (self::text(text, "text")?, optional_text(id, "id")?) };
        let key = secret.map(|secret| secret.key().public());
        let this = ThisMachine {
            parts: &machine.0,
            id,
            key: key.as_ref(),
        };
        let claims = signet_license::verify_certificate(text, &keys.set, this, now)?;
        *license = Some(Box::new(SignetLicense(Verified::Certificate(Box::new(claims)))));
        Ok(())
    })
}

/// All claims as JSON. Free `json` with `signet_free`.
#[unsafe(no_mangle)]
pub extern "C" fn signet_license_json(
    license: Option<&SignetLicense>,
    json: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    answer(|| {
        let json = place(json, null_mut(), "json")?;
        *json = heap_text(&match &given(license, "license")?.0 {
            Verified::License(license) => serde_json::to_string(license),
            Verified::Certificate(certificate) => serde_json::to_string(certificate),
        }?);
        Ok(())
    })
}

/// Whether the feature with this number is granted at `now`. Features end one by one: ask each time one is used. Days
/// and runs are counted by the program.
///
/// It asks neither for the offline lease nor for the machine: a program that runs for long verifies again.
#[unsafe(no_mangle)]
pub extern "C" fn signet_license_granted(
    license: Option<&SignetLicense>,
    feature: u32,
    now: i64,
    granted: Option<&mut MaybeUninit<bool>>,
) -> SignetStatus {
    answer(|| {
        let granted = place(granted, false, "granted")?;
        *granted = given(license, "license")?
            .claims()
            .granted(feature, now)
            .is_some();
        Ok(())
    })
}

/// The number of the product that is licensed.
#[unsafe(no_mangle)]
pub extern "C" fn signet_license_product(
    license: Option<&SignetLicense>,
    number: Option<&mut MaybeUninit<u32>>,
) -> SignetStatus {
    answer(|| {
        let number = place(number, 0, "number")?;
        *number = given(license, "license")?.claims().product.number;
        Ok(())
    })
}

/// When the file was made. It counts as a time the program has seen.
#[unsafe(no_mangle)]
pub extern "C" fn signet_license_issued(
    license: Option<&SignetLicense>,
    time: Option<&mut MaybeUninit<i64>>,
) -> SignetStatus {
    answer(|| {
        let time = place(time, 0, "time")?;
        *time = given(license, "license")?.claims().iat;
        Ok(())
    })
}

/// The number of the newest revocation list when a certificate was made; 0: there was none, or it is a license. A list
/// with a lower number is from before.
#[unsafe(no_mangle)]
pub extern "C" fn signet_license_revocations(
    license: Option<&SignetLicense>,
    number: Option<&mut MaybeUninit<u64>>,
) -> SignetStatus {
    answer(|| {
        let number = place(number, 0, "number")?;
        *number = match &given(license, "license")?.0 {
            Verified::License(_) => 0,
            Verified::Certificate(certificate) => certificate.revocation_seq.unwrap_or_default(),
        };
        Ok(())
    })
}

/// Frees a license. `license` may be NULL.
#[unsafe(no_mangle)]
pub extern "C" fn signet_license_free(license: Option<Box<SignetLicense>>) {
    drop(license);
}
