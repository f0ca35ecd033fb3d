//! What the open vault knows of a file.

use signet_domain::{LicenseId, LicenseState, Time, date_words};
use signet_license::{LicenseClaims, RevocationList};
use signet_vault::{LicenseFile, LicenseListed, MailStatus, View};

use super::case::Case;
use super::standing::state;
use super::view::{LicenseTold, OrderTold, VaultTold, VaultWord};
use super::words::{listed, number};
use crate::Fault;
use crate::actions::activations;
use crate::console::Desk;

/// A license file.
pub(super) fn license(
    case: &Case<'_, '_>,
    claims: &LicenseClaims,
    proven: bool,
) -> Result<Option<VaultTold>, Fault> {
    let Some(view) = case.view() else {
        return Ok(None);
    };
    let Some(listed) = find(view, &claims.jti)? else {
        return Ok(Some(nothing(if proven {
            "A key of this vault signed it, but the vault has no license with this id."
        } else {
            "This vault has no license with the id it names."
        })));
    };
    let mut told = VaultTold::default();
    let newest = view.find_license_file(listed.license.id)?;
    match (&newest, proven) {
        (None, _) => told.sentences.push(
            "The license was sold elsewhere and recorded here: it has no file of this vault.".to_owned(),
        ),
        (Some(newest), true) => file(view, &mut told, case, claims, newest)?,
        (Some(newest), false) => {
            let number = order(view, &mut told, newest)?;
            told.sentences.push(format!(
                "It names a license of this vault. The genuine file was made on {} by order {number}: send that one.",
                date_words(newest.issued_at.0)
            ));
        }
    }
    about(view, &mut told, &listed, case.at)?;
    Ok(Some(told))
}

/// Which of the license's files it is.
fn file(
    view: View<'_>,
    told: &mut VaultTold,
    case: &Case<'_, '_>,
    claims: &LicenseClaims,
    newest: &LicenseFile,
) -> Result<(), Fault> {
    if newest.text == case.text {
        let number = order(view, told, newest)?;
        told.sentences.push(format!(
            "This is the newest file of this license, made on {} by order {number}.",
            date_words(newest.issued_at.0)
        ));
        return mailed(view, told, newest);
    }
    let former = view.license_file_at(newest.license, Time(claims.iat))?;
    let number = order(view, told, newest)?;
    let made = date_words(newest.issued_at.0);
    told.sentences.push(match former.filter(|former| former.text == case.text) {
        Some(_) => format!("This is a file from before: the newest was made on {made} by order {number}."),
        None => format!(
            "The license is in this vault, but this very file is not: the newest was made on {made} by order {number}."
        ),
    });
    Ok(())
}

fn order(view: View<'_>, told: &mut VaultTold, file: &LicenseFile) -> Result<String, Fault> {
    let number = view.order_number(file.order)?;
    told.order = Some(OrderTold {
        id: file.order,
        number: number.clone(),
    });
    Ok(number)
}

fn mailed(view: View<'_>, told: &mut VaultTold, file: &LicenseFile) -> Result<(), Fault> {
    let mails = view.mails_of_order(file.order)?;
    let sent = mails.iter().find(|mail| mail.status == MailStatus::Sent);
    told.sentences.push(match (sent, mails.first()) {
        (Some(mail), _) => {
            let on = mail.sent_at.unwrap_or(mail.created_at);
            format!(
                "It was mailed to {} on {}.",
                listed(&mail.recipients),
                date_words(on.0)
            )
        }
        (None, Some(mail)) => format!("A mail with it to {} was not sent yet.", listed(&mail.recipients)),
        (None, None) => "It was not mailed from here.".to_owned(),
    });
    Ok(())
}

