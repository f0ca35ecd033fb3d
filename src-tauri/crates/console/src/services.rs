//! What actions take from outside: time, randomness, places. Tests fix them.

use std::path::PathBuf;
use std::sync::Mutex;

use directories::{ProjectDirs, UserDirs};
use signet_domain::{Serial, SerialFormat, Time};
use signet_vault::Cost;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, UTC.
    fn now_millis(&self) -> u64;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_millis(&self) -> u64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }
}

/// Gives random bytes.
pub trait Random: Send + Sync {
    /// Fills the buffer. A system without randomness cannot sell licenses: this must not fail quietly.
    fn fill(&self, buffer: &mut [u8]);
}

/// The system's secure random source.
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the system's random source works, or nothing can be signed");
    }
}

/// Where files go when the user does not say.
#[derive(Debug, Clone)]
pub struct Places {
    /// A new vault.
    pub vault: PathBuf,
    /// The list of vaults opened lately.
    pub recent: PathBuf,
    /// License files saved for a customer.
    pub saved: PathBuf,
}

impl Places {
    /// The places each system keeps for an application.
    pub fn of_this_system() -> Self {
        let own = ProjectDirs::from("", "", "Signet");
        let data = own
            .as_ref()
            .map_or_else(|| PathBuf::from("signet"), |dirs| dirs.data_dir().to_owned());
        let config = own
            .as_ref()
            .map_or_else(|| data.clone(), |dirs| dirs.config_dir().to_owned());
        let documents = UserDirs::new().map(|dirs| {
            dirs.document_dir()
                .map_or_else(|| dirs.home_dir().to_owned(), std::path::Path::to_owned)
        });
        Self {
            vault: data.join("vault"),
            recent: config.join("recent.json"),
            saved: documents.unwrap_or_else(|| data.clone()).join("Signet"),
        }
    }
}

/// All of them together.
pub struct Services {
    /// Time.
    pub clock: Box<dyn Clock>,
    /// Randomness.
    pub random: Box<dyn Random>,
    /// What a new slot's password derivation costs.
    pub cost: Cost,
    /// Where files go.
    pub places: Places,
    /// The last id's time and count, so that ids made in one millisecond still sort.
    last_id: Mutex<(u64, u16)>,
}

impl Services {
    /// Services from their parts.
    pub fn new(clock: Box<dyn Clock>, random: Box<dyn Random>, cost: Cost, places: Places) -> Self {
        Self {
            clock,
            random,
            cost,
            places,
            last_id: Mutex::new((0, 0)),
        }
    }

    /// The real ones.
    pub fn of_this_system() -> Self {
        Self::new(
            Box::new(SystemClock),
            Box::new(SystemRandom),
            Cost::default(),
            Places::of_this_system(),
        )
    }

    /// Now.
    pub fn now(&self) -> Time {
        Time(i64::try_from(self.clock.now_millis() / 1000).unwrap_or(i64::MAX))
    }

    /// A new `UUIDv7` (RFC 9562, 5.7), in order within this process: a 12-bit counter follows the milliseconds.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        let now = self.clock.now_millis();
        let mut last = self
            .last_id
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = match *last {
            (at, 0xfff) if at >= now => (at + 1, 0),
            (at, count) if at >= now => (at, count + 1),
            _ => (now, 0),
        };
        let (at, count) = *last;
        let [high, low] = count.to_be_bytes();
        (bytes[0], bytes[1]) = (high, low);
        uuid::Builder::from_unix_timestamp_millis(at, &bytes)
            .into_uuid()
            .into()
    }

    /// A new serial number.
    pub fn new_serial(&self, format: &SerialFormat) -> Serial {
        let (mut pool, mut used) = ([0; 64], 64);
        format.generate(|| {
            if used == pool.len() {
                self.random.fill(&mut pool);
                used = 0;
            }
            used += 1;
            pool[used - 1]
        })
    }
}
