//! Where some of a list's rows come from.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::keys::Key;
use super::marks::Area;
use super::{FEW, SORTED, Total, places_for};
use crate::{VaultError, View};

/// Rows of a list, in order by an index unless they are few.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The tables; the indexes are named, so that no statistics change the plan.
    pub(super) from: String,
    pub(super) conditions: Vec<String>,
    /// The values of `from` and `conditions`, in this order.
    pub(super) params: Vec<Value>,
    /// What the list is sorted by before the row.
    pub(super) columns: &'static [&'static str],
    /// The row.
    pub(super) row: &'static str,
    /// Many rows may have the same in the column: behind a key there are the others of its value, and then
    /// those of the next values. An index can begin in the middle of each, but not of both.
    pub(super) ties: bool,
    /// The text index that `from` begins with, as `f` with one parameter.
    pub(super) text: Option<&'static str>,
    /// What these rows are the newest of, where they were cut off at [`SORTED`].
    pub(super) cut: Vec<Self>,
    /// Whether the first column is null in all of these rows or in none.
    pub(super) null: Option<bool>,
}

/// A condition with its values.
pub(super) type Condition = (Option<String>, Vec<Value>);

impl Part {
    pub(super) fn new(from: impl Into<String>, row: &'static str) -> Self {
        Self {
            from: from.into(),
            row,
            ..Self::default()
        }
    }

    /// Records with a text, as they were made, joined with `tables`.
    pub(super) fn of_text(index: &'static str, expression: String, tables: &str) -> Self {
        Self {
            params: vec![Value::Text(expression)],
            text: Some(index),
            ..Self::new(format!("{index} (?) f{tables}"), "f.rowid")
        }
    }

    /// The same, of the newest records with the text.
    pub(super) fn bounded(&self, most: u64) -> Self {
        let Some(index) = self.text else {
            return self.clone();
        };
        let newest = format!("(SELECT rowid FROM {index} (?) ORDER BY rowid DESC LIMIT {most}) f");
        Self {
            from: self.from.replacen(&format!("{index} (?) f"), &newest, 1),
            text: None,
            ..self.clone()
        }
    }

    /// The newest rows of this part, to be sorted in another order.
    pub(super) fn newest(self) -> Self {
        let newest = format!(
            "(SELECT {} AS row FROM {} ORDER BY 1 DESC LIMIT {SORTED}) f",
            self.row,
            self.filtered()
        );
        Self {
            params: self.params.clone(),
            cut: vec![self],
            ..Self::new(newest, "f.row")
        }
    }

    /// Whether more rows were cut off, here or at `most` records with a text.
    pub(super) fn has_more(&self, view: View<'_>, most: u64) -> Result<bool, VaultError> {
        for whole in &self.cut {
            if whole.is_more_than(view, SORTED.into())? {
                return Ok(true);
            }
        }
        match (self.text, self.params.first()) {
            (Some(index), Some(expression)) => {
                let all = Self {
                    params: vec![expression.clone()],
                    ..Self::new(format!("{index} (?) f"), "f.rowid")
                };
                all.is_more_than(view, most)
            }
            _ => Ok(false),
        }
    }

    fn is_more_than(&self, view: View<'_>, most: u64) -> Result<bool, VaultError> {
        let sql = format!(
            "SELECT count(*) > {most} FROM (SELECT {} FROM {} LIMIT {most} + 1)",
            self.row,
            self.filtered()
        );
        let mut statement = view.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(&self.params), |row| row.get(0))?)
    }

    pub(super) fn with(
        mut self,
        condition: impl Into<String>,
        params: impl IntoIterator<Item = Value>,
    ) -> Self {
        self.conditions.push(condition.into());
        self.params.extend(params);
        self
    }

    /// `{from} WHERE {conditions}`
    pub(super) fn filtered(&self) -> String {
        if self.conditions.is_empty() {
            return self.from.clone();
        }
        format!("{} WHERE {}", self.from, self.conditions.join(" AND "))
    }

    /// How many rows it has, [`FEW`] at most.
    pub(super) fn few(&self, view: View<'_>, area: Area) -> Result<Total, VaultError> {
        let list = format!("few of {} {:?}", self.filtered(), self.params);
        view.marks.total(view, area, list, FEW.into(), || {
            let sql = format!(
                "SELECT count(*) FROM (SELECT {} FROM {} LIMIT ?)",
                self.row,
                self.filtered()
            );
            let most = Value::Integer(i64::from(FEW) + 1);
            let params = self.params.iter().cloned().chain([most]);
            let mut statement = view.connection.prepare_cached(&sql)?;
            let count: u32 = statement.query_row(params_from_iter(params), |row| row.get(0))?;
            Ok(Total {
                count: count.min(FEW).into(),
                at_least: count > FEW,
            })
        })
    }

    /// The part with the fewest rows, and how many; of those with many the first.
    pub(super) fn fewest(
        view: View<'_>,
        area: Area,
        parts: Vec<Self>,
    ) -> Result<Option<(Self, Total)>, VaultError> {
        let mut fewest: Option<(Total, Self)> = None;
        for part in parts {
            let total = part.few(view, area)?;
            if fewest
                .as_ref()
                .is_none_or(|(least, _)| (total.at_least, total.count) < (least.at_least, least.count))
            {
                fewest = Some((total, part));
            }
        }
        Ok(fewest.map(|(total, part)| (part, total)))
    }

    /// The same rows as two parts: those without a value in the first column, and those with one.
    pub(super) fn by_null(self) -> [Self; 2] {
        let column = self.columns.first().copied().unwrap_or(self.row);
        [true, false].map(|null| {
            let condition = if null { "IS NULL" } else { "IS NOT NULL" };
            let mut part = self.clone().with(format!("{column} {condition}"), []);
            part.null = Some(null);
            part
        })
    }

    /// The key's columns, named `k0` and on.
    pub(super) fn names(&self) -> String {
        let columns = self.columns.iter().chain([&self.row]).enumerate();
        let named: Vec<String> = columns.map(|(n, column)| format!("{column} AS k{n}")).collect();
        named.join(", ")
    }

    /// The conditions of what comes behind a key; none if the whole part lies before it.
    pub(super) fn behind(&self, after: Option<&Key>, descending: bool) -> Vec<Condition> {
        let Some(key) = after else {
            return vec![(None, Vec::new())];
        };
        let sign = if descending { "<" } else { ">" };
        let (row, values) = (self.row, key.clone());
        match (self.null, key.first() == Some(&Value::Null)) {
            (Some(true), true) => return vec![(Some(format!("{row} {sign} ?")), values[1..].to_vec())],
            // Null comes first upwards.
            (Some(null), is_null) if null != is_null => {
                return if null == descending {
                    vec![(None, Vec::new())]
                } else {
                    Vec::new()
                };
            }
            _ => {}
        }
        match (self.columns, self.ties) {
            ([], _) => vec![(Some(format!("{row} {sign} ?")), values)],
            ([column], true) => vec![
                (Some(format!("{column} = ? AND {row} {sign} ?")), values.clone()),
                (Some(format!("{column} {sign} ?")), values[..1].to_vec()),
            ],
            (columns, _) => {
                let names = columns.join(", ");
                let condition = format!("({names}, {row}) {sign} ({})", places_for(values.len()));
                vec![(Some(condition), values)]
            }
        }
    }
}
