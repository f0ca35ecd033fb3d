//! The console: holds the open vault and calls actions by name.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use signet_domain::{MailId, Permission, Stamp, User};
use signet_vault::{Author, Tx, Vault, View};
use tempfile::TempDir;

use crate::action::find;
use crate::progress::Progress;
use crate::services::Services;
use crate::{Fault, FaultCode};

/// Everything Signet does, behind one method. Shared between threads; reads and writes take turns.
pub struct Console {
    /// Time, randomness, places.
    pub services: Services,
    session: Mutex<Option<Session>>,
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
    /// The folder of a demo vault, removed when it closes. Declared after `vault`: closed first.
    pub demo: Option<TempDir>,
}

/// What an action inside a session works with.
pub(crate) struct Desk<'a> {
    pub session: &'a Session,
    pub services: &'a Services,
    pub progress: &'a dyn Progress,
}

impl Desk<'_> {
    /// Reads the vault; inside a write it sees what was written so far.
    pub fn view(&self) -> View<'_> {
        self.session.vault.view()
    }

    /// Who acts, now.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            at: self.services.now(),
            by: self.session.user.full_name.clone(),
        }
    }

    pub fn author(&self) -> Result<Author, Fault> {
        Ok(Author {
            user: self.session.user.id,
            name: self.session.user.full_name.clone(),
            console: self.view().settings()?.order_series,
        })
    }

    /// One transaction, one journal entry.
    pub fn write<R>(&self, action: &str, work: impl FnOnce(&Tx<'_>) -> Result<R, Fault>) -> Result<R, Fault> {
        let author = self.author()?;
        let tx = self.session.vault.begin()?;
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
        self.with_session(|session| {
            let role = session.user.role;
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
        })
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
            if desk.session.number == number {
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
        self.with_session(|session| {
            work(&Desk {
                session,
                services: &self.services,
                progress,
            })
        })
    }
}

pub(crate) fn closed() -> Fault {
    Fault::new(FaultCode::VaultClosed, "No vault is open. Open one first.")
}
