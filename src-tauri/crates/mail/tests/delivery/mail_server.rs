//! The real mail server of `tests/fixtures/smtp_server.py`, one per test.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use signet_mail::{Login, Password, Security, Server};
use tempfile::TempDir;

/// A running server and the folder into which it puts what it takes.
pub struct MailServer {
    process: Child,
    folder: TempDir,
    port: u16,
    ca: PathBuf,
}

/// What the server took.
pub struct Taken {
    /// Addresses of the envelope.
    pub to: Vec<String>,
    /// Whether it came encrypted.
    pub encrypted: bool,
    /// The bytes.
    pub eml: Vec<u8>,
}

impl MailServer {
    /// Starts a server with these options of the script.
    pub fn start(options: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let python = std::env::var_os("SIGNET_TEST_PYTHON")
            .map_or_else(|| root.join(".dev/venv/bin/python"), PathBuf::from);
        let folder = tempfile::tempdir().unwrap();
        let mut process = Command::new(&python)
            .arg(root.join("tests/fixtures/smtp_server.py"))
            .arg(folder.path())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not run ({error}): run ./dev test", python.display()));
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let started: Value = serde_json::from_str(&line).unwrap_or_else(|_| {
            panic!("the mail server did not start, perhaps a package is missing: run ./dev test")
        });
        let port = u16::try_from(started["port"].as_u64().unwrap()).unwrap();
        let ca = PathBuf::from(started["ca"].as_str().unwrap());
        Self {
            process,
            folder,
            port,
            ca,
        }
    }

    /// Settings that reach it and trust its authority.
    pub fn settings(&self, security: Security) -> Server {
        Server {
            host: "localhost".to_owned(),
            port: self.port,
            security,
            login: None,
            extra_root_pem: Some(std::fs::read_to_string(&self.ca).unwrap()),
            timeout: Duration::from_secs(20),
        }
    }

    /// All messages it took, in order.
    pub fn taken(&self) -> Vec<Taken> {
        let mut records: Vec<_> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        records.sort();
        records.iter().map(|path| read(path)).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to end.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// User and password.
pub fn login(user: &str, password: &str) -> Login {
    Login {
        user: user.to_owned(),
        password: Password::new(password.to_owned()),
    }
}

fn read(record: &Path) -> Taken {
    let envelope: Value = serde_json::from_slice(&std::fs::read(record).unwrap()).unwrap();
    let to = envelope["to"]
        .as_array()
        .unwrap()
        .iter()
        .map(|to| to.as_str().unwrap().to_owned())
        .collect();
    Taken {
        to,
        encrypted: envelope["tls"].as_bool().unwrap(),
        eml: std::fs::read(record.with_extension("eml")).unwrap(),
    }
}
