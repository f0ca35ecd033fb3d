//! A revocation list, by what the vault knows to be the newest.

use signet_domain::{LicenseId, Time, date_words, short_date};
use signet_license::{LicenseError, RevocationList, RevocationReason, read_revocations};

use super::case::Case;
use super::checks::{DATES, open};
use super::told::{Noun, refused};
use super::vault;
use super::view::{EntryTold, Fact, FileKind, Verdict, VerdictCode, VerdictTone};
use super::words::{count, listed};
use crate::Fault;

pub(super) const NOUN: Noun = Noun {
    kind: FileKind::RevocationList,
    word: "revocation list",
    title: "Revocation list",
};

/// The check of its number.
const NUMBER: &str = "Number";
/// Most entries that are shown.
const MOST_SHOWN: usize = 100;

pub(super) fn judge(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let newest = match case.view() {
        Some(view) => view.revocation_seq()?,
        None => None,
    };
    let mut opened = open(case, |text, keys| read_revocations(text, keys, 0));
    let proven = opened.error.is_none();
    let old = match (&opened.claims, newest) {
        (Some(list), Some(highest)) if proven && list.seq < highest => Some(LicenseError::OldList {
            seq: list.seq,
            highest,
        }),
        _ => None,
    };
    let list = opened.claims.as_ref();
    match list.filter(|_| proven) {
        Some(list) => {
            match (&old, newest) {
                (Some(_), Some(newest)) => opened
                    .checks
                    .fail(NUMBER, format!("{}, the newest is {newest}", list.seq)),
                (_, Some(newest)) if newest == list.seq => {
                    opened.checks.pass(NUMBER, format!("{}, the newest", list.seq));
                }
                (_, Some(newest)) => opened
                    .checks
                    .pass(NUMBER, format!("{}, newer than {newest} of this vault", list.seq)),
                _ => opened.checks.pass(NUMBER, list.seq.to_string()),
            }
            let words = format!(
                "{}, next by {}",
                short_date(list.iat),
                short_date(list.next_update)
            );
            let late = if list.is_overdue(case.at.0) {
                ": overdue"
            } else {
                ""
            };
            opened.checks.note(DATES, Some(late.is_empty()), words + late);
        }
        None => opened.checks.skip(&[NUMBER, DATES]),
    }
    let error = opened.error.as_ref().or(old.as_ref());
    let mut verdict = match (error, list) {
        (None, Some(list)) => good(case, list)?,
        (Some(error), _) => refused(case, NOUN, error),
        // No error, no claims: cannot be.
        (None, None) => refused(case, NOUN, &LicenseError::NotALicense),
    };
    verdict.proven = proven;
    if let Some(list) = list {
        verdict.facts = facts(list);
        verdict.entries = entries(case, list)?;
        verdict.vault = vault::revocations(case, list, proven)?;
    }
    verdict.checks = opened.checks.0;
    Ok(verdict)
}

fn good(case: &Case<'_, '_>, list: &RevocationList) -> Result<Verdict, Fault> {
    let overdue = list.is_overdue(case.at.0);
    let (tone, message, title) = if overdue {
        (
            VerdictTone::Warning,
            "The revocation list is genuine, but a newer one should have come.",
            "Overdue. This revocation list is genuine, but a newer one should have come.",
        )
    } else {
        (
            VerdictTone::Good,
            "The revocation list is genuine.",
            "Good. This revocation list is genuine and the next one is not due.",
        )
    };
    let said = serde_json::to_value(list).map_err(|error| Fault::internal(&error))?;
    Ok(Verdict {
        good: true,
        claims: Some(said),
        title: title.to_owned(),
        sentence: format!("Signed by {}. It names {}.", list.iss, named(list)),
        ..Verdict::new(FileKind::RevocationList, tone, VerdictCode::Good, message)
    })
}

fn facts(list: &RevocationList) -> Vec<Fact> {
    vec![
        Fact::new("Number", list.seq.to_string()),
        Fact::new("Vendor", &*list.iss),
        Fact::new("Made", date_words(list.iat)),
        Fact::new("Next", format!("by {}", date_words(list.next_update))),
        Fact::new("Names", named(list)),
    ]
}

/// `2 revoked licenses and 1 ended activation`.
fn named(list: &RevocationList) -> String {
    let tally =
        |reason: RevocationReason| list.entries.iter().filter(|entry| entry.reason == reason).count() as u64;
    let parts: Vec<String> = [
        (RevocationReason::Revoked, "revoked license"),
        (RevocationReason::Blocked, "blocked license"),
        (RevocationReason::Removed, "ended activation"),
    ]
    .into_iter()
    .map(|(reason, what)| (tally(reason), what))
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| count(n, what))
    .collect();
    if parts.is_empty() {
        "nothing: every license counts".to_owned()
    } else {
        listed(&parts)
    }
}

fn entries(case: &Case<'_, '_>, list: &RevocationList) -> Result<Vec<EntryTold>, Fault> {
    let mut told = Vec::new();
    for entry in list.entries.iter().take(MOST_SHOWN) {
        let known = match (case.view(), entry.license_id.parse::<LicenseId>()) {
            (Some(view), Ok(id)) => view.find_license(id)?.map(|license| license.id),
            _ => None,
        };
        told.push(EntryTold {
            serial: entry.serial.clone(),
            what: match entry.reason {
                RevocationReason::Revoked => "revoked",
                RevocationReason::Blocked => "blocked",
                RevocationReason::Removed => "activation ended",
            }
            .to_owned(),
            at: Time(entry.at),
            license_id: known,
        });
    }
    Ok(told)
}
