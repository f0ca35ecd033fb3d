//! One genuine file of each kind. `SIGNET_WRITE_GENUINE=1 cargo test -p signet-parsers --test genuine` makes new ones,
//! with a key that nobody keeps: what else it is said to have signed is forged.

use std::sync::OnceLock;

use signet_license::{Algorithm, DeviceKey, KeySet, PublicKey};

/// The vendor's public key.
pub const VENDOR: &str = include_str!("../genuine/vendor.pem");
/// A license.
pub const LICENSE: &str = include_str!("../genuine/machine.lic");
/// An activation request.
pub const REQUEST: &str = include_str!("../genuine/machine.request");
/// The certificate that answers it.
pub const CERTIFICATE: &str = include_str!("../genuine/machine.cert");
/// The proof that it was removed.
pub const PROOF: &str = include_str!("../genuine/machine.proof");
/// A revocation list.
pub const REVOCATIONS: &str = include_str!("../genuine/list.revoked");
/// The machine's public key.
const DEVICE: &str = include_str!("../genuine/device.jwk");

/// The keys a program trusts.
pub fn keys() -> &'static KeySet {
    static KEYS: OnceLock<KeySet> = OnceLock::new();
    KEYS.get_or_init(|| {
        PublicKey::from_pem(VENDOR, Algorithm::Rs256)
            .into_iter()
            .collect()
    })
}

/// The key of the machine.
pub fn device() -> &'static DeviceKey {
    static KEY: OnceLock<DeviceKey> = OnceLock::new();
    KEY.get_or_init(|| serde_json::from_str(DEVICE).unwrap_or_else(|error| panic!("device.jwk: {error}")))
}

/// What was signed of a file: all before its last dot.
pub fn signed_part(text: &str) -> &str {
    text.trim().rsplit_once('.').map_or("", |(signed, _)| signed)
}
