//! The surroundings of one window: a display, a home of its own, the WebDriver that starts the program.

use crate::{
    error::{HarnessError, Result},
    process::{Group, last_lines},
};
use std::{
    ffi::OsString,
    io,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

const PATIENCE_WITH_TOOLS: Duration = Duration::from_secs(20);

/// A program that `cargo build` put beside the running test, such as `signet-desktop` or `signet`.
pub fn built(name: &str) -> Result<PathBuf> {
    let test = std::env::current_exe()?;
    let beside = test.ancestors().skip(1).find(|folder| !folder.ends_with("deps"));
    let program = beside.unwrap_or(Path::new(".")).join(name);
    if program.is_file() {
        Ok(program)
    } else {
        Err(HarnessError::NotBuilt(program))
    }
}

/// Which program to open, and with what around it.
#[derive(Debug, Clone)]
pub struct Launch {
    pub(crate) program: PathBuf,
    pub(crate) args: Vec<String>,
    env: Vec<(OsString, OsString)>,
    home: Option<PathBuf>,
}

impl Launch {
    /// The built desktop application, in a fresh and empty home.
    pub fn signet() -> Result<Self> {
        Ok(Self::program(built("signet-desktop")?))
    }

    /// Any Tauri application.
    pub fn program(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            args: Vec::new(),
            env: Vec::new(),
            home: None,
        }
    }

    /// Appends an argument of the program.
    #[must_use]
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Sets a variable of the program's environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    /// Keeps the program's files in `home`, which outlives the window: for tests that start it a second time.
    #[must_use]
    pub fn home(mut self, home: impl Into<PathBuf>) -> Self {
        self.home = Some(home.into());
        self
    }
}

/// Everything around one window; dropping it ends the programs and removes the files.
pub struct Desktop {
    // Fields drop in this order: first who writes, then where they wrote.
    driver: Group,
    _display: Option<Group>,
    home: PathBuf,
    port: u16,
    _folder: TempDir,
}

impl Desktop {
    pub fn start(launch: &Launch) -> Result<Self> {
        if !launch.program.is_file() {
            return Err(HarnessError::NotBuilt(launch.program.clone()));
        }
        let folder = tempfile::Builder::new().prefix("signet-window-").tempdir()?;
        let home = launch.home.clone().unwrap_or_else(|| folder.path().join("home"));
        std::fs::create_dir_all(&home)?;
        let (display, name) = display(folder.path())?;
        let (driver, port) = driver(launch, &home, &name, folder.path())?;
        Ok(Self {
            driver,
            _display: display,
            home,
            port,
            _folder: folder,
        })
    }

    pub fn kill(&self) {
        self.driver.kill();
    }

    pub fn home(&self) -> &Path {
        &self.home
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What the driver and the program wrote to their outputs.
    pub fn output(&self) -> String {
        self.driver.output()
    }
}

/// The display that is there, or one of our own.
fn display(folder: &Path) -> Result<(Option<Group>, OsString)> {
    if let Some(name) = std::env::var_os("DISPLAY").filter(|name| !name.is_empty()) {
        return Ok((None, name));
    }
    // The server picks a free number and writes it to its output. It ends with its last client, whatever happens to us.
    let args = [
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1920x1200x24",
        "-nolisten",
        "tcp",
        "-terminate",
    ];
    let mut server =
        Group::start(Command::new("Xvfb").args(args), folder.join("display.log")).map_err(|cause| {
            HarnessError::NoTool {
                tool: "Xvfb",
                package: "xvfb",
                cause,
            }
        })?;
    let number = until_ready("Xvfb", &mut server, |server| {
        let output = server.output();
        output
            .lines()
            .find_map(|line| line.trim().parse::<u32>().ok())
            .filter(|_| output.contains('\n'))
    })?;
    Ok((Some(server), format!(":{number}").into()))
}

fn driver(launch: &Launch, home: &Path, display: &OsString, folder: &Path) -> Result<(Group, u16)> {
    let port = free_port()?;
    let mut command = Command::new("WebKitWebDriver");
    let temp = folder.join("tmp");
    std::fs::create_dir(&temp).map_err(HarnessError::Io)?;
    command.arg("--host=127.0.0.1").arg(format!("--port={port}"));
    private_surroundings(&mut command, home, &temp, display);
    command.envs(launch.env.iter().map(|(name, value)| (name, value)));
    let mut driver =
        Group::start(&mut command, folder.join("driver.log")).map_err(|cause| HarnessError::NoTool {
            tool: "WebKitWebDriver",
            package: "webkit2gtk-driver",
            cause,
        })?;
    until_ready("WebKitWebDriver", &mut driver, |_| {
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
    })?;
    Ok((driver, port))
}

/// The program inherits these: files under `home` and `temp`, one language and time zone, nothing of the developer's own desktop.
fn private_surroundings(command: &mut Command, home: &Path, temp: &Path, display: &OsString) {
    command
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("HOME", home)
        .env("TMPDIR", temp)
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_STATE_HOME", home.join(".local/state"))
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        // Without a language WebKit calls the page's language "C", which no `Intl` accepts.
        .env("LANG", "en_US.UTF-8")
        .env("LC_CTYPE", "C.UTF-8")
        .env("LANGUAGE", "en_US")
        .env_remove("LC_ALL")
        .env("TZ", "UTC")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("GTK_THEME")
        // Both make screenshots hang.
        .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
        .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE");
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn until_ready<T>(
    tool: &'static str,
    group: &mut Group,
    mut ready: impl FnMut(&Group) -> Option<T>,
) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = ready(group) {
            return Ok(value);
        }
        if group.has_ended() || start.elapsed() > PATIENCE_WITH_TOOLS {
            return Err(HarnessError::NotReady {
                tool,
                output: last_lines(&group.output(), 20),
            });
        }
        thread::sleep(Duration::from_millis(20));
    }
}
