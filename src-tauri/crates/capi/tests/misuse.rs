//! What a program in C can do wrong: it gets a number, never a crash.
#![allow(
    unsafe_code,
    clippy::unwrap_used,
    reason = "it calls what C calls; a panic is how a test fails"
)]

mod support;

use std::mem::MaybeUninit;
use std::ptr::{null, null_mut};

use signet::{
    SignetStatus, signet_free, signet_keys_add_pem, signet_keys_free, signet_keys_new, signet_license_free,
    signet_license_granted, signet_license_issued, signet_license_json, signet_license_product,
    signet_license_revocations, signet_machine_add, signet_machine_find, signet_machine_free,
    signet_machine_new, signet_prove_removal, signet_read_revocations, signet_request_make,
    signet_revocations_check, signet_revocations_free, signet_revocations_json, signet_revocations_made,
    signet_revocations_number, signet_revocations_overdue, signet_secret_bytes, signet_secret_free,
    signet_secret_from_bytes, signet_secret_new, signet_verify_certificate, signet_verify_license,
};
use support::{c, keys, made, said};

const NULL: SignetStatus = SignetStatus::NullPointer;

#[test]
fn null_is_refused_wherever_something_must_be() {
    let keys = keys();
    let text = c"x".as_ptr();
    assert_eq!(signet_keys_new(None), NULL);
    assert_eq!(signet_machine_new(None), NULL);
    assert_eq!(signet_secret_new(None), NULL);
    // SAFETY: the texts are NULL or texts.
    unsafe {
        assert_eq!(signet_keys_add_pem(None, text, 0, None), NULL);
        assert_eq!(signet_verify_license(Some(&keys), text, 0, None, None), NULL);
        let mut license = MaybeUninit::uninit();
        assert_eq!(
            signet_verify_license(None, text, 0, Some(&mut license), None),
            NULL
        );
        assert!(license.assume_init().is_none(), "nothing is handed out");
        let mut license = MaybeUninit::uninit();
        assert_eq!(
            signet_verify_license(Some(&keys), null(), 0, Some(&mut license), None),
            NULL
        );
        assert!(license.assume_init().is_none());
        let mut license = MaybeUninit::uninit();
        let verify = |machine, place| {
            signet_verify_certificate(Some(&keys), text, machine, null(), None, 0, place, None)
        };
        assert_eq!(verify(None, Some(&mut license)), NULL);
        let machine = made(|place| signet_machine_new(Some(place)));
        assert_eq!(verify(Some(&machine), None), NULL);
        let mut list = MaybeUninit::uninit();
        assert_eq!(
            signet_read_revocations(Some(&keys), null(), 0, Some(&mut list), None),
            NULL
        );
        assert_eq!(signet_machine_add(None, null(), 0, 0, text), NULL);
        let mut is_virtual = MaybeUninit::uninit();
        assert_eq!(signet_machine_find(None, null(), 0, Some(&mut is_virtual)), NULL);
        assert!(!is_virtual.assume_init());
        let mut machine = made(|place| signet_machine_new(Some(place)));
        assert_eq!(
            signet_machine_find(Some(&mut machine), null(), 4, None),
            NULL,
            "a salt of four bytes"
        );
        assert_eq!(signet_prove_removal(Some(&keys), text, None, 0, None, None), NULL);
        assert_eq!(signet_secret_bytes(None, null_mut(), 32), NULL);
        let mut secret = MaybeUninit::uninit();
        assert_eq!(signet_secret_from_bytes(null(), 32, Some(&mut secret)), NULL);
    }
    let mut granted = MaybeUninit::uninit();
    assert_eq!(signet_license_granted(None, 1, 0, Some(&mut granted)), NULL);
    // SAFETY: every call writes it.
    assert!(!unsafe { granted.assume_init() });
    assert_eq!(signet_license_json(None, None), NULL);
    assert_eq!(signet_license_product(None, None), NULL);
    assert_eq!(signet_license_issued(None, None), NULL);
    assert_eq!(signet_license_revocations(None, None), NULL);
    assert_eq!(signet_revocations_check(None, None, None), NULL);
    assert_eq!(signet_revocations_number(None, None), NULL);
    assert_eq!(signet_revocations_overdue(None, 0, None), NULL);
    assert_eq!(signet_revocations_json(None, None), NULL);
    assert_eq!(signet_revocations_made(None, None), NULL);
}

