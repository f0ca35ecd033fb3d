//! A helper program in a process group of its own, so that nothing it starts outlives a test.

use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
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
    }
}

/// The end of an output: enough to see the cause, short enough for a test's message.
pub fn last_lines(output: &str, count: usize) -> String {
    let lines: Vec<&str> = output.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
