//! The activation certificate, and the proof that an activation was removed.

use serde::{Deserialize, Serialize};

use crate::jws::{parse, read_payload, read_signed};
use crate::verify::check_times;
use crate::{
    DEVICE_ALGORITHM, DeviceKey, DeviceSecret, KeySet, LicenseClaims, LicenseError, Machine, MachineClaim,
};

/// The `typ` of a certificate.
pub const ACTIVATION_TYPE: &str = "activation+jwt";
/// The `typ` of a deactivation proof.
pub const DEACTIVATION_TYPE: &str = "deactivation+jwt";

/// The claims of a certificate: the license's own, and the machine they are for. `jti` is the activation's id.
/// **Never rename or reorder its fields**: files in customers' hands depend on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateClaims {
    /// What the license grants. `jti` is the activation's id, `iat` when it was activated.
    #[serde(flatten)]
    pub license: LicenseClaims,
    /// The license's id.
    pub license_id: String,
    /// The request it answers; none for a passive license and for a typed machine id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestClaim>,
    /// The machine.
    #[serde(default)]
    pub machine: MachineClaim,
    /// The machine's key (RFC 7800).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<ConfirmationClaim>,
    /// Last second of the offline lease: the machine has to be activated again then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lease_until: Option<i64>,
    /// The number of the newest revocation list when it was made; none: there is no list yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revocation_seq: Option<u64>,
    /// The domain of a domain license: `example.com`, or `*.example.com` for each name with one label before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}

/// The request a certificate answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestClaim {
    /// Its id.
    pub id: String,
    /// Its nonce.
    pub nonce: String,
}

/// A key its holder can prove to have (RFC 7800).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmationClaim {
    /// The public half.
    pub jwk: DeviceKey,
}

/// What a program knows of the machine it runs on.
#[derive(Debug, Clone, Copy)]
pub struct ThisMachine<'a> {
    /// Its parts, collected now.
    pub parts: &'a Machine,
    /// Its client or machine id, if the program has one.
    pub id: Option<&'a str>,
    /// The public half of the key the program made here, if it made one.
    pub key: Option<&'a DeviceKey>,
}

/// Verifies a certificate for a machine and returns its claims.
///
/// The checks, in order: those of [`crate::verify_license`] with the certificate's `typ`, the device key, the
/// machine, the lease. `now` is the largest time the program has ever seen, UTC seconds.
pub fn verify_certificate(
    text: &str,
    keys: &KeySet,
    machine: ThisMachine<'_>,
    now: i64,
) -> Result<CertificateClaims, LicenseError> {
    let claims = read_certificate(text, keys)?;
    check_times(&claims.license, now)?;
    if let Some(cnf) = &claims.cnf
        && Some(&cnf.jwk) != machine.key
    {
        return Err(LicenseError::OtherMachine {
            differs: "the key made when it was activated".to_owned(),
        });
    }
    claims
        .machine
        .matches(machine.id, machine.parts)
        .map_err(|mismatch| LicenseError::OtherMachine {
            differs: mismatch.to_string(),
        })?;
    claims.check_lease(now)?;
    Ok(claims)
}

impl CertificateClaims {
    pub(crate) fn check_license_times(&self, now: i64) -> Result<(), LicenseError> {
        check_times(&self.license, now)
    }

    /// Whether it is valid at `now`, on whatever machine: the license's own dates and the offline lease.
    pub fn check_times(&self, now: i64) -> Result<(), LicenseError> {
        check_times(&self.license, now)?;
        self.check_lease(now)
    }

    pub(crate) fn check_lease(&self, now: i64) -> Result<(), LicenseError> {
        let now = now.max(self.license.iat);
        match self.lease_until {
            Some(until) if until < now => Err(LicenseError::LeaseOver { until }),
            _ => Ok(()),
        }
    }
}

/// The claims of a genuine certificate, whatever the time and the machine.
pub fn read_certificate(text: &str, keys: &KeySet) -> Result<CertificateClaims, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(ACTIVATION_TYPE)?;
    read_signed(&parts, keys)
}

/// What a program promises when it removed its activation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofClaims {
    /// The activation's id: `jti` of the certificate.
    pub activation: String,
    /// The license's serial number.
    pub serial: String,
    /// When it was removed, UTC seconds by the machine's clock.
    pub removed_at: i64,
}

/// The proof that a program removed its activation: it deletes the certificate first, for good, and then hands
/// this out.
pub fn prove_removal(
    claims: &CertificateClaims,
    secret: &DeviceSecret,
    now: i64,
) -> Result<String, serde_json::Error> {
    let proof = ProofClaims {
        activation: claims.license.jti.clone(),
        serial: claims.license.serial.clone(),
        removed_at: now,
    };
    crate::jws::sign_with_device(DEACTIVATION_TYPE, &proof, secret)
}

/// What a proof says, **before** its signature was looked at: which activation to look up.
pub fn peek_proof(text: &str) -> Result<ProofClaims, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(DEACTIVATION_TYPE)?;
    read_payload(&parts)
}

/// Verifies a proof by the device key the activation was made with.
pub fn verify_proof(text: &str, key: &DeviceKey) -> Result<ProofClaims, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(DEACTIVATION_TYPE)?;
    parts.must_be_signed_by_device(DEVICE_ALGORITHM, key)?;
    read_payload(&parts)
}
