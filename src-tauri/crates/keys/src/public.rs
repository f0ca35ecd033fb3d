//! Verifying in the library that signs, which is much faster than the `license` crate's own arithmetic.

use std::sync::Arc;

use aws_lc_rs::signature::{
    ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaParameters,
};
use signet_license::{Algorithm, PublicKey, Verifier};

#[derive(Debug)]
struct Quick(ParsedPublicKey);

impl Verifier for Quick {
    fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}

/// The same key, verified quickly. One that the library does not take stays as it is: slower, never less strict.
#[must_use]
pub fn quick(key: PublicKey) -> PublicKey {
    let parameters: &'static RsaParameters = match key.algorithm() {
        Algorithm::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
        Algorithm::Ps256 => &RSA_PSS_2048_8192_SHA256,
    };
    match ParsedPublicKey::new(parameters, key.spki()) {
        Ok(parsed) => key.verified_by(Arc::new(Quick(parsed))),
        Err(_) => key,
    }
}

#[cfg(test)]
mod tests {
    use signet_license::Signer as _;

    use super::*;
    use crate::{KeyBits, PrivateKey};

    #[test]
    fn both_libraries_accept_and_refuse_the_same() {
        for algorithm in [Algorithm::Rs256, Algorithm::Ps256] {
            let private = PrivateKey::create(KeyBits::B2048, algorithm).unwrap();
            let plain = PublicKey::from_der(private.public_key().spki(), algorithm).unwrap();
            let fast = quick(plain.clone());
            assert_eq!(plain, fast);
            assert!(format!("{fast:?}").contains("Quick"), "the library took the key");
            let good = private.sign(b"message").unwrap();
            let mut cases = vec![
                (b"message".to_vec(), good.clone()),
                (b"massage".to_vec(), good.clone()),
            ];
            for at in [0, 100, 255] {
                let mut bad = good.clone();
                bad[at] ^= 1;
                cases.push((b"message".to_vec(), bad));
            }
            cases.push((b"message".to_vec(), good[..255].to_vec()));
            cases.push((b"message".to_vec(), [good.as_slice(), &[0]].concat()));
            cases.push((b"message".to_vec(), [[0].as_slice(), good.as_slice()].concat()));
            cases.push((b"message".to_vec(), vec![0; 256]));
            cases.push((b"message".to_vec(), vec![255; 256]));
            cases.push((b"message".to_vec(), Vec::new()));
            for (index, (message, signature)) in cases.iter().enumerate() {
                let told = (
                    plain.accepts(message, signature),
                    fast.accepts(message, signature),
                );
                assert_eq!(told, (index == 0, index == 0), "{algorithm:?} {index}");
            }
        }
    }
}
