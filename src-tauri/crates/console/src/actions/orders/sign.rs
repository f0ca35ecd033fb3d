//! License files signed on all cores while the vault writes what is ready: neither waits for the other, and
//! only a few hundred files are in memory at a time.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use signet_domain::{Grant, License, Product, Time, claims};
use signet_keys::PrivateKey;
use signet_license::{LICENSE_TYPE, SignError, issue};

use crate::Fault;

/// Licenses that one thread signs before it hands them on.
const BATCH: usize = 32;

/// A license to sign a file for.
pub(in crate::actions) struct Job<'a> {
    pub license: &'a License,
    pub grant: &'a Grant,
    pub product: &'a Product,
    pub licensee: &'a str,
}

/// Signs `count` files of licenses on all cores, in order: `job` describes each, `write` takes each text as its
/// turn comes. The first error, of either side, stops everything.
pub(in crate::actions) fn sign_all<'a>(
    count: usize,
    job: impl Fn(usize) -> Result<Job<'a>, Fault> + Sync,
    vendor: &str,
    at: Time,
    key: &PrivateKey,
    write: impl FnMut(usize, String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let sign = |index: usize| {
        let Job {
            license,
            grant,
            product,
            licensee,
        } = job(index)?;
        let claims = claims(license, grant, product, vendor, licensee, at);
        issue(LICENSE_TYPE, &claims, key).map_err(Fault::from)
    };
    on_all_cores(count, sign, write)
}

/// Makes `count` texts on all cores, in order: `sign` makes each, `write` takes each as its turn comes. The first
/// error, of either side, stops everything.
pub(in crate::actions) fn on_all_cores(
    count: usize,
    sign: impl Fn(usize) -> Result<String, Fault> + Sync,
    mut write: impl FnMut(usize, String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let batches = count.div_ceil(BATCH);
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let sign_batch = |batch: usize| -> Result<Vec<String>, Fault> {
        (batch * BATCH..((batch + 1) * BATCH).min(count))
            .map(&sign)
            .collect()
    };
    thread::scope(|scope| {
        // Bounded: a vault slower than the cores holds them back instead of filling the memory.
        let (sender, receiver) = sync_channel(2 * cores);
        for _ in 0..cores.min(batches) {
            let (sender, next, sign_batch) = (sender.clone(), &next, &sign_batch);
            scope.spawn(move || {
                loop {
                    let batch = next.fetch_add(1, Ordering::Relaxed);
                    if batch >= batches {
                        return;
                    }
                    let signed = sign_batch(batch);
                    let failed = signed.is_err();
                    // Nobody listens anymore after an error: then there is nothing left to do.
                    if sender.send((batch, signed)).is_err() || failed {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut early: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for turn in 0..batches {
            let texts = loop {
                if let Some(texts) = early.remove(&turn) {
                    break texts;
                }
                match receiver.recv() {
                    Ok((batch, signed)) => drop(early.insert(batch, signed?)),
                    Err(_) => return Err(SignError("a signing thread failed".to_owned()).into()),
                }
            };
            for (offset, text) in texts.into_iter().enumerate() {
                write(turn * BATCH + offset, text)?;
            }
        }
        Ok(())
    })
}
