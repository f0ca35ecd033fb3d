//! Who depends on a signing key: the files, certificates and lists it signed, and the programs that asked.
//!
//! Counted by indexes that hold all that decides, so that a million licenses take a moment.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use rusqlite::{OptionalExtension as _, Row};
use signet_domain::{CustomerId, KeyId, ProductId, Time};

use super::columns::{id, key, optional_id, optional_time, time};
use crate::{Listed, PageOf, VaultError, View};

/// Files signed with a key, by what became of their licenses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standings {
    /// They count today.
    pub counting: u64,
    /// Their licenses do not count for now.
    pub blocked: u64,
    /// Their licenses ended.
    pub over: u64,
    /// Their licenses were taken back.
    pub revoked: u64,
}

impl Standings {
    fn add(&mut self, more: Self) {
        self.counting += more.counting;
        self.blocked += more.blocked;
        self.over += more.over;
        self.revoked += more.revoked;
    }
}

/// A customer's files that are signed with a key and count today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerUse {
    /// The customer; none: sold to nobody in particular.
    pub customer_id: Option<CustomerId>,
    /// How many.
    pub files: u64,
}

/// The files that are signed with a key now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileUse {
    /// All of them.
    pub all: Standings,
    /// By product.
    pub products: BTreeMap<ProductId, Standings>,
    /// Customers with files that count today.
    pub customers: u64,
    /// Those of them with the most, most first.
    pub top: Vec<CustomerUse>,
}

/// The certificates of active machines that are signed with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CertificateUse {
    /// They count today.
    pub counting: u64,
    /// Their licenses or leases do not count today.
    pub idle: u64,
}

/// A version of a program, as far as machines told it when they asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// The product it asked for; none: nothing is known of the program, its machine's id was typed.
    pub product_number: Option<u32>,
    /// Its version; empty where it told none.
    pub version: String,
    /// Machines that are active with it.
    pub machines: u64,
    /// Those of them whose certificate is signed with the key.
    pub with_key: u64,
    /// The first machine asked then.
    pub first_asked: Time,
    /// And the last.
    pub last_asked: Time,
}

/// Whether a license `l` counts at ?2, as a condition.
pub(super) const COUNTS: &str =
    "l.status = 'active' AND l.blocked_at IS NULL AND (l.ends_at IS NULL OR l.ends_at >= ?2)";
/// The standings of licenses `l` at ?2, as four columns.
const STANDINGS: &str = "
    count(*) FILTER (WHERE l.status = 'active' AND l.blocked_at IS NULL AND (l.ends_at IS NULL OR l.ends_at >= ?2)),
    count(*) FILTER (WHERE l.status = 'active' AND l.blocked_at IS NOT NULL AND (l.ends_at IS NULL OR l.ends_at >= ?2)),
    count(*) FILTER (WHERE l.status = 'active' AND l.ends_at < ?2),
    count(*) FILTER (WHERE l.status = 'revoked')";

fn files_of_key() -> String {
    format!(
        "SELECT l.customer_id, l.product_id, {STANDINGS} FROM licenses l INDEXED BY licenses_by_signer_customer
         WHERE l.file_key = ?1 GROUP BY l.customer_id, l.product_id ORDER BY l.customer_id, l.product_id"
    )
}

const BUILDS: &str = "
    SELECT asked_product, coalesce(asked_version, ''), count(*) FILTER (WHERE state = 'active'),
           count(*) FILTER (WHERE state = 'active' AND key_id = ?1), min(activated_at), max(activated_at)
    FROM activations INDEXED BY activations_by_build GROUP BY asked_product, asked_version";

