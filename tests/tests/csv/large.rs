//! Files that are larger than they have any right to be.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::process::Stdio;

use serde_json::{Value, json};

use super::support::Shop;

/// Runs an action in a process of its own. Returns what it said, and the most memory it had, in bytes.
fn measured(shop: &Shop, action: &str, request: &Value) -> (Value, u64) {
    let mut child = shop
        .command()
        .arg("--vault")
        .arg(&shop.vault)
        .args(["call", action, &request.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let now = std::fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = most.max(kilobytes.unwrap_or_default() * 1024);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let output = child.wait_with_output().unwrap();
    let said = if output.status.success() {
        &output.stdout
    } else {
        &output.stderr
    };
    (serde_json::from_slice(said).unwrap(), most)
}

#[test]
fn a_line_of_two_hundred_megabytes_is_refused_in_flat_memory() {
    let shop = Shop::open();
    let path = shop.path("line.csv");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    file.write_all(b"Name,Country\n\"").unwrap();
    let piece = vec![b'x'; 64 * 1024];
    for _ in 0..3_200 {
        file.write_all(&piece).unwrap();
    }
    file.flush().unwrap();
    drop(file);
    let look = json!({"what": "customers", "path": path});
    let (fault, memory) = measured(&shop, "import.look", &look);
    let message = fault["message"].as_str().unwrap();
    assert!(
        message.contains("Line 2") && message.contains("1 MB"),
        "{message}"
    );
    let (_, other) = measured(&shop, "customer.list", &json!({}));
    // Opening the vault takes 128 MB by itself: deriving the key is meant to.
    if cfg!(target_os = "linux") {
        assert!(
            memory < other + 32_000_000,
            "{memory} bytes, {other} without the file"
        );
    }
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_large_file_is_read_in_flat_memory() {
    let shop = Shop::open();
    let path = shop.path("wide.csv");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    file.write_all(b"Name,Note\n").unwrap();
    let note = "n".repeat(9_000);
    for _ in 0..10_000 {
        // One customer, said ten thousand times: only reading can fill the memory.
        writeln!(file, "Kessler,{note}").unwrap();
    }
    file.flush().unwrap();
    drop(file);
    let run = json!({"what": "customers", "path": path, "mapping": {"Name": "name", "Note": "note"}, "dry_run": true});
    let (view, memory) = measured(&shop, "import.run", &run);
    assert_eq!(
        (&view["rows"], &view["added"], &view["problem_count"]),
        (&json!(10_000), &json!(1), &json!(0))
    );
    assert!(memory < 250_000_000, "{memory} bytes");
}
