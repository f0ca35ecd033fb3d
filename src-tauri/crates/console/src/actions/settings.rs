//! Company, numbering, mail server.

use serde::{Deserialize, Serialize};
use signet_domain::{Company, MailSecurity, MailServer, Permission, Settings};
use signet_vault::Tx;
use ts_rs::TS;

use super::check_version;
use crate::action::{Action, Direct, Read, Write};
use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault};

/// The mail server as typed.
#[derive(Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailServerForm {
    /// Host name; empty: no server.
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    /// Login name; empty: no login.
    pub user: String,
    /// None keeps the stored one. Never in a reply.
    #[serde(default)]
    pub password: Option<String>,
    pub from_name: String,
    pub from_address: String,
    /// The company's own certificate authority, PEM.
    #[serde(default)]
    pub extra_root_pem: String,
}

/// The settings.
#[derive(Serialize, TS)]
pub(crate) struct SettingsView {
    pub version: u32,
    pub company: Company,
    /// The letters before order numbers.
    pub order_series: String,
    pub mail: MailServerForm,
    /// A password is stored.
    pub mail_password_set: bool,
}

impl SettingsView {
    fn of(settings: Settings) -> Self {
        let mail = settings.mail;
        Self {
            version: settings.version,
            company: settings.company,
            order_series: settings.order_series,
            mail_password_set: !mail.password.is_empty(),
            mail: MailServerForm {
                host: mail.host,
                port: mail.port,
                security: mail.security,
                user: mail.user,
                password: None,
                from_name: mail.from_name,
                from_address: mail.from_address,
                extra_root_pem: mail.extra_root_pem,
            },
        }
    }
}

/// Reads the settings.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {}

impl Action for Get {
    const NAME: &'static str = "settings.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Company, order series, mail server (without its password).";
    type Reply = SettingsView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<SettingsView, Fault> {
        Ok(SettingsView::of(desk.view().settings()?))
    }
}

/// Writes the settings.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Save {
    version: u32,
    company: Company,
    order_series: String,
    mail: MailServerForm,
}

impl Action for Save {
    const NAME: &'static str = "settings.save";
    const PERMISSION: Permission = Permission::Settings;
    const ABOUT: &'static str = "Changes company, order series and mail server.";
    type Reply = SettingsView;
}

impl Write for Save {
    fn run(self, _: &Desk<'_>, tx: &Tx<'_>) -> Result<SettingsView, Fault> {
        let before = tx.settings()?;
        check_version("settings", self.version, before.version)?;
        let settings = Settings {
            version: before.version + 1,
            company: self.company,
            order_series: self.order_series.trim().to_owned(),
            mail: MailServer {
                host: self.mail.host.trim().to_owned(),
                port: self.mail.port,
                security: self.mail.security,
                user: self.mail.user.trim().to_owned(),
                password: self.mail.password.unwrap_or(before.mail.password),
                from_name: self.mail.from_name.trim().to_owned(),
                from_address: self.mail.from_address.trim().to_owned(),
                extra_root_pem: self.mail.extra_root_pem,
            },
        };
        Fault::unless_empty(settings.check())?;
        tx.update_settings(&settings)?;
        Ok(SettingsView::of(settings))
    }
}

/// Tries the mail server.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TestMail {}

impl Action for TestMail {
    const NAME: &'static str = "settings.test_mail";
    const PERMISSION: Permission = Permission::Settings;
    const ABOUT: &'static str = "Connects and signs in to the mail server, sends nothing.";
    type Reply = ();
}

impl Direct for TestMail {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<(), Fault> {
        let settings = console.with_desk(progress, |desk| Ok(desk.view().settings()?))?;
        let server = super::sending::server(&settings)?;
        signet_mail::check(&server).map_err(|error| super::sending::fault(&error))
    }
}
