//! Signet for programs in C: reads a license, activates a machine without internet, reads the revocation list.
//!
//! The rules of every function:
//!
//! - It returns a `SignetStatus`. 0 is success; only then are its answers there. Otherwise they are NULL, 0 or false.
//! - Texts are UTF-8 and end with a zero byte. Times are UTC seconds since 1970. `now` is the largest time the program
//!   has ever seen, so that setting the clock back gains nothing.
//! - `error`, where there is one, gets a text for the person at the program; NULL when all went well. Pass NULL if you
//!   do not want it. Another pointer may be NULL only where its function says so.
//! - What a function hands out is the caller's: texts are freed with `signet_free`, the rest with the function named
//!   after it. Freeing NULL does nothing. No two answers of a call may have the same place.
//! - Nothing is written to files, and nothing is kept between calls. Only `signet_machine_find` looks at the computer.
//!   Several threads may read the same thing; while one changes or frees it, no other may use it.
#![allow(
    unsafe_code,
    reason = "names without mangling, and the texts and bytes that C hands over"
)]
#![allow(
    clippy::missing_safety_doc,
    reason = "the same rules for every function: those above"
)]

mod activation;
mod boundary;
mod holder;
mod keys;
mod license;
mod machine;
mod revocations;
mod secret;
mod status;
mod vendor;

pub use activation::{signet_prove_removal, signet_request_make};
pub use boundary::signet_free;
pub use holder::{signet_verify_domain, signet_verify_network, signet_verify_token};
pub use keys::{SignetAlgorithm, SignetKeys, signet_keys_add_pem, signet_keys_free, signet_keys_new};
pub use license::{
    SignetLicense, signet_license_free, signet_license_granted, signet_license_issued, signet_license_json,
    signet_license_product, signet_license_revocations, signet_verify_certificate, signet_verify_license,
};
pub use machine::{
    SignetMachine, SignetPart, signet_machine_add, signet_machine_add_hash, signet_machine_find,
    signet_machine_free, signet_machine_new, signet_part_hash,
};
pub use revocations::{
    SignetRevocations, signet_read_revocations, signet_revocations_check, signet_revocations_free,
    signet_revocations_json, signet_revocations_made, signet_revocations_number, signet_revocations_overdue,
};
pub use secret::{
    SIGNET_SECRET_BYTES, SignetSecret, signet_secret_bytes, signet_secret_free, signet_secret_from_bytes,
    signet_secret_new,
};
pub use status::SignetStatus;
pub use vendor::{signet_proof_verify, signet_request_read};
