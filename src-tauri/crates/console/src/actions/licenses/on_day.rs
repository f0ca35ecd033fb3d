//! What a license was on any day in the past.

use serde::{Deserialize, Serialize};
use signet_domain::{LicenseId, Permission, Standing, Time};
use signet_license::{FeatureClaim, KeySet, read_license};
use ts_rs::TS;

use super::{FileView, file_name};
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::activations::{ActivationView, active_at};
use crate::actions::keys;
use crate::actions::verify::terms_in_words;
use crate::console::Desk;

/// What a license was at a moment.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseThen {
    pub at: Time,
    pub standing: Standing,
    /// Why it was blocked or revoked.
    pub reason: Option<String>,
    /// The signed file that counted, byte for byte as it was issued; none before the first, and for licenses sold
    /// elsewhere.
    pub file: Option<FileView>,
    /// When that file was made.
    pub issued_at: Option<Time>,
    /// The order that made it.
    pub order_number: String,
    /// The features that file granted.
    pub features: Vec<FeatureThen>,
    /// Everything that file says.
    pub claims: Option<serde_json::Value>,
    /// The machines it was active on.
    pub activations: Vec<ActivationView>,
}

/// A feature as a file granted it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FeatureThen {
    pub number: u32,
    pub name: String,
    /// Its terms in words.
    pub granted: String,
}

impl FeatureThen {
    fn of(feature: &FeatureClaim) -> Self {
        Self {
            number: feature.number,
            name: feature.name.clone(),
            granted: terms_in_words(feature),
        }
    }
}

/// Reads what a license was.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnDay {
    id: LicenseId,
    /// The moment, UTC seconds, not after now.
    at: Time,
}

impl Action for OnDay {
    const NAME: &'static str = "license.on_day";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "What a license was at a moment in the past: status, terms, machines, and its file exactly as issued.";
    type Reply = LicenseThen;
}

impl Read for OnDay {
    fn run(self, desk: &Desk<'_>) -> Result<LicenseThen, Fault> {
        if self.at > desk.services.now() {
            return Err(Fault::field(
                "at",
                "Choose a day that has come: what the license will be, nobody knows.",
            ));
        }
        let view = desk.view();
        let license = view.license(self.id)?;
        let (standing, reason) = license.stood_at(self.at);
        let file = view.license_file_at(self.id, self.at)?;
        let (claims, features, order_number) = match &file {
            Some(file) => {
                let key = keys::public(&view.key(file.key)?)?;
                let claims = read_license(&file.text, &KeySet::from_iter([key]))
                    .map_err(|error| Fault::internal(&error))?;
                let said = serde_json::to_value(&claims).map_err(|error| Fault::internal(&error))?;
                let features = claims.features.iter().map(FeatureThen::of).collect();
                (Some(said), features, view.order_number(file.order)?)
            }
            None => (None, Vec::new(), String::new()),
        };
        Ok(LicenseThen {
            at: self.at,
            standing,
            reason: reason.map(str::to_owned),
            issued_at: file.as_ref().map(|file| file.issued_at),
            file: file.map(|file| FileView {
                file_name: file_name(license.serial.as_str()),
                text: format!("{}\n", file.text),
            }),
            order_number,
            features,
            claims,
            activations: active_at(view, self.id, self.at)?,
        })
    }
}
