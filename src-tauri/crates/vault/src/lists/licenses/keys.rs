//! Which indexes the license list walks along.

use rusqlite::types::Value;
use signet_domain::LicenseStatus;

use super::{LicenseFilter, LicenseSort};
use crate::lists::keys::{Keys, Whole};
use crate::lists::marks::Area;
use crate::lists::part::Part;
use crate::lists::{COUNTED, PageOf, SORTED, Total, blob, cursor, places_for, texts};
use crate::search::Query;
use crate::tables::columns::key;
use crate::{VaultError, View};

/// Customers that a text finds licenses by.
const MOST_CUSTOMERS: u32 = 20;

/// A filter, ready to become keys.
pub(super) struct LicenseList<'a> {
    filter: &'a LicenseFilter,
    query: Query,
    sort: LicenseSort,
    /// The customers that contain the text.
    customers: Vec<Value>,
}

/// An index that has the licenses of something as they were issued, one status after the other.
struct Owner {
    index: &'static str,
    column: &'static str,
    key: Value,
}

impl LicenseSort {
    /// Its name in cursors, its columns, and its whole key in `licenses l`.
    fn columns(self) -> (&'static str, &'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Issued => ("issued", &[], &["l.row"]),
            Self::Serial => ("serial", &["k.serial_key"], &["l.serial_key", "l.row"]),
            Self::Ends => ("ends", &["k.ends_at"], &["l.ends_at", "l.row"]),
        }
    }
}

impl<'a> LicenseList<'a> {
    pub(super) fn new(view: View<'_>, filter: &'a LicenseFilter) -> Result<Self, VaultError> {
        let query = Query::new(&filter.text);
        let customers = match query.fragments() {
            Some(expression) => {
                let mut statement = view.connection.prepare_cached(
                    "SELECT c.id FROM search_customers (?1) f CROSS JOIN customers c ON c.row = f.rowid
                     ORDER BY f.rowid DESC LIMIT ?2",
                )?;
                statement
                    .query_map((expression, MOST_CUSTOMERS), |row| row.get(0))?
                    .collect::<Result<_, _>>()?
            }
            None => Vec::new(),
        };
        Ok(Self {
            filter,
            query,
            sort: filter.sort,
            customers,
        })
    }

    pub(super) fn total(&self, view: View<'_>, page: &PageOf) -> Result<Total, VaultError> {
        if let Some(total) = self.tally(view)? {
            return Ok(total);
        }
        // Counted as they were issued, where that needs no sorting.
        let sort = match self.sort {
            LicenseSort::Serial if self.query.is_empty() => LicenseSort::Issued,
            sort => sort,
        };
        let unsorted = Self {
            sort,
            query: self.query.clone(),
            customers: self.customers.clone(),
            ..*self
        };
        let keys = unsorted.keys(view)?;
        let most = COUNTED + page.offset.unwrap_or(0) + u64::from(page.limit);
        let mut total = keys.count(view, most)?;
        total.at_least |= self.customers.len() >= MOST_CUSTOMERS as usize;
        Ok(total)
    }

    /// What is counted all along: all, those of a status, those of a product.
    fn tally(&self, view: View<'_>) -> Result<Option<Total>, VaultError> {
        let filter = self.filter;
        if !self.query.is_empty() || self.sort == LicenseSort::Ends {
            return Ok(None);
        }
        let mut statement = view.connection.prepare_cached(
            "SELECT coalesce(sum(count), 0) FROM tallies WHERE list = ?1 AND place IN (?2, ?3)",
        )?;
        let mut count = |list: &str, place: &str, other: &str| {
            statement.query_row((list, place, other), |row| row.get::<_, u64>(0))
        };
        let narrowed = self.conditions().len();
        let total = match (filter.status, filter.product) {
            (None, None) if narrowed == 0 => count("licenses", "active", "revoked")?,
            (Some(status), None) if narrowed == 1 => count("licenses", word(status), "")?,
            (None, Some(product)) if narrowed == 1 => {
                let place = product.0.0.simple().to_string().to_uppercase();
                count("licenses of product", &place, "")?
            }
            _ => return Ok(None),
        };
        Ok(Some(Total::exactly(total)))
    }

