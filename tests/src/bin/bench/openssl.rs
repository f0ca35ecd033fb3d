//! The yardstick of signatures: `openssl speed`.

use std::process::Command;

use super::Outcome;

/// What OpenSSL does in a second.
pub struct Speed {
    pub sign: f64,
    pub verify: f64,
}

/// Measures RSA of this size with so many processes at once, three seconds each way.
pub fn speed(bits: u64, processes: usize) -> Outcome<Speed> {
    speed_in(3, bits, processes)
}

/// The same in so many seconds each way.
pub fn speed_in(seconds: u32, bits: u64, processes: usize) -> Outcome<Speed> {
    let mut command = Command::new("openssl");
    command.args(["speed", "-seconds", &seconds.to_string(), "-mr"]);
    if processes > 1 {
        command.args(["-multi", &processes.to_string()]);
    }
    let output = command.arg(format!("rsa{bits}")).output()?;
    // +F2:2:2048:1677.3:53021.0 — signatures and verifications per second of all processes together; before OpenSSL 3 it
    // was +F2:2:2048:0.000629:0.000017, seconds for each.
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text
        .lines()
        .filter_map(|line| line.strip_prefix("+F2:"))
        .next_back();
    let mut said = last
        .ok_or("openssl speed said nothing readable")?
        .split(':')
        .skip(2)
        .map(|number| {
            number
                .parse::<f64>()
                .map(|number| if number > 1.0 { number } else { 1.0 / number })
        });
    match (said.next(), said.next()) {
        (Some(sign), Some(verify)) => Ok(Speed {
            sign: sign?,
            verify: verify?,
        }),
        _ => Err("openssl speed said too little".into()),
    }
}
