//! Create, open, lock; change the password; check the file.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signet_domain::{Company, Permission, Problem, Role, Settings, User};
use signet_keys::LastUsed;
use signet_vault::{Author, Folder, NewVault, Vault};
use ts_rs::TS;

use super::recent;
use super::users::UserView;
use crate::action::{Action, Direct, Read};
use crate::console::{Desk, Session, closed};
use crate::progress::Progress;
use crate::{Console, Fault, FaultCode};

/// Who is signed in where.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SessionView {
    /// The vault's folder.
    pub folder: String,
    /// The folder's own name.
    pub vault_name: String,
    /// The vendor.
    pub company: String,
    /// The user.
    pub user: UserView,
    /// What they may do.
    pub permissions: Vec<Permission>,
    /// A demo vault, which vanishes when it is closed.
    pub demo: bool,
}

impl SessionView {
    pub(super) fn of(session: &Session) -> Result<Self, Fault> {
        let path = session.vault.folder().path();
        Ok(Self {
            folder: path.to_string_lossy().into_owned(),
            vault_name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            company: session.vault.view().settings()?.company.name,
            user: UserView::of(&session.user, &session.vault),
            permissions: Permission::ALL
                .into_iter()
                .filter(|p| session.user.role.may(*p))
                .collect(),
            demo: session.demo.is_some(),
        })
    }
}

/// The program's state at start.
#[derive(Debug, Serialize, TS)]
pub(crate) struct StateView {
    /// Signet's version.
    pub version: String,
    /// Who is signed in, if a vault is open.
    pub session: Option<SessionView>,
    /// Where a new vault goes when nobody says.
    pub default_folder: String,
    /// Vaults opened lately, newest first.
    pub recent: Vec<String>,
}

/// Asks for the program's state.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {}

impl Action for State {
    const NAME: &'static str = "vault.state";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "The program's version, the open vault, vaults opened lately.";
    type Reply = StateView;
}

impl Direct for State {
    fn run(self, console: &Console, _: &dyn Progress) -> Result<StateView, Fault> {
        let places = &console.services.places;
        Ok(StateView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            session: console.lock_session().as_ref().map(SessionView::of).transpose()?,
            default_folder: places.vault.to_string_lossy().into_owned(),
            recent: recent::read(places),
        })
    }
}

/// What is in a folder.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FolderView {
    /// A vault is there.
    pub exists: bool,
    /// Its login names.
    pub users: Vec<String>,
    /// Another process has it open.
    pub in_use: bool,
}

/// Looks into a folder without opening anything.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Look {
    folder: PathBuf,
}

impl Action for Look {
    const NAME: &'static str = "vault.look";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "Whether a folder holds a vault, and who may open it.";
    type Reply = FolderView;
}

impl Direct for Look {
    fn run(self, _: &Console, _: &dyn Progress) -> Result<FolderView, Fault> {
        let folder = Folder::new(self.folder);
        let exists = folder.holds_a_vault();
        let users = if exists {
            Vault::users_of(&folder)?
        } else {
            Vec::new()
        };
        Ok(FolderView {
            exists,
            users,
            in_use: folder.in_use(),
        })
    }
}

/// Creates a vault and opens it as its owner.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Create {
    folder: PathBuf,
    company: String,
    user: String,
    full_name: String,
    password: String,
}

impl Action for Create {
    const NAME: &'static str = "vault.create";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "Creates a vault in a folder and opens it as its owner.";
    type Reply = SessionView;
}

impl Direct for Create {
    fn run(self, console: &Console, _: &dyn Progress) -> Result<SessionView, Fault> {
        let now = console.services.now();
        let settings = Settings {
            version: 1,
            company: Company {
                name: self.company.trim().to_owned(),
                ..Company::default()
            },
            order_series: "A".to_owned(),
            ..Settings::default()
        };
        let mut problems = settings.check();
        problems.extend(User::check(&self.user, &self.full_name, &self.password));
        if self.folder.as_os_str().is_empty() {
            problems.push(Problem::new(
                signet_domain::ProblemCode::Missing,
                "folder",
                "Choose a folder for the vault.",
            ));
        }
        Fault::unless_empty(problems.into_iter().map(in_this_form).collect())?;
        let user = User {
            id: console.services.new_id(),
            version: 1,
            name: self.user,
            full_name: self.full_name.trim().to_owned(),
            role: Role::Owner,
            created_at: now,
        };
        let author = Author {
            user: user.id,
            name: user.full_name.clone(),
            console: settings.order_series.clone(),
        };
        let new = NewVault {
            user: &user.name,
            password: &self.password,
            author: &author,
            at: now,
            cost: console.services.cost,
        };
        let vault = Vault::create(Folder::new(self.folder), &new, |tx| {
            tx.insert_settings(&settings)?;
            tx.insert_user(&user)
        })?;
        recent::note(&console.services.places, vault.folder().path());
        enter(
            console,
            Session {
                number: console.next_session(),
                vault,
                user,
                signing: LastUsed::default(),
                demo: None,
            },
        )
    }
}

