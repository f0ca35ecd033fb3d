//! A vendor for tests: its key, and files signed with it.
#![allow(
    dead_code,
    unsafe_code,
    clippy::unwrap_used,
    clippy::unnecessary_box_returns,
    reason = "each test file uses its part; a panic is how a test fails; what C gets is boxed"
)]

use std::ffi::{CStr, CString, c_char};
use std::mem::MaybeUninit;
use std::sync::OnceLock;

use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePublicKey as _, LineEnding};
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding as _, Signer as _};
use serde_json::Value;
use signet::{SignetAlgorithm, SignetKeys, SignetStatus, signet_free, signet_keys_add_pem, signet_keys_new};
use signet_license::{Algorithm, PublicKey, SignError, Signer, issue};

pub const NOW: i64 = 1_795_000_000;

/// A signer for tests only: the product signs in constant time.
struct Vendor {
    private: RsaPrivateKey,
    public: PublicKey,
}

impl Signer for Vendor {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let key = rsa::pkcs1v15::SigningKey::<Sha256>::new(self.private.clone());
        Ok(key.sign(message).to_vec())
    }
}

fn vendor() -> &'static Vendor {
    static VENDOR: OnceLock<Vendor> = OnceLock::new();
    VENDOR.get_or_init(|| {
        let private = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
        let der = private.to_public_key().to_public_key_der().unwrap();
        let public = PublicKey::from_der(der.as_bytes(), Algorithm::Rs256).unwrap();
        Vendor { private, public }
    })
}

/// The vendor's public key.
pub fn pem() -> CString {
    let key = vendor().private.to_public_key();
    c(&key.to_public_key_pem(LineEnding::LF).unwrap())
}

/// A file of the vendor's.
pub fn signed(typ: &str, claims: &Value) -> CString {
    c(&issue(typ, claims, vendor()).unwrap())
}

pub fn c(text: &str) -> CString {
    CString::new(text).unwrap()
}

/// The keys a program of the vendor's embeds.
pub fn keys() -> Box<SignetKeys> {
    let mut keys = made(|place| signet_keys_new(Some(place)));
    let algorithm = SignetAlgorithm::Rs256 as i32;
    // SAFETY: the text is one.
    let status = unsafe { signet_keys_add_pem(Some(&mut keys), pem().as_ptr(), algorithm, None) };
    assert_eq!(status, SignetStatus::Ok);
    keys
}

/// What a call makes that must succeed.
#[track_caller]
pub fn made<T>(call: impl FnOnce(&mut MaybeUninit<Option<Box<T>>>) -> SignetStatus) -> Box<T> {
    let mut place = MaybeUninit::new(None);
    assert_eq!(call(&mut place), SignetStatus::Ok);
    // SAFETY: it had a value from the start.
    unsafe { place.assume_init() }.unwrap()
}

/// What a call answers that must succeed.
#[track_caller]
pub fn told<T: Default>(call: impl FnOnce(&mut MaybeUninit<T>) -> SignetStatus) -> T {
    let mut place = MaybeUninit::new(T::default());
    assert_eq!(call(&mut place), SignetStatus::Ok);
    // SAFETY: it had a value from the start.
    unsafe { place.assume_init() }
}

/// What a call says, with its number: a text it made, or why not. Empty for NULL.
pub fn said(call: impl FnOnce(&mut MaybeUninit<*mut c_char>) -> SignetStatus) -> (SignetStatus, String) {
    let mut place = MaybeUninit::new(std::ptr::null_mut());
    let status = call(&mut place);
    // SAFETY: it had a value from the start, and a text that was handed out ends with a zero byte.
    let text = unsafe { place.assume_init() };
    if text.is_null() {
        return (status, String::new());
    }
    // SAFETY: as above; it is freed once.
    let words = unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned();
    // SAFETY: as above.
    unsafe { signet_free(text) };
    (status, words)
}
