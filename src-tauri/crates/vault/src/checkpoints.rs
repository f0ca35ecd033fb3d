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
        let ask = move || {
            // Full or gone makes no difference: the next commit, or closing, does what is left.
            let _ = large.try_send(());
        };
        after_commits(connection, TOO_MANY, ask)?;
        Ok(Self(Some(thread)))
    }
}

/// Looks at the log after each commit, in the place of SQLite's own hook, which would move it inside the commit.
fn after_commits(
    connection: &mut Connection,
    too_many: i32,
    ask: impl Fn() + Send + 'static,
) -> Result<(), VaultError> {
    let hook = move |wal: &mut Wal, pages: i32| {
        if pages >= too_many {
            // Busy: the thread is at it, and the next commit tries again. Whatever it is, the commit is done: an error
            // from here would tell whoever wrote that it is not.
            let _ = wal.checkpoint();
        } else if pages >= WORTH_IT {
            ask();
        }
        Ok(())
    };
    Ok(connection.wal_hook(Some(hook))?)
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_commit_is_not_denied_because_somebody_moves_the_log() {
        let home = tempfile::tempdir().unwrap();
        let key = Secret::random().unwrap();
        let open = || {
            let connection = database::connect(&home.path().join("a.db"), &key).unwrap();
            connection.execute_batch("PRAGMA journal_mode = WAL").unwrap();
            connection
        };
        let mut writer = open();
        writer.execute_batch("CREATE TABLE t (n INTEGER)").unwrap();
        after_commits(&mut writer, 1, || {}).unwrap();
        // Whoever reads an old state keeps the thread that moves the log from finishing, for as long as it waits.
        let reader = open();
        reader.execute_batch("BEGIN; SELECT count(*) FROM t; ").unwrap();
        let mover = open();
        mover.busy_timeout(Duration::from_secs(3)).unwrap();
        let moving = thread::spawn(move || {
            let busy: i64 = mover
                .query_row("PRAGMA wal_checkpoint(RESTART)", [], |row| row.get(0))
                .unwrap();
            busy
        });
        let mut commits = 0_i64;
        while !moving.is_finished() {
            writer.execute("INSERT INTO t VALUES (1)", []).unwrap();
            commits += 1;
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(moving.join().unwrap(), 1, "it was at it all the time");
        reader.execute_batch("COMMIT").unwrap();
        let found: i64 = writer
            .query_row("SELECT count(*) FROM t", [], |row| row.get(0))
            .unwrap();
        assert_eq!(found, commits);
    }
}
