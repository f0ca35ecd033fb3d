//! What an action is, and the three ways one runs.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use signet_domain::{Currency, Permission, Problem, ProblemCode};
use signet_vault::Tx;
use ts_rs::{Config, TS};

use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault, FaultCode, FaultDetails};

/// A request type: its name, what it needs, what it answers.
pub trait Action: DeserializeOwned + TS + 'static {
    /// `area.verb`, as faces call it.
    const NAME: &'static str;
    /// What the user must be allowed to do.
    const PERMISSION: Permission;
    /// One line for the list of actions.
    const ABOUT: &'static str;
    /// The answer.
    type Reply: Serialize + TS + 'static;
}

/// An action that only reads.
pub(crate) trait Read: Action {
    fn run(self, desk: &Desk<'_>) -> Result<Self::Reply, Fault>;
}

/// An action that writes: one transaction, one journal entry, all or nothing.
pub(crate) trait Write: Action {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<Self::Reply, Fault>;
}

/// An action that opens or closes the vault, or does something that cannot be rolled back (mail)
/// or takes long without the vault (making a key) between its transactions.
pub(crate) trait Direct: Action {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<Self::Reply, Fault>;
}

type Run = fn(&Console, Value, &dyn Progress) -> Result<Value, Fault>;

/// An action in the list.
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What it needs.
    pub permission: Permission,
    /// One line about it.
    pub about: &'static str,
    /// The request's TypeScript type.
    pub request: fn(&Config) -> String,
    /// The reply's TypeScript type.
    pub reply: fn(&Config) -> String,
    pub(crate) run: Run,
    pub(crate) declare: fn(&mut crate::contract::Declarations),
}

/// The action with this name.
pub fn find(name: &str) -> Option<&'static Entry> {
    crate::list::ACTIONS.iter().find(|entry| entry.name == name)
}

impl Entry {
    pub(crate) const fn of<A: Action>(run: Run) -> Self {
        Self {
            name: A::NAME,
            permission: A::PERMISSION,
            about: A::ABOUT,
            request: A::inline,
            reply: A::Reply::name,
            run,
            declare: |declarations| declarations.add_action::<A>(),
        }
    }
}

pub(crate) fn run_read<A: Read>(
    console: &Console,
    request: Value,
    progress: &dyn Progress,
) -> Result<Value, Fault> {
    let action: A = parse(request)?;
    let done = console.with_reader(progress, |desk| action.run(desk));
    reply(&done.map_err(|fault| fault.of_action(A::NAME))?)
}

pub(crate) fn run_write<A: Write>(
    console: &Console,
    request: Value,
    progress: &dyn Progress,
) -> Result<Value, Fault> {
    let action: A = parse(request)?;
    let done = console.with_desk(progress, |desk| desk.write(A::NAME, |tx| action.run(desk, tx)));
    reply(&done.map_err(|fault| fault.of_action(A::NAME))?)
}

pub(crate) fn run_direct<A: Direct>(
    console: &Console,
    request: Value,
    progress: &dyn Progress,
) -> Result<Value, Fault> {
    let action: A = parse(request)?;
    let done = action.run(console, progress);
    reply(&done.map_err(|fault| fault.of_action(A::NAME))?)
}

fn parse<A: Action>(request: Value) -> Result<A, Fault> {
    serde_path_to_error::deserialize(request).map_err(|error| {
        let path = error.path().to_string();
        if let Some(problem) = no_currency(&path, &error.inner().to_string()) {
            return Fault::problem(problem).of_action(A::NAME);
        }
        let field = (path != "." && !path.is_empty()).then_some(path);
        let place = field
            .as_ref()
            .map_or_else(|| "The request".to_owned(), |f| format!("The field {f}"));
        Fault {
            code: FaultCode::InvalidRequest,
            message: format!("{place} is not what this action expects: {}.", error.inner()),
            details: FaultDetails {
                field,
                ..FaultDetails::default()
            },
        }
    })
}

/// What people type is a problem of its field, not a mistake of the program that asks: of all that is typed
/// only currencies are refused as early as here.
fn no_currency(path: &str, cause: &str) -> Option<Problem> {
    if !cause.contains(Currency::REFUSED) {
        return None;
    }
    let field = path.strip_prefix("content.").unwrap_or(path);
    Some(Problem::new(ProblemCode::Unknown, field, format!("{cause}.")))
}

fn reply<R: Serialize>(reply: &R) -> Result<Value, Fault> {
    serde_json::to_value(reply).map_err(|error| Fault::internal(&error))
}
