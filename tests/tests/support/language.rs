//! The languages of `examples`: each has a protected program and a runner of the vectors, with the same words.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use signet_tests::built;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Python,
    Node,
    Java,
    Rust,
}

impl Language {
    /// The protected program, ready for its options.
    pub fn protected(self) -> Command {
        match self {
            Self::Python => python("protected.py"),
            Self::Node => node("protected.mjs"),
            Self::Java => java("Protected"),
            Self::Rust => Command::new(built("protected").unwrap()),
        }
    }

    /// The runner of the vectors, ready for its folder.
    pub fn vectors(self) -> Command {
        match self {
            Self::Python => python("vectors.py"),
            Self::Node => node("vectors.mjs"),
            Self::Java => java("Vectors"),
            Self::Rust => Command::new(built("vectors").unwrap()),
        }
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

fn python(script: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg("-B").arg(examples().join("python").join(script));
    command
}

fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(examples().join("node").join(script));
    command
}

fn java(class: &str) -> Command {
    let mut command = Command::new("java");
    // It lives for a moment: the second compiler would come too late.
    command.arg("-XX:TieredStopAtLevel=1").arg("-cp").arg(classes());
    command.arg(class);
    command
}

/// Compiled once per test program, without anything from a run before.
fn classes() -> &'static Path {
    static CLASSES: OnceLock<PathBuf> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let name = format!("java-of-{}", env!("CARGO_CRATE_NAME"));
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&out);
        let files = std::fs::read_dir(examples().join("java")).unwrap();
        let sources = files
            .map(|file| file.unwrap().path())
            .filter(|file| file.extension().is_some_and(|end| end == "java"));
        let output = Command::new("javac")
            .args(["-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d"])
            .arg(&out)
            .args(sources)
            .output()
            .unwrap_or_else(|error| panic!("javac of a JDK 17 or newer is needed: {error}"));
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        out
    })
}
