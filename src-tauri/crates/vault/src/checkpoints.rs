//! Moving what was committed from the write-ahead log into the file, beside whoever works: after a large commit it
//! takes as long as the commit itself.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use crate::folder::Folder;
use crate::{Secret, VaultError, database};

/// Pages of the log from which on they are moved.
const WORTH_IT: i32 = 1_000;
/// Pages from which on the writer moves them itself: whoever writes without a pause would let the log grow for
/// ever.
const TOO_MANY: i32 = 65_536;

/// The thread that moves them. It ends when the connection it watches is closed; dropping waits for that.
pub(crate) struct Checkpoints(Option<JoinHandle<()>>);

impl Checkpoints {
    /// Watches the commits of a connection.
    pub(crate) fn watch(
        connection: &mut Connection,
        folder: &Folder,
        key: &Secret,
    ) -> Result<Self, VaultError> {
        // One is enough: a commit that finds it taken is moved together with the one before.
        let (large, commits) = sync_channel::<()>(1);
        let mover = Mover {
            folder: folder.clone(),
            key: key.clone(),
            commits,
        };
        let thread = thread::Builder::new()
            .name("checkpoints".to_owned())
            .spawn(move || mover.run())?;
        let hook = move |wal: &mut Wal, pages: i32| {
            if pages >= TOO_MANY {
                wal.checkpoint()?;
            } else if pages >= WORTH_IT {
                // Full or gone makes no difference: the next commit, or closing, does what is left.
                let _ = large.try_send(());
            }
            Ok(())
        };
        // Replaces SQLite's own hook, which would do it inside the commit.
        connection.wal_hook(Some(hook))?;
        Ok(Self(Some(thread)))
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            // A panic over there has been told already, and the log is as good as the file.
            let _ = thread.join();
        }
    }
}

struct Mover {
    folder: Folder,
    key: Secret,
    commits: Receiver<()>,
}

impl Mover {
    fn run(self) {
        let mut connection = None;
        while self.commits.recv().is_ok() {
            if connection.is_none() {
                connection = database::connect(&self.folder.database(), &self.key).ok();
            }
            if let Some(connection) = &connection {
                // What readers still need stays in the log. Failing, it all does: closing tries again.
                let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            }
        }
    }
}
