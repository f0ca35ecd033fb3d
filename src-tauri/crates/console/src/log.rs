//! The log: where a fault's reference leads. It never holds secrets, and never goes to a terminal.

use std::fs::OpenOptions;
use std::path::PathBuf;
use std::sync::Mutex;

use directories::ProjectDirs;
use tracing_subscriber::EnvFilter;

/// The log file's place on this system.
pub fn file() -> PathBuf {
    ProjectDirs::from("", "", "Signet").map_or_else(
        || PathBuf::from("signet.log"),
        |dirs| dirs.data_local_dir().join("signet.log"),
    )
}

/// Starts the log for this process. `SIGNET_LOG` sets what is written, e.g. `debug`; a log that cannot
/// be opened is done without.
pub fn start() {
    let path = file();
    let opened = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| OpenOptions::new().create(true).append(true).open(path));
    if let Ok(log) = opened {
        let filter = EnvFilter::try_from_env("SIGNET_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
        // A second start in one process keeps the first log.
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(Mutex::new(log))
            .try_init();
    }
}