/// The license itself: where it stands, and on which machines it is active.
pub(super) fn about(
    view: View<'_>,
    told: &mut VaultTold,
    holder: &LicenseListed,
    at: Time,
) -> Result<(), Fault> {
    let license = &holder.license;
    told.status = Some(match (&license.state, license.blocked()) {
        (LicenseState::Revoked { .. }, _) => VaultWord::Revoked,
        (LicenseState::Active, Some(_)) => VaultWord::Blocked,
        (LicenseState::Active, None) if license.ends_at.is_some_and(|end| end < at) => VaultWord::Expired,
        (LicenseState::Active, None) => VaultWord::Active,
    });
    if let Some(back) = state(view, &license.id.to_string(), None)? {
        told.sentences.push(back.told());
    }
    told.license = Some(LicenseTold {
        id: license.id,
        serial: license.serial.to_string(),
        status: license.status(),
    });
    let active: Vec<String> = view
        .activations_of_license(license.id)?
        .iter()
        .filter(|known| known.activation.is_active())
        .map(|known| known.activation.machine_words())
        .collect();
    let limit = activations::limit_of(view, license.id)?;
    let used = u32::try_from(active.len()).unwrap_or(u32::MAX);
    let of = format!("of {}", count_words(limit));
    told.sentences.push(match active.as_slice() {
        [] => format!("None {of} is used."),
        [one] => format!("One {of} is used, on {one}."),
        many if many.len() <= 4 => capital(&format!("{} {of} are used, on {}.", number(used), listed(many))),
        _ => capital(&format!("{} {of} are used.", number(used))),
    });
    Ok(())
}

fn count_words(limit: u32) -> String {
    match limit {
        1 => "one activation".to_owned(),
        n => format!("{} activations", number(n)),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}

/// A serial number, as the QR code of a printed certificate has it; none: no license here has it.
pub(super) fn serial(desk: Option<&Desk<'_>>, typed: &str) -> Result<Option<VaultTold>, Fault> {
    // Longer than any serial number.
    let short = typed.chars().count() <= 200 && !typed.trim().is_empty();
    let Some(desk) = desk.filter(|_| short) else {
        return Ok(None);
    };
    let view = desk.view();
    let Some(license) = view.license_by_serial(typed)? else {
        return Ok(None);
    };
    let holder = view.license_listed(license.id)?;
    let mut told = VaultTold {
        order: Some(OrderTold {
            id: license.order_id,
            number: holder.order_number.clone(),
        }),
        ..VaultTold::default()
    };
    told.sentences.push(format!(
        "It is the serial number of a license of {}, sold by order {}.",
        holder.product_name, holder.order_number
    ));
    about(view, &mut told, &holder, desk.services.now())?;
    Ok(Some(told))
}

/// A revocation list.
pub(super) fn revocations(
    case: &Case<'_, '_>,
    list: &RevocationList,
    proven: bool,
) -> Result<Option<VaultTold>, Fault> {
    let Some(view) = case.view() else {
        return Ok(None);
    };
    let Some(newest) = view.newest_revocations()? else {
        return Ok(Some(nothing("This vault made no revocation list yet.")));
    };
    let entries = match newest.entries {
        1 => "one entry".to_owned(),
        n => format!("{n} entries"),
    };
    let made = format!(
        "list {} of {}, with {entries}",
        newest.seq,
        date_words(newest.at.0)
    );
    Ok(Some(nothing(&match (proven, newest.text == case.text) {
        (_, true) => format!("This is the newest list this vault made: {made}."),
        (true, false) if list.seq < newest.seq => format!("The newest is {made}."),
        (true, false) => {
            format!("This vault knows of no newer one than {made}: another copy of it made this.")
        }
        (false, false) => format!("The newest genuine one is {made}."),
    })))
}

/// A finding without a record.
pub(super) fn nothing(sentence: &str) -> VaultTold {
    VaultTold {
        sentences: vec![sentence.to_owned()],
        ..VaultTold::default()
    }
}

fn find(view: View<'_>, id: &str) -> Result<Option<LicenseListed>, Fault> {
    let Ok(id) = id.parse::<LicenseId>() else {
        return Ok(None);
    };
    match view.find_license(id)? {
        Some(_) => Ok(Some(view.license_listed(id)?)),
        None => Ok(None),
    }
}
