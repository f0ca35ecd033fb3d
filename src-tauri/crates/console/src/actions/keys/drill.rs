//! The drill: who depends on a key, who would be affected if it leaked, and where its rotation stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use signet_domain::{CustomerId, KeyId, Permission, Product, ProductId, Time};
use signet_vault::{Build, CustomerUse, KeyRecord, KeyStatus, Standings, View};
use ts_rs::TS;

use super::KeyView;
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::{Page, PageRequest};
use crate::console::Desk;

/// Customers with the most files that are shown at once.
const TOP: usize = 10;
/// Builds that are shown.
const BUILDS: usize = 200;

/// Where the rotation of a key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RotationStep {
    /// There is no next key yet.
    Make,
    /// The next key is announced; machines run programs from before.
    Ship,
    /// No known machine runs a program from before: the next key may sign.
    Switch,
    /// Another key signs; files and certificates of this one still count.
    Reissue,
    /// Nothing that counts is signed with it anymore.
    Retire,
    /// It is retired.
    Done,
}

/// License files signed with a key, by what became of their licenses.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FileStandings {
    /// They count today.
    pub counting: u64,
    pub blocked: u64,
    /// Their licenses ended.
    pub over: u64,
    pub revoked: u64,
}

impl FileStandings {
    fn of(standings: Standings) -> Self {
        Self {
            counting: standings.counting,
            blocked: standings.blocked,
            over: standings.over,
            revoked: standings.revoked,
        }
    }
}

/// A product with the files of it that are signed with a key.
#[derive(Debug, Serialize, TS)]
pub(crate) struct KeyProduct {
    pub id: ProductId,
    pub number: u32,
    pub name: String,
    pub files: FileStandings,
}

/// A customer with files that are signed with a key and count today.
#[derive(Debug, Serialize, TS)]
pub(crate) struct KeyCustomer {
    /// None: licenses sold to nobody in particular.
    pub id: Option<CustomerId>,
    pub name: String,
    pub files: u64,
}

/// A version of a program, as machines told it when they were activated.
#[derive(Debug, Serialize, TS)]
pub(crate) struct KeyBuild {
    /// None: the machine's id was typed, nothing is known of its program.
    pub product_number: Option<u32>,
    /// None: the catalog has no product of this number.
    pub product_id: Option<ProductId>,
    pub product_name: String,
    /// Empty where the program told none.
    pub version: String,
    /// Machines that are active with it.
    pub machines: u64,
    /// Those of them whose certificate this key signed.
    pub certificates: u64,
    pub first_asked: Time,
    pub last_asked: Time,
    /// When it came out, if the catalog has the release.
    pub released_at: Option<Time>,
    /// Whether it is older than the announcement of the key in question; none where that cannot be known.
    pub older: Option<bool>,
}

/// Active machines by their programs.
#[derive(Debug, Clone, Copy, Default, Serialize, TS)]
pub(crate) struct Machines {
    /// Their programs are older than the announcement of the key: they may not embed it.
    pub older: u64,
    /// Their programs were first seen since.
    pub since: u64,
    /// Nothing is known of their programs.
    pub unknown: u64,
}

/// Who depends on a key.
#[derive(Debug, Serialize, TS)]
pub(crate) struct KeyDrill {
    pub key: KeyView,
    /// When it last signed something that is in the vault.
    pub last_used: Option<Time>,
    /// None for a key that is not in use: the next one, and one that never signed.
    pub step: Option<RotationStep>,
    /// The key that takes its place, or took it.
    pub successor: Option<KeyView>,
    /// License files that are the newest of their license.
    pub files: FileStandings,
    pub products: Vec<KeyProduct>,
    /// Customers with files that count today.
    pub customers: u64,
    /// Those of them with the most files.
    pub top_customers: Vec<KeyCustomer>,
    /// Certificates of active machines that count today.
    pub certificates: u64,
    /// Those of licenses and leases that do not count today.
    pub idle_certificates: u64,
    pub revocation_lists: u64,
    /// The newest revocation list is one of them.
    pub newest_revocation_list: bool,
    /// Machines by whether their programs may embed the successor; none without one.
    pub machines: Option<Machines>,
    /// Builds that machines are active with, newest first in each product; at most 200.
    pub builds: Vec<KeyBuild>,
    /// How many builds in all.
    pub build_count: u64,
}

/// Reads who depends on a key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drill {
    id: KeyId,
}

impl Action for Drill {
    const NAME: &'static str = "key.drill";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Who depends on a key: products, customers, machines, builds and lists; and where its rotation stands.";
    type Reply = KeyDrill;
}

