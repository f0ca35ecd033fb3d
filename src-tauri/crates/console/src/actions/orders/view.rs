//! An order as its page shows it: content, what submit will do, problems, licenses, mails.

use serde::Serialize;
use signet_domain::{Customer, OrderContent, OrderId, OrderKind, OrderStatus, Problem, Time, Totals};
use signet_vault::{LicenseFilter, PageOf, View};
use ts_rs::TS;

use super::Opened;
use super::line_view::LineView;
use crate::Fault;
use crate::actions::NamedId;
use crate::actions::customers::CustomerView;
use crate::actions::licenses::{LicenseRow, StatusWord};
use crate::actions::mails::MailRow;
use crate::console::Desk;

/// Licenses an order's page shows at first; `license.list` pages through the rest.
const FIRST_LICENSES: u32 = 100;

/// What a submit does to a profile's quota.
#[derive(Debug, Serialize, TS)]
pub(crate) struct QuotaEffect {
    pub profile_name: String,
    pub limit: Option<u32>,
    /// Licenses taken before.
    pub before: u32,
    /// And after.
    pub after: u32,
}

/// What a submit will make, or made.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Effects {
    /// Serial numbers made.
    pub serials: u64,
    /// Licenses changed.
    pub updated: u64,
    /// Files signed.
    pub files: u64,
    /// The key that signs, or signed.
    pub key_name: Option<String>,
    /// Who gets the files by mail.
    pub contacts: Vec<String>,
    pub quotas: Vec<QuotaEffect>,
}

/// A license an update order changes.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TargetView {
    pub license_id: signet_domain::LicenseId,
    pub serial: String,
    pub status: StatusWord,
    pub customer_name: String,
    pub activations: u32,
}

/// An order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderView {
    pub id: OrderId,
    pub version: u32,
    pub number: String,
    pub status: OrderStatus,
    /// As typed and completed by the catalog; give it back with `order.save`.
    pub content: OrderContent,
    pub customer: Option<CustomerView>,
    pub reseller: Option<NamedId>,
    pub note: String,
    /// Beside `content.lines`, in the same order.
    pub lines: Vec<LineView>,
    /// The first hundred licenses of an update.
    pub targets: Vec<TargetView>,
    pub totals: Totals,
    pub created_at: Time,
    pub created_by: String,
    pub submitted_at: Option<Time>,
    pub submitted_by: Option<String>,
    pub revoked_at: Option<Time>,
    pub revoked_by: Option<String>,
    pub revoke_reason: Option<String>,
    pub archived_at: Option<Time>,
    /// Of the products and profiles in its lines; give it to `order.submit`, which refuses when they
    /// changed meanwhile.
    pub catalog_version: u64,
    /// What the customer gains, keeps and loses, in one sentence.
    pub sentence: String,
    pub effects: Effects,
    /// Everything that keeps the draft from being submitted; empty otherwise.
    pub problems: Vec<Problem>,
    /// The first hundred licenses.
    pub licenses: Vec<LicenseRow>,
    pub mails: Vec<MailRow>,
}

