//! `screenshots [FOLDER]`: pictures of the built application at work, in `assets/screenshots` unless told.

use signet_license::{ActivationRequest, DeviceSecret, Machine, Part, RequestProduct};
use signet_tests::{Launch, Result, Window};
use std::{
    env, io,
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
    window.wait_for("link", "Orders, 2 drafts")?;
    picture(&window, folder, "orders")?;
    orders(&window, folder)?;
    catalog(&window, folder)?;
    customers(&window, folder)?;
    licenses(&window, folder)?;

    window.type_keys("gk")?;
    window.wait_for("heading", "Keys")?;
    picture(&window, folder, "keys")?;
    window.press("Ctrl+k")?;
    window.wait_for_focus("Search or run a command")?;
    window.type_keys("spec")?;
    window.wait_for_text("results in")?;
    picture(&window, folder, "palette")?;
    window.press("Esc")?;
    window.wait_until_gone("results in")?;

    window.click("button", "Signed in: Anna Brandt")?;
    window.click("menuitem", "Dark")?;
    // Away and back: the menu leaves the focus on its button.
    place(&window, "gk", "Keys")?;
    place(&window, "go", "Orders")?;
    picture(&window, folder, "orders-dark")
}

fn orders(window: &Window, folder: &Path) -> Result<()> {
    open(window, "A-1016", "Order A-1016")?;
    picture(window, folder, "order-draft")?;
    window.tab_to("Conditions of")?;
    window.press("Enter")?;
    picture(window, folder, "order-conditions")?;
    open(window, "A-1014", "Order A-1014")?;
    picture(window, folder, "order-submitted")
}

fn catalog(window: &Window, folder: &Path) -> Result<()> {
    place(window, "gp", "Catalog")?;
    picture(window, folder, "catalog")?;
    open(window, "Spectra Analyzer Pro", "Spectra Analyzer Pro")?;
    picture(window, folder, "product")?;
    open(window, "Spectra Field", "Spectra Field")?;
    section(window, "Memory", "Spectra Field")?;
    picture(window, folder, "product-memory")?;
    open(window, "Standard 2026", "Standard 2026")?;
    picture(window, folder, "profile")
}

fn customers(window: &Window, folder: &Path) -> Result<()> {
    place(window, "gc", "Customers")?;
    picture(window, folder, "customers")?;
    open(window, "Müller & Søn", "Müller & Søn Messtechnik GmbH")?;
    picture(window, folder, "customer")?;
    open(window, "University of Leeds", "University of Leeds")?;
    section(window, "Groups", "University of Leeds")?;
    picture(window, folder, "customer-groups")
}

fn licenses(window: &Window, folder: &Path) -> Result<()> {
    place(window, "gl", "Licenses")?;
    picture(window, folder, "licenses")?;
    // The one with a history, of which nobody knows the serial number before.
    open(window, "A-1017", "Order A-1017")?;
    let serial = "return document.querySelector('main a.mono, main a .mono')?.innerText ?? ''";
    let serial = window.run_script(serial)?.as_str().unwrap_or_default().to_owned();
    open(window, &serial, &serial)?;
    picture(window, folder, "license")?;
    desk(window, folder, &serial)?;
    window.press("Ctrl+k")?;
    window.wait_for_focus("Search or run a command")?;
    window.type_keys("import cus")?;
    window.wait_for("button", "Import customers…")?;
    window.press("Enter")?;
    window.wait_for("heading", "Import")?;
    picture(window, folder, "import")
}

/// The request of a machine of the license whose page is open.
fn desk(window: &Window, folder: &Path, serial: &str) -> Result<()> {
    let number = "return document.querySelector('main')?.innerText.match(/No\\. (\\d+)/)?.[1] ?? ''";
    let number = window.run_script(number)?;
    let number = number.as_str().and_then(|digits| digits.parse().ok());
    let number: u32 = number.unwrap_or_default();
    let brought = tempfile::tempdir()?;
    let write = |name: &str, text: String| -> Result<PathBuf> {
        let path = brought.path().join(name);
        std::fs::write(&path, text)?;
        Ok(path)
    };
    let first = write(
        "FELD-LAPTOP-2.request",
        request(serial, number, "FELD-LAPTOP-2", 7)?,
    )?;
    place(window, "gd", "Offline desk")?;
    window.drop_file(&first)?;
    window.wait_for_text("The machine becomes number")?;
    picture(window, folder, "desk")?;
    let mistyped = request("VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8", number, "FELD-LAPTOP-4", 9)?;
    let several = [
        write(
            "FELD-LAPTOP-3.request",
            request(serial, number, "FELD-LAPTOP-3", 8)?,
        )?,
        write("FELD-LAPTOP-4.request", mistyped)?,
        write("greetings from the field.txt", "wish you were here".to_owned())?,
    ];
    let several: Vec<&Path> = several.iter().map(PathBuf::as_path).collect();
    window.drop_files(&several)?;
    window.wait_for_focus("Answer 2 files")?;
    picture(window, folder, "desk-several")?;
    window.press("Enter")?;
    window.wait_for("heading", "1 of 3 files answered")?;
    picture(window, folder, "desk-answered")?;
    window.drop_file(&first)?;
    window.wait_for_text("The machine becomes number")?;
    window.press("Enter")?;
    window.wait_for("button", "Copy")?;
    let certificate = window.run_script("return document.querySelector('main pre')?.innerText ?? ''")?;
    verify(window, folder, certificate.as_str().unwrap_or_default())
}

/// What a certificate is told to be.
fn verify(window: &Window, folder: &Path, certificate: &str) -> Result<()> {
    let file = env::temp_dir().join("FELD-LAPTOP-2.cert");
    std::fs::write(&file, certificate)?;
    place(window, "gv", "Verify")?;
    window.drop_file(&file)?;
    window.wait_for_text("This certificate is genuine")?;
    picture(window, folder, "verify")?;
    Ok(std::fs::remove_file(&file)?)
}

fn request(serial: &str, product: u32, machine: &str, number: u8) -> Result<String> {
    let salt = b"picture";
    let secret = DeviceSecret::from_bytes(&[number; 32]).ok_or_else(|| io::Error::other("no device key"))?;
    let request = ActivationRequest {
        id: format!("0197c1d2-7a40-7d3e-9c55-{number:012}"),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: serial.to_owned(),
        product: RequestProduct {
            number: product,
            version: "4.2.1".to_owned(),
        },
        machine: Machine::new()
            .with(salt, Part::Cpu, machine)
            .with(salt, Part::Motherboard, machine)
            .with(salt, Part::Mac, "02:00:00:00:00:01"),
        name: machine.to_owned(),
        virtual_machine: false,
        key: secret.public(),
    };
    Ok(request.text().map_err(io::Error::other)?)
}

/// Goes to a place of the navigation.
fn place(window: &Window, keys: &str, title: &str) -> Result<()> {
    window.type_keys(keys)?;
    window.wait_for("heading", title)
}

/// Goes to a tab of a page, and takes the pointer away from it.
fn section(window: &Window, name: &str, title: &str) -> Result<()> {
    window.click("tab", name)?;
    window.wait_until_still()?;
    window.click("heading", title)
}

/// Opens a record from the palette.
fn open(window: &Window, record: &str, title: &str) -> Result<()> {
    window.press("Ctrl+k")?;
    window.wait_for_focus("Search or run a command")?;
    window.type_keys(record)?;
    window.press("Enter")?;
    window.wait_for("heading", title)
}

fn picture(window: &Window, folder: &Path, name: &str) -> Result<()> {
    window.wait_until_still()?;
    window.screenshot(folder.join(format!("{name}.png")))
}
