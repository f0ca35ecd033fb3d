//! Keys as JSON, XML and source code.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use signet_license::{Algorithm, KeyError, PublicKey};
use zeroize::Zeroizing;

use crate::recognize::{PublicForm, Recognized, not_rsa, of_numbers, private, url_bytes};

/// A JWK or a set of them (RFC 7517); none: JSON of another kind.
pub(crate) fn json(text: &str, algorithm: Algorithm) -> Option<Recognized> {
    let value: Value = serde_json::from_str(text).ok()?;
    let (form, all) = match (value.get("kty"), value.get("keys").and_then(Value::as_array)) {
        (Some(_), _) => (PublicForm::Jwk, vec![&value]),
        (None, Some(keys)) if !keys.is_empty() && keys.iter().all(|key| key.get("kty").is_some()) => {
            (PublicForm::Jwks, keys.iter().collect())
        }
        _ => return None,
    };
    let number = |key: &Value, name: &str| url_bytes(key.get(name)?.as_str()?);
    // "d" is the private number of every kind of key, "k" a shared secret (RFC 7518, 6).
    if let Some(secret) = all
        .iter()
        .find(|key| key.get("d").is_some() || key.get("k").is_some())
    {
        let public = number(secret, "n").zip(number(secret, "e"));
        return Some(match private(form.words()) {
            Recognized::Private { form, encrypted, .. } => Recognized::Private {
                form,
                encrypted,
                public: public.and_then(|(n, e)| of_numbers(&n, &e, algorithm).ok()),
            },
            other => other,
        });
    }
    let rsa: Vec<&&Value> = all.iter().filter(|key| key["kty"] == "RSA").collect();
    if rsa.is_empty() {
        return Some(not_rsa());
    }
    let read = |key: &&&Value| -> Result<PublicKey, KeyError> {
        let algorithm = match key.get("alg").and_then(Value::as_str) {
            Some("RS256") => Algorithm::Rs256,
            Some("PS256") => Algorithm::Ps256,
            _ => algorithm,
        };
        let numbers = number(key, "n").zip(number(key, "e"));
        let (modulus, exponent) = numbers.ok_or(KeyError::Unreadable)?;
        of_numbers(&modulus, &exponent, algorithm)
    };
    Some(Recognized::Public {
        form,
        keys: rsa.iter().map(read).collect(),
    })
}

/// .NET `RSAKeyValue`.
pub(crate) fn xml(text: &str, algorithm: Algorithm) -> Recognized {
    let damaged = Recognized::Damaged { form: ".NET XML" };
    // Before anything else: a damaged private key is one, too.
    let secret = ["<D>", "<P>", "<Q>", "<InverseQ>"]
        .iter()
        .any(|tag| text.contains(tag));
    let numbers = numbers_of(text);
    if secret {
        return Recognized::Private {
            form: ".NET XML",
            encrypted: false,
            public: numbers.and_then(|(n, e)| of_numbers(&n, &e, algorithm).ok()),
        };
    }
    let Some((modulus, exponent)) = numbers else {
        return damaged;
    };
    Recognized::Public {
        form: PublicForm::Xml,
        keys: vec![of_numbers(&modulus, &exponent, algorithm)],
    }
}

fn numbers_of(text: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let tree = roxmltree::Document::parse(text).ok()?;
    let number = |name: &str| {
        let node = tree.descendants().find(|node| node.has_tag_name(name))?;
        let digits: String = node.text()?.split_whitespace().collect();
        BASE64_STANDARD.decode(digits).ok()
    };
    number("Modulus").zip(number("Exponent"))
}

/// The bytes of a C array or a Rust constant: from the first `0x30` to the closing bracket.
pub(crate) fn array(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let from = text.find("0x30")?;
    let until = from + text[from..].find([']', '}']).unwrap_or(text.len() - from);
    let mut bytes = Zeroizing::new(Vec::new());
    for part in text[from..until]
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        bytes.push(u8::from_str_radix(part.strip_prefix("0x")?, 16).ok()?);
    }
    Some(bytes)
}
