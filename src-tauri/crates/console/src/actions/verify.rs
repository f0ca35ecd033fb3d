//! What is this text or file — a license, a certificate, a request, a proof, a revocation list, a key — whose, and is
//! it good?

use serde::Deserialize;
use signet_domain::{Permission, Time};
use signet_keys::{Recognized, recognize};
use signet_license::{Algorithm, PublicKey};
use ts_rs::TS;

use self::case::{Case, Parts, Trusted, shown};
use self::input::Input;
use self::view::{FileKind, RawText, ReadFrom, Verdict, VerdictCode, VerdictTone};
use crate::action::{Action, Direct};
use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault, FaultCode};

mod case;
mod certificate;
mod checks;
mod code;
mod grants;
mod input;
mod key;
mod kinds;
mod license;
mod machines;
mod proof;
mod request;
mod revocations;
mod standing;
mod told;
mod vault;
mod view;
mod words;

pub(super) use grants::terms_in_words;

/// Verifies a license or another file of ours.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verify {
    /// The text of the file.
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    /// Or the bytes of a file: a text, a key in DER, or a picture (PNG, JPEG) with a QR code.
    #[serde(default)]
    #[ts(optional)]
    base64: Option<String>,
    /// Public keys to trust, in any form programmers paste; none: the keys of the open vault.
    #[serde(default)]
    keys: Vec<String>,
    /// The algorithm of those keys; RS256 unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    algorithm: Option<Algorithm>,
    /// At which moment; none: now.
    #[serde(default)]
    #[ts(optional)]
    at: Option<Time>,
}

impl Action for Verify {
    const NAME: &'static str = "license.verify";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "What a text, a file or a QR code is — license, certificate, request, proof, revocation list or key —, whether it is genuine and valid by given keys or the vault's, check by check, what it grants, and what the vault knows of it.";
    type Reply = Verdict;
}

impl Direct for Verify {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<Verdict, Fault> {
        let algorithm = self.algorithm.unwrap_or_default();
        let input = match (self.text, self.base64) {
            (Some(text), None) => Input::of_text(text)?,
            (None, Some(bytes)) => Input::of_file(&bytes, algorithm)?,
            _ => return Err(Fault::field("text", "Give either a text or the bytes of a file.")),
        };
        let given = given(&self.keys, algorithm)?;
        let now = console.services.now();
        let question = Question {
            input: &input,
            algorithm,
            asked: self.at,
            at: self.at.unwrap_or(now),
        };
        if !given.is_empty() {
            return question.answer(&Trusted::given(given), None);
        }
        let by_vault = console.with_reader(progress, |desk| {
            question.answer(&Trusted::of_vault(desk.view())?, Some(desk))
        });
        match by_vault {
            // Without a vault it still tells what it is.
            Err(fault) if fault.code == FaultCode::VaultClosed => question.answer(&Trusted::default(), None),
            answered => answered,
        }
    }
}

fn given(keys: &[String], algorithm: Algorithm) -> Result<Vec<PublicKey>, Fault> {
    let mut given = Vec::new();
    for (index, text) in keys.iter().enumerate() {
        let wrong = |words: String| Fault::field(&format!("keys[{index}]"), words);
        match recognize(text, algorithm) {
            Some(Recognized::Public { keys, .. }) => {
                for key in keys {
                    given.push(key.map_err(|error| wrong(error.to_string()))?);
                }
            }
            Some(Recognized::Private { .. }) => {
                return Err(wrong(
                    "this is a private key: give the public one, and keep this one secret".to_owned(),
                ));
            }
            _ => return Err(wrong(signet_license::KeyError::Unreadable.to_string())),
        }
    }
    Ok(given)
}

/// What is asked, whoever's keys answer.
struct Question<'a> {
    input: &'a Input,
    algorithm: Algorithm,
    /// The moment somebody asked for, if they did.
    asked: Option<Time>,
    at: Time,
}

