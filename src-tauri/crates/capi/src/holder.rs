//! Certificates that are not for one machine: network licenses, domain licenses, tokens.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use signet_license::{CertificateClaims, KeySet, LicenseError};

use crate::boundary::{explain, given, optional_text, place, text};
use crate::license::Verified;
use crate::status::Failure;
use crate::{SignetKeys, SignetLicense, SignetStatus};

/// Verifies a network license for the server that hands out its seats. Free `license` with `signet_license_free`.
///
/// `server` is the server's own id. How many seats it hands out, and how often a client must say that it lives, are in
/// the claim `network` of `signet_license_json`.
///
/// It does not know which program asks: compare `signet_license_product` with your own product's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_verify_network(
    keys: Option<&SignetKeys>,
    network: *const c_char,
    server: *const c_char,
    now: i64,
    license: Option<&mut MaybeUninit<Option<Box<SignetLicense>>>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        // SAFETY: the caller keeps the rules for texts.
        let server = || unsafe { text(server, "server") };
        verify(keys, network, license, |text, keys| {
            Ok(signet_license::verify_network(text, keys, server()?, now))
        })
    })
}

/// Verifies a domain license for a program served under `domain`, a name without port. Free `license` with
/// `signet_license_free`.
///
/// It does not know which program asks: compare `signet_license_product` with your own product's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_verify_domain(
    keys: Option<&SignetKeys>,
    certificate: *const c_char,
    domain: *const c_char,
    now: i64,
    license: Option<&mut MaybeUninit<Option<Box<SignetLicense>>>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        // SAFETY: the caller keeps the rules for texts.
        let domain = || unsafe { text(domain, "domain") };
        verify(keys, certificate, license, |text, keys| {
            Ok(signet_license::verify_domain(text, keys, domain()?, now))
        })
    })
}

/// Verifies a token. Free `license` with `signet_license_free`.
///
/// `id` is the identifier of who bears it; NULL if the program knows none: then only a token that is not bound is
/// good.
///
/// It does not know which program asks: compare `signet_license_product` with your own product's number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_verify_token(
    keys: Option<&SignetKeys>,
    token: *const c_char,
    id: *const c_char,
    now: i64,
    license: Option<&mut MaybeUninit<Option<Box<SignetLicense>>>>,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        // SAFETY: the caller keeps the rules for texts.
        let id = || unsafe { optional_text(id, "id") };
        verify(keys, token, license, |text, keys| {
            Ok(signet_license::verify_token(text, keys, id()?, now))
        })
    })
}

fn verify(
    keys: Option<&SignetKeys>,
    certificate: *const c_char,
    license: Option<&mut MaybeUninit<Option<Box<SignetLicense>>>>,
    check: impl FnOnce(&str, &KeySet) -> Result<Result<CertificateClaims, LicenseError>, Failure>,
) -> Result<(), Failure> {
    let license = place(license, None, "license")?;
    let keys = given(keys, "keys")?;
    // SAFETY: the callers' callers keep the rules for texts.
    let certificate = unsafe { text(certificate, "the certificate's text") }?;
    let claims = check(certificate, &keys.set)??;
    *license = Some(Box::new(SignetLicense(Verified::Certificate(Box::new(claims)))));
    Ok(())
}
