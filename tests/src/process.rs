//! A helper program in a process group of its own, so that nothing it starts outlives a test.

use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Running program; dropping it kills it and everything it started.
pub struct Group {
    child: Child,
    output: PathBuf,
}

impl Group {
    /// Starts `command` with its output in `output`.
    ///
    /// A file and not a pipe: a webview process that outlives its parent would keep a pipe open, and its reader waiting.
    pub fn start(command: &mut Command, output: PathBuf) -> io::Result<Self> {
        let file = File::create(&output)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .process_group(0)
            .spawn()?;
        Ok(Self { child, output })
    }

    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends the group at once, as `kill -9` does; none of its programs can save anything.
    pub fn kill(&self) {
        // The standard library signals one process only; the shell's own `kill` takes a group and is always there.
        let kill = format!("kill -KILL -{}", self.child.id());
        let _ = Command::new("sh")
            .args(["-c", &kill])
            .stderr(Stdio::null())
            .status();
    }

    /// Waits until the whole group has let go of its files, and for two seconds at most.
    ///
    /// The child is not the last to go: what it started may still hold a lock when it has ended.
    fn wait_for_all(&self) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(2) && is_group_alive(self.child.id()) {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// All that the group has said so far.
    pub fn output(&self) -> String {
        fs::read(&self.output)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
        let _ = self.child.wait();
        self.wait_for_all();
    }
}

/// Whether any process of the group runs. One that has ended and waits for its parent holds no files (proc(5)).
fn is_group_alive(group: u32) -> bool {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.into_iter().any(|process| {
        let stat = fs::read_to_string(process.path().join("stat")).unwrap_or_default();
        // `pid (name) state parent group …`; the name may hold spaces and brackets.
        let mut fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let (state, group_of) = (fields.next(), fields.nth(1));
        let ended = matches!(state, Some("Z" | "X")) && threads_of(&process.path()) <= 1;
        !ended && group_of == Some(&group.to_string())
    })
}

/// A process is called ended when its first thread is; the others may still be on their way, with all its files.
fn threads_of(process: &Path) -> usize {
    fs::read_dir(process.join("task")).map_or(0, Iterator::count)
}

/// The end of an output: enough to see the cause, short enough for a test's message.
pub fn last_lines(output: &str, count: usize) -> String {
    let lines: Vec<&str> = output.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
