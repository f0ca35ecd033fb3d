//! `screenshots [FOLDER]`: pictures of the built application at work, in `assets/screenshots` unless told.

use signet_tests::{Launch, Result, Window};
use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

const WIDTH: u32 = 1440;
const HEIGHT: u32 = 900;

#[expect(
    clippy::print_stderr,
    reason = "a program of its own, which speaks to a terminal"
)]
fn main() -> ExitCode {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/screenshots");
    let folder = env::args().nth(1).map_or(assets, PathBuf::from);
    match first_start(&folder).and_then(|()| at_work(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn first_start(folder: &Path) -> Result<()> {
    let window = Window::open(&Launch::signet()?)?;
    window.resize(WIDTH, HEIGHT)?;
    window.wait_for("button", "Create a vault")?;
    picture(&window, folder, "welcome")
}

/// The demo vault, place by place. Pages are opened by key, so that no pointer rests on anything.
fn at_work(folder: &Path) -> Result<()> {
    let window = Window::open(&Launch::signet()?.arg("--demo"))?;
    window.resize(WIDTH, HEIGHT)?;
    window.wait_for("row", "A-1016")?;
    picture(&window, folder, "orders")?;

    open(&window, "A-1016", "Order A-1016")?;
    picture(&window, folder, "order-draft")?;
    open(&window, "A-1014", "Order A-1014")?;
    picture(&window, folder, "order-submitted")?;

    window.type_keys("gp")?;
    window.wait_for("heading", "Catalog")?;
    picture(&window, folder, "catalog")?;
    window.press("/")?;
    window.type_keys("SPA-PRO")?;
    window.wait_for_text("1 product")?;
    window.press("Down")?;
    window.press("Enter")?;
    window.wait_for("heading", "Spectra Analyzer Pro")?;
    picture(&window, folder, "product")?;
    window.type_keys("gc")?;
    window.wait_for("heading", "Customers")?;
    picture(&window, folder, "customers")?;
    window.type_keys("gk")?;
    window.wait_for("heading", "Keys")?;
    picture(&window, folder, "keys")?;

    window.type_keys("go")?;
    window.wait_for("heading", "Orders")?;
    window.press("Ctrl+k")?;
    window.wait_for_focus("Search or run a command")?;
    window.type_keys("spec")?;
    window.wait_for_text("Products")?;
    picture(&window, folder, "palette")?;
    window.press("Esc")?;

    window.click("button", "Signed in: Anna Brandt")?;
    window.click("menuitem", "Dark")?;
    // Away and back: the menu leaves the focus on its button.
    window.type_keys("gk")?;
    window.wait_for("heading", "Keys")?;
    window.type_keys("go")?;
    window.wait_for("heading", "Orders")?;
    picture(&window, folder, "orders-dark")
}

/// Opens a record from the palette.
fn open(window: &Window, record: &str, title: &str) -> Result<()> {
    window.press("Ctrl+k")?;
    window.wait_for_focus("Search or run a command")?;
    window.type_keys(record)?;
    window.wait_for("button", record)?;
    window.press("Enter")?;
    window.wait_for("heading", title)
}

fn picture(window: &Window, folder: &Path, name: &str) -> Result<()> {
    window.wait_until_still()?;
    window.screenshot(folder.join(format!("{name}.png")))
}
