//! The import: reads, looks at everything, and writes when nothing is wrong.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use signet_csv::{CsvError, Form, Row, Table};
use signet_domain::Permission;
use signet_vault::Tx;
use ts_rs::TS;

use super::cells::Cells;
use super::customers::Customers;
use super::licenses::Licenses;
use super::mapping::Mapping;
use super::problems::{ImportProblem, Problems};
use super::products::Products;
use super::{Counts, Import, ImportKind, step};
use crate::action::{Action, Direct};
use crate::console::Desk;
use crate::progress::Progress;
use crate::{Console, Fault};

/// Most rows of one import: all of them become one entry of the journal, which has to fit into memory.
const MOST_ROWS: u64 = 500_000;

/// What an import does, or did.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ImportView {
    /// Rows read.
    pub rows: u64,
    /// Records that are new.
    pub added: u64,
    /// Records that change.
    pub changed: u64,
    /// Records of the file that the vault knows already, as they are.
    pub unchanged: u64,
    /// The first 1,000 problems.
    pub problems: Vec<ImportProblem>,
    pub problem_count: u64,
    /// Whether the vault was changed: never with problems.
    pub done: bool,
}

/// Imports a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "the contract's name")]
pub(crate) struct Run {
    what: ImportKind,
    path: PathBuf,
    /// None: as it seems to be.
    #[serde(default)]
    #[ts(optional = nullable)]
    encoding: Option<String>,
    /// None: as it seems to be.
    #[serde(default)]
    #[ts(optional = nullable)]
    separator: Option<String>,
    /// Field by column; columns that are missing or have no field are left out.
    #[ts(type = "{ [column in string]?: string }")]
    mapping: BTreeMap<String, String>,
    /// Only tells what would happen.
    dry_run: bool,
}

impl Action for Run {
    const NAME: &'static str = "import.run";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str =
        "Imports a CSV file, all or nothing; a dry run lists every problem and changes nothing.";
    type Reply = ImportView;
}

/// A file that was read and looked at.
struct Looked {
    import: Box<dyn Import>,
    counts: Counts,
    problems: Problems,
    rows: u64,
    columns: Vec<String>,
}

impl Direct for Run {
    fn run(self, console: &Console, progress: &dyn Progress) -> Result<ImportView, Fault> {
        if self.dry_run {
            // Beside whoever writes.
            return console.with_reader(progress, |desk| Ok(self.look(desk)?.view(false)));
        }
        console.with_desk(progress, |desk| {
            desk.write(Self::NAME, |tx| self.import(desk, tx))
        })
    }
}

impl Run {
    fn import(&self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ImportView, Fault> {
        let looked = self.look(desk)?;
        if looked.problems.count() > 0 {
            return Ok(looked.view(false));
        }
        let Looked {
            import,
            counts,
            problems,
            rows,
            columns,
        } = looked;
        import.write(desk, tx)?;
        tx.remember_mapping(self.what.word(), &columns, &self.mapping)?;
        Ok(view(counts, problems, rows, true))
    }

    fn look(&self, desk: &Desk<'_>) -> Result<Looked, Fault> {
        self.what.check_permission(desk)?;
        let form = Form {
            encoding: self.encoding.as_deref(),
            separator: self.separator.as_deref(),
        };
        let mut table = Table::open(&self.path, form)?;
        let mapping = Rc::new(Mapping::new(self.what, &table.columns, &self.mapping)?);
        let mut import: Box<dyn Import> = match self.what {
            ImportKind::Customers => Box::new(Customers::new(desk, Rc::clone(&mapping))?),
            ImportKind::Products => Box::new(Products::new(desk, Rc::clone(&mapping))?),
            ImportKind::Licenses => Box::new(Licenses::new(desk, Rc::clone(&mapping))?),
        };
        let mut problems = Problems::default();
        let (rows, whole) = take_all(desk, &mut table, &mapping, &mut *import, &mut problems)?;
        // What is missing may stand in the part that cannot be read.
        let counts = if whole {
            import.settle(desk, &mut problems)?
        } else {
            Counts::default()
        };
        Ok(Looked {
            import,
            counts,
            problems,
            rows,
            columns: table.columns,
        })
    }
}

/// Takes all rows in. Returns how many there were, and whether the file was read to its end.
fn take_all(
    desk: &Desk<'_>,
    table: &mut Table,
    mapping: &Mapping,
    import: &mut dyn Import,
    problems: &mut Problems,
) -> Result<(u64, bool), Fault> {
    let mut row = Row::default();
    let mut rows = 0;
    loop {
        match table.next(&mut row) {
            Ok(true) => {}
            Ok(false) if rows == 0 => return Err(CsvError::no_rows().into()),
            Ok(false) => {
                desk.progress.step(rows, rows, "rows read")?;
                return Ok((rows, true));
            }
            Err(error) => {
                let Some(line) = error.line else {
                    return Err(error.into());
                };
                problems.add(line, "", error.message);
                return Ok((rows, false));
            }
        }
        if rows == MOST_ROWS {
            problems.add(
                row.line,
                "",
                format!("At most {MOST_ROWS} rows are imported at once: split the file here."),
            );
            return Ok((rows, false));
        }
        rows += 1;
        step(desk, rows, table.likely_rows(rows).max(rows + 1), "rows read")?;
        if row.len() == table.columns.len() {
            import.take(desk, &Cells::new(&row, mapping), problems)?;
        } else {
            let message = format!(
                "This row has {} fields, the first row has {}.",
                row.len(),
                table.columns.len()
            );
            problems.add(row.line, "", message);
        }
    }
}

impl Looked {
    fn view(self, done: bool) -> ImportView {
        view(self.counts, self.problems, self.rows, done)
    }
}

fn view(counts: Counts, problems: Problems, rows: u64, done: bool) -> ImportView {
    ImportView {
        rows,
        added: counts.added,
        changed: counts.changed,
        unchanged: counts.unchanged,
        problem_count: problems.count(),
        problems: problems.listed(),
        done,
    }
}
