//! Activation requests.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use signet_license::{ActivationRequest, REQUEST_MARK};

/// The bytes as the text of a request, and as the content of one whose check part fits.
pub fn request(bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes) {
        read(text);
    }
    let content = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let mut check = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&content));
    check.truncate(8);
    read(&format!("{REQUEST_MARK}.{content}.{check}"));
}

fn read(text: &str) {
    if let Ok(request) = ActivationRequest::read(text) {
        assert!(request.key.is_sound(), "a request without a key was accepted");
        let again = request
            .text()
            .unwrap_or_else(|error| panic!("not written: {error}"));
        assert_eq!(ActivationRequest::read(&again).as_ref(), Ok(&request));
    }
}
