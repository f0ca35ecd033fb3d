//! The real window: how it opens, how a step waits, how it ends. The steps themselves are in `steps`.

use crate::{
    desktop::{Desktop, Launch},
    error::{HarnessError, Result},
    failure,
    page::{self, Aim, Sight},
    process::last_lines,
};
use fantoccini::{Client, ClientBuilder, elements::Element, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    cell::Cell,
    path::Path,
    time::{Duration, Instant},
};
use tokio::{
    runtime::{Builder, Runtime},
    time::{sleep, timeout},
};

const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);
const TO_OPEN: Duration = Duration::from_secs(30);
const TO_SAY_GOODBYE: Duration = Duration::from_secs(3);

/// An open window of the application, used as a person uses it: native clicks and keys, and reading what is there.
///
/// Every step waits until it can be done, so a test needs no pauses. A step that cannot be done says why, shows what the
/// page said, and leaves a picture in `target/window-failures`; so does a test that panics while its window is open.
///
/// Dropping it ends the application and, unless the test chose it, removes its home.
pub struct Window {
    pub(crate) client: Client,
    pub(crate) runtime: Runtime,
    pub(crate) desktop: Desktop,
    patience: Duration,
    told: Cell<bool>,
}

impl Window {
    /// Starts the program and waits until its page has been loaded.
    pub fn open(launch: &Launch) -> Result<Self> {
        let desktop = Desktop::start(launch)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let client = runtime.block_on(connect(launch, &desktop))?;
        let window = Self {
            client,
            runtime,
            desktop,
            patience: PATIENCE,
            told: Cell::new(false),
        };
        window.until("the page is loaded", async || {
            let state = window
                .client
                .execute("return document.readyState;", vec![])
                .await?;
            Ok(if state == "complete" {
                Ok(())
            } else {
                Err(format!("It is {state}."))
            })
        })?;
        window.run(page::watch_errors(&window.client))?;
        Ok(window)
    }

    /// Sets how long each step waits before it gives up; 20 seconds unless told.
    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// The home of the running program, where its files are.
    pub fn home(&self) -> &Path {
        self.desktop.home()
    }

    /// What the program wrote to its outputs so far.
    pub fn output(&self) -> String {
        self.desktop.output()
    }

    /// Ends the program at once, as a power cut or `kill -9` does: it can neither save nor say goodbye.
    pub fn kill(self) {
        self.desktop.kill();
    }

    /// Errors that the page did not catch since it was opened, and what its security policy refused.
    pub fn script_errors(&self) -> Result<Vec<String>> {
        self.run(page::errors(&self.client))
    }

    /// Waits until `aim` is there, usable, and has stopped moving.
    pub(crate) fn find(&self, aim: Aim<'_>, place: Option<Aim<'_>>) -> Result<Element> {
        let mut before = Value::Null;
        self.until(&aim.to_string(), async || {
            Ok(match page::seek(&self.client, aim, place).await? {
                Sight::Trouble(trouble) => Err(trouble),
                Sight::Ready(element, now) if now == before => Ok(element),
                Sight::Ready(_, now) => {
                    before = now;
                    Err("It is still moving.".into())
                }
            })
        })
    }

    /// Looks until it answers `Ok`; on a time-out the last `Err` is the reason.
    pub(crate) fn until<T>(
        &self,
        waiting_for: &str,
        mut look: impl AsyncFnMut() -> Result<std::result::Result<T, String>>,
    ) -> Result<T> {
        let start = Instant::now();
        loop {
            let reason = match self.runtime.block_on(look())? {
                Ok(value) => return Ok(value),
                Err(reason) => reason,
            };
            if start.elapsed() > self.patience {
                let (waiting_for, patience) = (waiting_for.into(), self.patience);
                self.told.set(true);
                let evidence = failure::record(self);
                return Err(HarnessError::TimedOut {
                    waiting_for,
                    patience,
                    reason,
                    evidence,
                });
            }
            self.runtime.block_on(async { sleep(BETWEEN_LOOKS).await });
        }
    }

    pub(crate) fn run<T>(&self, step: impl Future<Output = Result<T>>) -> Result<T> {
        self.runtime.block_on(step)
    }
}

impl Drop for Window {
    #[expect(
        clippy::print_stderr,
        reason = "a panicking test has no other way to show it; the runner captures it"
    )]
    fn drop(&mut self) {
        if std::thread::panicking() && !self.told.get() {
            eprintln!("{}", failure::record(self));
        }
        // Asked first, so that the application ends in order; its process group is killed in any case.
        let goodbye = self.client.clone().close();
        let _ = self
            .runtime
            .block_on(async { timeout(TO_SAY_GOODBYE, goodbye).await });
    }
}

async fn connect(launch: &Launch, desktop: &Desktop) -> Result<Client> {
    let options = json!({ "binary": launch.program, "args": launch.args });
    let capabilities = Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
    let mut driver = ClientBuilder::new(HttpConnector::new());
    driver.capabilities(capabilities);
    // WebDriver does not notice when the program ends before its window is there: it would wait for ever.
    let cause = match timeout(TO_OPEN, driver.connect(&desktop.url())).await {
        Ok(Ok(client)) => return Ok(client),
        Ok(Err(cause)) => cause.to_string(),
        Err(_) => format!("nothing came within {} s", TO_OPEN.as_secs()),
    };
    let output = last_lines(&desktop.output(), 20);
    Err(HarnessError::NoWindow { cause, output })
}
