//! The drill: who depends on a key, who would be affected if it leaked, and where its rotation stands.

use serde::{Deserialize, Serialize};
use signet_domain::{KeyId, Permission, ProductId, Time};
use signet_vault::{KeyRecord, KeyStatus, Standings};
use ts_rs::TS;

use super::KeyView;
use super::builds::{KeyBuild, Machines, builds};
use super::customers::KeyCustomer;
use crate::Fault;
use crate::action::{Action, Read};
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
    /// Machines by whether their programs may embed this key: what `key.use` asks about.
    pub own_machines: Machines,
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
        let builds = builds(view, record.id)?;
        let machines = newer.as_ref().map(|newer| Machines::of(&builds, newer));
        let left = files.all.counting > 0 || certificates.counting > 0 || newest_revocation_list;
        let products = view.products_by_id(files.products.keys().copied())?;
        Ok(KeyDrill {
            step: step(&record, machines, left),
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
            machines,
            own_machines: Machines::of(&builds, &record),
            build_count: builds.len() as u64,
            builds: {
                // The next key, too, is asked which programs may embed it.
                let asked = newer
                    .as_ref()
                    .or((record.status == KeyStatus::Next).then_some(&record));
                let judged = |build: KeyBuild| KeyBuild {
                    older: asked.and_then(|asked| build.is_older_than(asked)),
                    ..build
                };
                builds.into_iter().take(BUILDS).map(judged).collect()
            },
            successor: match newer {
                Some(newer) => Some(KeyView::of(&newer, view.licenses_of_key(newer.id)?)),
                None => None,
            },
            key: KeyView::of(&record, view.licenses_of_key(record.id)?),
        })
    }
}

/// `machines`: by whether they may embed the successor; none without one.
fn step(record: &KeyRecord, machines: Option<Machines>, left: bool) -> Option<RotationStep> {
    Some(match (record.status, machines) {
        (KeyStatus::Current, None) => RotationStep::Make,
        (KeyStatus::Current, Some(machines)) if machines.older > 0 => RotationStep::Ship,
        (KeyStatus::Current, Some(_)) => RotationStep::Switch,
        (KeyStatus::Next, _) | (KeyStatus::Active, None) => return None,
        (KeyStatus::Active, Some(_)) if left => RotationStep::Reissue,
        (KeyStatus::Active, Some(_)) => RotationStep::Retire,
        (KeyStatus::Retired, _) => RotationStep::Done,
    })
}
