//! The five things the program can do, each returning what it says.

use std::path::Path;

use signet_license::{
    ActivationRequest, Algorithm, CertificateClaims, KeySet, Machine, PublicKey, RequestProduct, TOLERANCE,
    ThisMachine, prove_removal, read_revocations, verify_certificate,
};

use crate::home::{Home, Seen, read, write};
use crate::{Options, Refused, hardware};

const VERSION: &str = "4.2";
const FEATURE: u32 = 1;
/// Starts after the clock was set back, to give an honest user time to set it right.
const GRACE: u64 = 3;

/// The program on its machine.
pub struct Program {
    keys: KeySet,
    home: Home,
    machine: Machine,
    clock: i64,
    product: u32,
    seen: Seen,
}

impl Program {
    /// With what it kept from before.
    pub fn open(options: &Options) -> Result<Self, Refused> {
        let mut keys = Vec::new();
        for path in &options.keys {
            keys.push(PublicKey::from_pem(&read(path)?, Algorithm::Rs256)?);
        }
        let home = Home::open(&options.home)?;
        Ok(Self {
            keys: KeySet::from_iter(keys),
            machine: hardware::machine(),
            clock: options.now,
            product: options.product,
            seen: home.seen()?,
            home,
        })
    }

    /// The largest time ever seen, but for that of files.
    fn now(&self) -> i64 {
        self.clock.max(self.seen.time)
    }

    /// What goes to the vendor.
    pub fn request(&self, serial: &str) -> Result<String, Refused> {
        let (mut id, mut nonce) = ([0; 16], [0; 16]);
        getrandom::fill(&mut id)?;
        getrandom::fill(&mut nonce)?;
        let request = ActivationRequest {
            id: uuid::Builder::from_random_bytes(id).into_uuid().to_string(),
            nonce: base64url(&nonce),
            serial: serial.to_owned(),
            product: RequestProduct {
                number: self.product,
                version: VERSION.to_owned(),
            },
            machine: self.machine.clone(),
            name: hardware::host().chars().take(200).collect(),
            virtual_machine: false,
            key: self.home.secret()?.public(),
        };
        Ok(request.text()?)
    }

    /// Takes in a certificate. What is refused leaves the one before in its place.
    pub fn install(&mut self, path: &Path) -> Result<String, Refused> {
        let text = read(path)?;
        let claims = self.accept(&text, self.now())?;
        write(&self.home.certificate(), &text)?;
        // It names the newest list of its day: an older one does not pass any more.
        self.seen.newest = self.seen.newest.max(claims.revocation_seq.unwrap_or(0));
        self.home.remember(self.seen)?;
        Ok("activated".to_owned())
    }

    /// Does its work, which is to say that it does.
    pub fn run(&mut self) -> Result<String, Refused> {
        let claims = self.accepted()?;
        let now = self.now().max(claims.license.iat);
        if claims.license.granted(FEATURE, now).is_none() {
            return Err(Refused::because(format!("feature {FEATURE} is not granted now")));
        }
        if self.clock.saturating_add(TOLERANCE) < now {
            return self.run_in_grace();
        }
        self.seen.time = now;
        self.seen.grace = 0;
        self.home.remember(self.seen)?;
        let newest = self.seen.newest;
        Ok(if self.seen.list >= newest {
            "running".to_owned()
        } else {
            format!("running; ask the vendor for revocation list {newest}")
        })
    }

    fn run_in_grace(&mut self) -> Result<String, Refused> {
        self.seen.grace = self.seen.grace.saturating_add(1);
        self.home.remember(self.seen)?;
        match GRACE.checked_sub(self.seen.grace) {
            Some(left) => Ok(format!(
                "running, in grace: the clock was set back; {left} starts left"
            )),
            None => Err(Refused::because("the clock was set back: set it right")),
        }
    }

    /// Takes in what the vendor revoked.
    pub fn revocations(&mut self, path: &Path) -> Result<String, Refused> {
        let text = read(path)?;
        let list = read_revocations(&text, &self.keys, self.seen.newest)?;
        write(&self.home.list(), &text)?;
        self.seen.list = list.seq;
        self.seen.newest = list.seq;
        // A list tells the time, too.
        self.seen.time = self.seen.time.max(list.iat);
        self.home.remember(self.seen)?;
        Ok(format!("revocation list {} taken in", list.seq))
    }

    /// Gives the activation back: first gone for good, then promised.
    pub fn remove(&self) -> Result<String, Refused> {
        let claims = self.accepted()?;
        let path = self.home.certificate();
        std::fs::remove_file(&path).map_err(|error| Refused::file(&path, &error))?;
        prove_removal(&claims, &self.home.secret()?, self.clock)
            .map_err(|error| Refused::because(error.to_string()))
    }

    fn accepted(&self) -> Result<CertificateClaims, Refused> {
        let path = self.home.certificate();
        if !path.exists() {
            return Err(Refused::because("it is not activated on this machine"));
        }
        self.accept(&read(&path)?, self.now())
    }

    fn accept(&self, text: &str, now: i64) -> Result<CertificateClaims, Refused> {
        let key = self.home.secret()?.public();
        let here = ThisMachine {
            parts: &self.machine,
            id: None,
            key: Some(&key),
        };
        let claims = verify_certificate(text, &self.keys, here, now)?;
        if claims.license.product.number != self.product {
            return Err(Refused::because("the certificate is for another product"));
        }
        // Without a list everything counts; one that is gone, or was put back to one from before, is refused.
        if self.seen.list > 0 {
            read_revocations(&read(&self.home.list())?, &self.keys, self.seen.list)?
                .check_certificate(&claims)?;
        }
        Ok(claims)
    }
}

/// Without padding.
fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            text.push(char::from(LETTERS[bits >> (18 - 6 * at) & 63]));
        }
    }
    text
}
