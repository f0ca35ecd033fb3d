//! Base64url without padding (RFC 4648, section 5), read as fast as the processor can.

use base64::Engine as _;

/// The bytes; none unless the text is the one that encodes them.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    engine::ENGINE.decode(text).ok()
}

#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon")))]
mod engine {
    use std::sync::LazyLock;

    use base64::engine::Simd;
    use base64::engine::general_purpose::NO_PAD;

    pub(super) static ENGINE: LazyLock<Simd> = LazyLock::new(|| Simd::url_safe(NO_PAD));
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon"))))]
mod engine {
    pub(super) use base64::prelude::BASE64_URL_SAFE_NO_PAD as ENGINE;
}

#[cfg(test)]
mod tests {
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;

    use super::*;

    #[test]
    fn it_takes_exactly_what_the_plain_engine_takes() {
        let bytes: Vec<u8> = (0..=255).cycle().take(700).collect();
        for len in 0..bytes.len() {
            let text = BASE64_URL_SAFE_NO_PAD.encode(&bytes[..len]);
            assert_eq!(decode(&text).as_deref(), Some(&bytes[..len]));
            // Each of the last characters, and one in the middle, as everything else there is.
            for at in [
                text.len() / 2,
                text.len().saturating_sub(2),
                text.len().saturating_sub(1),
            ] {
                for other in (0_u8..128).step_by(3) {
                    let mut changed = text.clone().into_bytes();
                    let Some(place) = changed.get_mut(at) else {
                        continue;
                    };
                    *place = other;
                    let changed = String::from_utf8(changed).unwrap();
                    assert_eq!(
                        decode(&changed),
                        BASE64_URL_SAFE_NO_PAD.decode(&changed).ok(),
                        "{changed}"
                    );
                }
            }
        }
        for text in ["a", "aa==", "aa=", "aaa\n", "é", "aaaé", "AB", "A", "AAB"] {
            assert_eq!(decode(text), BASE64_URL_SAFE_NO_PAD.decode(text).ok(), "{text}");
        }
    }
}
