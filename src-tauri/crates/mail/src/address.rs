//! A mail address with the name that stands before it.

use std::fmt;
use std::str::FromStr;

use lettre::message::Mailbox;

/// A name, which may be empty, and an address that a mail server takes.
///
/// The domain is kept in its ASCII form (`exämple.de` becomes `xn--exmple-cua.de`). The part before
/// the at sign must be ASCII, because mailboxes beyond it need SMTPUTF8 (RFC 6531) all the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    name: String,
    email: lettre::Address,
}

/// Why a text is no mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// There is nothing.
    #[error("the address is empty")]
    Empty,
    /// There is no at sign.
    #[error("the address has no @")]
    NoAt,
    /// What stands before the at sign cannot be a mailbox.
    #[error("the part before the @ is not valid")]
    Mailbox,
    /// What stands before the at sign is not ASCII.
    #[error("the part before the @ has a character that mail servers do not take")]
    NotAscii,
    /// What stands after the at sign cannot be a domain.
    #[error("the part after the @ is not a domain")]
    Domain,
    /// An angle bracket has no partner.
    #[error("an angle bracket is missing")]
    Bracket,
    /// A line end or another control character.
    #[error("the address contains a line end or another control character")]
    Control,
}

impl Address {
    /// An address with a name; an empty name is none.
    pub fn new(name: &str, email: &str) -> Result<Self, AddressError> {
        let (name, email) = (name.trim(), email.trim());
        if name.chars().chain(email.chars()).any(char::is_control) {
            return Err(AddressError::Control);
        }
        Ok(Self {
            name: name.to_owned(),
            email: parse_email(email)?,
        })
    }

    /// The name, empty when there is none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address itself, such as `katrin@example.com`.
    pub fn email(&self) -> &str {
        self.email.as_ref()
    }

    pub(crate) fn mailbox(&self) -> Mailbox {
        Mailbox::new(
            (!self.name.is_empty()).then(|| self.name.clone()),
            self.email.clone(),
        )
    }
}

impl FromStr for Address {
    type Err = AddressError;

    /// Reads `katrin@example.com` or `Katrin Müller <katrin@example.com>`.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let Some((name, rest)) = text.rsplit_once('<') else {
            return if text.ends_with('>') {
                Err(AddressError::Bracket)
            } else {
                Self::new("", text)
            };
        };
        let email = rest.strip_suffix('>').ok_or(AddressError::Bracket)?;
        let name = name.trim();
        let unquoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        Self::new(unquoted.unwrap_or(name), email)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return write!(formatter, "{}", self.email);
        }
        write!(formatter, "{} <{}>", self.name, self.email)
    }
}

fn parse_email(email: &str) -> Result<lettre::Address, AddressError> {
    if email.is_empty() {
        return Err(AddressError::Empty);
    }
    let (mailbox, domain) = email.rsplit_once('@').ok_or(AddressError::NoAt)?;
    if !mailbox.is_ascii() {
        return Err(AddressError::NotAscii);
    }
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| AddressError::Domain)?;
    lettre::Address::new(mailbox, domain).map_err(|error| match error {
        lettre::address::AddressError::InvalidDomain => AddressError::Domain,
        _ => AddressError::Mailbox,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<(String, String), AddressError> {
        text.parse::<Address>()
            .map(|address| (address.name().to_owned(), address.email().to_owned()))
    }

    #[test]
    fn an_address_is_read_with_and_without_a_name() {
        let katrin = |name: &str| Ok((name.to_owned(), "katrin@example.com".to_owned()));
        assert_eq!(parse(" katrin@example.com "), katrin(""));
        assert_eq!(
            parse("Katrin Müller <katrin@example.com>"),
            katrin("Katrin Müller")
        );
        assert_eq!(
            parse(r#""Müller, Katrin" <katrin@example.com>"#),
            katrin("Müller, Katrin")
        );
        assert_eq!(parse("<katrin@example.com>"), katrin(""));
    }

    #[test]
    fn a_domain_beyond_ascii_is_kept_in_its_ascii_form() {
        assert_eq!(parse("info@exämple.de").unwrap().1, "info@xn--exmple-cua.de");
    }

    #[test]
    fn each_fault_has_its_own_name() {
        for (text, fault) in [
            ("", AddressError::Empty),
            ("katrin", AddressError::NoAt),
            ("@example.com", AddressError::Mailbox),
            ("kat rin@example.com", AddressError::Mailbox),
            ("käthe@example.com", AddressError::NotAscii),
            ("katrin@", AddressError::Domain),
            ("katrin@exam ple", AddressError::Domain),
            ("Katrin <katrin@example.com", AddressError::Bracket),
            ("katrin@example.com>", AddressError::Bracket),
            (
                "Katrin\r\nBcc: x@example.com <katrin@example.com>",
                AddressError::Control,
            ),
        ] {
            assert_eq!(parse(text), Err(fault), "{text:?}");
        }
    }

    #[test]
    fn an_address_prints_as_it_is_read() {
        let text = "Katrin Müller <katrin@example.com>";
        assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
    }
}
