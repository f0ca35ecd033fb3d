//! One license: what it grants, and what happened to it.

use serde::{Deserialize, Serialize};
use signet_domain::{
    Activation, ActivationState, Conditions, CustomField, FeatureType, FieldValues, Grant, LicenseId,
    LicenseState, Order, OrderId, OrderKind, Permission, Product, ProductId, Time, Window, change_in_words,
    held_in_words,
};
use signet_vault::View;
use ts_rs::TS;

use super::LicenseRow;
use super::memory::{LicenseCell, cells};
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::NamedId;
use crate::console::Desk;

/// A feature as a license grants it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct GrantedFeature {
    pub number: u32,
    pub code: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Its terms and its limit in words.
    pub granted: String,
    pub seats: u32,
    /// Most active, elements, tokens or bytes, by type; none for a normal feature.
    pub limit: Option<u64>,
}

/// What kind of thing happened to a license.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LicenseEventKind {
    Issued,
    /// Sold elsewhere and recorded here.
    Imported,
    Updated,
    /// An update was taken back.
    Undone,
    /// A new file or certificate of the same terms, signed with another key.
    Reissued,
    Revoked,
    /// It did not count from then on.
    Blocked,
    /// It counted again.
    Unblocked,
    /// Bound to a machine.
    Activated,
    /// The machine proved that it removed its activation.
    Returned,
    /// The same machine was activated again.
    Replaced,
    /// Given back by hand.
    Released,
}

/// One thing that happened to a license.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseEvent {
    pub at: Time,
    pub what: LicenseEventKind,
    pub order_id: Option<OrderId>,
    pub order_number: String,
    pub sentence: String,
}

/// A license.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseView {
    pub row: LicenseRow,
    pub version: u32,
    pub product_id: ProductId,
    pub features: Vec<GrantedFeature>,
    pub conditions: Conditions,
    pub activation_limit: u32,
    /// When it may be activated.
    pub window: Window,
    pub demo: bool,
    /// An activation may overwrite what the machine held before.
    pub can_overwrite: bool,
    pub profile_name: Option<String>,
    /// Internal note.
    pub note: String,
    /// The product's fields.
    pub fields: Vec<CustomField>,
    /// This license's values.
    pub values: FieldValues,
    /// All memory cells of the product, with the contents this license has.
    pub memory: Vec<LicenseCell>,
    pub groups: Vec<NamedId>,
    pub revoke_reason: Option<String>,
    /// Why it is blocked now.
    pub block_reason: Option<String>,
    /// Oldest first.
    pub history: Vec<LicenseEvent>,
    pub has_file: bool,
}

/// Reads a license.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {
    id: LicenseId,
}

impl Action for Get {
    const NAME: &'static str = "license.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "A license: what it grants, its values, groups and history.";
    type Reply = LicenseView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<LicenseView, Fault> {
        LicenseView::read(desk, self.id)
    }
}

impl LicenseView {
    pub fn read(desk: &Desk<'_>, id: LicenseId) -> Result<Self, Fault> {
        let view = desk.view();
        let listed = view.license_listed(id)?;
        let license = listed.license.clone();
        let order = view.order(license.order_id)?;
        let product = view.product(license.product_id)?;
        let grant = license.grant(&order).settled(&product);
        let features = grant.features.iter().map(|(number, held)| {
            let feature = product.feature(*number);
            let kind = feature.map(|f| f.kind).unwrap_or_default();
            GrantedFeature {
                number: *number,
                code: feature.map(|f| f.code.clone()).unwrap_or_default(),
                name: feature.map_or_else(|| format!("Feature {number}"), |f| f.name.clone()),
                kind,
                granted: held_in_words(kind, held),
                seats: held.terms.seats,
                limit: held.limit,
            }
        });
        let mut values = grant.values.clone();
        values.extend(license.values.clone());
        let profile = match license.profile_id {
            Some(id) => view.profiles_by_id([id])?.remove(&id),
            None => None,
        };
        let group = view.group_of_license(id)?.map(|group| NamedId {
            id: group.id.into(),
            name: group.content.name,
        });
        Ok(Self {
            version: license.version,
            product_id: product.id,
            features: features.collect(),
            activation_limit: grant.activation_limit,
            window: grant.window,
            demo: grant.demo,
            can_overwrite: grant.can_overwrite,
            memory: cells(&grant, &product),
            profile_name: profile.map(|profile| profile.content.name),
            note: license.note.clone(),
            values,
            groups: group.into_iter().collect(),
            revoke_reason: match &license.state {
                LicenseState::Revoked { reason, .. } => Some(reason.clone()),
                LicenseState::Active => None,
            },
            block_reason: license.blocked().map(|block| block.reason.clone()),
            history: history(view, &listed.license, &order, &product)?,
            has_file: view.find_license_file(id)?.is_some(),
            conditions: grant.conditions,
            fields: product.content.fields,
            row: LicenseRow::of(listed),
        })
    }
}

