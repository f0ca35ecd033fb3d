//! What a protected program embeds: the license file, activation without internet, the revocation list.
//!
//! It does no I/O, knows no database and takes the time as an argument; no input makes it panic.
//! `src-tauri/docs/license-format.md` describes the same rules byte by byte for other languages.
//!
//! | the program | here |
//! |---|---|
//! | reads its license | [`verify_license`], [`LicenseClaims::granted`] |
//! | asks for an activation | [`DeviceSecret`], [`Machine`], [`ActivationRequest::text`] |
//! | reads the answer | [`verify_certificate`] |
//! | removes its activation | [`prove_removal`] |
//! | serves seats, serves a domain, takes a token | [`verify_network`], [`verify_domain`], [`verify_token`] |
//! | asks what no longer counts | [`read_revocations`], [`RevocationList::check_certificate`] |
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

mod base64url;
mod certificate;
mod claims;
mod device;
mod error;
mod holder;
mod jws;
mod key;
mod machine;
mod request;
mod revocation;
mod strict;
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
pub use holder::{
    CertificateKind, DOMAIN_TYPE, NETWORK_TYPE, TOKEN_TYPE, domain_matches, read_any_certificate,
    read_certificate_of, verify_domain, verify_network, verify_token,
};
pub use jws::{Header, LICENSE_TYPE, SignError, Signer, issue};
pub use key::{Algorithm, KeySet, MAX_BITS, MIN_BITS, PublicKey, Verifier};
pub use machine::{MAX_HASHES, Machine, MachineClaim, Mismatch, Part, part_hash};
pub use request::{ActivationRequest, MAX_REQUEST, REQUEST_MARK, RequestProduct};
pub use revocation::{
    REVOCATION_TYPE, RevocationEntry, RevocationList, RevocationReason, peek_revocations, read_revocations,
};
pub use terms::{Flag, Flags, Model, SeatUnit, Terms};
pub use verify::{TOLERANCE, read_license, verify_license};
