//! How drafts begin: empty, from a template, as a copy, or as an update of licenses.

use serde::Deserialize;
use signet_domain::{
    Customer, CustomerId, Grant, License, LicenseId, LicenseStatus, Line, LineFeature, MAX_TARGETS, Order,
    OrderContent, OrderId, OrderKind, Permission, Product, Profile, ProfileId,
};
use signet_vault::Tx;
use ts_rs::TS;

use super::apply::{Retired, apply_profile, profile_line};
use super::opened::Grants;
use super::{Opened, OrderView};
use crate::Fault;
use crate::action::{Action, Write};
use crate::console::Desk;

/// Begins a draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Create {
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    /// The template to copy.
    #[serde(default)]
    #[ts(optional = nullable)]
    template_id: Option<OrderId>,
}

impl Action for Create {
    const NAME: &'static str = "order.create";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Begins a draft and reserves its number; from a template if one is named.";
    type Reply = OrderView;
}

impl Write for Create {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut content = match self.template_id {
            Some(id) => {
                let template = tx.order(id)?.content;
                if !template.template {
                    return Err(Fault::field(
                        "template_id",
                        "This order is no template: copy it instead.",
                    ));
                }
                template.copied()
            }
            None => OrderContent::default(),
        };
        if let Some(id) = self.customer_id {
            start_with(&mut content, &tx.customer(id)?);
        }
        begin(desk, tx, content)
    }
}

/// What a customer's orders start with.
pub(super) fn start_with(content: &mut OrderContent, customer: &Customer) {
    let own = &customer.content;
    content.customer_id = Some(customer.id);
    content.reseller_id = own.reseller_id;
    content.discount = own.discount;
    content.currency = own.currency.unwrap_or(content.currency);
    content.tax = own.tax.unwrap_or(content.tax);
}

pub(super) fn begin(desk: &Desk<'_>, tx: &Tx<'_>, content: OrderContent) -> Result<OrderView, Fault> {
    let number = tx.next_order_number(&tx.settings()?.order_series)?;
    let order = Order::draft(desk.services.new_id(), number, content, desk.stamp());
    let opened = Opened::of(desk, order)?;
    tx.insert_order(&opened.order, &opened.summary())?;
    opened.view(desk)
}

/// Copies any order to a new draft.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Copy {
    id: OrderId,
    /// As a template that is never submitted itself.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    template: bool,
}

impl Action for Copy {
    const NAME: &'static str = "order.copy";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Copies an order of any status to a new draft, or to a template.";
    type Reply = OrderView;
}

impl Write for Copy {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let mut content = tx.order(self.id)?.content.copied();
        content.template = self.template;
        if content.kind == OrderKind::Import {
            content.kind = OrderKind::Sale;
        }
        begin(desk, tx, content)
    }
}

/// Begins an update.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateLicenses {
    /// Serial numbers as typed: case, dashes and look-alikes are forgiven.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    serials: Vec<String>,
    #[serde(default)]
    #[ts(as = "Option<Vec<LicenseId>>", optional)]
    license_ids: Vec<LicenseId>,
    /// The profile to apply: alone, to all licenses that hold it and differ from what it says now.
    #[serde(default)]
    #[ts(optional = nullable)]
    profile_id: Option<ProfileId>,
}

impl Action for UpdateLicenses {
    const NAME: &'static str = "order.update";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Begins an update of licenses: by serial number, by id, or all that hold a profile. \
        The draft starts with what they have, or with what the profile says.";
    type Reply = OrderView;
}

impl Write for UpdateLicenses {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<OrderView, Fault> {
        let profile = match self.profile_id {
            Some(id) => Some(tx.profile(id)?),
            None => None,
        };
        let named = self.named(tx)?;
        let mut grants = Grants::new(desk.view());
        let content = match (profile, named.is_empty()) {
            (None, true) => {
                return Err(Fault::field(
                    "serials",
                    "Name the licenses to update by serial number or id, or a profile.",
                ));
            }
            (Some(profile), true) => apply_profile(desk, tx, &profile, &mut grants)?,
            (profile, false) => {
                let product = tx.product(named[0].product_id)?;
                let mut content = head(&named, &grants.of(&named[0])?);
                let line = match &profile {
                    Some(profile) => {
                        let mut line = profile_line(&product, profile, &mut content);
                        held_by_all(&named, &product, profile, &mut grants)?.keep_in(&mut line);
                        line
                    }
                    None => line_of(&named, &product, &mut grants)?,
                };
                finish(content, line, &product, &named)
            }
        };
        begin(desk, tx, content)
    }
}