    /// Licenses are never deleted: where they stand without gaps, a row is found by counting.
    pub(super) fn direct(&self, view: View<'_>, page: &PageOf, total: Total) -> Result<PageOf, VaultError> {
        let all = self.query.is_empty() && self.conditions().is_empty() && self.sort == LicenseSort::Issued;
        let (Some(offset), true) = (page.offset.filter(|offset| *offset > 0), all) else {
            return Ok(page.clone());
        };
        let (first, last): (Option<i64>, Option<i64>) = view
            .connection
            .prepare_cached("SELECT (SELECT min(row) FROM licenses), (SELECT max(row) FROM licenses)")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (Some(first), Some(last), Ok(count)) = (first, last, i64::try_from(total.count)) else {
            return Ok(page.clone());
        };
        if last - first + 1 != count {
            return Ok(page.clone());
        }
        let offset = i64::try_from(offset).unwrap_or(i64::MAX).min(count);
        let before = if self.filter.descending {
            last + 1 - offset
        } else {
            first - 1 + offset
        };
        Ok(PageOf {
            after: Some(cursor::write(
                self.sort.columns().0,
                &vec![Value::Integer(before)],
            )),
            offset: None,
            limit: page.limit,
        })
    }

    /// The list's key, of `licenses l`.
    pub(super) fn key(&self) -> &'static [&'static str] {
        self.sort.columns().2
    }

    pub(super) fn keys(&self, view: View<'_>) -> Result<Keys, VaultError> {
        let (parts, whole) = self.parts(view)?;
        Ok(Keys {
            area: Area::Licenses,
            name: self.sort.columns().0,
            descending: self.filter.descending,
            // A text may find a license by its serial number, its note and its customer.
            distinct: !self.query.is_empty(),
            parts,
            whole,
        })
    }

    /// Where the licenses come from.
    fn parts(&self, view: View<'_>) -> Result<(Vec<Part>, Whole), VaultError> {
        if !self.query.is_empty() {
            let whole = match self.sort {
                LicenseSort::Issued => Whole::Walked,
                LicenseSort::Serial | LicenseSort::Ends => Whole::Sorted,
            };
            return Ok((self.with_text(), whole));
        }
        let fewest = Part::fewest(view, Area::Licenses, self.narrow())?
            .map(|(part, total)| (self.sorted(&part), total));
        if let Some((sorted, Total { at_least: false, .. })) = fewest {
            return Ok((vec![sorted], Whole::Sorted));
        }
        let parts = match self.sort {
            LicenseSort::Issued => return Ok((self.as_issued(), Whole::Walked)),
            LicenseSort::Serial => vec![self.fulfilling(self.walking("licenses_by_key"))],
            LicenseSort::Ends => {
                self.by_status(&self.walking("licenses_by_end").with("k.ends_at IS NOT NULL", []))
            }
        };
        let filter = self.filter;
        // These indexes know product, customer and status: walking along them reads nothing else.
        let grouped = filter.group.is_some() || filter.without_group;
        let covered = filter.order.is_none() && filter.profile.is_none() && filter.key.is_none() && !grouped;
        let whole = match fewest {
            None => Whole::Walked,
            Some(_) if covered => Whole::Otherwise(parts.clone()),
            Some((sorted, _)) => Whole::Otherwise(vec![sorted]),
        };
        Ok((parts, whole))
    }

    /// What a license must fulfil beside its text, of `licenses k`.
    fn conditions(&self) -> Vec<(&'static str, Value)> {
        let filter = self.filter;
        let mut conditions: Vec<_> = self
            .owners()
            .into_iter()
            .map(|owner| (owner.column, owner.key))
            .collect();
        if let Some(group) = filter.group {
            let sql =
                "EXISTS (SELECT 1 FROM group_licenses g WHERE g.license_row = k.row AND g.group_id = ?)";
            conditions.push((sql, blob(key(group))));
        }
        if filter.without_group {
            let sql = "EXISTS (SELECT 1 FROM group_licenses g WHERE g.license_row = k.row) = ?";
            conditions.push((sql, Value::Integer(0)));
        }
        if let Some(status) = filter.status {
            conditions.push(("k.status = ?", Value::Text(word(status).to_owned())));
        }
        if let Some(before) = filter.ends_before {
            conditions.push(("k.ends_at < ?", Value::Integer(before.0)));
        }
        conditions
    }

    /// Whose licenses are asked for, likely the fewest first.
    fn owners(&self) -> Vec<Owner> {
        let filter = self.filter;
        let owner = |index, column, key: Option<[u8; 16]>| {
            key.map(|key| Owner {
                index,
                column,
                key: blob(key),
            })
        };
        [
            owner("licenses_by_order", "k.order_id = ?", filter.order.map(key)),
            owner("licenses_by_profile", "k.profile_id = ?", filter.profile.map(key)),
            owner(
                "licenses_by_customer",
                "k.customer_id = ?",
                filter.customer.map(key),
            ),
            owner("licenses_by_product", "k.product_id = ?", filter.product.map(key)),
            owner("licenses_by_signer", "k.file_key = ?", filter.key.map(key)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn statuses(&self) -> Vec<&'static str> {
        match self.filter.status {
            Some(status) => vec![word(status)],
            None => vec!["active", "revoked"],
        }
    }

    /// Rows that an index narrows the list down to, one way for each filter that has an index.
    fn narrow(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for owner in self.owners() {
            let licenses = Part::new(format!("licenses k INDEXED BY {}", owner.index), "k.row");
            parts.push(licenses.with(owner.column, [owner.key]));
        }
        if let Some(group) = self.filter.group {
            let from = "group_licenses k INDEXED BY group_licenses_by_group";
            parts.push(Part::new(from, "k.license_row").with("k.group_id = ?", [blob(key(group))]));
        }
        if let Some(status) = self.filter.status {
            let licenses = Part::new("licenses k INDEXED BY licenses_by_status", "k.row");
            parts.push(licenses.with("k.status = ?", [Value::Text(word(status).to_owned())]));
        }
        if let Some(before) = self.filter.ends_before {
            let statuses = self.statuses();
            let licenses = Part::new("licenses k INDEXED BY licenses_by_end", "k.row");
            parts.push(
                licenses
                    .with(
                        format!("k.status IN ({})", places_for(statuses.len())),
                        texts(&statuses),
                    )
                    .with("k.ends_at < ?", [Value::Integer(before.0)]),
            );
        }
        parts
    }

    /// A few rows, filtered and then sorted.
    fn sorted(&self, rows: &Part) -> Part {
        let part = Part {
            from: format!(
                "(SELECT {} AS row FROM {}) f CROSS JOIN licenses k ON k.row = f.row",
                rows.row,
                rows.filtered()
            ),
            params: rows.params.clone(),
            cut: rows.cut.clone(),
            columns: self.sort.columns().1,
            row: "k.row",
            ..Part::default()
        };
        let part = match self.sort {
            LicenseSort::Ends => part.with("k.ends_at IS NOT NULL", []),
            LicenseSort::Issued | LicenseSort::Serial => part,
        };
        self.fulfilling(part)
    }

    /// Along an index that has them as they were issued.
    fn as_issued(&self) -> Vec<Part> {
        if let Some(group) = self.filter.group {
            let from = "group_licenses g INDEXED BY group_licenses_by_group
                        CROSS JOIN licenses k ON k.row = g.license_row";
            return vec![
                self.fulfilling(Part::new(from, "g.license_row").with("g.group_id = ?", [blob(key(group))])),
            ];
        }
        match self.owners().into_iter().next() {
            Some(owner) => self.by_status(&self.walking(owner.index).with(owner.column, [owner.key])),
            None => self.by_status(&self.walking("licenses_by_status")),
        }
    }

    fn walking(&self, index: &str) -> Part {
        Part {
            from: format!("licenses k INDEXED BY {index}"),
            columns: self.sort.columns().1,
            row: "k.row",
            ties: self.sort == LicenseSort::Ends,
            ..Part::default()
        }
    }

    fn by_status(&self, part: &Part) -> Vec<Part> {
        let one = |status: &str| {
            let status = Value::Text(status.to_owned());
            self.fulfilling(part.clone().with("k.status = ?", [status]))
        };
        self.statuses().into_iter().map(one).collect()
    }

    fn fulfilling(&self, part: Part) -> Part {
        self.conditions()
            .into_iter()
            .fold(part, |part, (condition, value)| part.with(condition, [value]))
    }

    /// Licenses that contain the text, or whose customer does.
    fn with_text(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let indexes = [
            ("search_licenses", self.query.serial_fragments()),
            ("search_license_notes", self.query.note_fragments()),
        ];
        let whole = self.conditions().is_empty();
        for (index, expression) in indexes {
            let Some(expression) = expression else { continue };
            let join = if whole {
                ""
            } else {
                " CROSS JOIN licenses k ON k.row = f.rowid"
            };
            parts.push(Part::of_text(index, expression, join));
        }
        if self.query.serial_fragments().is_none() && !self.query.key.is_empty() {
            parts.push(self.beginning());
        }
        for customer in &self.customers {
            for status in self.statuses() {
                let part = Part::new("licenses k INDEXED BY licenses_by_customer", "k.row");
                let status = Value::Text(status.to_owned());
                parts.push(
                    part.with("k.customer_id = ?", [customer.clone()])
                        .with("k.status = ?", [status]),
                );
            }
        }
        if parts.is_empty() {
            // Neither letters nor digits.
            parts.push(self.walking("licenses_by_status").with("0", []));
        }
        match self.sort {
            LicenseSort::Issued => parts.into_iter().map(|part| self.fulfilling(part)).collect(),
            LicenseSort::Serial | LicenseSort::Ends => vec![self.sorted(&newest(parts))],
        }
    }

    /// Licenses whose serial number begins with a text too short for the text index.
    fn beginning(&self) -> Part {
        let key = &self.query.key;
        let all = Part::new("licenses k INDEXED BY licenses_by_key", "k.row").with(
            "k.serial_key >= ? AND k.serial_key < ?",
            texts(&[key, &format!("{key}{}", char::MAX)]),
        );
        let first = format!(
            "(SELECT row FROM {} LIMIT {SORTED}) f CROSS JOIN licenses k ON k.row = f.row",
            all.filtered()
        );
        Part {
            params: all.params.clone(),
            cut: vec![all],
            ..Part::new(first, "k.row")
        }
    }
}

/// The newest rows of several parts, each once.
fn newest(parts: Vec<Part>) -> Part {
    let parts: Vec<Part> = parts.into_iter().map(Part::newest).collect();
    let unions: Vec<String> = parts
        .iter()
        .map(|part| format!("SELECT row FROM {}", part.from))
        .collect();
    Part {
        params: parts.iter().flat_map(|part| part.params.clone()).collect(),
        cut: parts.into_iter().flat_map(|part| part.cut).collect(),
        ..Part::new(format!("({}) f", unions.join(" UNION ")), "f.row")
    }
}

fn word(status: LicenseStatus) -> &'static str {
    match status {
        LicenseStatus::Active => "active",
        LicenseStatus::Revoked => "revoked",
    }
}
