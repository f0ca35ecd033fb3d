//! The console: holds the open vault and calls actions by name.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use serde_json::Value;
use signet_domain::{MailId, Permission, Stamp, User};
use signet_keys::LastUsed;
use signet_vault::{Author, Reader, ReaderSource, Tx, Vault, View};
use tempfile::TempDir;

use crate::action::find;
use crate::progress::Progress;
use crate::services::Services;
use crate::{Fault, FaultCode};

/// Everything Signet does, behind one method. Shared between threads: writes take turns, reads go on beside
/// them on connections of their own.
pub struct Console {
    /// Time, randomness, places.
    pub services: Services,
    session: Mutex<Option<Session>>,
    reading: RwLock<Option<Reading>>,
    sessions: AtomicU64,
    /// Mails a server is being asked to take at this moment.
    pub(crate) sending: Mutex<HashSet<MailId>>,
}

/// An open vault and who is signed in.
pub(crate) struct Session {
    /// Tells this session from the one after it, also of the same user in the same vault.
    pub number: u64,
    pub vault: Vault,
    pub user: User,
    /// The signing key, open as long as the vault is.
    pub signing: LastUsed,
    /// The folder of a demo vault, removed when it closes. Declared after `vault`: closed first.
    pub demo: Option<TempDir>,
}

/// What reading actions need of a session, so that they never wait for a writer.
struct Reading {
    number: u64,
    user: User,
    /// Connections that nobody uses at this moment.
    readers: Mutex<Vec<Reader>>,
    vault: Mutex<ReaderSource>,
}

/// What an action inside a session works with.
pub(crate) struct Desk<'a> {
    /// The session's number.
    pub number: u64,
    pub user: &'a User,
    pub services: &'a Services,
    pub progress: &'a dyn Progress,
    view: View<'a>,
    held: Option<&'a Session>,
}

impl<'a> Desk<'a> {
    /// A desk that may write.
    pub fn of(session: &'a Session, services: &'a Services, progress: &'a dyn Progress) -> Self {
        Self {
            number: session.number,
            user: &session.user,
            services,
            progress,
            view: session.vault.view(),
            held: Some(session),
        }
    }

    /// Reads the vault; inside a write it sees what was written so far.
    pub fn view(&self) -> View<'a> {
        self.view
    }

    /// The vault itself, for actions that write or sign.
    pub fn vault(&self) -> Result<&'a Vault, Fault> {
        Ok(&self.session()?.vault)
    }

    /// The signing key that was used last.
    pub fn signing(&self) -> Result<&'a LastUsed, Fault> {
        Ok(&self.session()?.signing)
    }

    fn session(&self) -> Result<&'a Session, Fault> {
        self.held.ok_or_else(|| {
            Fault::internal(&std::io::Error::other(
                "an action that only reads asked for the vault",
            ))
        })
    }

    /// Who acts, now.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            at: self.services.now(),
            by: self.user.full_name.clone(),
        }
    }

    pub fn author(&self) -> Result<Author, Fault> {
        Ok(Author {
            user: self.user.id,
            name: self.user.full_name.clone(),
            console: self.view().settings()?.order_series,
        })
    }

    /// One transaction, one journal entry.
    pub fn write<R>(&self, action: &str, work: impl FnOnce(&Tx<'_>) -> Result<R, Fault>) -> Result<R, Fault> {
        let author = self.author()?;
        let tx = self.vault()?.begin()?;
        let reply = work(&tx)?;
        tx.commit(action, &author, self.services.now())?;
        Ok(reply)
    }
}

impl Console {
    /// A console with nothing open.
    pub fn new(services: Services) -> Self {
        Self {
            services,
            session: Mutex::new(None),
            reading: RwLock::new(None),
            sessions: AtomicU64::new(0),
            sending: Mutex::default(),
        }
    }

