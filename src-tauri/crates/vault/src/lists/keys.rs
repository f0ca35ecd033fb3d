//! The keys of a list: what it is sorted by, and the row. A page is found by its keys, from covering indexes,
//! and only the rows that are shown are read from their table.

use std::fmt::Write as _;
use std::sync::Arc;

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::marks::Area;
use super::part::Part;
use super::{Listed, PageOf, Total, cursor};
use crate::{VaultError, View};

/// The keys of a list in an order.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    pub(super) area: Area,
    /// The order's name, in cursors.
    pub(super) name: &'static str,
    pub(super) descending: bool,
    /// A row may come from several parts and counts once.
    pub(super) distinct: bool,
    pub(super) parts: Vec<Part>,
    pub(super) whole: Whole,
}

/// How all rows of a list are had in their order.
#[derive(Debug, Clone)]
pub(super) enum Whole {
    /// By walking along the indexes, which can begin anywhere.
    Walked,
    /// By sorting the parts.
    Sorted,
    /// By sorting these: the parts walk past much that does not belong here.
    Otherwise(Vec<Part>),
}

/// The values of a list's columns in one row, and the row.
pub(super) type Key = Vec<Value>;

/// How keys become rows: `SELECT {columns} FROM (keys) AS page CROSS JOIN {tables}`, where the first table
/// is joined by `page.row`.
pub(super) struct Shown<'a> {
    pub(super) columns: &'a str,
    pub(super) tables: &'a str,
    /// The key, from these tables.
    pub(super) key: &'a [&'a str],
}