#[test]
fn the_words_name_what_is_null() {
    // SAFETY: no text is given.
    let (status, words) = said(|error| unsafe {
        signet_request_make(
            null(),
            7,
            null(),
            None,
            null(),
            false,
            None,
            Some(&mut MaybeUninit::uninit()),
            Some(error),
        )
    });
    assert_eq!((status, words.as_str()), (NULL, "serial must not be NULL"));
}

#[test]
fn a_request_without_a_serial_number_is_not_made() {
    let machine = made(|place| signet_machine_new(Some(place)));
    let secret = made(|place| signet_secret_new(Some(place)));
    let (machine, secret) = (Some(&*machine), Some(&*secret));
    let mut request = MaybeUninit::uninit();
    let place = Some(&mut request);
    // SAFETY: the texts are NULL or texts.
    let (status, words) = said(|error| unsafe {
        signet_request_make(
            c"".as_ptr(),
            7,
            null(),
            machine,
            null(),
            false,
            secret,
            place,
            Some(error),
        )
    });
    assert_eq!(status, SignetStatus::RequestRefused);
    assert_eq!(words, "no request can be made: it names no serial number");
}

#[test]
fn freeing_null_does_nothing() {
    // SAFETY: NULL is allowed.
    unsafe { signet_free(null_mut()) };
    signet_keys_free(None);
    signet_license_free(None);
    signet_machine_free(None);
    signet_revocations_free(None);
    signet_secret_free(None);
}

#[test]
fn a_text_that_is_not_utf_8_is_refused() {
    let latin = c"M\xfcller";
    let keys = keys();
    let mut license = MaybeUninit::uninit();
    // SAFETY: it ends with a zero byte.
    let (status, words) = said(|error| unsafe {
        signet_verify_license(Some(&keys), latin.as_ptr(), 0, Some(&mut license), Some(error))
    });
    assert_eq!(
        (status, words.as_str()),
        (SignetStatus::NotUtf8, "text is not UTF-8")
    );
    let mut machine = made(|place| signet_machine_new(Some(place)));
    // SAFETY: it ends with a zero byte.
    let status = unsafe { signet_machine_add(Some(&mut machine), null(), 0, 6, latin.as_ptr()) };
    assert_eq!(status, SignetStatus::NotUtf8);
}

#[test]
fn numbers_and_keys_that_are_none_are_refused() {
    let mut machine = made(|place| signet_machine_new(Some(place)));
    let mut keys = made(|place| signet_keys_new(Some(place)));
    let (pem, nonsense) = (support::pem(), c("nonsense"));
    // SAFETY: the texts are, and the bytes have their length.
    unsafe {
        let mut add = |part| signet_machine_add(Some(&mut machine), null(), 0, part, c"x".as_ptr());
        assert_eq!(add(7), SignetStatus::WrongNumber);
        assert_eq!(add(-1), SignetStatus::WrongNumber);
        let status = signet_keys_add_pem(Some(&mut keys), pem.as_ptr(), 2, None);
        assert_eq!(status, SignetStatus::WrongNumber);
        let (status, words) =
            said(|error| signet_keys_add_pem(Some(&mut keys), nonsense.as_ptr(), 0, Some(error)));
        assert_eq!(status, SignetStatus::KeyUnreadable);
        assert!(words.contains("RSA public key"));
        let mut secret = MaybeUninit::uninit();
        let mut from =
            |bytes: &[u8]| signet_secret_from_bytes(bytes.as_ptr(), bytes.len(), Some(&mut secret));
        assert_eq!(from(&[7; 31]), SignetStatus::WrongNumber);
        assert_eq!(from(&[0; 32]), SignetStatus::NotASecret);
        assert_eq!(from(&[0xff; 32]), SignetStatus::NotASecret);
    }
}
