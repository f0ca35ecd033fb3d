//! Keys in the forms people have them.

use signet_license::{Algorithm, MAX_BITS, MIN_BITS, PublicKey};

/// Public keys, as PEM and as DER.
pub fn public_key(bytes: &[u8]) {
    for algorithm in [Algorithm::Rs256, Algorithm::Ps256] {
        if let Ok(key) = PublicKey::from_der(bytes, algorithm) {
            sound(&key);
        }
        if let Some(Ok(key)) = str::from_utf8(bytes)
            .ok()
            .map(|pem| PublicKey::from_pem(pem, algorithm))
        {
            sound(&key);
        }
    }
}

fn sound(key: &PublicKey) {
    assert!((MIN_BITS..=MAX_BITS).contains(&key.bits()));
    let again = PublicKey::from_der(key.spki(), key.algorithm());
    assert_eq!(again.as_ref(), Ok(key), "a key has one form");
    for signature in [
        vec![],
        vec![0; key.signature_len()],
        vec![0xff; key.signature_len()],
        key.modulus(),
    ] {
        assert!(
            !key.accepts(b"message", &signature),
            "it accepts what it never signed"
        );
    }
}

/// Private keys made elsewhere: PEM, and XML of .NET. A password is not given: deriving a key from one may take as
/// long as the file asks.
pub fn key_file(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Ok(key) = signet_keys::import(text, None, Algorithm::Rs256) {
        let public = signet_license::Signer::public_key(&key);
        let signature = signet_license::Signer::sign(&key, b"message");
        assert!(
            signature.is_ok_and(|signature| public.accepts(b"message", &signature)),
            "an imported key signs"
        );
    }
}
