//! What a person can do with a window: by mouse, by keyboard, by eye.

use crate::{
    error::Result,
    keys,
    page::{self, Aim},
    window::Window,
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// By mouse.
impl Window {
    /// Clicks the one element of this role ("button", "link", "tab", "option", …) with this accessible name.
    ///
    /// The whole name is tried first, then its beginning: a button may show its shortcut after its name.
    pub fn click(&self, role: &str, name: &str) -> Result<()> {
        self.click_on(Aim::Role(role, name), None)
    }

    /// As [`click`](Self::click), inside one place: `("row", "SO-1042")`, `("dialog", "Revoke this order?")`.
    pub fn click_in(&self, place: (&str, &str), role: &str, name: &str) -> Result<()> {
        self.click_on(Aim::Role(role, name), Some(Aim::Role(place.0, place.1)))
    }

    /// Clicks the words, whatever they are part of.
    pub fn click_text(&self, words: &str) -> Result<()> {
        self.click_on(Aim::Text(words), None)
    }

    /// Opens the field with this label and clicks the option of this name.
    pub fn choose(&self, label: &str, option: &str) -> Result<()> {
        self.click_on(Aim::Field(label), None)?;
        self.click("option", option)
    }

    /// Lets go of a file above the middle of the page, as from a file manager.
    pub fn drop_file(&self, path: &Path) -> Result<()> {
        self.drop_files(&[path])
    }

    /// The same with several files at once.
    pub fn drop_files(&self, paths: &[&Path]) -> Result<()> {
        self.run(page::drop_files(&self.client, paths))
    }

    /// Answers the next file dialog of the system with `path` instead of showing it: no WebDriver can reach that one.
    ///
    /// Only the answer is not real. The page asks as always, and what becomes of the path is the product's own doing.
    pub fn answer_file_dialog(&self, path: &Path) -> Result<()> {
        self.run(page::answer_file_dialog(&self.client, path))
    }

    fn click_on(&self, aim: Aim<'_>, place: Option<Aim<'_>>) -> Result<()> {
        let element = self.find(aim, place)?;
        self.run(async { Ok(element.click().await?) })
    }
}

/// By keyboard.
impl Window {
    /// Puts the cursor into the field with this label and replaces what is there, key by key.
    pub fn fill(&self, label: &str, value: &str) -> Result<()> {
        self.click_on(Aim::Field(label), None)?;
        self.press("Ctrl+a")?;
        self.press("Delete")?;
        self.type_keys(value)
    }

    /// Types into whatever has the focus. A line end is the Enter key.
    pub fn type_keys(&self, text: &str) -> Result<()> {
        self.run(async { Ok(self.client.perform_actions(keys::typed(text)).await?) })
    }

    /// Presses one key or a combination: `Tab`, `Ctrl+Enter`, `Ctrl+Shift+k`, `F8`, `?`.
    pub fn press(&self, combination: &str) -> Result<()> {
        let keys = keys::pressed(combination)?;
        self.run(async { Ok(self.client.perform_actions(keys).await?) })
    }
}

/// By keyboard, finding the way.
impl Window {
    /// Presses Tab until the focus is on what has this accessible name, or begins with it.
    pub fn tab_to(&self, name: &str) -> Result<()> {
        self.step_to("Tab", name)
    }

    /// As [`tab_to`](Self::tab_to), the other way round.
    pub fn tab_back_to(&self, name: &str) -> Result<()> {
        self.step_to("Shift+Tab", name)
    }

    /// Waits until a page or a dialog that opens has put the focus there.
    pub fn wait_for_focus(&self, name: &str) -> Result<()> {
        self.until(&format!("the focus on {name:?}"), async || {
            let focused = page::focused_name(&self.client).await?;
            Ok(if focused.starts_with(name) {
                Ok(())
            } else {
                Err(format!("It is on {}.", page::focused(&self.client).await?))
            })
        })
    }

    fn step_to(&self, key: &str, name: &str) -> Result<()> {
        self.until(&format!("{key} to {name:?}"), async || {
            if page::focused_name(&self.client).await?.starts_with(name) {
                return Ok(Ok(()));
            }
            self.client.perform_actions(keys::pressed(key)?).await?;
            Ok(Err(format!("It is on {}.", page::focused(&self.client).await?)))
        })
    }
}

/// By eye.
impl Window {
    /// Waits until the words can be read on the page.
    pub fn wait_for_text(&self, words: &str) -> Result<()> {
        self.until(&format!("reading {words:?}"), async || {
            Ok(if self.reads(words).await? {
                Ok(())
            } else {
                Err("The page does not say so.".into())
            })
        })
    }

    /// Waits until the words can no longer be read.
    pub fn wait_until_gone(&self, words: &str) -> Result<()> {
        self.until(&format!("no longer reading {words:?}"), async || {
            Ok(if self.reads(words).await? {
                Err("The page still says so.".into())
            } else {
                Ok(())
            })
        })
    }

    /// Waits until there is one element of this role and name, ready to be clicked.
    pub fn wait_for(&self, role: &str, name: &str) -> Result<()> {
        self.find(Aim::Role(role, name), None).map(drop)
    }

    /// Waits until nothing of this role and name is there.
    pub fn wait_for_none(&self, role: &str, name: &str) -> Result<()> {
        self.wait_until_counted(Aim::Role(role, name), "not there", |shown, _| shown == 0)
    }

    /// Waits until there is one element of this role and name, and nobody can use it.
    pub fn wait_for_disabled(&self, role: &str, name: &str) -> Result<()> {
        self.wait_until_counted(Aim::Role(role, name), "disabled", |shown, enabled| {
            shown == 1 && enabled == 0
        })
    }

    fn wait_until_counted(&self, aim: Aim<'_>, wanted: &str, fits: impl Fn(u64, u64) -> bool) -> Result<()> {
        self.until(&format!("{aim} {wanted}"), async || {
            let (shown, enabled) = page::count(&self.client, aim).await?;
            Ok(if fits(shown, enabled) {
                Ok(())
            } else {
                Err(format!("{shown} are there, {enabled} can be used."))
            })
        })
    }

    /// Waits until nothing has moved, loaded or changed for about half a second: before a picture for people.
    pub fn wait_until_still(&self) -> Result<()> {
        let mut before = Value::Null;
        let mut same = 0;
        self.until("a page that stands still", async || {
            let now = page::scene(&self.client).await?;
            same = if now == before && now["busy"] == 0 {
                same + 1
            } else {
                0
            };
            before = now;
            Ok(if same >= 10 {
                Ok(())
            } else {
                Err("Something still moves, loads or changes.".into())
            })
        })?;
        self.run(page::painted(&self.client))
    }

    /// All that can be read on the page now, as lines.
    pub fn text(&self) -> Result<String> {
        self.run(page::text(&self.client))
    }

    /// What stands in the field with this label.
    pub fn value(&self, label: &str) -> Result<String> {
        let field = self.find(Aim::Field(label), None)?;
        self.run(async { Ok(field.prop("value").await?.unwrap_or_default()) })
    }

    /// Role and name of what has the focus: `button "Submit"`.
    pub fn focused(&self) -> Result<String> {
        self.run(page::focused(&self.client))
    }

    /// Saves what the window shows as a PNG; makes the folder.
    pub fn screenshot(&self, path: impl AsRef<Path>) -> Result<()> {
        let picture = self.run(async { Ok(self.client.screenshot().await?) })?;
        if let Some(folder) = path.as_ref().parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(path, picture)?)
    }

    /// Makes the page this large, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.run(async { Ok(self.client.set_window_size(width, height).await?) })?;
        self.until(&format!("a page of {width}×{height}"), async || {
            let size = self
                .client
                .execute("return [innerWidth, innerHeight];", vec![])
                .await?;
            Ok(if size == json!([width, height]) {
                Ok(())
            } else {
                Err(format!("It is {size}."))
            })
        })
    }

    /// Runs a script in the page: to measure something, never in place of a person's step.
    pub fn run_script(&self, script: &str) -> Result<Value> {
        self.run(async { Ok(self.client.execute(script, vec![]).await?) })
    }

    async fn reads(&self, words: &str) -> Result<bool> {
        Ok(tidy(&page::text(&self.client).await?).contains(&tidy(words)))
    }
}

/// Line breaks depend on the width of a column; words do not.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