impl Question<'_> {
    fn answer(&self, keys: &Trusted, desk: Option<&Desk<'_>>) -> Result<Verdict, Fault> {
        match self.input {
            Input::Text {
                text,
                read_from,
                bytes,
                others,
            } => {
                let verdict = self.judge(text.trim_start_matches('\u{feff}').trim(), keys, desk)?;
                Ok(Verdict {
                    bytes: *bytes as u64,
                    read_from: *read_from,
                    others: others.clone(),
                    ..verdict
                })
            }
            Input::Key { found, bytes } => {
                let mut verdict = key::judge("", found, desk)?;
                verdict.raw = None;
                verdict.bytes = *bytes as u64;
                Ok(verdict)
            }
            Input::Foreign { title, todo, bytes } => Ok(Verdict {
                bytes: *bytes as u64,
                ..nothing("", title, todo)
            }),
        }
    }

    /// A key is told first: a private one must not be shown, whatever else stands around it.
    fn judge(&self, text: &str, keys: &Trusted, desk: Option<&Desk<'_>>) -> Result<Verdict, Fault> {
        if let Some(found) = recognize(text, self.algorithm) {
            return key::judge(text, &found, desk);
        }
        if let Some(verdict) = request::judge(text, desk)? {
            return Ok(verdict);
        }
        if let Some(parts) = Parts::of(text) {
            return kinds::judge(&Case {
                text,
                parts,
                keys,
                asked: self.asked,
                at: self.at,
                desk,
            });
        }
        match unwrapped(text) {
            Some(whole) => Ok(wrapped(self.judge(&whole, keys, desk)?)),
            None => by_serial(text, desk)?.map_or_else(|| Ok(by_beginning(text, keys)), Ok),
        }
    }
}

/// A serial number alone: what the QR code of a printed certificate says.
fn by_serial(text: &str, desk: Option<&Desk<'_>>) -> Result<Option<Verdict>, Fault> {
    let Some(told) = vault::serial(desk, text)? else {
        return Ok(None);
    };
    let verdict = nothing(
        text,
        "This is a serial number, and no license file.",
        "It points to a license of this vault, and grants nothing by itself.",
    );
    Ok(Some(Verdict {
        tone: VerdictTone::Notice,
        name: "Serial number".to_owned(),
        vault: Some(told),
        ..verdict
    }))
}

/// A signed file that a mail program broke into lines, put together again.
fn unwrapped(text: &str) -> Option<String> {
    let whole: String = text.split_whitespace().collect();
    let broken = whole.len() < text.len() && whole.matches('.').count() == 2;
    (broken && Parts::of(&whole).is_some()).then_some(whole)
}

/// What is said of one: a program does not put it together.
fn wrapped(mut verdict: Verdict) -> Verdict {
    verdict
        .sentence
        .push_str(" Its text came with line breaks inside, which programs refuse: hand out the file.");
    for check in verdict
        .checks
        .iter_mut()
        .filter(|check| check.name == checks::WHOLE && check.passed == Some(true))
    {
        "three parts; the line breaks inside were left out".clone_into(&mut check.words);
    }
    verdict
}

/// What does not even begin as a whole file: a license that lost all but its first letters, or no license.
fn by_beginning(text: &str, keys: &Trusted) -> Verdict {
    let error = match signet_license::read_license(text, &keys.set) {
        Err(error) => error,
        Ok(_) => signet_license::LicenseError::NotALicense,
    };
    let code = VerdictCode::of(&error);
    let verdict = if text.is_empty() {
        nothing(
            text,
            "There is nothing to look at.",
            "Drop a file, paste a text, or scan a QR code.",
        )
    } else if code == VerdictCode::CutOff {
        nothing(
            text,
            "Not good. This begins as a signed file, and almost all of it is missing.",
            "Get it again, complete.",
        )
    } else {
        nothing(
            text,
            "Unknown. This is nothing that Signet writes.",
            "Paste the whole text: a license, request, certificate, proof, revocation list or public key.",
        )
    };
    // What begins as a license and ends there has always been told as one.
    let kind = match code {
        VerdictCode::CutOff => FileKind::License,
        _ => FileKind::Unknown,
    };
    Verdict {
        kind,
        code,
        message: error.to_string(),
        ..verdict
    }
}

fn nothing(text: &str, title: &str, todo: &str) -> Verdict {
    let mut checks = checks::Checks::default();
    checks.fail(checks::WHOLE, "nothing of Signet's shape");
    Verdict {
        title: title.to_owned(),
        sentence: todo.to_owned(),
        name: "Unknown".to_owned(),
        read_from: ReadFrom::Text,
        checks: checks.0,
        raw: (!text.is_empty()).then(|| RawText {
            name: "Text".to_owned(),
            text: shown(text),
            ..RawText::default()
        }),
        ..Verdict::new(
            FileKind::Unknown,
            VerdictTone::Bad,
            VerdictCode::NotALicense,
            signet_license::LicenseError::NotALicense.to_string(),
        )
    }
}
