//! The keys of a list: what it is sorted by, and the row. A page is found by its keys, from covering indexes,
//! and only the rows that are shown are read from their table.

use std::fmt::Write as _;

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::{FEW, Listed, PageOf, Total};
use crate::{VaultError, View};

/// Where some of a list's rows come from, in order by an index.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The tables; the indexes are named, so that no statistics change the plan.
    pub(super) from: String,
    pub(super) conditions: Vec<String>,
    /// The values of `from` and `conditions`, in this order.
    pub(super) params: Vec<Value>,
    /// What the list is sorted by before the row.
    pub(super) columns: Vec<&'static str>,
    /// The row.
    pub(super) row: &'static str,
    /// Many rows may have the same in the column: behind a key there are the others of its value, and then
    /// those of the next values. An index can begin in the middle of each, but not of both.
    pub(super) ties: bool,
    /// Whether the first column is null in all of these rows or in none.
    pub(super) null: Option<bool>,
}

/// The keys of a list in an order.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    /// The order's name, in cursors: a cursor of another order means nothing here.
    pub(super) name: &'static str,
    pub(super) descending: bool,
    /// A row may come from several parts and counts once.
    pub(super) distinct: bool,
    pub(super) parts: Vec<Part>,
}

/// The values of a list's columns in one row, and the row.
pub(super) type Key = Vec<Value>;

/// How keys become rows: `SELECT {columns} FROM (keys) AS page CROSS JOIN {tables}`.
pub(super) struct Shown<'a> {
    pub(super) columns: &'a str,
    pub(super) tables: &'a str,
}

impl Part {
    pub(super) fn with(mut self, condition: impl Into<String>, params: impl IntoIterator<Item = Value>) -> Self {
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

    /// How many rows it has, [`FEW`] and one at most.
    pub(super) fn few(&self, view: View<'_>) -> Result<u32, VaultError> {
        let sql = format!("SELECT count(*) FROM (SELECT {} FROM {} LIMIT ?)", self.row, self.filtered());
        let most = Value::Integer(i64::from(FEW) + 1);
        let params = self.params.iter().cloned().chain([most]);
        let mut statement = view.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(params), |row| row.get(0))?)
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
}

