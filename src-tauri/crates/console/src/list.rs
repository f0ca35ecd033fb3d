//! The one list of actions. Adding an action is: write it, add one line.

use crate::action::{Entry, run_direct, run_read, run_write};
use crate::actions::{
    activations, customers, documents, exchange, groups, holdings, images, journal, keys, licenses, mails,
    merge, orders, products, profiles, qr, revocations, search, sending, settings, users, vaults, verify,
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

    direct users::List,
    direct users::Create,
    direct users::Remove,

    read settings::Get,
    write settings::Save,
    direct settings::TestMail,

    read keys::List,
    direct keys::Create,
    write keys::Import,
    read keys::Export,
    read keys::Drill,
    read keys::Customers,
    write keys::Announce,
    write keys::Use,
    write keys::Reissue,
    read keys::Reissues,
    read keys::SaveReissued,
    write keys::Retire,

    read products::List,
    read products::Get,
    write products::Save,
    write products::Archive,
    write products::Delete,
    read images::Get,
    write images::Set,
    read profiles::List,
    read profiles::Get,
    write profiles::Save,
    write profiles::Archive,

    read customers::List,
    read customers::Get,
    write customers::Save,
    write customers::Archive,
    read holdings::Holdings,
    read merge::Duplicates,
    write merge::Merge,
    read groups::List,
    write groups::Save,
    write groups::Delete,
    write groups::Assign,

    read orders::list::List,
    read orders::list::Counts,
    write orders::make::Create,
    write orders::make::UpdateLicenses,
    write orders::make::Copy,
    read orders::draft::Get,
    write orders::draft::Save,
    write orders::draft::Note,
    write orders::draft::Billing,
    write orders::draft::Archive,
    write orders::draft::Delete,
    write orders::submit::Submit,
    write orders::revoke::Revoke,

    read licenses::List,
    read licenses::page::Get,
    read licenses::File,
    read licenses::on_day::OnDay,
    read licenses::SaveFile,
    write orders::at_once::FromProfile,
    write orders::at_once::Extend,
    write orders::at_once::ConvertTrial,
    write licenses::change::Revoke,
    write licenses::change::Block,
    write licenses::change::Unblock,
    write licenses::change::Save,

    read activations::Look,
    write activations::Activate,
    write activations::AnswerAll,
    write activations::ForId,
    write activations::Renew,
    write activations::Deactivate,
    write activations::Release,
    read activations::List,
    read activations::SaveFile,
    read activations::SaveFiles,
    read revocations::Get,
    write revocations::Publish,
    read revocations::File,
    read revocations::SaveFile,
    read search::Find,
    write search::Rebuild,
    direct verify::Verify,
    direct qr::Read,
    direct qr::Draw,

    read documents::Certificate,
    read documents::SaveFiles,

    read mails::Draft,
    read mails::Save,
    read mails::List,
    direct sending::Send,
    direct sending::Retry,

    read exchange::Look,
    direct exchange::Run,
    read exchange::ExportOrders,
    read exchange::ExportLicenses,
    read exchange::ExportCustomers,
    read exchange::ExportProducts,

    read journal::List,
}