impl Opened {
    pub fn view(self, desk: &Desk<'_>) -> Result<OrderView, Fault> {
        let view = desk.view();
        let effects = self.effects(view)?;
        let lines = self.line_views(view)?;
        let targets = target_views(view, &self.order.content)?;
        let licenses = first_licenses(view, &self)?;
        let (sentence, totals, catalog_version) = (self.sentence(), self.totals(), self.catalog_version());
        let customer = match self.customer {
            Some(customer) => Some(CustomerView::read(view, customer)?),
            None => None,
        };
        let order = self.order;
        let submitted = order.submitted().cloned();
        let revoked = order
            .revoked()
            .map(|(stamp, reason)| (stamp.clone(), reason.to_owned()));
        let mails = view.mails_of_order(order.id)?;
        Ok(OrderView {
            id: order.id,
            version: order.version,
            status: order.status(),
            customer,
            reseller: self.reseller.map(|reseller| NamedId {
                id: reseller.id.into(),
                name: reseller.content.name,
            }),
            note: order.note,
            lines,
            targets,
            totals,
            created_at: order.created.at,
            created_by: order.created.by,
            submitted_at: submitted.as_ref().map(|stamp| stamp.at),
            submitted_by: submitted.map(|stamp| stamp.by),
            revoked_at: revoked.as_ref().map(|(stamp, _)| stamp.at),
            revoked_by: revoked.as_ref().map(|(stamp, _)| stamp.by.clone()),
            revoke_reason: revoked.map(|(_, reason)| reason),
            archived_at: order.archived_at,
            catalog_version,
            sentence,
            effects,
            problems: self.problems,
            licenses,
            mails: mails
                .into_iter()
                .map(|mail| MailRow::of(mail, order.number.clone()))
                .collect(),
            content: order.content,
            number: order.number,
        })
    }

    fn effects(&self, view: View<'_>) -> Result<Effects, Fault> {
        let content = &self.order.content;
        let (serials, updated) = match content.kind {
            OrderKind::Sale => (self.order.quantity(), 0),
            OrderKind::Update => (0, content.targets.len() as u64),
            OrderKind::Import => (0, 0),
        };
        let draft = self.order.status() == OrderStatus::Draft;
        let key = if draft {
            view.current_key()?
        } else {
            view.key_of_order(self.order.id)?
        };
        let contacts = self.customer.iter().flat_map(Customer::notified);
        Ok(Effects {
            serials,
            updated,
            files: serials + updated,
            key_name: key.map(|key| key.name),
            contacts: contacts.map(|contact| contact.name.clone()).collect(),
            quotas: if draft { self.quotas() } else { Vec::new() },
        })
    }

    fn quotas(&self) -> Vec<QuotaEffect> {
        let content = &self.order.content;
        self.profiles
            .values()
            .map(|profile| {
                let takes: u64 = match content.kind {
                    OrderKind::Update => {
                        let others = self.targets.iter().filter(|t| t.profile_id != Some(profile.id));
                        others.count() as u64
                    }
                    OrderKind::Sale | OrderKind::Import => content
                        .lines
                        .iter()
                        .filter(|line| line.profile_id == Some(profile.id))
                        .map(|line| u64::from(line.quantity))
                        .sum(),
                };
                QuotaEffect {
                    profile_name: profile.content.name.clone(),
                    limit: profile.content.quota,
                    before: profile.used,
                    after: profile
                        .used
                        .saturating_add(u32::try_from(takes).unwrap_or(u32::MAX)),
                }
            })
            .collect()
    }
}

fn first_licenses(view: View<'_>, opened: &Opened) -> Result<Vec<LicenseRow>, Fault> {
    if opened.order.status() == OrderStatus::Draft {
        return Ok(Vec::new());
    }
    let filter = LicenseFilter {
        order: Some(opened.order.id),
        ..LicenseFilter::default()
    };
    let page = PageOf {
        limit: FIRST_LICENSES,
        ..PageOf::default()
    };
    let listed = view.licenses(&filter, &page)?;
    Ok(listed.rows.into_iter().map(LicenseRow::of).collect())
}

fn target_views(view: View<'_>, content: &OrderContent) -> Result<Vec<TargetView>, Fault> {
    let mut targets = Vec::new();
    for id in content.targets.iter().take(FIRST_LICENSES as usize) {
        let Some(license) = view.find_license(*id)? else {
            continue;
        };
        let customer = match license.customer_id {
            Some(id) => view.find_customer(id)?,
            None => None,
        };
        targets.push(TargetView {
            license_id: license.id,
            serial: license.serial.to_string(),
            status: license.status(),
            customer_name: customer.map(|customer| customer.content.name).unwrap_or_default(),
            activations: license.activations,
        });
    }
    Ok(targets)
}