impl View<'_> {
    /// The files that are signed with a key at `now`, with the `most` customers that have the most of them.
    pub fn files_of_key(&self, signed_with: KeyId, now: Time, most: usize) -> Result<FileUse, VaultError> {
        let mut statement = self.connection.prepare_cached(&files_of_key())?;
        let mut rows = statement.query((key(signed_with), now.0))?;
        let (mut found, mut top) = (FileUse::default(), Top::new(most));
        let mut running: Option<CustomerUse> = None;
        while let Some(row) = rows.next()? {
            let standings = standings(row, 2)?;
            found.all.add(standings);
            found.products.entry(id(row, 1)?).or_default().add(standings);
            let customer_id = optional_id(row, 0)?;
            match &mut running {
                Some(one) if one.customer_id == customer_id => one.files += standings.counting,
                _ => {
                    top.take(running.replace(CustomerUse {
                        customer_id,
                        files: standings.counting,
                    }));
                }
            }
        }
        top.take(running);
        (found.customers, found.top) = top.finish();
        Ok(found)
    }

    /// Customers with files that are signed with a key and count at `now`, as they were added; those sold to nobody
    /// come first. Each with its name.
    pub fn customers_of_key(
        &self,
        signed_with: KeyId,
        now: Time,
        page: &PageOf,
    ) -> Result<Listed<(CustomerUse, String)>, VaultError> {
        let of_key = format!(
            "FROM licenses l INDEXED BY licenses_by_signer_customer WHERE l.file_key = ?1 AND {COUNTS}"
        );
        let total = self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM (SELECT 1 {of_key} GROUP BY l.customer_id)"
            ))?
            .query_row((key(signed_with), now.0), |row| row.get(0))?;
        let after = page
            .after
            .as_deref()
            .and_then(|after| after.parse::<CustomerId>().ok());
        let behind = if page.after.is_some() {
            "AND l.customer_id > ?3"
        } else {
            ""
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT g.customer_id, g.files, coalesce(c.name, '')
             FROM (SELECT l.customer_id, count(*) AS files {of_key} {behind}
                   GROUP BY l.customer_id ORDER BY l.customer_id LIMIT ?4 OFFSET ?5) g
             LEFT JOIN customers c INDEXED BY customers_named ON c.id = g.customer_id"
        ))?;
        let rows = statement
            .query_map(
                (
                    key(signed_with),
                    now.0,
                    after.map(key),
                    page.limit + 1,
                    page.offset.unwrap_or(0),
                ),
                |row| {
                    let one = CustomerUse {
                        customer_id: optional_id(row, 0)?,
                        files: row.get(1)?,
                    };
                    Ok((one, row.get(2)?))
                },
            )?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Listed::cut(rows, page.limit, total, |(one, _)| {
            match one.customer_id {
                Some(id) => id.to_string(),
                // Before every id there is.
                None => CustomerId::from(uuid::Uuid::nil()).to_string(),
            }
        }))
    }

    /// The certificates of active machines that are signed with a key at `now`.
    pub fn certificates_of_key(&self, signed_with: KeyId, now: Time) -> Result<CertificateUse, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FILTER (WHERE {COUNTS} AND {LEASED}), count(*)
                 FROM activations a INDEXED BY activations_by_signer JOIN licenses l ON l.row = a.license_row
                 WHERE a.key_id = ?1 AND a.state = 'active'"
            ))?
            .query_row((key(signed_with), now.0), |row| {
                let (counting, all): (u64, u64) = (row.get(0)?, row.get(1)?);
                Ok(CertificateUse {
                    counting,
                    idle: all - counting,
                })
            })?)
    }

    /// The programs that machines are active with, and those of them that hold a certificate of a key.
    pub fn builds(&self, signed_with: KeyId) -> Result<Vec<Build>, VaultError> {
        let mut statement = self.connection.prepare_cached(BUILDS)?;
        let builds = statement
            .query_map([key(signed_with)], |row| {
                Ok(Build {
                    product_number: row.get(0)?,
                    version: row.get(1)?,
                    machines: row.get(2)?,
                    with_key: row.get(3)?,
                    first_asked: time(row, 4)?,
                    last_asked: time(row, 5)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(builds.into_iter().filter(|build| build.machines > 0).collect())
    }

    /// How many revocation lists a key signed, and whether the newest is one of them.
    pub fn revocation_lists_of_key(&self, signed_with: KeyId) -> Result<(u64, bool), VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT count(*), coalesce(max(seq) = (SELECT max(seq) FROM revocation_lists), 0)
                 FROM revocation_lists WHERE key_id = ?1",
            )?
            .query_row([key(signed_with)], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// When a key last signed something that is still stored.
    pub fn key_last_used(&self, signed_with: KeyId) -> Result<Option<Time>, VaultError> {
        let mut newest = None;
        for sql in [
            "SELECT max(issued_at) FROM license_files WHERE key_id = ?1",
            "SELECT max(made_at) FROM revocation_lists WHERE key_id = ?1",
            "SELECT max(made_at) FROM reissues WHERE to_key = ?1",
            "SELECT max(activated_at) FROM activations INDEXED BY activations_by_signer WHERE key_id = ?1",
        ] {
            let at = self
                .connection
                .prepare_cached(sql)?
                .query_row([key(signed_with)], |row| optional_time(row, 0))
                .optional()?;
            newest = newest.max(at.flatten());
        }
        Ok(newest)
    }
}

/// Whether the lease of an activation `a` lasts at ?2.
pub(super) const LEASED: &str = "coalesce(a.body ->> '$.lease_until', ?2) >= ?2";

fn standings(row: &Row<'_>, from: usize) -> rusqlite::Result<Standings> {
    Ok(Standings {
        counting: row.get(from)?,
        blocked: row.get(from + 1)?,
        over: row.get(from + 2)?,
        revoked: row.get(from + 3)?,
    })
}

/// The customers with the most files, while all go by.
struct Top {
    most: usize,
    customers: u64,
    heap: BinaryHeap<Reverse<(u64, Reverse<Option<CustomerId>>)>>,
}

impl Top {
    fn new(most: usize) -> Self {
        Self {
            most,
            customers: 0,
            heap: BinaryHeap::with_capacity(most + 1),
        }
    }

    fn take(&mut self, one: Option<CustomerUse>) {
        let Some(one) = one.filter(|one| one.files > 0) else {
            return;
        };
        self.customers += 1;
        self.heap.push(Reverse((one.files, Reverse(one.customer_id))));
        if self.heap.len() > self.most {
            self.heap.pop();
        }
    }

    fn finish(self) -> (u64, Vec<CustomerUse>) {
        let top = self.heap.into_sorted_vec().into_iter();
        let top = top.map(|Reverse((files, Reverse(customer_id)))| CustomerUse { customer_id, files });
        (self.customers, top.collect())
    }
}

#[cfg(test)]
mod tests;
