//! Evidence of a failed step: what the page said, what the program wrote, and a picture.

use crate::{error::Result, process::last_lines, window::Window};
use std::{
    path::{Path, PathBuf},
    thread,
};

const LINES_OF_PAGE: usize = 40;
const LINES_OF_OUTPUT: usize = 20;

/// Saves the picture and says in words what there is to know. It never fails itself: a failing test needs its own reason.
pub fn record(window: &Window) -> String {
    let picture = picture(window).map_or_else(
        |cause| format!("none ({cause})"),
        |path| path.display().to_string(),
    );
    let page = window
        .text()
        .unwrap_or_else(|cause| format!("(cannot be read: {cause})"));
    let errors = window.script_errors().unwrap_or_default().join("\n");
    [
        ("picture", picture),
        ("the page says", first_lines(&page, LINES_OF_PAGE)),
        ("errors in the page", errors),
        (
            "the program wrote",
            last_lines(&without_noise(&window.output()), LINES_OF_OUTPUT),
        ),
    ]
    .into_iter()
    .filter(|(_, words)| !words.trim().is_empty())
    .map(|(title, words)| format!("--- {title}: {}", words.trim_end()))
    .collect::<Vec<_>>()
    .join("\n")
}

fn picture(window: &Window) -> Result<PathBuf> {
    let path = folder().join(format!("{}.png", test_name()));
    window.screenshot(&path)?;
    Ok(path)
}

/// GTK misses the language we ask for where it is not installed; WebKit, which we ask, does not.
fn without_noise(output: &str) -> String {
    let noise = [
        "Locale not supported by C library",
        "Using the fallback 'C' locale",
    ];
    let telling = output
        .lines()
        .filter(|line| !line.is_empty() && !noise.iter().any(|words| line.contains(words)));
    telling.collect::<Vec<_>>().join("\n")
}

/// `target/window-failures`, found from the running test, so that it follows a moved target folder.
fn folder() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    let target = test
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file());
    target.unwrap_or(Path::new("target")).join("window-failures")
}

/// The test runner names its threads after the tests.
fn test_name() -> String {
    thread::current().name().unwrap_or("window").replace("::", "-")
}

fn first_lines(text: &str, count: usize) -> String {
    let filled = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    filled.take(count).collect::<Vec<_>>().join("\n")
}
