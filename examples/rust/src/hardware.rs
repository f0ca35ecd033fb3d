//! The parts of this machine, as Linux tells them.

use std::path::{Path, PathBuf};

use signet_license::{Machine, Part};

/// Chosen once for the product and never changed.
const SALT: &[u8] = b"chart studio";

/// The hashes of what was found.
pub fn machine() -> Machine {
    let board = ["vendor", "name", "serial"].map(|name| text(format!("/sys/class/dmi/id/board_{name}")));
    let machine = Machine::new()
        .with(SALT, Part::Cpu, &processor())
        .with(SALT, Part::Motherboard, &board.join(" "))
        .with(SALT, Part::Os, &text("/etc/machine-id"))
        .with(SALT, Part::Host, &host());
    let mut adapters = adapters();
    adapters.sort();
    adapters.iter().fold(machine, |machine, adapter| {
        machine.with(SALT, Part::Mac, &text(adapter.join("address")))
    })
}

/// The machine's name.
pub fn host() -> String {
    text("/proc/sys/kernel/hostname")
}

fn processor() -> String {
    let found = text("/proc/cpuinfo");
    let model = found.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(':')).map(|(_, name)| name);
    model.unwrap_or(std::env::consts::ARCH).to_owned()
}

/// Only real network adapters: those of containers and tunnels come and go.
fn adapters() -> Vec<PathBuf> {
    let found = std::fs::read_dir("/sys/class/net")
        .into_iter()
        .flatten()
        .flatten();
    found
        .map(|adapter| adapter.path())
        .filter(|adapter| adapter.join("device").exists())
        .collect()
}

/// Nothing when it cannot be read.
fn text(path: impl AsRef<Path>) -> String {
    let bytes = std::fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim().to_owned()
}
