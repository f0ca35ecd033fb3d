//! The programs machines are active with, and whether they may embed a key.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Serialize;
use signet_domain::{KeyId, Product, ProductId, Time};
use signet_vault::{Build, KeyRecord, View};
use ts_rs::TS;

use crate::Fault;

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

impl Machines {
    /// The machines by whether they may accept what a key signs.
    pub(super) fn by_key(view: View<'_>, record: &KeyRecord) -> Result<Self, Fault> {
        Ok(Self::of(&builds(view, record.id)?, record))
    }

    pub(super) fn of(builds: &[KeyBuild], record: &KeyRecord) -> Self {
        let mut machines = Self::default();
        for build in builds {
            *match build.is_older_than(record) {
                Some(true) => &mut machines.older,
                Some(false) => &mut machines.since,
                None => &mut machines.unknown,
            } += build.machines;
        }
        machines
    }
}

/// The builds machines are active with.
pub(super) fn builds(view: View<'_>, signed_with: KeyId) -> Result<Vec<KeyBuild>, Fault> {
    let mut products: BTreeMap<u32, Option<Product>> = BTreeMap::new();
    let mut builds = Vec::new();
    for build in view.builds(signed_with)? {
        let product = match build.product_number {
            Some(number) => match products.entry(number) {
                Entry::Occupied(known) => known.into_mut().as_ref(),
                Entry::Vacant(unknown) => unknown.insert(view.product_by_number(number)?).as_ref(),
            },
            None => None,
        };
        builds.push(KeyBuild::of(build, product));
    }
    builds.sort_by_key(|build| (build.product_number, std::cmp::Reverse(build.first_asked)));
    Ok(builds)
}

impl KeyBuild {
    /// A build is as old as its release in the catalog, and no younger than the first machine that asked with it.
    /// One that is not older than the announcement may embed the key; whether it does, nobody told.
    pub(super) fn is_older_than(&self, key: &KeyRecord) -> Option<bool> {
        if self.product_number.is_none() || self.version.is_empty() {
            return None;
        }
        let known_since = self
            .released_at
            .map_or(self.first_asked, |at| at.min(self.first_asked));
        Some(key.announced_at.is_none_or(|announced| known_since < announced))
    }

    fn of(build: Build, product: Option<&Product>) -> Self {
        let releases = product.map(|product| product.content.releases.as_slice());
        let release = releases
            .unwrap_or_default()
            .iter()
            .find(|release| release.version == build.version);
        Self {
            older: None,
            released_at: release.map(|release| release.date),
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
        }
    }
}
