//! People at a customer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// Somebody at the customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their phone number.
    pub phone: String,
    /// What they do there.
    pub role: String,
    /// They get license files by mail.
    pub notify: bool,
    /// Their number in the vendor's CRM.
    pub crm_id: String,
}

impl Contact {
    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the contact's name", &self.name, 200);
        let email = self.email.trim();
        if email.is_empty() && self.notify {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "email",
                "Enter an e-mail address, or do not notify this contact.",
            ));
        } else if !(email.is_empty() || is_address(email)) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "email",
                format!("“{email}” is not an e-mail address."),
            ));
        }
        check_length(&mut problems, "email", "the address", email, 254);
        check_length(&mut problems, "phone", "the phone number", &self.phone, 60);
        check_length(&mut problems, "role", "the role", &self.role, 100);
        check_length(&mut problems, "crm_id", "the CRM id", &self.crm_id, 100);
        problems
    }

    pub(super) fn tidy(&mut self) {
        for text in self.texts_mut() {
            *text = text.trim().to_owned();
        }
    }

    /// Name and address, which tell people apart, then the rest.
    pub(super) fn texts(&self) -> [&String; 5] {
        [&self.name, &self.email, &self.phone, &self.role, &self.crm_id]
    }

    pub(super) fn texts_mut(&mut self) -> [&mut String; 5] {
        [
            &mut self.name,
            &mut self.email,
            &mut self.phone,
            &mut self.role,
            &mut self.crm_id,
        ]
    }
}

/// Whether a text has the shape of an e-mail address; the mail server decides the rest.
pub(super) fn is_address(email: &str) -> bool {
    email
        .split_once('@')
        .is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'))
        && !email.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c))
}
