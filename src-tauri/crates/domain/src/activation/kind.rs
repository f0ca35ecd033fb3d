//! Who or what a certificate is for.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use signet_license::CertificateKind;
use ts_rs::TS;

use crate::{Problem, ProblemCode};

/// Who holds an activation, and how it came to its certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActivationKind {
    /// A machine that sent a request.
    Request,
    /// A machine whose id somebody typed.
    MachineId,
    /// A passive license: a client whose id somebody typed.
    Client,
    /// The server in the customer's network that hands out the license's seats.
    Network,
    /// A program served under a domain's name.
    Domain,
    /// A token bound to an identifier.
    Token,
    /// A token that is good for whoever bears it.
    Bearer,
}

impl ActivationKind {
    /// The kind of its certificate.
    pub fn certificate(self) -> CertificateKind {
        match self {
            Self::Request | Self::MachineId | Self::Client => CertificateKind::Machine,
            Self::Network => CertificateKind::Network,
            Self::Domain => CertificateKind::Domain,
            Self::Token | Self::Bearer => CertificateKind::Token,
        }
    }

    /// Whether the typed id stands in the certificate's `machine`, for the program to compare with its own.
    pub(super) fn signs_id(self) -> bool {
        matches!(self, Self::MachineId | Self::Client | Self::Network | Self::Token)
    }

    /// Checks an id that was typed and brings it into the form that is signed and compared. The problem's field is
    /// `id`.
    pub fn typed_id(self, typed: &str) -> Result<String, Problem> {
        let typed = typed.trim();
        let (range, what): (RangeInclusive<usize>, &str) = match self {
            Self::Request => {
                return Err(Problem::new(
                    ProblemCode::NotAllowed,
                    "kind",
                    "Choose for what the id is; a request is answered by activation.activate.",
                ));
            }
            Self::Domain => return domain_name(typed),
            Self::MachineId => (10..=255, "the id the program shows"),
            Self::Client => (10..=255, "the client's id"),
            Self::Network => (3..=255, "the id the server program shows"),
            Self::Token => (1..=255, "the identifier the token is bound to"),
            Self::Bearer => (1..=255, "who gets the token: it is only noted here"),
        };
        if range.contains(&typed.chars().count()) && !typed.chars().any(char::is_control) {
            return Ok(typed.to_owned());
        }
        let (least, most) = range.into_inner();
        Err(Problem::new(
            ProblemCode::NotAllowed,
            "id",
            format!("Enter {what}: {least} to {most} characters on one line."),
        ))
    }
}

/// A domain's name as it goes over the wire (IDNA), with `*.` before it if it was typed so.
fn domain_name(typed: &str) -> Result<String, Problem> {
    let refused = |message: &str| Err(Problem::new(ProblemCode::NotAllowed, "id", message));
    let (before, name) = match typed.strip_prefix("*.") {
        Some(rest) => ("*.", rest),
        None => ("", typed),
    };
    if name.contains("://") || name.contains(['/', ':', '@']) {
        return refused("Enter the domain's name alone, without “https://”, port or path: shop.example.com.");
    }
    match idna::domain_to_ascii_strict(name.trim_end_matches('.')) {
        Ok(ascii) if ascii.contains('.') && !is_address(&ascii) => Ok(format!("{before}{ascii}")),
        _ => refused(
            "Enter a domain's name like shop.example.com, or *.example.com for each name with one part before it.",
        ),
    }
}

/// Four numbers are an address of the internet, not a name.
fn is_address(name: &str) -> bool {
    name.parse::<std::net::Ipv4Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::ActivationKind::{Bearer, Client, Domain, Network, Request, Token};

    #[test]
    fn a_domain_is_signed_as_it_goes_over_the_wire() {
        for (typed, signed) in [
            ("shop.example.com", "shop.example.com"),
            ("  Shop.Example.COM. ", "shop.example.com"),
            ("*.example.com", "*.example.com"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("*.bücher.example", "*.xn--bcher-kva.example"),
        ] {
            assert_eq!(Domain.typed_id(typed).as_deref(), Ok(signed), "{typed}");
        }
        let long = format!("{}.example", "a".repeat(64));
        for none in [
            "",
            "example",
            "https://example.com",
            "example.com:8080",
            "example.com/shop",
            "me@example.com",
            "a.*.example.com",
            "*.",
            "*",
            "exa mple.com",
            "-example.com",
            "127.0.0.1",
            "under_score.example",
            &long,
        ] {
            assert!(Domain.typed_id(none).is_err(), "{none}");
        }
    }

    #[test]
    fn each_kind_asks_for_its_own_id() {
        assert_eq!(Network.typed_id(" srv ").as_deref(), Ok("srv"));
        assert!(Network.typed_id("s").is_err());
        assert!(Client.typed_id("CLIENT-01").is_err(), "nine characters");
        assert!(Client.typed_id("CLIENT-001").is_ok());
        assert!(Token.typed_id("7").is_ok());
        assert!(Bearer.typed_id("two\nlines").is_err());
        let problem = Request.typed_id("anything at all").unwrap_err();
        assert_eq!(problem.field, "kind");
    }
}
