//! The bridge: one command carries every action, off the window's thread; progress goes back as events.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use signet_console::{Console, Fault, Progress, ProgressEvent};
use tauri::{AppHandle, Emitter as _, State};

/// The console, and the calls that may be cancelled.
pub struct Bridge {
    console: Arc<Console>,
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Bridge {
    pub fn new(console: Arc<Console>) -> Self {
        Self {
            console,
            running: Mutex::default(),
        }
    }

    /// Asks a running call to stop. One that has ended cannot be stopped anymore.
    pub fn cancel(&self, call: &str) {
        if let Some(wish) = self.running().get(call) {
            wish.store(true, Ordering::Relaxed);
        }
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Calls one action. `call` names the call in its progress events and in the event that cancels it.
#[tauri::command]
pub async fn call(
    app: AppHandle,
    bridge: State<'_, Bridge>,
    action: String,
    request: Value,
    call: String,
) -> Result<Value, Fault> {
    let cancelled = Arc::new(AtomicBool::new(false));
    bridge.running().insert(call.clone(), Arc::clone(&cancelled));
    let console = Arc::clone(&bridge.console);
    let events = Events {
        app,
        call: call.clone(),
        cancelled,
        told: Mutex::new(None),
    };
    // Actions wait for the disk, the processor or a mail server: never on the window's thread.
    let reply = tauri::async_runtime::spawn_blocking(move || console.call(&action, request, &events)).await;
    bridge.running().remove(&call);
    reply.unwrap_or_else(|error| Err(Fault::internal(&error)))
}

/// Progress of one call, as events to the window.
struct Events {
    app: AppHandle,
    call: String,
    cancelled: Arc<AtomicBool>,
    told: Mutex<Option<Instant>>,
}

/// Between two events of a call: faster than an eye follows, slow enough for ten thousand items.
const BETWEEN: Duration = Duration::from_millis(60);

impl Progress for Events {
    fn report(&self, done: u64, total: u64, what: &str) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if done < total && told.is_some_and(|told| told.elapsed() < BETWEEN) {
            return;
        }
        *told = Some(Instant::now());
        let event = ProgressEvent {
            call: self.call.clone(),
            done,
            total,
            what: what.to_owned(),
        };
        // A window that is gone needs no progress.
        let _ = self.app.emit("progress", event);
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
