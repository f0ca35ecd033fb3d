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

mod certificate;
mod claims;
mod device;
mod error;
mod jws;
mod key;
mod machine;
mod request;
mod terms;
mod verify;

pub use certificate::{
    ACTIVATION_TYPE, CertificateClaims, ConfirmationClaim, DEACTIVATION_TYPE, ProofClaims, RequestClaim,
    ThisMachine, peek_proof, prove_removal, read_certificate, verify_certificate, verify_proof,
};
pub use claims::{
    ActivationClaim, CellClaim, CustomValue, FeatureClaim, FeatureType, LeaseClaim, LicenseClaims,
    MemoryClaim, NetworkClaim, ProductClaim,
};
pub use device::{DEVICE_ALGORITHM, DeviceKey, DeviceSecret};
pub use error::{KeyError, LicenseError, RequestError};
pub use jws::{Header, LICENSE_TYPE, SignError, Signer, issue};
pub use key::{Algorithm, KeySet, MAX_BITS, MIN_BITS, PublicKey};
pub use machine::{MAX_HASHES, Machine, MachineClaim, Mismatch, Part, part_hash};
pub use request::{ActivationRequest, MAX_REQUEST, REQUEST_MARK, RequestProduct};
pub use terms::{Flag, Flags, Model, SeatUnit, Terms};
pub use verify::{TOLERANCE, verify_license};