impl Keys {
    /// A page of the list.
    pub(super) fn page<T>(
        &self,
        view: View<'_>,
        page: &PageOf,
        total: Total,
        shown: &Shown<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<Listed<T>, VaultError> {
        let limit = u64::from(page.limit);
        let (rows, more) = match (page.offset, &page.after) {
            (Some(offset), _) => self.at(view, offset, limit, total, shown, read)?,
            (None, after) => {
                let after = after.as_deref().and_then(|after| self.cursor(after));
                more_than(limit, self.rows(view, after.as_ref(), limit + 1, 0, shown, read)?)
            }
        };
        let next = rows.last().filter(|_| more).map(|(key, _)| self.cursor_after(key));
        Ok(Listed {
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            next,
            total: total.count,
            total_is_at_least: total.at_least,
        })
    }

    /// The rows after the first `offset`, and whether there are more.
    fn at<T>(
        &self,
        view: View<'_>,
        offset: u64,
        limit: u64,
        total: Total,
        shown: &Shown<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<(Vec<(Key, T)>, bool), VaultError> {
        if !total.at_least && offset >= total.count {
            return Ok((Vec::new(), false));
        }
        let left = total.count.saturating_sub(offset);
        if !total.at_least && left < offset {
            // Nearer from the other end.
            let back = self.reversed();
            let (after, skip) = back.start(view, left.saturating_sub(limit))?;
            let mut rows = back.rows(view, after.as_ref(), limit.min(left), skip, shown, read)?;
            rows.reverse();
            return Ok((rows, left > limit));
        }
        let (after, skip) = self.start(view, offset)?;
        Ok(more_than(limit, self.rows(view, after.as_ref(), limit + 1, skip, shown, read)?))
    }

    /// Where to begin for the row at `offset`: after which key, and how many rows to pass over then.
    fn start(&self, view: View<'_>, offset: u64) -> Result<(Option<Key>, u64), VaultError> {
        let (sql, params) = self.select(None);
        let list = format!("{sql} {params:?} {}", self.name);
        view.marks.before(view, &list, offset, |after, skip| self.key(view, after, skip))
    }

    /// The key that comes `skip` rows after the first one behind `after`.
    fn key(&self, view: View<'_>, after: Option<&Key>, skip: u64) -> Result<Option<Key>, VaultError> {
        let (sql, params) = self.limited(after, 1, skip);
        let mut statement = view.connection.prepare_cached(&sql)?;
        let width = statement.column_count();
        let mut rows = statement.query(params_from_iter(params))?;
        Ok(match rows.next()? {
            Some(row) => Some((0..width).map(|column| row.get(column)).collect::<Result<_, _>>()?),
            None => None,
        })
    }

    fn rows<T>(
        &self,
        view: View<'_>,
        after: Option<&Key>,
        limit: u64,
        skip: u64,
        shown: &Shown<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<Vec<(Key, T)>, VaultError> {
        let (sql, params) = self.shown(after, limit, skip, shown);
        #[cfg(test)]
        super::tests::look_at_plan(view, &sql, &params);
        let mut statement = view.connection.prepare_cached(&sql)?;
        let width = statement.column_count();
        let first = width - self.width();
        let mut found = statement.query(params_from_iter(params))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let key = (first..width).map(|column| row.get(column)).collect::<Result<_, _>>()?;
            rows.push((key, read(row)?));
        }
        Ok(rows)
    }

    /// The statement of a page. The join keeps the order of the keys.
    pub(super) fn shown(&self, after: Option<&Key>, limit: u64, skip: u64, shown: &Shown<'_>) -> (String, Vec<Value>) {
        let (keys, params) = self.limited(after, limit, skip);
        let names: Vec<String> = (0..self.width()).map(|n| format!("page.k{n}")).collect();
        let sql = format!(
            "SELECT {}, {} FROM ({keys}) AS page CROSS JOIN {}",
            shown.columns,
            names.join(", "),
            shown.tables.replace("page.row", &format!("page.k{}", self.width() - 1)),
        );
        (sql, params)
    }

    fn limited(&self, after: Option<&Key>, limit: u64, skip: u64) -> (String, Vec<Value>) {
        let (mut sql, mut params) = self.select(after);
        sql.push_str(" LIMIT ? OFFSET ?");
        params.extend([integer(limit), integer(skip)]);
        (sql, params)
    }

    /// The keys behind `after`, in order.
    fn select(&self, after: Option<&Key>) -> (String, Vec<Value>) {
        let (mut sql, mut params) = (String::new(), Vec::new());
        for part in &self.parts {
            for (seek, values) in part.behind(after, self.descending) {
                if !sql.is_empty() {
                    sql.push_str(if self.distinct { " UNION " } else { " UNION ALL " });
                }
                // Writing to a String cannot fail.
                let _ = write!(sql, "SELECT {} FROM {}", part.names(), part.from);
                let conditions: Vec<&str> = part.conditions.iter().chain(&seek).map(String::as_str).collect();
                if !conditions.is_empty() {
                    let _ = write!(sql, " WHERE {}", conditions.join(" AND "));
                }
                params.extend(part.params.iter().cloned());
                params.extend(values);
            }
        }
        if sql.is_empty() {
            // Every part lies before the key.
            let nothing: Vec<String> = (0..self.width()).map(|n| format!("NULL AS k{n}")).collect();
            let _ = write!(sql, "SELECT {} WHERE 0", nothing.join(", "));
        }
        let direction = if self.descending { "DESC" } else { "ASC" };
        let order: Vec<String> = (1..=self.width()).map(|n| format!("{n} {direction}")).collect();
        let _ = write!(sql, " ORDER BY {}", order.join(", "));
        (sql, params)
    }

    /// How many rows there are, up to a bound.
    pub(super) fn count(&self, view: View<'_>, most: u64) -> Result<Total, VaultError> {
        let (mut sql, mut params) = (String::new(), Vec::new());
        for part in &self.parts {
            if !sql.is_empty() {
                sql.push_str(if self.distinct { " UNION " } else { " UNION ALL " });
            }
            let _ = write!(sql, "SELECT {} FROM {}", part.row, part.filtered());
            params.extend(part.params.iter().cloned());
        }
        params.push(integer(most + 1));
        let count: u64 = view
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM ({sql} LIMIT ?)"))?
            .query_row(params_from_iter(params), |row| row.get(0))?;
        Ok(Total {
            count: count.min(most),
            at_least: count > most,
        })
    }

    /// A name for this list, whatever its order.
    pub(super) fn fingerprint(&self) -> String {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| format!("{} {:?} {:?}", part.from, part.conditions, part.params))
            .collect();
        parts.join("; ")
    }

    fn reversed(&self) -> Self {
        Self {
            descending: !self.descending,
            ..self.clone()
        }
    }

    fn width(&self) -> usize {
        self.parts.first().map_or(1, |part| part.columns.len() + 1)
    }

    /// A key as text. It says nothing that a page does not show, and reading it can harm nothing.
    fn cursor_after(&self, key: &Key) -> String {
        let values = key.iter().map(|value| match value {
            Value::Integer(n) => serde_json::Value::from(*n),
            Value::Text(text) => serde_json::Value::from(text.as_str()),
            _ => serde_json::Value::Null,
        });
        let cursor: Vec<serde_json::Value> = std::iter::once(self.name.into()).chain(values).collect();
        serde_json::Value::from(cursor).to_string()
    }

    fn cursor(&self, text: &str) -> Option<Key> {
        let cursor: Vec<serde_json::Value> = serde_json::from_str(text).ok()?;
        let (name, values) = cursor.split_first()?;
        if name.as_str() != Some(self.name) || values.len() != self.width() || !values.last()?.is_i64() {
            return None;
        }
        values
            .iter()
            .map(|value| match value {
                serde_json::Value::Null => Some(Value::Null),
                serde_json::Value::String(text) => Some(Value::Text(text.clone())),
                number => number.as_i64().map(Value::Integer),
            })
            .collect()
    }
}

impl Part {
    fn names(&self) -> String {
        let columns = self.columns.iter().chain([&self.row]).enumerate();
        let named: Vec<String> = columns.map(|(n, column)| format!("{column} AS k{n}")).collect();
        named.join(", ")
    }

