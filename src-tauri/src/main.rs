//! The window: a thin Tauri shell over the console's actions. No rule lives here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bridge;

use std::sync::Arc;

use serde_json::json;
use signet_console::{Console, Services, Silent};
use tauri::{Listener as _, Manager as _, RunEvent};

use crate::bridge::Bridge;

fn main() {
    signet_console::log::start();
    let console = Arc::new(Console::new(Services::of_this_system()));
    // `--demo` opens the window on a demo vault. Without one the window asks what to do.
    if std::env::args().any(|argument| argument == "--demo") {
        let _ = console.call("vault.demo", json!({}), &Silent);
    }
    let closing = Arc::clone(&console);
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Bridge::new(console))
        .invoke_handler(tauri::generate_handler![bridge::call])
        .setup(|app| {
            let handle = app.handle().clone();
            app.listen_any("cancel", move |event| {
                if let Ok(call) = serde_json::from_str::<String>(event.payload()) {
                    handle.state::<Bridge>().cancel(&call);
                }
            });
            Ok(())
        })
        .build(tauri::generate_context!())
        .expect("the window system is there, or there is nothing to show")
        .run(move |_, event| {
            // The process ends without dropping anything: the vault is closed, and a demo vault removed, here.
            if matches!(event, RunEvent::Exit) {
                let _ = closing.call("vault.lock", json!({}), &Silent);
            }
        });
}
