//! The vendor's public keys.

use std::ffi::{c_char, c_int};
use std::mem::MaybeUninit;

use signet_license::{Algorithm, KeySet, PublicKey};

use crate::SignetStatus;
use crate::boundary::{answer, explain, given, place, text};
use crate::status::Failure;

/// What a vendor's key is used with: the program decides it, never a file.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignetAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256 = 0,
    /// RSASSA-PSS with SHA-256.
    Ps256 = 1,
}

/// The keys a program trusts: the current one and the next, so that a change reaches customers before it happens.
#[derive(Default)]
pub struct SignetKeys {
    list: Vec<PublicKey>,
    pub(crate) set: KeySet,
}

/// Makes an empty set of keys. Free it with `signet_keys_free`.
#[unsafe(no_mangle)]
pub extern "C" fn signet_keys_new(keys: Option<&mut MaybeUninit<Option<Box<SignetKeys>>>>) -> SignetStatus {
    answer(|| {
        *place(keys, None, "keys")? = Some(Box::default());
        Ok(())
    })
}

/// Adds a public key: `pem` begins with `-----BEGIN PUBLIC KEY-----`, `algorithm` is a `SignetAlgorithm`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_keys_add_pem(
    keys: Option<&mut SignetKeys>,
    pem: *const c_char,
    algorithm: c_int,
    error: Option<&mut MaybeUninit<*mut c_char>>,
) -> SignetStatus {
    explain(error, || {
        let keys = given(keys, "keys")?;
        // SAFETY: the caller keeps the rules for texts.
        let pem = unsafe { text(pem, "pem") }?;
        keys.list
            .push(PublicKey::from_pem(pem, algorithm_of(algorithm)?)?);
        keys.set = keys.list.iter().cloned().collect();
        Ok(())
    })
}

fn algorithm_of(number: c_int) -> Result<Algorithm, Failure> {
    match number {
        n if n == SignetAlgorithm::Rs256 as c_int => Ok(Algorithm::Rs256),
        n if n == SignetAlgorithm::Ps256 as c_int => Ok(Algorithm::Ps256),
        _ => Err(Failure::new(
            SignetStatus::WrongNumber,
            format!("{number} is no algorithm"),
        )),
    }
}

/// Frees keys. `keys` may be NULL.
#[unsafe(no_mangle)]
pub extern "C" fn signet_keys_free(keys: Option<Box<SignetKeys>>) {
    drop(keys);
}