/// Fields are named as in this request, not as in the settings.
fn in_this_form(mut problem: Problem) -> Problem {
    let own = match problem.field.as_str() {
        "company.name" => Some("company"),
        "name" => Some("user"),
        _ => None,
    };
    if let Some(own) = own {
        own.clone_into(&mut problem.field);
    }
    problem
}

/// Opens a vault.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Open {
    folder: PathBuf,
    /// The login name; none where there is only one user.
    #[serde(default)]
    user: Option<String>,
    password: String,
}

impl Action for Open {
    const NAME: &'static str = "vault.open";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "Opens a vault. Whatever was open before is closed.";
    type Reply = SessionView;
}

impl Direct for Open {
    fn run(self, console: &Console, _: &dyn Progress) -> Result<SessionView, Fault> {
        let folder = Folder::new(self.folder);
        let mut held = console.lock_session();
        // The same vault again: give the lock back first, or it would be found in use by ourselves.
        if held.as_ref().is_some_and(|s| s.vault.folder() == &folder) {
            console.leave(&mut held);
        }
        drop(held);
        let (mut vault, user) = Vault::open(folder, self.user.as_deref(), &self.password)?;
        vault.set_cost(console.services.cost);
        recent::note(&console.services.places, vault.folder().path());
        enter(
            console,
            Session {
                number: console.next_session(),
                vault,
                user,
                signing: LastUsed::default(),
                demo: None,
            },
        )
    }
}

fn enter(console: &Console, session: Session) -> Result<SessionView, Fault> {
    let view = SessionView::of(&session)?;
    console.enter(session)?;
    Ok(view)
}

/// Opens a demo vault.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Demo {}

impl Action for Demo {
    const NAME: &'static str = "vault.demo";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "Opens a new vault with invented data that vanishes when it is closed.";
    type Reply = SessionView;
}

impl Direct for Demo {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<SessionView, Fault> {
        let session = super::demo::session(&console.services, progress)?;
        enter(
            console,
            Session {
                number: console.next_session(),
                ..session
            },
        )
    }
}

/// Closes the vault.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lock {}

impl Action for Lock {
    const NAME: &'static str = "vault.lock";
    const PERMISSION: Permission = Permission::Anyone;
    const ABOUT: &'static str = "Closes the vault and forgets its keys.";
    type Reply = ();
}

impl Direct for Lock {
    fn run(self, console: &Console, _: &dyn Progress) -> Result<(), Fault> {
        console.leave(&mut console.lock_session());
        Ok(())
    }
}

/// Changes the signed-in user's password.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePassword {
    current: String,
    new: String,
}

impl Action for ChangePassword {
    const NAME: &'static str = "vault.change_password";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Changes the password of the user who is signed in.";
    type Reply = ();
}

impl Direct for ChangePassword {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<(), Fault> {
        Fault::unless_empty(User::check_password("new", &self.new).into_iter().collect())?;
        let mut held = console.lock_session();
        let session = held.as_mut().ok_or_else(closed)?;
        if !session.vault.accepts(&session.user.name, &self.current) {
            let fault = Fault::field("current", "The current password is wrong.");
            return Err(Fault {
                code: FaultCode::WrongPassword,
                ..fault
            });
        }
        let user = session.user.clone();
        let planned = session
            .vault
            .plan_slot(&user.name, Some(&self.new), user.role.may_sign())?;
        let desk = Desk::of(session, &console.services, progress);
        desk.write(Self::NAME, |tx| {
            tx.touch_user(&user)?;
            Ok(session.vault.write_slots(&planned)?)
        })?;
        session.vault.keep_slots(planned);
        session.user.version += 1;
        Ok(())
    }
}

/// What a check of the vault found.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CheckView {
    /// Entries of the journal, all in their chain.
    pub journal_entries: i64,
    /// What is wrong; empty when all is well.
    pub problems: Vec<String>,
}

/// Checks the whole vault.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {}

impl Action for Check {
    const NAME: &'static str = "vault.check";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Checks every page of the file and the journal's whole chain.";
    type Reply = CheckView;
}

impl Read for Check {
    fn run(self, desk: &Desk<'_>) -> Result<CheckView, Fault> {
        let (journal_entries, problems) = desk.view().check()?;
        Ok(CheckView {
            journal_entries,
            problems,
        })
    }
}