fn history(
    view: View<'_>,
    license: &signet_domain::License,
    order: &Order,
    product: &Product,
) -> Result<Vec<LicenseEvent>, Fault> {
    let imported = order.content.kind == OrderKind::Import;
    let mut events = vec![LicenseEvent {
        at: license.issued_at,
        what: if imported {
            LicenseEventKind::Imported
        } else {
            LicenseEventKind::Issued
        },
        order_id: Some(order.id),
        order_number: order.number.clone(),
        sentence: order
            .frozen()
            .map(|frozen| frozen.sentence.clone())
            .unwrap_or_default(),
    }];
    let updates = view.updates_of_license(license.id)?;
    for (index, update) in updates.iter().enumerate() {
        let number = view.order_number(update.order_id)?;
        let before = grant_of(update.former.update.as_ref(), license, order);
        let after = match updates.get(index + 1).map(|next| next.former.update.as_ref()) {
            // What the next update replaced is what this one gave, unless this one was undone before.
            Some(Some(given)) if given.order_id == update.order_id => Some(given.grant.clone()),
            _ => license
                .update
                .as_ref()
                .filter(|given| given.order_id == update.order_id)
                .map(|given| given.grant.clone()),
        };
        let sentence = match after {
            Some(after) => change_in_words(&before, &after, product),
            None => view
                .order(update.order_id)?
                .frozen()
                .map(|frozen| frozen.sentence.clone())
                .unwrap_or_default(),
        };
        events.push(LicenseEvent {
            at: update.at,
            what: LicenseEventKind::Updated,
            order_id: Some(update.order_id),
            order_number: number.clone(),
            sentence,
        });
        if let Some(at) = update.undone_at {
            events.push(LicenseEvent {
                at,
                what: LicenseEventKind::Undone,
                order_id: Some(update.order_id),
                order_number: number,
                sentence: "The license has its former terms and file again.".to_owned(),
            });
        }
    }
    if let LicenseState::Revoked { at, reason } = &license.state {
        events.push(event(*at, LicenseEventKind::Revoked, reason.clone()));
    }
    events.extend(blocks_of(license));
    events.extend(reissues_of(view, license.id)?);
    for certified in view.activations_of_license(license.id)? {
        events.extend(life_of(&certified.activation));
    }
    events.sort_by_key(|event| event.at);
    Ok(events)
}

/// Something no order did.
fn event(at: Time, what: LicenseEventKind, sentence: String) -> LicenseEvent {
    LicenseEvent {
        at,
        what,
        order_id: None,
        order_number: String::new(),
        sentence,
    }
}

fn blocks_of(license: &signet_domain::License) -> Vec<LicenseEvent> {
    let mut events = Vec::new();
    for block in &license.blocks {
        events.push(event(block.at, LicenseEventKind::Blocked, block.reason.clone()));
        events.extend(
            block
                .ended_at
                .map(|at| event(at, LicenseEventKind::Unblocked, String::new())),
        );
    }
    events
}

/// New files and certificates of the same terms.
fn reissues_of(view: View<'_>, license: LicenseId) -> Result<Vec<LicenseEvent>, Fault> {
    let files = view.reissued_files(license)?.into_iter();
    let mut events: Vec<_> = files
        .map(|(at, key)| {
            let sentence = format!("A new file of the same terms, signed with {key}.");
            event(at, LicenseEventKind::Reissued, sentence)
        })
        .collect();
    for (at, key, activation) in view.reissued_certificates(license)? {
        let machine = activation.machine_words();
        let sentence = format!("The same certificate for {machine} again, signed with {key}.");
        events.push(event(at, LicenseEventKind::Reissued, sentence));
    }
    Ok(events)
}

/// What happened to an activation.
fn life_of(activation: &Activation) -> Vec<LicenseEvent> {
    let machine = activation.machine_words();
    let mut events = vec![event(
        activation.at,
        LicenseEventKind::Activated,
        format!("On {machine}."),
    )];
    events.extend(match &activation.state {
        ActivationState::Active => None,
        ActivationState::Returned { at } => {
            let sentence = format!("{machine} proved that it removed its activation.");
            Some(event(*at, LicenseEventKind::Returned, sentence))
        }
        ActivationState::Replaced { at } => {
            let sentence = format!("{machine} was activated again.");
            Some(event(*at, LicenseEventKind::Replaced, sentence))
        }
        ActivationState::Released { at, reason } => {
            let sentence = format!("{machine}, without a proof: {reason}");
            Some(event(*at, LicenseEventKind::Released, sentence))
        }
    });
    events
}

fn grant_of(
    update: Option<&signet_domain::Update>,
    license: &signet_domain::License,
    order: &Order,
) -> Grant {
    let mut then = license.clone();
    then.update = update.cloned().map(Box::new);
    then.grant(order)
}
