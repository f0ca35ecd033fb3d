//! The vaults opened lately: a small file beside the settings of the system, not in any vault.

use std::path::Path;

use crate::services::Places;

const MOST: usize = 8;

/// Folders of vaults opened lately that still exist, newest first. A broken list is an empty one.
pub(super) fn read(places: &Places) -> Vec<String> {
    let text = std::fs::read_to_string(&places.recent).unwrap_or_default();
    let folders: Vec<String> = serde_json::from_str(&text).unwrap_or_default();
    folders
        .into_iter()
        .filter(|folder| Path::new(folder).join("vault.slots").exists())
        .collect()
}

/// Puts a folder first. A convenience: when it cannot be written, nothing is lost but the convenience.
pub(super) fn note(places: &Places, folder: &Path) {
    let folder = folder.to_string_lossy().into_owned();
    let mut folders = read(places);
    folders.retain(|other| *other != folder);
    folders.insert(0, folder);
    folders.truncate(MOST);
    let written = places
        .recent
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&places.recent, serde_json::json!(folders).to_string()));
    if let Err(error) = written {
        tracing::warn!(%error, "the list of recent vaults was not written");
    }
}