impl UpdateLicenses {
    pub(super) fn of(license_ids: Vec<LicenseId>) -> Self {
        Self {
            serials: Vec::new(),
            license_ids,
            profile_id: None,
        }
    }

    /// The licenses that are named, each once.
    pub(super) fn named(&self, tx: &Tx<'_>) -> Result<Vec<License>, Fault> {
        let mut licenses: Vec<License> = Vec::new();
        for (index, typed) in self.serials.iter().enumerate() {
            let license = tx.license_by_serial(typed)?.ok_or_else(|| {
                Fault::field(
                    &format!("serials[{index}]"),
                    format!("No license has the serial number “{}”.", typed.trim()),
                )
            })?;
            licenses.push(license);
        }
        for id in &self.license_ids {
            licenses.push(tx.license(*id)?);
        }
        let mut seen = std::collections::BTreeSet::new();
        licenses.retain(|license| seen.insert(license.id));
        if licenses.len() > MAX_TARGETS {
            return Err(Fault::field(
                "license_ids",
                format!("At most {MAX_TARGETS} licenses in one update: make several."),
            ));
        }
        Ok(licenses)
    }
}

/// The head of an update of these licenses: what the first has.
fn head(licenses: &[License], first: &Grant) -> OrderContent {
    let most = licenses
        .iter()
        .map(|license| license.activations)
        .max()
        .unwrap_or(0);
    OrderContent {
        kind: OrderKind::Update,
        activation_limit: first.activation_limit.max(most),
        window: first.window,
        demo: first.demo,
        ..OrderContent::default()
    }
}

/// What all of these licenses have alike of what is no longer sold.
fn held_by_all(
    licenses: &[License],
    product: &Product,
    profile: &Profile,
    grants: &mut Grants<'_>,
) -> Result<Retired, Fault> {
    let mut all = Retired::of(&grants.of(&licenses[0])?, product, profile);
    for license in &licenses[1..] {
        all.retain(&Retired::of(&grants.of(license)?, product, profile));
    }
    Ok(all)
}

/// Licenses that hold the same start with it; for others nothing is named until somebody names it.
fn line_of(licenses: &[License], product: &Product, grants: &mut Grants<'_>) -> Result<Line, Fault> {
    let first = grants.of(&licenses[0])?.settled(product);
    let mut same = true;
    for license in &licenses[1..] {
        same &= grants.of(license)?.settled(product) == first;
    }
    let features = product.content.features.iter().map(|feature| {
        let held = first.features.get(&feature.number).filter(|_| same);
        LineFeature {
            number: feature.number,
            excluded: held.is_none(),
            terms: held.map_or(feature.terms, |held| held.terms),
            limit: held.and_then(|held| held.limit),
        }
    });
    Ok(Line {
        features: features.collect(),
        conditions: same.then(|| first.conditions.clone()),
        values: if same {
            first.values.clone()
        } else {
            signet_domain::FieldValues::new()
        },
        ..Line::bare(product.id, 0)
    })
}

pub(super) fn finish(
    mut content: OrderContent,
    line: Line,
    product: &Product,
    licenses: &[License],
) -> OrderContent {
    let customer = licenses[0].customer_id;
    content.customer_id = customer.filter(|_| licenses.iter().all(|license| license.customer_id == customer));
    content.targets = licenses
        .iter()
        .filter(|license| license.status() == LicenseStatus::Active || licenses.len() == 1)
        .map(|license| license.id)
        .collect();
    content.currency = product.content.prices.currency;
    content.lines = vec![Line {
        quantity: u32::try_from(content.targets.len()).unwrap_or(u32::MAX),
        // What an update costs is not what a license costs.
        unit_price: Some(0),
        ..line
    }];
    content
}
