//! The verdict in words: first the sentence that says it, then what to do.

use signet_domain::{Time, date_words};
use signet_license::LicenseError;

use super::case::Case;
use super::view::{FileKind, Verdict, VerdictCode, VerdictTone};
use super::words::listed;

/// What a kind of file is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub kind: FileKind,
    /// In a sentence: `license`.
    pub word: &'static str,
    /// On its own: `License`.
    pub title: &'static str,
}

/// A file that its reader refuses.
pub(super) fn refused(case: &Case<'_, '_>, noun: Noun, error: &LicenseError) -> Verdict {
    let code = match VerdictCode::of(error) {
        VerdictCode::WrongKey if case.keys.is_empty() => VerdictCode::NoKeys,
        code => code,
    };
    let message = match code {
        VerdictCode::NoKeys => {
            "no vault is open and no public key was given, so nobody can tell whether it is genuine"
                .to_owned()
        }
        _ => error.to_string(),
    };
    let tone = match code {
        VerdictCode::Expired
        | VerdictCode::NotYetValid
        | VerdictCode::LeaseOver
        | VerdictCode::OldList
        | VerdictCode::NoKeys => VerdictTone::Warning,
        _ => VerdictTone::Bad,
    };
    let (title, sentence) = words(case, noun, error, code);
    Verdict {
        title,
        sentence,
        ..Verdict::new(noun.kind, tone, code, message)
    }
}

fn words(case: &Case<'_, '_>, noun: Noun, error: &LicenseError, code: VerdictCode) -> (String, String) {
    let what = noun.word;
    let again = "Get it again from who issued it.";
    let (title, sentence) = match error {
        _ if code == VerdictCode::NoKeys => (
            format!("Not proven. This looks like a {what}, and no key is at hand."),
            "Open the vault that issued it, or give the vendor's public key. Until then, believe nothing it says.",
        ),
        LicenseError::CutOff => (
            format!("Not good. This {what} is cut off."),
            "Get it again, complete.",
        ),
        LicenseError::Altered => (
            format!("Not good. This {what} was altered after it was signed."),
            "What it says is not what was signed. Get it again from who issued it.",
        ),
        LicenseError::WrongKey { .. } => (
            format!("Not good. {} signed this {what}.", case.keys.whose()),
            "Anybody can write such a file. It may belong to another vault, or be a forgery.",
        ),
        LicenseError::WrongAlgorithm { found } => (
            format!("Not good. This {what} names the algorithm {found:?}, which its key does not use."),
            "A program refuses it, whatever it says.",
        ),
        LicenseError::Unreadable { .. } => (
            format!("Not readable. This {what} says something that this program does not understand."),
            "A newer Signet may have written it.",
        ),
        LicenseError::NotYetValid { from } => (
            format!(
                "Not yet. This {what} is genuine and starts on {}.",
                date_words(*from)
            ),
            "Programs accept it from then on, and a day before.",
        ),
        LicenseError::Expired { until } => (
            format!(
                "Expired. This {what} is genuine, but it ended on {}.",
                date_words(*until)
            ),
            "An update order extends it.",
        ),
        LicenseError::LeaseOver { until } => (
            format!(
                "Over. This {what} is genuine, but its offline lease ended on {}.",
                date_words(*until)
            ),
            "Activate the machine again.",
        ),
        LicenseError::OldList { seq, highest } => (
            format!("Old. This {what} is genuine, but number {highest} is known already and this is {seq}."),
            "Hand out the newest one instead.",
        ),
        LicenseError::OtherMachine { .. }
        | LicenseError::OtherDomain { .. }
        | LicenseError::Revoked { .. } => (format!("Not good. {error}."), again),
        LicenseError::NotALicense | LicenseError::WrongType { .. } => {
            (format!("Not good. This is no {what}."), again)
        }
    };
    (title, sentence.to_owned())
}

/// A genuine file that does not count: why, as the verdict has always said it, and in one sentence.
pub(super) fn taken_back(noun: Noun, code: VerdictCode, message: String, reason: &str) -> Verdict {
    let what = noun.word;
    let (tone, title) = match code {
        VerdictCode::Blocked => (
            VerdictTone::Warning,
            format!("Blocked. This {what} is genuine, but its license does not count for now."),
        ),
        VerdictCode::GivenBack => (
            VerdictTone::Warning,
            format!("Ended. This {what} is genuine, but its activation does not count anymore."),
        ),
        _ => (
            VerdictTone::Bad,
            format!("Revoked. This {what} is genuine, but it was taken back."),
        ),
    };
    let title = match noun.kind {
        FileKind::License => title.replace("but its license does", "but it does"),
        _ => title.replace("but it was taken", "but its license was taken"),
    };
    Verdict {
        title,
        sentence: reason.to_owned(),
        proven: true,
        ..Verdict::new(noun.kind, tone, code, message)
    }
}

/// `today`, or the day that was asked for.
pub(super) fn when(asked: Option<Time>) -> String {
    asked.map_or_else(|| "today".to_owned(), |at| format!("on {}", date_words(at.0)))
}

/// `Signed by Northwind for Müller.`
pub(super) fn signed(vendor: &str, licensee: &str) -> String {
    let by = (!vendor.is_empty()).then(|| format!("by {vendor}"));
    let to = (!licensee.is_empty()).then(|| format!("for {licensee}"));
    let words: Vec<String> = by.into_iter().chain(to).collect();
    match words.as_slice() {
        [] => String::new(),
        // Names may end with a full stop of their own: "Acme Inc."
        words => format!("Signed {}.", words.join(" ").trim_end_matches('.')),
    }
}

/// `One feature ends in 42 days.`
pub(super) fn soon(ends: &[(String, i64)]) -> String {
    match ends {
        [] => String::new(),
        [(_, days)] => format!(" One feature ends in {}.", super::words::count(*days, "day")),
        many => {
            let names: Vec<&str> = many.iter().map(|(name, _)| name.as_str()).collect();
            format!(" {} end soon.", listed(&names))
        }
    }
}
