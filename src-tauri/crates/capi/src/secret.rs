//! The secret a program makes on its machine: the private half of a P-256 key.

use std::mem::MaybeUninit;

use signet_license::DeviceSecret;
use zeroize::Zeroizing;

use crate::SignetStatus;
use crate::boundary::{answer, bytes, given, place};
use crate::status::Failure;

/// Bytes of a secret.
pub const SIGNET_SECRET_BYTES: usize = 32;

/// How often the system is asked for random bytes: all but one of 2^32 are a key.
const TRIES: u32 = 8;

/// A machine's secret. It never leaves the machine: keep its bytes where only the program's user can read them.
pub struct SignetSecret {
    bytes: Zeroizing<[u8; SIGNET_SECRET_BYTES]>,
    key: DeviceSecret,
}

impl SignetSecret {
    fn of(bytes: Zeroizing<[u8; SIGNET_SECRET_BYTES]>) -> Option<Self> {
        DeviceSecret::from_bytes(&bytes).map(|key| Self { bytes, key })
    }

    pub(crate) fn key(&self) -> &DeviceSecret {
        &self.key
    }
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Failure> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut())
        .map_err(|error| Failure::new(SignetStatus::NoRandom, error.to_string()))?;
    Ok(bytes)
}

/// Makes a new secret from the system's random source. Free it with `signet_secret_free`.
#[unsafe(no_mangle)]
pub extern "C" fn signet_secret_new(
    secret: Option<&mut MaybeUninit<Option<Box<SignetSecret>>>>,
) -> SignetStatus {
    answer(|| {
        let secret = place(secret, None, "secret")?;
        for _ in 0..TRIES {
            if let Some(made) = SignetSecret::of(random()?) {
                *secret = Some(Box::new(made));
                return Ok(());
            }
        }
        Err(Failure::new(
            SignetStatus::NoRandom,
            "the system's random bytes are none",
        ))
    })
}

/// The secret of bytes that the program kept: `length` is `SIGNET_SECRET_BYTES`. Free it with `signet_secret_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_secret_from_bytes(
    bytes: *const u8,
    length: usize,
    secret: Option<&mut MaybeUninit<Option<Box<SignetSecret>>>>,
) -> SignetStatus {
    answer(|| {
        let secret = place(secret, None, "secret")?;
        // SAFETY: the caller says that `bytes` has `length` bytes.
        let bytes = unsafe { self::bytes(bytes, length, "bytes") }?;
        let bytes = <[u8; SIGNET_SECRET_BYTES]>::try_from(bytes).map_err(|_| wrong_length(length))?;
        let made = SignetSecret::of(Zeroizing::new(bytes))
            .ok_or_else(|| Failure::new(SignetStatus::NotASecret, "these bytes are no key"))?;
        *secret = Some(Box::new(made));
        Ok(())
    })
}

/// Writes the secret's bytes to `bytes`, which has room for `length`: `SIGNET_SECRET_BYTES`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn signet_secret_bytes(
    secret: Option<&SignetSecret>,
    bytes: *mut u8,
    length: usize,
) -> SignetStatus {
    answer(|| {
        let secret = given(secret, "secret")?;
        if bytes.is_null() {
            return Err(Failure::null("bytes"));
        }
        if length != SIGNET_SECRET_BYTES {
            return Err(wrong_length(length));
        }
        // SAFETY: it is not NULL, and the caller says that there is room for `length` bytes.
        unsafe { bytes.copy_from_nonoverlapping(secret.bytes.as_ptr(), length) };
        Ok(())
    })
}

fn wrong_length(length: usize) -> Failure {
    Failure::new(
        SignetStatus::WrongNumber,
        format!("a secret has {SIGNET_SECRET_BYTES} bytes, not {length}"),
    )
}

/// Wipes a secret and frees it. `secret` may be NULL.
#[unsafe(no_mangle)]
pub extern "C" fn signet_secret_free(secret: Option<Box<SignetSecret>>) {
    drop(secret);
}
