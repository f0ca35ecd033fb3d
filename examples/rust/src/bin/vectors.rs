//! Holds the reader against the vectors: `vectors FOLDER` prints `NAME CODE` for each case in it. A case is a text of
//! lines `name: value`; its `expect` is not looked at here.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it speaks to a terminal"
)]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use signet_license::{
    ActivationRequest, Algorithm, CertificateClaims, DeviceKey, KeySet, LicenseClaims, LicenseError, Machine,
    Part, PublicKey, RequestError, RevocationReason, ThisMachine, part_hash, read_revocations,
    verify_certificate, verify_domain, verify_license, verify_network, verify_proof, verify_token,
};

type Broken = Box<dyn Error>;

fn main() -> ExitCode {
    let folders: Vec<_> = std::env::args_os().skip(1).collect();
    let [folder] = folders.as_slice() else {
        eprintln!("vectors FOLDER");
        return ExitCode::from(2);
    };
    match run(Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path) -> Result<(), Broken> {
    let mut names = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let file = file?.file_name();
        names.extend(
            file.to_str()
                .and_then(|name| name.strip_suffix(".txt"))
                .map(str::to_owned),
        );
    }
    names.sort();
    for name in names {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt")))?;
        let case = Case::read(&text);
        let told = case.judge(folder).map_err(|error| format!("{name}: {error}"))?;
        println!("{name} {told}");
    }
    Ok(())
}

struct Case<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Case<'a> {
    fn read(text: &'a str) -> Self {
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let whole = |line: &'a str| (line.strip_suffix(':').unwrap_or(line), "");
        Self(
            lines
                .map(|line| line.split_once(": ").unwrap_or_else(|| whole(line)))
                .collect(),
        )
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(given, _)| *given == name)
            .map(|(_, value)| *value)
    }

    fn maybe(&self, name: &str) -> Option<&'a str> {
        self.all(name).next()
    }

    fn one(&self, name: &str) -> Result<&'a str, Broken> {
        Ok(self.maybe(name).ok_or_else(|| format!("it has no {name}"))?)
    }

    /// With its line breaks.
    fn text(&self, name: &str) -> Option<String> {
        let parts: Vec<String> = self
            .maybe(name)?
            .split("\\\\")
            .map(|part| part.replace("\\n", "\n"))
            .collect();
        Some(parts.join("\\"))
    }

    fn now(&self) -> Result<i64, Broken> {
        Ok(self.one("now")?.parse()?)
    }

    fn keys(&self, folder: &Path) -> Result<KeySet, Broken> {
        let mut keys = Vec::new();
        for value in self.all("key") {
            let (name, algorithm) = match value.split_once(' ') {
                Some((name, "PS256")) => (name, Algorithm::Ps256),
                _ => (value, Algorithm::Rs256),
            };
            let pem = std::fs::read_to_string(folder.join(format!("keys/{name}.pem")))?;
            keys.push(PublicKey::from_pem(&pem, algorithm)?);
        }
        Ok(KeySet::from_iter(keys))
    }

    fn machine(&self) -> Result<Machine, Broken> {
        let mut machine = Machine::new();
        for value in self.all("hash") {
            let (name, hash) = value.split_once(' ').ok_or("a hash has no part")?;
            machine.0.entry(part(name)?).or_default().push(hash.to_owned());
        }
        Ok(machine)
    }

    fn device(&self) -> Option<DeviceKey> {
        let (x, y) = self.maybe("device")?.split_once(' ')?;
        let [kty, crv, x, y] = ["EC", "P-256", x, y].map(str::to_owned);
        Some(DeviceKey { kty, crv, x, y })
    }

    fn judge(&self, folder: &Path) -> Result<String, Broken> {
        let text = self.text("text").unwrap_or_default();
        let keys = self.keys(folder)?;
        let told = match self.one("reads")? {
            "part" => return self.hash(),
            "request" => {
                return Ok(ActivationRequest::read(&text)
                    .map_or_else(|error| request_code(&error), |_| "good")
                    .to_owned());
            }
            "proof" => verify_proof(&text, &self.device().ok_or("it has no device")?).map(|_| ()),
            "revocations" => {
                let highest = self.maybe("highest").unwrap_or("0").parse()?;
                read_revocations(&text, &keys, highest).map(|_| ())
            }
            "license" => {
                let license = self.license(&text, &keys)?;
                return self.features(license);
            }
            kind => {
                let certificate = self.certificate(kind, &text, &keys)?;
                return self.features(certificate.map(|claims| claims.license));
            }
        };
        Ok(told.map_or_else(|error| code(&error), |()| "good").to_owned())
    }

    fn license(&self, text: &str, keys: &KeySet) -> Result<Result<LicenseClaims, LicenseError>, Broken> {
        let read = verify_license(text, keys, self.now()?);
        Ok(read.and_then(|claims| {
            if let Some(list) = self.text("list") {
                read_revocations(&list, keys, 0)?.check(&claims)?;
            }
            Ok(claims)
        }))
    }

    fn certificate(
        &self,
        kind: &str,
        text: &str,
        keys: &KeySet,
    ) -> Result<Result<CertificateClaims, LicenseError>, Broken> {
        let (parts, key) = (self.machine()?, self.device());
        let id = self.maybe("id");
        let now = self.now()?;
        let read = match kind {
            "certificate" => {
                let here = ThisMachine {
                    parts: &parts,
                    id,
                    key: key.as_ref(),
                };
                verify_certificate(text, keys, here, now)
            }
            "network" => verify_network(text, keys, id.unwrap_or_default(), now),
            "domain" => verify_domain(text, keys, self.maybe("domain").unwrap_or_default(), now),
            "token" => verify_token(text, keys, id, now),
            other => return Err(format!("it reads {other}, which is none of the kinds").into()),
        };
        Ok(read.and_then(|claims| {
            if let Some(list) = self.text("list") {
                read_revocations(&list, keys, 0)?.check_certificate(&claims)?;
            }
            Ok(claims)
        }))
    }

    fn features(&self, read: Result<LicenseClaims, LicenseError>) -> Result<String, Broken> {
        let claims = match read {
            Ok(claims) => claims,
            Err(error) => return Ok(code(&error).to_owned()),
        };
        for value in self.all("feature") {
            let (number, expected) = value.split_once(' ').ok_or("a feature has no answer")?;
            let granted = claims.granted(number.parse()?, self.now()?).is_some();
            if granted != (expected == "yes") {
                return Ok(format!("feature {number}"));
            }
        }
        Ok("good".to_owned())
    }

    fn hash(&self) -> Result<String, Broken> {
        let hex = self.one("salt")?.as_bytes();
        let mut salt = Vec::new();
        for byte in hex.chunks(2) {
            salt.push(u8::from_str_radix(str::from_utf8(byte)?, 16)?);
        }
        let found = self.text("found").unwrap_or_default();
        let hash = part_hash(&salt, part(self.one("part")?)?, &found);
        Ok(hash.unwrap_or_else(|| "none".to_owned()))
    }
}

fn part(name: &str) -> Result<Part, Broken> {
    let found = Part::ALL.into_iter().find(|part| part.name() == name);
    Ok(found.ok_or_else(|| format!("{name} is no part"))?)
}

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

fn request_code(error: &RequestError) -> &'static str {
    match error {
        RequestError::NotARequest => "not_a_license",
        RequestError::CutOff => "cut_off",
        RequestError::Altered => "altered",
        RequestError::Unreadable { .. } => "unreadable",
    }
}
