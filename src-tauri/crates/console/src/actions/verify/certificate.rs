//! A certificate of any kind. Whoever holds it: that is not here.

use signet_domain::{ActivationId, date_words, short_date};
use signet_license::{CertificateClaims, CertificateKind, KeySet, LicenseError, read_certificate_of};

use super::case::Case;
use super::checks::{Checks, DATES, LEASE, MACHINE, REVOCATION, open};
use super::license::{dates, in_words};
use super::told::{Noun, refused, signed, soon, taken_back, when};
use super::view::{Fact, FileKind, Verdict, VerdictCode, VerdictTone};
use super::{grants, machines, standing, words};
use crate::Fault;

pub(super) const MACHINE_NOUN: Noun = Noun {
    kind: FileKind::Certificate,
    word: "certificate",
    title: "Activation certificate",
};

pub(super) const NETWORK_NOUN: Noun = Noun {
    kind: FileKind::Network,
    word: "network license",
    title: "Network license",
};

pub(super) const DOMAIN_NOUN: Noun = Noun {
    kind: FileKind::Domain,
    word: "domain license",
    title: "Domain license",
};

pub(super) const TOKEN_NOUN: Noun = Noun {
    kind: FileKind::Token,
    word: "token",
    title: "Token",
};

pub(super) fn machine(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let read = |text: &str, keys: &KeySet| read_certificate_of(CertificateKind::Machine, text, keys);
    judge(case, MACHINE_NOUN, read, "on the machine it is for")
}

pub(super) fn network(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let read = |text: &str, keys: &KeySet| read_certificate_of(CertificateKind::Network, text, keys);
    judge(case, NETWORK_NOUN, read, "on the server it is for")
}

pub(super) fn domain(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let read = |text: &str, keys: &KeySet| read_certificate_of(CertificateKind::Domain, text, keys);
    judge(case, DOMAIN_NOUN, read, "under the domain it is for")
}

pub(super) fn token(case: &Case<'_, '_>) -> Result<Verdict, Fault> {
    let read = |text: &str, keys: &KeySet| read_certificate_of(CertificateKind::Token, text, keys);
    judge(case, TOKEN_NOUN, read, "for who may bear it")
}

type Reader = fn(&str, &KeySet) -> Result<CertificateClaims, LicenseError>;

fn judge(case: &Case<'_, '_>, noun: Noun, read: Reader, holder: &str) -> Result<Verdict, Fault> {
    let mut opened = open(case, read);
    let proven = opened.error.is_none();
    let claims = opened.claims.as_ref();
    let untimely = claims
        .filter(|_| proven)
        .and_then(|claims| claims.check_times(case.at.0).err());
    let back = if let Some(claims) = claims.filter(|_| proven) {
        dates(&mut opened.checks, &claims.license, untimely.as_ref());
        opened.checks.note(MACHINE, None, bound(claims));
        lease(&mut opened.checks, claims, untimely.as_ref());
        let id = claims.license.jti.parse::<ActivationId>().ok();
        standing::revocation(case.desk, &mut opened.checks, &claims.license_id, id)?
    } else {
        opened.checks.skip(&[DATES, MACHINE, LEASE, REVOCATION]);
        None
    };
    let error = opened.error.as_ref().or(untimely.as_ref());
    let mut verdict = match (error, back, claims) {
        (Some(error), ..) => refused(case, noun, error),
        (None, Some(back), _) => {
            let message = match back.code() {
                VerdictCode::GivenBack => format!("the {} is genuine, but its activation ended", noun.word),
                _ => format!("the {} is genuine, but its license {}", noun.word, back.words()),
            };
            taken_back(noun, back.code(), message, &back.told())
        }
        (None, None, Some(claims)) => good(case, noun, holder, claims)?,
        // No error, no claims: cannot be.
        (None, None, None) => refused(case, noun, &LicenseError::NotALicense),
    };
    verdict.proven = proven;
    if let Some(claims) = claims {
        verdict.facts = grants::facts(&claims.license, holding(claims));
        verdict.features = grants::features(&claims.license, case.at);
        verdict.vault = machines::certificate(case, claims, proven)?;
    }
    verdict.checks = opened.checks.0;
    Ok(verdict)
}

fn good(case: &Case<'_, '_>, noun: Noun, holder: &str, claims: &CertificateClaims) -> Result<Verdict, Fault> {
    let said = serde_json::to_value(claims).map_err(|error| Fault::internal(&error))?;
    let license = &claims.license;
    Ok(Verdict {
        claims: Some(in_words(said, license)),
        title: format!(
            "Good. This {} is genuine and valid {}, {holder}.",
            noun.word,
            when(case.asked)
        ),
        sentence: signed(&license.iss, &license.sub) + &soon(&grants::ending(license, case.at)),
        ..Verdict::new(
            noun.kind,
            VerdictTone::Good,
            VerdictCode::Good,
            format!("The {} is genuine and valid, {holder}.", noun.word),
        )
    })
}

fn lease(checks: &mut Checks, claims: &CertificateClaims, error: Option<&LicenseError>) {
    match (claims.lease_until, error) {
        (None, _) => checks.pass(LEASE, "none: it lasts as long as the license"),
        (Some(until), Some(LicenseError::LeaseOver { .. })) => {
            checks.fail(LEASE, format!("ended on {}", short_date(until)));
        }
        (Some(until), _) => checks.pass(LEASE, format!("until {}", short_date(until))),
    }
}

/// What a program would compare with its machine.
fn bound(claims: &CertificateClaims) -> String {
    let machine = &claims.machine;
    let parts = words::parts(machine.parts.0.keys());
    if let Some(domain) = &claims.domain {
        return format!("only the program that is served can tell: {domain}");
    }
    match (&machine.id, parts.is_empty(), claims.cnf.is_some()) {
        (Some(id), ..) => format!("only the client or machine “{id}” can tell"),
        (None, false, _) => format!("only the machine itself can tell: {parts}"),
        (None, true, true) => "only the machine itself can tell, by its key".to_owned(),
        (None, true, false) => "bound to none".to_owned(),
    }
}

fn holding(claims: &CertificateClaims) -> Vec<Fact> {
    let machine = &claims.machine;
    let parts = words::parts(machine.parts.0.keys());
    let mut facts = Vec::new();
    if let Some(domain) = &claims.domain {
        facts.push(Fact::mono("Domain", &**domain));
    }
    if let Some(id) = &machine.id {
        facts.push(Fact::mono("Id", &**id));
    }
    if !parts.is_empty() {
        let tolerated = match machine.tolerated {
            0 => "none may be replaced".to_owned(),
            1 => "one may be replaced".to_owned(),
            n => format!("{} may be replaced", words::number(n)),
        };
        facts.push(Fact::new("Bound to", parts).with(tolerated));
    }
    facts.push(Fact::new("Activated", date_words(claims.license.iat)));
    if let Some(until) = claims.lease_until {
        facts.push(Fact::new("Lease", format!("until {}", date_words(until))));
    }
    if let Some(request) = &claims.request {
        facts.push(Fact::mono("Request", &*request.id));
    }
    if let Some(seq) = claims.revocation_seq {
        facts.push(Fact::new("Knows list", format!("number {seq}")));
    }
    facts
}
