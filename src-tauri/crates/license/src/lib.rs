//! The Signet license file: what it says, how it is signed, how it is verified.
//!
//! This is the crate a protected program embeds. It does no I/O, knows no database and takes the
//! time as an argument. `src-tauri/docs/license-format.md` describes the same rules byte by byte
//! for other languages.
//!
//! ```no_run
//! use signet_license::{Algorithm, KeySet, PublicKey, verify_license};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let keys = KeySet::from_iter([PublicKey::from_pem(&std::fs::read_to_string("vendor.pem")?, Algorithm::Rs256)?]);
//! let now = 1_795_000_000;
//! let license = verify_license(&std::fs::read_to_string("license.lic")?, &keys, now)?;
//! assert!(license.granted(2, now).is_some());
//! # Ok(())
//! # }
//! ```

mod claims;
mod error;
mod jws;
mod key;
mod terms;
mod verify;

pub use claims::{
    ActivationClaim, CellClaim, CustomValue, FeatureClaim, FeatureType, LeaseClaim, LicenseClaims,
    MemoryClaim, NetworkClaim, ProductClaim,
};
pub use error::{KeyError, LicenseError};
pub use jws::{Header, LICENSE_TYPE, SignError, Signer, issue};
pub use key::{Algorithm, KeySet, MAX_BITS, MIN_BITS, PublicKey};
pub use terms::{Flag, Flags, Model, SeatUnit, Terms};
pub use verify::{TOLERANCE, verify_license};