impl Read for Drill {
    fn run(self, desk: &Desk<'_>) -> Result<KeyDrill, Fault> {
        let (view, now) = (desk.view(), desk.services.now());
        let record = view.key(self.id)?;
        let last_used = view.key_last_used(record.id)?;
        let newer = match record.status {
            KeyStatus::Current => view.next_key()?,
            KeyStatus::Next => None,
            // One that was never told to programs and signed nothing is no former key.
            KeyStatus::Active if record.announced_at.is_none() && last_used.is_none() => None,
            KeyStatus::Active | KeyStatus::Retired => view.current_key()?,
        };
        let files = view.files_of_key(record.id, now, TOP)?;
        let certificates = view.certificates_of_key(record.id, now)?;
        let (revocation_lists, newest_revocation_list) = view.revocation_lists_of_key(record.id)?;
        // The next key, too, is asked which programs may embed it.
        let asked = newer.as_ref().or((record.status == KeyStatus::Next).then_some(&record));
        let (builds, machines) = builds(view, record.id, asked)?;
        let left = files.all.counting > 0 || certificates.counting > 0 || newest_revocation_list;
        let products = view.products_by_id(files.products.keys().copied())?;
        Ok(KeyDrill {
            step: step(&record, newer.as_ref(), machines, left),
            last_used,
            products: files
                .products
                .iter()
                .filter_map(|(id, standings)| {
                    let content = &products.get(id)?.content;
                    Some(KeyProduct {
                        id: *id,
                        number: content.number,
                        name: content.name.clone(),
                        files: FileStandings::of(*standings),
                    })
                })
                .collect(),
            files: FileStandings::of(files.all),
            customers: files.customers,
            top_customers: files
                .top
                .into_iter()
                .map(|one| KeyCustomer::named(view, one))
                .collect::<Result<_, _>>()?,
            certificates: certificates.counting,
            idle_certificates: certificates.idle,
            revocation_lists,
            newest_revocation_list,
            machines: asked.is_some().then_some(machines),
            build_count: builds.len() as u64,
            builds: builds.into_iter().take(BUILDS).collect(),
            successor: match newer {
                Some(newer) => Some(KeyView::of(&newer, view.licenses_of_key(newer.id)?)),
                None => None,
            },
            key: KeyView::of(&record, view.licenses_of_key(record.id)?),
        })
    }
}

fn step(
    record: &KeyRecord,
    newer: Option<&KeyRecord>,
    machines: Machines,
    left: bool,
) -> Option<RotationStep> {
    Some(match (record.status, newer) {
        (KeyStatus::Current, None) => RotationStep::Make,
        (KeyStatus::Current, Some(_)) if machines.older > 0 => RotationStep::Ship,
        (KeyStatus::Current, Some(_)) => RotationStep::Switch,
        (KeyStatus::Next, _) | (KeyStatus::Active, None) => return None,
        (KeyStatus::Active, Some(_)) if left => RotationStep::Reissue,
        (KeyStatus::Active, Some(_)) => RotationStep::Retire,
        (KeyStatus::Retired, _) => RotationStep::Done,
    })
}

impl KeyCustomer {
    fn named(view: View<'_>, one: CustomerUse) -> Result<Self, Fault> {
        let customer = match one.customer_id {
            Some(id) => view.find_customer(id)?,
            None => None,
        };
        let name = customer.map(|customer| customer.content.name).unwrap_or_default();
        Ok(Self::of(one, name))
    }

    fn of(one: CustomerUse, name: String) -> Self {
        Self {
            id: one.customer_id,
            name,
            files: one.files,
        }
    }
}

impl Machines {
    /// The machines that may not accept what a key signs.
    pub(super) fn older_than(view: &View<'_>, record: &KeyRecord) -> Result<Self, Fault> {
        Ok(builds(*view, record.id, Some(record))?.1)
    }

    fn add(&mut self, build: &KeyBuild) {
        *match build.older {
            Some(true) => &mut self.older,
            Some(false) => &mut self.since,
            None => &mut self.unknown,
        } += build.machines;
    }
}

/// The builds machines are active with, and the machines by whether their builds may embed `newer`.
fn builds(
    view: View<'_>,
    signed_with: KeyId,
    newer: Option<&KeyRecord>,
) -> Result<(Vec<KeyBuild>, Machines), Fault> {
    let mut products: BTreeMap<u32, Option<Product>> = BTreeMap::new();
    let (mut builds, mut machines) = (Vec::new(), Machines::default());
    for build in view.builds(signed_with)? {
        let product = match build.product_number {
            Some(number) => {
                if !products.contains_key(&number) {
                    products.insert(number, view.product_by_number(number)?);
                }
                products[&number].as_ref()
            }
            None => None,
        };
        let build = KeyBuild::of(build, product, newer);
        machines.add(&build);
        builds.push(build);
    }
    builds.sort_by_key(|build| (build.product_number, std::cmp::Reverse(build.first_asked)));
    Ok((builds, machines))
}

impl KeyBuild {
    /// A build is as old as its release in the catalog, and no younger than the first machine that asked with it.
    /// One that is not older than the announcement may embed the key; whether it does, nobody told.
    fn of(build: Build, product: Option<&Product>, newer: Option<&KeyRecord>) -> Self {
        let releases = product.map(|product| product.content.releases.as_slice());
        let release = releases
            .unwrap_or_default()
            .iter()
            .find(|release| release.version == build.version);
        let released_at = release.map(|release| release.date);
        let known_since = released_at.map_or(build.first_asked, |at| at.min(build.first_asked));
        let told = build.product_number.is_some() && !build.version.is_empty();
        Self {
            older: newer
                .filter(|_| told)
                .map(|newer| newer.announced_at.is_none_or(|announced| known_since < announced)),
            product_id: product.map(|product| product.id),
            product_name: product
                .map(|product| product.content.name.clone())
                .unwrap_or_default(),
            product_number: build.product_number,
            version: build.version,
            machines: build.machines,
            certificates: build.with_key,
            first_asked: build.first_asked,
            last_asked: build.last_asked,
            released_at,
        }
    }
}

/// Lists the customers that depend on a key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Customers {
    id: KeyId,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    limit: Option<u32>,
}

impl Action for Customers {
    const NAME: &'static str = "key.customers";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Customers with license files that are signed with a key and count today, as they were added.";
    type Reply = Page<KeyCustomer>;
}

impl Read for Customers {
    fn run(self, desk: &Desk<'_>) -> Result<Page<KeyCustomer>, Fault> {
        let page = PageRequest {
            after: self.after,
            offset: None,
            limit: self.limit,
        };
        let listed = desk
            .view()
            .customers_of_key(self.id, desk.services.now(), &page.checked()?)?;
        Ok(Page::of(listed, |(one, name)| KeyCustomer::of(one, name)))
    }
}
