//! A file before it is imported.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signet_csv::{CsvError, Form, Row, Table};
use signet_domain::Permission;
use ts_rs::TS;

use super::ImportKind;
use super::fields::{ImportField, Spec, free_name, free_view, guessed};
use crate::Fault;
use crate::action::{Action, Read};
use crate::console::Desk;

/// Rows that are shown.
const SAMPLE: usize = 10;

/// A file before it is imported.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ImportLook {
    /// What its bytes were read as.
    pub encoding: String,
    pub separator: String,
    pub columns: Vec<String>,
    /// The first rows.
    pub sample: Vec<Vec<String>>,
    /// The fields a column can fill. For customers any column can also fill `field: NAME`, a free field of theirs.
    pub fields: Vec<ImportField>,
    /// Field by column; remembered from the last import of such a file, or guessed from the names.
    #[ts(type = "{ [column in string]?: string }")]
    pub mapping: BTreeMap<String, String>,
    pub remembered: bool,
}

/// Looks at a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Look {
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
}

impl Action for Look {
    const NAME: &'static str = "import.look";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str =
        "Looks at a CSV file before it is imported: columns, first rows, likely mapping.";
    type Reply = ImportLook;
}

impl Read for Look {
    fn run(self, desk: &Desk<'_>) -> Result<ImportLook, Fault> {
        self.what.check_permission(desk)?;
        let form = Form {
            encoding: self.encoding.as_deref(),
            separator: self.separator.as_deref(),
        };
        let mut table = Table::open(&self.path, form)?;
        let mut sample = Vec::new();
        let mut row = Row::default();
        while sample.len() < SAMPLE && table.next(&mut row)? {
            sample.push(row.fields().map(str::to_owned).collect());
        }
        if sample.is_empty() {
            return Err(CsvError::no_rows().into());
        }
        let remembered = desk.view().import_mapping(self.what.word(), &table.columns)?;
        let is_remembered = remembered.is_some();
        let mapping = remembered.unwrap_or_else(|| guessed(self.what, &table.columns));
        let free = mapping.values().filter_map(|field| free_name(self.what, field));
        let fields = self.what.fields().iter().map(Spec::view);
        Ok(ImportLook {
            fields: fields.chain(free.map(free_view)).collect(),
            remembered: is_remembered,
            mapping,
            encoding: table.encoding,
            separator: table.separator.into(),
            columns: table.columns,
            sample,
        })
    }
}
