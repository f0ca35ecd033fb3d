//! The one list of actions. Adding an action is: write it, add one line.

use crate::action::{Entry, run_direct, run_read, run_write};
use crate::actions::{
    customers, documents, journal, keys, licenses, mails, orders, products, sending, settings, submit, users,
    vaults, verify,
};

macro_rules! list {
    ($($how:ident $action:ty),+ $(,)?) => {
        /// Every action there is.
        pub static ACTIONS: &[Entry] = &[$(list!(@ $how $action)),+];
    };
    (@ read $action:ty) => { Entry::of::<$action>(run_read::<$action>) };
    (@ write $action:ty) => { Entry::of::<$action>(run_write::<$action>) };
    (@ direct $action:ty) => { Entry::of::<$action>(run_direct::<$action>) };
}

list! {
    direct vaults::State,
    direct vaults::Look,
    direct vaults::Create,
    direct vaults::Open,
    direct vaults::Demo,
    direct vaults::Lock,
    direct vaults::ChangePassword,
    read vaults::Check,

    read users::List,
    direct users::Create,
    direct users::Remove,

    read settings::Get,
    write settings::Save,
    direct settings::TestMail,

    read keys::List,
    direct keys::Create,
    write keys::Import,
    read keys::Export,
    write keys::Use,
    write keys::Retire,

    read products::List,
    read products::Get,
    write products::Save,
    write products::Archive,
    write products::Delete,

    read customers::List,
    read customers::Get,
    write customers::Save,
    write customers::Archive,

    read orders::List,
    read orders::Counts,
    write orders::Create,
    read orders::Get,
    write orders::Save,
    write orders::Note,
    write orders::Archive,
    write orders::Copy,
    write orders::Delete,
    write submit::Submit,
    write submit::Revoke,

    read licenses::List,
    read licenses::File,
    direct verify::Verify,

    read documents::Certificate,
    read documents::SaveFiles,

    read mails::Draft,
    read mails::Save,
    read mails::List,
    direct sending::Send,
    direct sending::Retry,

    read journal::List,
}