    /// The conditions of what comes behind a key, with their values; none if the whole part lies before it.
    fn behind(&self, after: Option<&Key>, descending: bool) -> Vec<(Option<String>, Vec<Value>)> {
        let Some(key) = after else {
            return vec![(None, Vec::new())];
        };
        let sign = if descending { "<" } else { ">" };
        let (row, values) = (self.row, key.clone());
        let last = values.last().cloned().unwrap_or(Value::Null);
        match (self.null, key.first() == Some(&Value::Null)) {
            (Some(true), true) => return vec![(Some(format!("{row} {sign} ?")), vec![last])],
            // Null comes first upwards.
            (Some(null), is_null) if null != is_null => {
                return if null == descending { vec![(None, Vec::new())] } else { Vec::new() };
            }
            _ => {}
        }
        match (self.columns.as_slice(), self.ties) {
            ([], _) => vec![(Some(format!("{row} {sign} ?")), values)],
            ([column], true) => vec![
                (Some(format!("{column} = ? AND {row} {sign} ?")), values.clone()),
                (Some(format!("{column} {sign} ?")), values[..1].to_vec()),
            ],
            (columns, _) => {
                let names = columns.join(", ");
                let condition = format!("({names}, {row}) {sign} ({})", super::places_for(values.len()));
                vec![(Some(condition), values)]
            }
        }
    }
}

fn more_than<T>(limit: u64, mut rows: Vec<T>) -> (Vec<T>, bool) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    (rows, more)
}

fn integer(n: u64) -> Value {
    Value::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}
