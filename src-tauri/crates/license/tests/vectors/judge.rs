//! What the Rust reader says of a case.

use std::path::Path;

use signet_license::{
    ActivationRequest, Algorithm, CertificateClaims, DeviceKey, KeySet, LicenseClaims, LicenseError, Machine,
    Part, PublicKey, RequestError, RevocationReason, ThisMachine, part_hash, read_revocations,
    verify_certificate, verify_domain, verify_license, verify_network, verify_proof, verify_token,
};

use super::case::Case;

/// Every code there is.
pub const CODES: [&str; 18] = [
    "good",
    "not_a_license",
    "cut_off",
    "altered",
    "wrong_key",
    "wrong_algorithm",
    "wrong_type",
    "unreadable",
    "not_yet_valid",
    "expired",
    "other_machine",
    "other_domain",
    "lease_over",
    "revoked",
    "blocked",
    "removed",
    "old_list",
    "none",
];

fn code(error: &LicenseError) -> &'static str {
    match error {
        LicenseError::NotALicense => "not_a_license",
        LicenseError::CutOff => "cut_off",
        LicenseError::Altered => "altered",
        LicenseError::WrongKey { .. } => "wrong_key",
        LicenseError::WrongAlgorithm { .. } => "wrong_algorithm",
        LicenseError::WrongType { .. } => "wrong_type",
        LicenseError::Unreadable { .. } => "unreadable",
        LicenseError::NotYetValid { .. } => "not_yet_valid",
        LicenseError::Expired { .. } => "expired",
        LicenseError::OtherMachine { .. } => "other_machine",
        LicenseError::OtherDomain { .. } => "other_domain",
        LicenseError::LeaseOver { .. } => "lease_over",
        LicenseError::OldList { .. } => "old_list",
        LicenseError::Revoked { reason, .. } => match reason {
            RevocationReason::Revoked => "revoked",
            RevocationReason::Blocked => "blocked",
            RevocationReason::Removed => "removed",
        },
    }
}

/// The code of a case, as a runner prints it.
pub fn judge(case: &Case, folder: &Path) -> String {
    let text = case.text_of("text").unwrap_or_default();
    let told = match case.one("reads").as_str() {
        "part" => return hash(case),
        "request" => {
            return match ActivationRequest::read(&text) {
                Ok(_) => "good",
                Err(RequestError::NotARequest) => "not_a_license",
                Err(RequestError::CutOff) => "cut_off",
                Err(RequestError::Altered) => "altered",
                Err(RequestError::Unreadable { .. }) => "unreadable",
            }
            .to_owned();
        }
        "proof" => verify_proof(&text, &device(case).unwrap()).map(|_| ()),
        "revocations" => {
            let highest = case
                .maybe("highest")
                .map_or(0, |highest| highest.parse().unwrap());
            read_revocations(&text, &keys(case, folder), highest).map(|_| ())
        }
        _ => return by_time(case, folder, &text),
    };
    told.map_or_else(|error| code(&error), |()| "good").to_owned()
}

/// What has dates and features.
fn by_time(case: &Case, folder: &Path, text: &str) -> String {
    let keys = keys(case, folder);
    let now = case.one("now").parse().unwrap();
    let id = case.maybe("id");
    let list = case
        .text_of("list")
        .map(|list| read_revocations(&list, &keys, 0).unwrap());
    let certificate = |claims: CertificateClaims| -> Result<LicenseClaims, LicenseError> {
        if let Some(list) = &list {
            list.check_certificate(&claims)?;
        }
        Ok(claims.license)
    };
    let judged = match case.one("reads").as_str() {
        "license" => verify_license(text, &keys, now).and_then(|claims| {
            if let Some(list) = &list {
                list.check(&claims)?;
            }
            Ok(claims)
        }),
        "certificate" => {
            let (parts, key) = (machine(case), device(case));
            let here = ThisMachine {
                parts: &parts,
                id: id.as_deref(),
                key: key.as_ref(),
            };
            verify_certificate(text, &keys, here, now).and_then(certificate)
        }
        "network" => verify_network(text, &keys, &id.unwrap_or_default(), now).and_then(certificate),
        "domain" => verify_domain(text, &keys, &case.one("domain"), now).and_then(certificate),
        "token" => verify_token(text, &keys, id.as_deref(), now).and_then(certificate),
        other => panic!("{}: {other}", case.name),
    };
    match judged {
        Err(error) => code(&error).to_owned(),
        Ok(claims) => {
            for said in case.all("feature") {
                let (number, granted) = said.split_once(' ').unwrap();
                let number = number.parse().unwrap();
                if claims.granted(number, now).is_some() != (granted == "yes") {
                    return format!("feature {number}");
                }
            }
            "good".to_owned()
        }
    }
}

fn keys(case: &Case, folder: &Path) -> KeySet {
    case.all("key")
        .map(|said| {
            let (name, algorithm) = match said.split_once(' ') {
                Some((name, "PS256")) => (name, Algorithm::Ps256),
                _ => (said, Algorithm::Rs256),
            };
            let pem = std::fs::read_to_string(folder.join(format!("keys/{name}.pem"))).unwrap();
            PublicKey::from_pem(&pem, algorithm).unwrap()
        })
        .collect()
}

fn part(name: &str) -> Part {
    Part::ALL.into_iter().find(|part| part.name() == name).unwrap()
}

fn machine(case: &Case) -> Machine {
    let mut machine = Machine::new();
    for said in case.all("hash") {
        let (name, hash) = said.split_once(' ').unwrap();
        machine.0.entry(part(name)).or_default().push(hash.to_owned());
    }
    machine
}

fn device(case: &Case) -> Option<DeviceKey> {
    let said = case.maybe("device")?;
    let (x, y) = said.split_once(' ').unwrap();
    Some(DeviceKey {
        kty: "EC".to_owned(),
        crv: "P-256".to_owned(),
        x: x.to_owned(),
        y: y.to_owned(),
    })
}

fn hash(case: &Case) -> String {
    let hex = case.one("salt");
    let salt: Vec<u8> = (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    let found = case.text_of("found").unwrap();
    part_hash(&salt, part(&case.one("part")), &found).unwrap_or_else(|| "none".to_owned())
}
