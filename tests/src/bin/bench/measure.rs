//! Times, percentiles, memory, and how they are printed.

use std::time::{Duration, Instant};

/// Times of the same thing done many times.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn time<R>(&mut self, work: impl FnOnce() -> R) -> R {
        let start = Instant::now();
        let result = work();
        self.0.push(start.elapsed());
        result
    }

    /// The time that `share` of all do not exceed, in milliseconds.
    pub fn percentile(&mut self, share: f64) -> f64 {
        self.0.sort_unstable();
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few thousand measurements"
        )]
        let index = ((self.0.len() as f64 * share).ceil() as usize).clamp(1, self.0.len()) - 1;
        self.0[index].as_secs_f64() * 1_000.0
    }
}

/// One line: what, ours, the yardstick, their ratio, the target.
pub fn line(what: &str, ours: &str, bare: &str, ratio: f64, target: &str) {
    println!("{what:<44} {ours:>16} {bare:>16} {ratio:>7.2}   {target}");
}

pub fn head(title: &str, ours: &str, bare: &str) {
    println!("{title:<44} {ours:>16} {bare:>16} {:>7}   target", "ratio");
}

/// Compares two series at the median and at the 99th of a hundred.
pub fn compare(what: &str, ours: &mut Times, bare: &mut Times, target: &str) {
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
        let (own, yardstick) = (ours.percentile(share), bare.percentile(share));
        line(
            &format!("{what}, {name}"),
            &format!("{own:.3} ms"),
            &format!("{yardstick:.3} ms"),
            own / yardstick,
            if name == "p99" { target } else { "" },
        );
    }
}

/// Forgets the peak of this process's memory, so that the next one is of what follows.
pub fn forget_peak() {
    // Where the system does not offer it, the peak is of the whole run.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Megabytes of memory now and at the peak.
pub fn memory() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
        kilobytes.unwrap_or(0) / 1_000
    };
    (field("VmRSS:"), field("VmHWM:"))
}
