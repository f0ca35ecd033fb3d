//! Why a key file was refused.

use thiserror::Error;

/// Why a text could not become a signing key. Never contains any part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyFileError {
    /// No form that Signet reads.
    #[error(
        "this is not a private key Signet can read: expected PEM (PKCS#1, PKCS#8, encrypted PKCS#8) \
         or .NET RSAKeyValue XML"
    )]
    Unknown,
    /// A public key, where the private one is needed.
    #[error("this is a public key; to sign licenses the private key is needed")]
    PublicOnly,
    /// The form was recognized, its content was not.
    #[error("the {form} key is damaged or incomplete")]
    Damaged {
        /// `PKCS#1`, `PKCS#8` or `XML`.
        form: &'static str,
    },
    /// Encrypted and no password given.
    #[error("the key is encrypted; enter its password")]
    PasswordNeeded,
    /// Encrypted with another password, or damaged.
    #[error("the password does not open this key")]
    WrongPassword,
    /// The old OpenSSL encryption (`Proc-Type: 4,ENCRYPTED`), which is too weak to keep.
    #[error(
        "the key uses OpenSSL's old encryption; convert it first: openssl pkcs8 -topk8 -in old.pem -out new.pem"
    )]
    OldEncryption,
    /// An elliptic-curve or other key.
    #[error("this is not an RSA key; Signet signs with RSA, because every platform can verify it")]
    NotRsa,
    /// Not one of the accepted sizes.
    #[error("the key has {bits} bits; 2048, 3072 and 4096 are accepted")]
    Size {
        /// Modulus length.
        bits: usize,
    },
    /// The numbers do not belong together.
    #[error("the key's numbers do not belong together; it would make signatures nobody can verify")]
    Inconsistent,
    /// The cryptographic library failed.
    #[error("the key could not be made")]
    Failed,
}
