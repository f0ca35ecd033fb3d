//! What the vendor sets once: company, numbering, mail server.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// The vendor. Its name is the `iss` of every license.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Company {
    /// As it stands on certificates and in licenses.
    pub name: String,
    /// Lines of the postal address.
    pub address: String,
    /// Where customers write to.
    pub email: String,
    /// Where customers read on.
    pub website: String,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// Starts plain and must switch to TLS before anything is said (usually port 587).
    #[default]
    StartTls,
    /// TLS from the first byte (usually port 465).
    Tls,
    /// No protection, chosen by hand, never with a password: a relay on the same machine.
    Plain,
}

/// The mail server and the sender.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MailServer {
    /// Host name; empty: no server, messages are saved as files.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// Protection.
    pub security: MailSecurity,
    /// Login name; empty: no login.
    pub user: String,
    /// Login password. Lives in the encrypted vault only.
    pub password: String,
    /// The sender's name.
    pub from_name: String,
    /// The sender's address.
    pub from_address: String,
    /// A company's own certificate authority, PEM; empty: the system's.
    pub extra_root_pem: String,
}

/// The one settings record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Settings {
    /// Counts up with every change.
    pub version: u32,
    /// The vendor.
    pub company: Company,
    /// The letters before order numbers; each console has its own, so that two never hand out the same.
    pub order_series: String,
    /// The mail server.
    pub mail: MailServer,
}

impl Settings {
    /// Everything wrong with the settings.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(
            &mut problems,
            "company.name",
            "the company's name",
            &self.company.name,
            200,
        );
        check_length(
            &mut problems,
            "company.address",
            "the address",
            &self.company.address,
            1000,
        );
        let series = &self.order_series;
        if series.is_empty() || series.len() > 4 || !series.bytes().all(|b| b.is_ascii_uppercase()) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "order_series",
                "Write the order series as one to four capital letters, e.g. A.",
            ));
        }
        if !self.mail.host.is_empty() {
            self.check_mail(&mut problems);
        }
        problems
    }

    fn check_mail(&self, problems: &mut Vec<Problem>) {
        if self.mail.port == 0 {
            problems.push(Problem::new(
                ProblemCode::TooSmall,
                "mail.port",
                "Enter the mail server's port, usually 587 (STARTTLS) or 465 (TLS).",
            ));
        }
        if !self.mail.from_address.contains('@') {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "mail.from_address",
                "Enter the e-mail address licenses are sent from.",
            ));
        }
        if self.mail.security == MailSecurity::Plain && !self.mail.password.is_empty() {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "mail.security",
                "A password is never sent without protection: choose STARTTLS or TLS, or remove the password.",
            ));
        }
    }
}
