//! Certificates that are not for one machine: for a server in the customer's network, for a domain, for who bears a
//! token.

use crate::jws::{parse, read_signed};
use crate::{ACTIVATION_TYPE, CertificateClaims, KeySet, LicenseError};

/// The `typ` of a network license.
pub const NETWORK_TYPE: &str = "network+jwt";
/// The `typ` of a domain license.
pub const DOMAIN_TYPE: &str = "domain+jwt";
/// The `typ` of a token.
pub const TOKEN_TYPE: &str = "token+jwt";

/// What a certificate is for. Each has a `typ` of its own, so that none passes as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateKind {
    /// A machine.
    Machine,
    /// The server in the customer's network that hands out the seats of the claim `network`.
    Network,
    /// A program that is served under a domain's name.
    Domain,
    /// Who has an identifier, or whoever bears it.
    Token,
}

impl CertificateKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Machine, Self::Network, Self::Domain, Self::Token];

    /// Its `typ`.
    pub fn typ(self) -> &'static str {
        match self {
            Self::Machine => ACTIVATION_TYPE,
            Self::Network => NETWORK_TYPE,
            Self::Domain => DOMAIN_TYPE,
            Self::Token => TOKEN_TYPE,
        }
    }

    /// The kind a `typ` names.
    pub fn of(typ: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.typ() == typ)
    }
}

/// The claims of a genuine certificate of a kind, whatever the time and the holder.
pub fn read_certificate_of(
    kind: CertificateKind,
    text: &str,
    keys: &KeySet,
) -> Result<CertificateClaims, LicenseError> {
    let parts = parse(text)?;
    parts.must_be(kind.typ())?;
    read_signed(&parts, keys)
}

/// The same of any kind, with what it is.
pub fn read_any_certificate(
    text: &str,
    keys: &KeySet,
) -> Result<(CertificateKind, CertificateClaims), LicenseError> {
    let parts = parse(text)?;
    let kind = CertificateKind::of(&parts.header.typ).ok_or_else(|| LicenseError::WrongType {
        found: parts.header.typ.clone(),
    })?;
    Ok((kind, read_signed(&parts, keys)?))
}

/// Verifies a network license for the server that hands out its seats. `server` is the server's own id; how many
/// seats, and how often a client must say that it lives, are in the claim `network`. `now` is the largest time the
/// server has ever seen, UTC seconds.
///
/// The checks, in order: those of [`crate::verify_license`] with the file's `typ`, the server's id, the lease.
pub fn verify_network(
    text: &str,
    keys: &KeySet,
    server: &str,
    now: i64,
) -> Result<CertificateClaims, LicenseError> {
    let claims = read_certificate_of(CertificateKind::Network, text, keys)?;
    claims.check_license_times(now)?;
    if claims.machine.id.as_deref() != Some(server) {
        return Err(other_id("the server's id"));
    }
    claims.check_lease(now)?;
    Ok(claims)
}

/// Verifies a domain license for a program served under `domain`, a name without port. The checks are those of
/// [`verify_network`], with [`domain_matches`] for the holder.
pub fn verify_domain(
    text: &str,
    keys: &KeySet,
    domain: &str,
    now: i64,
) -> Result<CertificateClaims, LicenseError> {
    let claims = read_certificate_of(CertificateKind::Domain, text, keys)?;
    claims.check_license_times(now)?;
    let licensed = claims.domain.as_deref().unwrap_or_default();
    if !domain_matches(licensed, domain) {
        return Err(LicenseError::OtherDomain {
            licensed: licensed.to_owned(),
        });
    }
    claims.check_lease(now)?;
    Ok(claims)
}

/// Verifies a token. `id` is the identifier of who bears it, if the program knows one: a bound token asks for it.
/// The checks are those of [`verify_network`], with the identifier for the holder.
pub fn verify_token(
    text: &str,
    keys: &KeySet,
    id: Option<&str>,
    now: i64,
) -> Result<CertificateClaims, LicenseError> {
    let claims = read_certificate_of(CertificateKind::Token, text, keys)?;
    claims.check_license_times(now)?;
    if claims.machine.id.is_some() && claims.machine.id.as_deref() != id {
        return Err(other_id("the identifier it is bound to"));
    }
    claims.check_lease(now)?;
    Ok(claims)
}

fn other_id(what: &str) -> LicenseError {
    LicenseError::OtherMachine {
        differs: what.to_owned(),
    }
}

/// Whether a domain's name is the licensed one. Upper and lower case and a final dot make no difference; a licensed
/// `*.example.com` is each name with one label before `example.com`, as in TLS certificates (RFC 6125, 6.4.3). Names
/// in other scripts are compared as they go over the wire, `xn--…`.
pub fn domain_matches(licensed: &str, domain: &str) -> bool {
    let plain = |name: &str| name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let (licensed, domain) = (plain(licensed), plain(domain));
    if domain.is_empty() || domain.starts_with('.') || domain.contains('*') {
        return false;
    }
    match licensed.strip_prefix("*.") {
        Some(parent) => domain
            .split_once('.')
            .is_some_and(|(_, rest)| !parent.is_empty() && rest == parent),
        None => licensed == domain,
    }
}