/// Rows with their keys, and whether there are more.
type Rows<T> = (Vec<(Key, T)>, bool);

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
        let after = match page.offset {
            Some(_) => None,
            None => page
                .after
                .as_deref()
                .and_then(|after| cursor::read(self.name, self.width(), after)),
        };
        let offset = page.offset.unwrap_or(0);
        let (rows, more) = if after.is_none() && !total.at_least && offset >= total.count {
            (Vec::new(), false)
        } else if let Some(order) = self.remembered(view, after.is_none() && offset > 0)?
            && let Some(start) = place(&order, after.as_ref(), offset)
        {
            self.part_of(view, &order, start, limit, shown, read)?
        } else if after.is_some() {
            self.behind(view, after.as_ref(), 0, limit, shown, read)?
        } else {
            self.at(view, offset, limit, total, shown, read)?
        };
        let next = rows
            .last()
            .filter(|_| more)
            .map(|(key, _)| cursor::write(self.name, key));
        Ok(Listed {
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            next,
            total: total.count,
            total_is_at_least: total.at_least,
        })
    }

    /// The rows after the first `offset`.
    fn at<T>(
        &self,
        view: View<'_>,
        offset: u64,
        limit: u64,
        total: Total,
        shown: &Shown<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<Rows<T>, VaultError> {
        let left = total.count.saturating_sub(offset);
        if !total.at_least && left < offset {
            // Nearer from the other end.
            let back = Self {
                descending: !self.descending,
                ..self.clone()
            };
            let (after, skip) = back.start(view, left.saturating_sub(limit))?;
            let (mut rows, _) = back.behind(view, after.as_ref(), skip, limit.min(left), shown, read)?;
            rows.reverse();
            return Ok((rows, left > limit));
        }
        let (after, skip) = self.start(view, offset)?;
        self.behind(view, after.as_ref(), skip, limit, shown, read)
    }

    /// The order of all rows, of a list that no index has as it is: always if it has to be sorted anyway, and
    /// for a `deep` page if its first pages are found by walking.
    fn remembered(&self, view: View<'_>, deep: bool) -> Result<Option<Arc<[i64]>>, VaultError> {
        let (whole, wanted) = match &self.whole {
            Whole::Walked => return Ok(None),
            Whole::Sorted => (&self.parts, true),
            Whole::Otherwise(parts) => (parts, deep),
        };
        if view.is_writing()? {
            return Ok(None);
        }
        let all = Self {
            parts: whole.clone(),
            ..self.clone()
        };
        let (keys, params) = all.select(None);
        let list = format!("{keys} {params:?}");
        view.marks.order(view, self.area, &list, wanted, || {
            let sql = format!("SELECT k{} FROM ({keys})", self.width() - 1);
            let mut statement = view.connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(&params), |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// A part of a remembered order.
    fn part_of<T>(
        &self,
        view: View<'_>,
        order: &[i64],
        start: usize,
        limit: u64,
        shown: &Shown<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<Rows<T>, VaultError> {
        let start = start.min(order.len());
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let end = start.saturating_add(limit).min(order.len());
        let sql = format!(
            "SELECT {}, {} FROM (SELECT value AS row FROM json_each(?)) AS page CROSS JOIN {}",
            shown.columns,
            shown.key.join(", "),
            shown.tables,
        );
        let rows = serde_json::to_string(&order[start..end])?;
        Ok((
            self.read(view, &sql, &[Value::Text(rows)], read)?,
            end < order.len(),
        ))
    }

    /// Where to begin for the row at `offset`: after which key, and how many rows to pass over then.
    fn start(&self, view: View<'_>, offset: u64) -> Result<(Option<Key>, u64), VaultError> {
        let (sql, params) = self.select(None);
        let list = format!("{sql} {params:?}");
        view.marks.before(view, self.area, &list, offset, |after, skip| {
            let (sql, params) = self.limited(after, 1, skip);
            let mut statement = view.connection.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(params))?;
            Ok(match rows.next()? {
                Some(row) => Some(
                    (0..self.width())
                        .map(|column| row.get(column))
                        .collect::<Result<_, _>>()?,
                ),
                None => None,
            })
        })
    }

    /// The rows behind a key, after `skip` of them.
    fn behind<T>(
        &self,
        view: View<'_>,
        after: Option<&Key>,
        skip: u64,
        limit: u64,
        shown: &Shown<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<Rows<T>, VaultError> {
        let (keys, params) = self.limited(after, limit + 1, skip);
        let names: Vec<String> = (0..self.width()).map(|n| format!("page.k{n}")).collect();
        // The join keeps the order of the keys.
        let sql = format!(
            "SELECT {}, {} FROM ({keys}) AS page CROSS JOIN {}",
            shown.columns,
            names.join(", "),
            shown
                .tables
                .replace("page.row", &format!("page.k{}", self.width() - 1)),
        );
        let mut rows = self.read(view, &sql, &params, read)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        Ok((rows, more))
    }

    /// The rows of a statement whose last columns are their key.
    fn read<T>(
        &self,
        view: View<'_>,
        sql: &str,
        params: &[Value],
        read: impl Fn(&Row<'_>) -> Result<T, VaultError>,
    ) -> Result<Vec<(Key, T)>, VaultError> {
        #[cfg(test)]
        super::tests::look_at_plan(view, sql, params);
        let mut statement = view.connection.prepare_cached(sql)?;
        let width = statement.column_count();
        let mut found = statement.query(params_from_iter(params))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let key = (width - self.width()..width).map(|column| row.get(column));
            rows.push((key.collect::<Result<_, _>>()?, read(row)?));
        }
        Ok(rows)
    }

    fn limited(&self, after: Option<&Key>, limit: u64, skip: u64) -> (String, Vec<Value>) {
        let (mut sql, mut params) = self.select(after);
        sql.push_str(" LIMIT ? OFFSET ?");
        params.extend([limit, skip].map(integer));
        (sql, params)
    }

    /// The keys behind `after`, in order.
    fn select(&self, after: Option<&Key>) -> (String, Vec<Value>) {
        let (mut sql, mut params) = (String::new(), Vec::new());
        for part in &self.parts {
            for (behind, values) in part.behind(after, self.descending) {
                self.join(&mut sql);
                // Writing to a String cannot fail.
                let _ = write!(sql, "SELECT {} FROM {}", part.names(), part.from);
                let conditions: Vec<&str> = part
                    .conditions
                    .iter()
                    .chain(&behind)
                    .map(String::as_str)
                    .collect();
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

    /// How many rows there are, up to a bound. Counted once as long as nothing changes. Of a text, so many of
    /// the newest records that contain it are looked at.
    pub(super) fn count(&self, view: View<'_>, most: u64) -> Result<Total, VaultError> {
        let list = format!("count of {} {:?}", self.select(None).0, self.params());
        view.marks.total(view, self.area, list, most, || {
            let (mut sql, mut at_least) = (String::new(), false);
            for part in &self.parts {
                self.join(&mut sql);
                let _ = write!(sql, "SELECT {} FROM {}", part.row, part.bounded(most).filtered());
                at_least |= part.has_more(view, most)?;
            }
            let sql = format!("SELECT count(*) FROM ({sql} LIMIT ?)");
            let params = self.params().into_iter().chain([integer(most + 1)]);
            let mut statement = view.connection.prepare_cached(&sql)?;
            let count: u64 = statement.query_row(params_from_iter(params), |row| row.get(0))?;
            Ok(Total {
                count: count.min(most),
                at_least: at_least || count > most,
            })
        })
    }

    fn params(&self) -> Vec<Value> {
        self.parts.iter().flat_map(|part| part.params.clone()).collect()
    }

    fn join(&self, sql: &mut String) {
        if !sql.is_empty() {
            sql.push_str(if self.distinct { " UNION " } else { " UNION ALL " });
        }
    }

    fn width(&self) -> usize {
        self.parts.first().map_or(1, |part| part.columns.len() + 1)
    }
}

/// Where a page begins in a remembered order; none if the row it follows is gone.
fn place(order: &[i64], after: Option<&Key>, offset: u64) -> Option<usize> {
    match after.map(|key| key.last()) {
        None => usize::try_from(offset).ok(),
        Some(Some(Value::Integer(row))) => order.iter().position(|other| other == row).map(|at| at + 1),
        Some(_) => None,
    }
}

fn integer(n: u64) -> Value {
    Value::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}