    /// Calls an action by name. The request is the JSON its type describes; so is the reply.
    pub fn call(&self, action: &str, request: Value, progress: &dyn Progress) -> Result<Value, Fault> {
        let entry = find(action).ok_or_else(|| {
            Fault::new(
                FaultCode::UnknownAction,
                format!("There is no action “{action}”. “signet actions” lists them."),
            )
        })?;
        self.check_permission(entry.permission)?;
        (entry.run)(self, request, progress)
    }

    fn check_permission(&self, permission: Permission) -> Result<(), Fault> {
        if permission == Permission::Anyone {
            return Ok(());
        }
        let reading = self.reading();
        let role = reading.as_ref().ok_or_else(closed)?.user.role;
        if role.may(permission) {
            return Ok(());
        }
        Err(Fault::new(
            FaultCode::PermissionDenied,
            format!(
                "Your role ({}) does not allow this. Ask an owner of the vault.",
                role.word()
            ),
        ))
    }

    /// Takes a session into use; whatever was open before is closed.
    pub(crate) fn enter(&self, session: Session) -> Result<(), Fault> {
        let reading = Reading {
            number: session.number,
            user: session.user.clone(),
            readers: Mutex::new(vec![session.vault.reader()?]),
            vault: Mutex::new(session.vault.reader_source()),
        };
        let mut held = self.lock_session();
        self.leave(&mut held);
        *held = Some(session);
        *self.reading.write().unwrap_or_else(PoisonError::into_inner) = Some(reading);
        Ok(())
    }

    /// Closes the vault: readers first, so that the last connection tidies the file up.
    pub(crate) fn leave(&self, held: &mut Option<Session>) {
        *self.reading.write().unwrap_or_else(PoisonError::into_inner) = None;
        *held = None;
    }

    /// Takes the session out of the console, still open.
    pub(crate) fn take_session(&self) -> Option<Session> {
        let mut held = self.lock_session();
        *self.reading.write().unwrap_or_else(PoisonError::into_inner) = None;
        held.take()
    }

    fn reading(&self) -> RwLockReadGuard<'_, Option<Reading>> {
        self.reading.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// A desk that only reads, one state of the vault, beside whoever writes.
    pub(crate) fn with_reader<R>(
        &self,
        progress: &dyn Progress,
        work: impl FnOnce(&Desk<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let reading = self.reading();
        let reading = reading.as_ref().ok_or_else(closed)?;
        let idle = reading
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let reader = match idle {
            Some(reader) => reader,
            None => reading
                .vault
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .reader()?,
        };
        let result = reader.read(|view| {
            work(&Desk {
                number: reading.number,
                user: &reading.user,
                services: &self.services,
                progress,
                view,
                held: None,
            })
        });
        reading
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(reader);
        result
    }

    /// The number of a new session.
    pub(crate) fn next_session(&self) -> u64 {
        self.sessions.fetch_add(1, Ordering::Relaxed)
    }

    /// A desk in the session numbered `number`, for actions that let go of the vault between their
    /// transactions: what one user began is not finished in the name of another, nor in another vault.
    pub(crate) fn with_same_desk<R>(
        &self,
        number: u64,
        progress: &dyn Progress,
        work: impl FnOnce(&Desk<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        self.with_desk(progress, |desk| {
            if desk.number == number {
                return work(desk);
            }
            Err(Fault::new(
                FaultCode::VaultClosed,
                "The vault was closed meanwhile, so this was not recorded.",
            ))
        })
    }

    pub(crate) fn lock_session(&self) -> MutexGuard<'_, Option<Session>> {
        // A panic inside an action dropped its transaction: the vault is as it was before.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn with_session<R>(
        &self,
        work: impl FnOnce(&Session) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        match &*self.lock_session() {
            Some(session) => work(session),
            None => Err(closed()),
        }
    }

    pub(crate) fn with_desk<R>(
        &self,
        progress: &dyn Progress,
        work: impl FnOnce(&Desk<'_>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        self.with_session(|session| work(&Desk::of(session, &self.services, progress)))
    }
}

pub(crate) fn closed() -> Fault {
    Fault::new(FaultCode::VaultClosed, "No vault is open. Open one first.")
}
