//! CSV files in and lists out. An import looks at everything first and writes only when nothing is wrong: its
//! dry run is the same without the writing.

mod cells;
mod customers;
mod export;
mod fields;
mod filled;
mod licenses;
mod look;
mod mapping;
mod problems;
mod products;
mod run;
mod values;

use serde::{Deserialize, Serialize};
use signet_domain::Permission;
use signet_vault::Tx;
use ts_rs::TS;

pub(crate) use export::{ExportCustomers, ExportLicenses, ExportOrders, ExportProducts};
pub(crate) use look::Look;
pub(crate) use run::Run;

use self::cells::Cells;
use self::fields::Spec;
use self::problems::Problems;
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// What a file's rows become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ImportKind {
    Customers,
    Products,
    /// Licenses that another system sold.
    Licenses,
}

impl ImportKind {
    /// Its name in the vault and in the contract.
    fn word(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Products => "products",
            Self::Licenses => "licenses",
        }
    }

    /// The fields a column can fill.
    fn fields(self) -> &'static [Spec] {
        match self {
            Self::Customers => fields::CUSTOMERS,
            Self::Products => fields::PRODUCTS,
            Self::Licenses => fields::LICENSES,
        }
    }

    /// Whoever may sell may not change the catalog.
    fn check_permission(self, desk: &Desk<'_>) -> Result<(), Fault> {
        let role = desk.user.role;
        if self != Self::Products || role.may(Permission::Catalog) {
            return Ok(());
        }
        let message = format!(
            "Your role ({}) does not allow to import products. Ask an owner of the vault.",
            role.word()
        );
        Err(Fault::new(FaultCode::PermissionDenied, message))
    }
}

/// How many records an import adds, changes and leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counts {
    added: u64,
    changed: u64,
    unchanged: u64,
}

/// An import of one kind of records: takes the rows in, looks at all of them together, writes them.
trait Import {
    /// Takes a row in. What is wrong with it goes to the problems.
    fn take(&mut self, desk: &Desk<'_>, cells: &Cells<'_>, problems: &mut Problems) -> Result<(), Fault>;

    /// Looks at everything together, once all rows are in.
    fn settle(&mut self, desk: &Desk<'_>, problems: &mut Problems) -> Result<Counts, Fault>;

    /// Writes what was taken in. Only called when there was no problem.
    fn write(self: Box<Self>, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault>;
}

/// Rows between two reports of progress: each one wakes the window.
const REPORTED: u64 = 256;

/// Reports progress now and then, and stops when the user wants to.
fn step(desk: &Desk<'_>, done: u64, total: u64, what: &str) -> Result<(), Fault> {
    if done.is_multiple_of(REPORTED) || done == total {
        desk.progress.step(done, total, what)
    } else {
        Ok(())
    }
}
