//! Signing keys: the only place in Signet where a private key exists in the clear.
//!
//! Private-key operations run in `aws-lc-rs`, whose RSA is constant-time; the `rsa` crate reads and
//! writes key formats only, because its signing is open to timing (RUSTSEC-2023-0071).

mod error;
mod export;
mod import;
mod private;
mod public;
mod recognize;
mod recognize_text;
mod wrap;

pub use error::KeyFileError;
pub use export::{KeyForm, export, export_two};
pub use import::import;
pub use private::{KeyBits, PrivateKey};
pub use public::quick;
pub use recognize::{PublicForm, Recognized, recognize, recognize_der};
pub use wrap::{LastUsed, WrapError, WrappingKey, unwrap, wrap};
