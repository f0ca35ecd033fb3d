//! Whether a genuine file counts: the newest revocation list, and what the vault did since.

use signet_domain::{
    Activation, ActivationId, ActivationState, LicenseId, LicenseState, Time, date_words, short_date,
};
use signet_license::{RevocationList, RevocationReason, peek_revocations};
use signet_vault::View;

use super::checks::{Checks, REVOCATION};
use super::view::VerdictCode;
use crate::Fault;
use crate::console::Desk;

/// Why a genuine file does not count.
pub(super) enum TakenBack {
    Revoked {
        at: Time,
        reason: String,
    },
    Blocked {
        at: Time,
        reason: String,
    },
    /// The activation ended, not the license.
    Ended(String),
}

impl TakenBack {
    pub fn code(&self) -> VerdictCode {
        match self {
            Self::Revoked { .. } => VerdictCode::Revoked,
            Self::Blocked { .. } => VerdictCode::Blocked,
            Self::Ended(_) => VerdictCode::GivenBack,
        }
    }

    pub fn words(&self) -> &'static str {
        match self {
            Self::Revoked { .. } => "was revoked",
            Self::Blocked { .. } => "is blocked for now",
            Self::Ended(_) => "has fewer activations",
        }
    }

    /// Since when and why, as a sentence.
    pub fn told(&self) -> String {
        match self {
            Self::Revoked { at, reason } => format!("Revoked on {}: {}.", date_words(at.0), bare(reason)),
            Self::Blocked { at, reason } => format!("Blocked since {}: {}.", date_words(at.0), bare(reason)),
            Self::Ended(words) => words.clone(),
        }
    }
}

fn bare(reason: &str) -> &str {
    reason.trim_end_matches('.')
}

/// The check against the newest list and against what this vault did since.
pub(super) fn revocation(
    desk: Option<&Desk<'_>>,
    checks: &mut Checks,
    license: &str,
    activation: Option<ActivationId>,
) -> Result<Option<TakenBack>, Fault> {
    let Some(desk) = desk else {
        checks.note(REVOCATION, None, "no vault is open, and no list is at hand");
        return Ok(None);
    };
    let view = desk.view();
    let back = state(view, license, activation)?;
    let Some(made) = view.newest_revocations()? else {
        match &back {
            None => checks.pass(REVOCATION, "not revoked here; no list was made yet"),
            Some(back) => checks.fail(REVOCATION, format!("{}; no list was made yet", short(back))),
        }
        return Ok(back);
    };
    let list = peek_revocations(&made.text).map_err(|error| Fault::internal(&error))?;
    let name = format!("list {} of {}", list.seq, short_date(list.iat));
    match (listed_as(&list, license, activation), &back) {
        (None, None) => checks.pass(REVOCATION, format!("not on {name}")),
        (Some(_), Some(back)) => checks.fail(REVOCATION, format!("on {name}: {}", short(back))),
        (Some(reason), None) => checks.pass(
            REVOCATION,
            format!(
                "on {name} as {}, and counts again: make the next list",
                reason_word(reason)
            ),
        ),
        (None, Some(back)) => {
            checks.fail(
                REVOCATION,
                format!("{}, and not on {name} yet: make the next list", short(back)),
            );
        }
    }
    Ok(back)
}

fn short(back: &TakenBack) -> String {
    match back {
        TakenBack::Revoked { at, .. } => format!("revoked on {}", short_date(at.0)),
        TakenBack::Blocked { at, .. } => format!("blocked since {}", short_date(at.0)),
        TakenBack::Ended(_) => "its activation ended".to_owned(),
    }
}

fn reason_word(reason: RevocationReason) -> &'static str {
    match reason {
        RevocationReason::Revoked => "revoked",
        RevocationReason::Blocked => "blocked",
        RevocationReason::Removed => "ended",
    }
}

fn listed_as(
    list: &RevocationList,
    license: &str,
    activation: Option<ActivationId>,
) -> Option<RevocationReason> {
    let own = activation.map(|id| id.to_string());
    let mut entries = list.entries.iter();
    let found = entries.find(|entry| {
        entry.license_id == license
            && entry
                .activation
                .as_ref()
                .is_none_or(|one| Some(one) == own.as_ref())
    });
    found.map(|entry| entry.reason)
}

pub(super) fn state(
    view: View<'_>,
    license: &str,
    activation: Option<ActivationId>,
) -> Result<Option<TakenBack>, Fault> {
    if let Ok(id) = license.parse::<LicenseId>()
        && let Some(license) = view.find_license(id)?
    {
        if let LicenseState::Revoked { at, reason } = &license.state {
            let reason = reason.clone();
            return Ok(Some(TakenBack::Revoked { at: *at, reason }));
        }
        if let Some(block) = license.blocked() {
            let reason = block.reason.clone();
            return Ok(Some(TakenBack::Blocked { at: block.at, reason }));
        }
    }
    let known = match activation {
        Some(id) => view.find_activation(id)?,
        None => None,
    };
    Ok(known
        .filter(|known| !known.activation.is_active())
        .map(|known| TakenBack::Ended(end_of(&known.activation))))
}

/// How an activation ended, as a sentence.
pub(super) fn end_of(activation: &Activation) -> String {
    let machine = activation.machine_words();
    match &activation.state {
        ActivationState::Active => format!("{machine} is active."),
        ActivationState::Returned { at } => {
            format!("{machine} gave its activation back on {}.", date_words(at.0))
        }
        ActivationState::Replaced { at } => format!(
            "{machine} was activated again on {}: a newer certificate counts in its place.",
            date_words(at.0)
        ),
        ActivationState::Released { at, reason } => format!(
            "The activation of {machine} was released on {}: {}.",
            date_words(at.0),
            bare(reason)
        ),
    }
}
