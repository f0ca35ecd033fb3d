//! Orders that are written and submitted in one step: a license from a profile for one holder, a subscription
//! extended, a trial that became a sale. What they do is what a draft would have done, with the same checks.

use serde::{Deserialize, Serialize};
use signet_domain::{
    ActivationKind, Conditions, CustomerId, LicenseId, Line, OrderContent, OrderId, OrderKind, Permission,
    ProductId, ProfileId, Time, Validity, short_date,
};
use signet_vault::Tx;
use ts_rs::TS;

use super::make::{UpdateLicenses, begin, start_with};
use super::opened::Grants;
use super::submit::Submit;
use super::view::OrderView;
use crate::Fault;
use crate::action::{Action, Write};
use crate::actions::activations::{ActivationView, ForId};
use crate::actions::licenses::change::too_long;
use crate::console::Desk;

fn submit(desk: &Desk<'_>, tx: &Tx<'_>, content: OrderContent) -> Result<OrderView, Fault> {
    let draft = begin(desk, tx, content)?;
    Submit::now(draft.id, draft.version).run(desk, tx)
}

/// Sells one license of a profile and makes its certificate.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FromProfile {
    profile_id: ProfileId,
    /// Who holds it: `machine_id` for the id that a machine shows.
    kind: ActivationKind,
    /// The id as it was pasted.
    id: String,
    /// What people call the machine.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    name: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    /// The license's note.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    note: String,
    /// Last second of the certificate; none: as the license's offline lease says.
    #[serde(default)]
    #[ts(optional = nullable)]
    until: Option<Time>,
}

impl Action for FromProfile {
    const NAME: &'static str = "license.from_profile";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "One license of a profile for a pasted id, in one step: order, submit, certificate. Takes one from the profile's quota.";
    type Reply = ActivationView;
}

impl Write for FromProfile {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        Fault::unless_empty(too_long(&self.note).into_iter().collect())?;
        let profile = tx.profile(self.profile_id)?;
        let product = tx.product(profile.product_id)?;
        let mut content = OrderContent {
            activation_limit: profile.content.activation_limit,
            currency: product.content.prices.currency,
            lines: vec![Line {
                profile_id: Some(profile.id),
                ..Line::bare(product.id, 1)
            }],
            ..OrderContent::default()
        };
        if let Some(id) = self.customer_id {
            start_with(&mut content, &tx.customer(id)?);
        }
        let sold = submit(desk, tx, content)?;
        let license = sold
            .licenses
            .first()
            .ok_or_else(|| Fault::internal(&std::io::Error::other("the order made no license")))?;
        let note = self.note.trim();
        if !note.is_empty() {
            let mut license = tx.license(license.id)?;
            note.clone_into(&mut license.note);
            license.version += 1;
            tx.update_license(&license)?;
        }
        ForId::new(license.id, self.kind, self.id, self.name, self.until).run(desk, tx)
    }
}

/// An order that was made in one step.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MadeOrder {
    pub id: OrderId,
    pub number: String,
    /// Licenses it changed.
    pub licenses: u64,
}

/// Extends subscriptions.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Extend {
    license_ids: Vec<LicenseId>,
    /// So many days more, 1 to 5,000, each license from its own end; from now if that is over.
    #[serde(default)]
    #[ts(optional = nullable)]
    days: Option<u32>,
    /// Or all up to this moment.
    #[serde(default)]
    #[ts(optional = nullable)]
    until: Option<Time>,
}

impl Action for Extend {
    const NAME: &'static str = "license.extend";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Extends licenses that have an end, by days or up to one, with new files: an update order for all that are alike, in one step.";
    type Reply = Vec<MadeOrder>;
}

impl Write for Extend {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<Vec<MadeOrder>, Fault> {
        let validity = match (self.days, self.until) {
            (Some(days), None) => Validity::Subscription { days },
            (None, Some(until)) => Validity::Until { until },
            _ => {
                return Err(Fault::field(
                    "days",
                    "Say by how many days, or until when: one of the two.",
                ));
            }
        };
        change(
            desk,
            tx,
            self.license_ids,
            "Extends the subscription.",
            |serial, held, end| {
                let Some(end) = end else {
                    return Err(Fault::field(
                        "license_ids",
                        format!("{serial} has no end: there is nothing to extend. Leave it out."),
                    ));
                };
                if self.until.is_some_and(|until| until <= end) {
                    let day = short_date(end.0);
                    return Err(Fault::field(
                        "until",
                        format!("{serial} lasts until {day} already: choose a later day."),
                    ));
                }
                held.validity = validity;
                Ok(())
            },
        )
    }
}

/// Makes sales of trials.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConvertTrial {
    license_ids: Vec<LicenseId>,
}

impl Action for ConvertTrial {
    const NAME: &'static str = "license.convert_trial";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Ends the trial of licenses before it is over: they count in full, with new files; an update order for all that are alike, in one step.";
    type Reply = Vec<MadeOrder>;
}

impl Write for ConvertTrial {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<Vec<MadeOrder>, Fault> {
        change(
            desk,
            tx,
            self.license_ids,
            "Converts the trial.",
            |serial, held, _| {
                if held.trial_days.take().is_none() {
                    return Err(Fault::field(
                        "license_ids",
                        format!("{serial} has no trial: there is nothing to convert. Leave it out."),
                    ));
                }
                Ok(())
            },
        )
    }
}

/// Updates conditions and nothing else. An update's conditions take the place of those there are, so licenses share an
/// order when theirs are alike; each keeps what it has beside them.
fn change(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    license_ids: Vec<LicenseId>,
    description: &str,
    mut decide: impl FnMut(&str, &mut Conditions, Option<Time>) -> Result<(), Fault>,
) -> Result<Vec<MadeOrder>, Fault> {
    let licenses = UpdateLicenses::of(license_ids).named(tx)?;
    if licenses.is_empty() {
        return Err(Fault::field("license_ids", "Choose at least one license."));
    }
    let mut alike: Vec<(ProductId, Conditions, OrderContent)> = Vec::new();
    let mut grants = Grants::new(desk.view());
    for license in &licenses {
        let grant = grants.of(license)?;
        let mut conditions = grant.conditions.clone();
        decide(license.serial.as_str(), &mut conditions, grant.ends())?;
        let known = alike.iter_mut().find(|(product, known, content)| {
            *product == license.product_id
                && *known == conditions
                && content.activation_limit == grant.activation_limit
                && content.window == grant.window
                && content.demo == grant.demo
                && content.customer_id == license.customer_id
        });
        if let Some((_, _, content)) = known {
            content.targets.push(license.id);
            continue;
        }
        let content = OrderContent {
            kind: OrderKind::Update,
            customer_id: license.customer_id,
            activation_limit: grant.activation_limit,
            window: grant.window,
            demo: grant.demo,
            description: description.to_owned(),
            currency: tx.product(license.product_id)?.content.prices.currency,
            targets: vec![license.id],
            ..OrderContent::default()
        };
        alike.push((license.product_id, conditions, content));
    }
    let mut made = Vec::with_capacity(alike.len());
    for (product, conditions, mut content) in alike {
        let licenses = content.targets.len() as u64;
        content.lines = vec![Line {
            quantity: u32::try_from(licenses).unwrap_or(u32::MAX),
            unit_price: Some(0),
            conditions: Some(conditions),
            ..Line::bare(product, 0)
        }];
        let order = submit(desk, tx, content)?;
        made.push(MadeOrder {
            id: order.id,
            number: order.number,
            licenses,
        });
    }
    Ok(made)
}
