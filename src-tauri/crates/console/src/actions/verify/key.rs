//! Keys: public ones in every form, and private ones that were pasted by mistake.

use signet_keys::{PublicForm, Recognized};
use signet_license::{KeyError, PublicKey};
use signet_vault::{KeyRecord, View};

use super::case::{key_words, shown};
use super::checks::Checks;
use super::view::{Fact, FileKind, RawText, VaultTold, Verdict, VerdictCode, VerdictTone};
use super::words::{count, sentence};
use crate::Fault;
use crate::console::Desk;

const FORM: &str = "Form";
const SIZE: &str = "Size";

pub(super) fn judge(text: &str, found: &Recognized, desk: Option<&Desk<'_>>) -> Result<Verdict, Fault> {
    let view = desk.map(Desk::view);
    match found {
        Recognized::Public { form, keys } => public(text, *form, keys, view),
        Recognized::Private {
            form,
            encrypted,
            public,
        } => private(form, *encrypted, public.as_ref(), view),
        Recognized::Other { what, todo } => Ok(other(text, &format!("This is {what}."), &format!("{todo}."))),
        Recognized::Damaged { form } => Ok(other(
            text,
            &format!("Not readable. This begins as a key in {form} and is damaged or cut off."),
            "Get it again, complete.",
        )),
    }
}

fn public(
    text: &str,
    form: PublicForm,
    keys: &[Result<PublicKey, KeyError>],
    view: Option<View<'_>>,
) -> Result<Verdict, Fault> {
    let mut checks = Checks::default();
    checks.pass(FORM, form.words());
    let wrong = keys.iter().find_map(|key| key.as_ref().err());
    let mut verdict = match wrong {
        None => {
            let many = keys.len() > 1;
            let title = if many {
                format!("These are {} public keys.", keys.len())
            } else {
                "This is a public key.".to_owned()
            };
            let sentence =
                "Programs verify with it. It opens nothing and grants nothing: it may be shown to anybody.";
            Verdict {
                title,
                sentence: sentence.to_owned(),
                ..Verdict::new(
                    FileKind::PublicKey,
                    VerdictTone::Notice,
                    VerdictCode::Good,
                    "This is a public key that programs can use.",
                )
            }
        }
        Some(error) => Verdict {
            title: "Not good. No program can use this public key.".to_owned(),
            sentence: sentence(&error.to_string()),
            ..Verdict::new(
                FileKind::PublicKey,
                VerdictTone::Bad,
                VerdictCode::BadKey,
                error.to_string(),
            )
        },
    };
    let mut told = VaultTold::default();
    verdict.facts.push(Fact::new("Form", form.words()));
    for key in keys {
        match key {
            Ok(key) => {
                checks.pass(SIZE, format!("RSA, {} bits", key.bits()));
                verdict.facts.extend(facts(key, form));
                if let Some(view) = view {
                    known(view, key, &mut told)?;
                }
            }
            Err(KeyError::Size { bits }) => {
                checks.fail(SIZE, format!("RSA, {bits} bits; 2048 to 4096 are accepted"));
            }
            Err(KeyError::Unreadable) => checks.fail(SIZE, "its numbers are none of a key"),
        }
    }
    verdict.vault = view.map(|_| told);
    verdict.name = format!("Public key, {}", form.words());
    verdict.checks = checks.0;
    verdict.raw = Some(RawText {
        name: "Key".to_owned(),
        text: shown(text),
        ..RawText::default()
    });
    Ok(verdict)
}

fn facts(key: &PublicKey, form: PublicForm) -> Vec<Fact> {
    let mut facts = vec![
        Fact::mono("Key id", key.kid()),
        Fact::new("Size", format!("RSA, {} bits", key.bits())),
    ];
    if matches!(form, PublicForm::Jwk | PublicForm::Jwks) {
        facts.push(Fact::new("Algorithm", key.algorithm().name()));
    }
    facts
}

/// Which key of the vault it is.
fn known(view: View<'_>, key: &PublicKey, told: &mut VaultTold) -> Result<(), Fault> {
    told.sentences.push(match find(view, key)? {
        Some((record, files)) => {
            told.key_id = Some(record.id);
            format!(
                "It is {}. It signed {}.",
                key_words(&record),
                count(files, "license file")
            )
        }
        None => "It is no key of this vault.".to_owned(),
    });
    Ok(())
}

fn find(view: View<'_>, key: &PublicKey) -> Result<Option<(KeyRecord, u64)>, Fault> {
    let keys = view.keys()?;
    Ok(keys.into_iter().find(|(record, _)| record.kid == key.kid()))
}

/// Nothing of the text is repeated: whoever sees the screen, or the answer in a log, sees no part of it.
fn private(
    form: &str,
    encrypted: bool,
    public: Option<&PublicKey>,
    view: Option<View<'_>>,
) -> Result<Verdict, Fault> {
    let sealed = if encrypted { ", encrypted" } else { "" };
    let record = match (public, view) {
        (Some(public), Some(view)) => find(view, public)?.map(|(record, _)| record),
        _ => None,
    };
    let mut checks = Checks::default();
    checks.fail("Public", format!("no: a private key as {form}{sealed}"));
    let mut facts = vec![Fact::new("Form", format!("{form}{sealed}"))];
    if let Some(public) = public {
        facts.push(Fact::new("Size", format!("RSA, {} bits", public.bits())));
        facts.push(Fact::mono("Key id", public.kid()).with("of its public half"));
    }
    let whose = match &record {
        Some(record) => format!("It is the private half of {}. ", key_words(record)),
        None => String::new(),
    };
    let risk = if encrypted {
        "Whoever has it and its password can sign licenses in your name."
    } else {
        "Whoever has it can sign licenses in your name."
    };
    let todo = format!(
        "{risk} Nothing of it is shown or kept here. Delete this copy, and the mail or chat it came by; if somebody \
         else may have seen it, make a new key under Keys and ship programs with that one. To sign with it, import it \
         under Keys."
    );
    Ok(Verdict {
        title: "Careful. This is a private key.".to_owned(),
        sentence: format!("{whose}{todo}"),
        name: "Private key".to_owned(),
        checks: checks.0,
        facts,
        vault: record.map(|record| VaultTold {
            key_id: Some(record.id),
            sentences: vec![format!("Its public half is {}.", key_words(&record))],
            ..VaultTold::default()
        }),
        ..Verdict::new(
            FileKind::PrivateKey,
            VerdictTone::Bad,
            VerdictCode::PrivateKey,
            "this is a private key; it belongs nowhere but into a vault",
        )
    })
}

fn other(text: &str, title: &str, todo: &str) -> Verdict {
    let mut checks = Checks::default();
    checks.fail(FORM, "no RSA public key that Signet reads");
    Verdict {
        title: title.to_owned(),
        sentence: todo.to_owned(),
        name: "Key".to_owned(),
        checks: checks.0,
        raw: Some(RawText {
            name: "Text".to_owned(),
            text: shown(text),
            ..RawText::default()
        }),
        ..Verdict::new(
            FileKind::PublicKey,
            VerdictTone::Bad,
            VerdictCode::BadKey,
            title.trim_end_matches('.'),
        )
    }
}
