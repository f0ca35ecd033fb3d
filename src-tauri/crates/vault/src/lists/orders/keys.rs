//! Which indexes the order list walks along.

use rusqlite::types::Value;
use signet_domain::OrderKind;

use super::{OrderFilter, OrderSort, tally};
use crate::lists::keys::Keys;
use crate::lists::part::Part;
use crate::lists::{COUNTED, PageOf, SORTED, Total, blob, places_for, texts};
use crate::search::Query;
use crate::tables::columns::{key, word};
use crate::{VaultError, View};

impl OrderSort {
    /// Its name in cursors, the index that has it, its columns there, and its whole key in `orders o`.
    fn index(
        self,
    ) -> (
        &'static str,
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    ) {
        match self {
            Self::Number => (
                "number",
                "orders_by_number",
                &["k.series", "k.counter"],
                &["o.series", "o.counter", "o.row"],
            ),
            Self::Customer => (
                "customer",
                "orders_by_name",
                &["k.sort_name"],
                &["o.sort_name", "o.row"],
            ),
            Self::Quantity => (
                "quantity",
                "orders_by_quantity",
                &["k.quantity"],
                &["o.quantity", "o.row"],
            ),
            Self::Created => ("created", "orders_by_place", &[], &["o.row"]),
            Self::Submitted => (
                "submitted",
                "orders_by_submitted",
                &["k.submitted_at"],
                &["o.submitted_at", "o.row"],
            ),
            Self::Total => ("total", "orders_by_total", &["k.total"], &["o.total", "o.row"]),
        }
    }
}

/// A narrow copy of the table, by row.
const FACTS: &str = "CROSS JOIN orders o INDEXED BY orders_facts ON o.row =";

/// A filter, ready to become keys.
pub(super) struct OrderList<'a> {
    filter: &'a OrderFilter,
    query: Query,
    sort: OrderSort,
}

impl<'a> OrderList<'a> {
    pub(super) fn new(filter: &'a OrderFilter) -> Self {
        Self {
            filter,
            query: Query::new(&filter.text),
            sort: filter.sort,
        }
    }

    /// The list's key, of `orders o`.
    pub(super) fn key(&self) -> &'static [&'static str] {
        self.sort.index().3
    }

    pub(super) fn total(&self, view: View<'_>, page: &PageOf) -> Result<Total, VaultError> {
        if self.query.is_empty() && self.conditions()?.is_empty() {
            return Ok(Total::exactly(tally(view, self.filter.tab.places())?));
        }
        // Counted as they were made: that needs no sorting.
        let unsorted = Self {
            sort: OrderSort::Created,
            query: self.query.clone(),
            ..*self
        };
        let keys = unsorted.keys(view)?;
        let most = COUNTED + page.offset.unwrap_or(0) + u64::from(page.limit);
        let total = keys.count(view, most)?;
        if !self.query.is_empty() && self.sort != OrderSort::Created && total.count > u64::from(SORTED) {
            return Ok(Total {
                count: SORTED.into(),
                at_least: true,
            });
        }
        Ok(total)
    }

    pub(super) fn keys(&self, view: View<'_>) -> Result<Keys, VaultError> {
        let (parts, whole) = self.parts(view)?;
        let in_two = |parts: Vec<Part>| match self.sort {
            OrderSort::Submitted => parts.into_iter().flat_map(Part::by_null).collect(),
            _ => parts,
        };
        Ok(Keys {
            name: self.sort.index().0,
            descending: self.filter.descending,
            distinct: false,
            parts: in_two(parts),
            whole: whole.map(|part| in_two(vec![part])),
        })
    }

    /// Where the orders come from, and all of them at once if no index has them so.
    fn parts(&self, view: View<'_>) -> Result<(Vec<Part>, Option<Part>), VaultError> {
        let conditions = self.conditions()?;
        if !self.query.is_empty() {
            let part = self.with_text(&conditions);
            let whole = (self.sort != OrderSort::Created).then(|| part.clone());
            return Ok((vec![part], whole));
        }
        if conditions.is_empty() {
            return Ok((self.by_place(None, &[]), None));
        }
        let Some((fewest, few)) = Part::fewest(view, self.narrow())? else {
            return Ok((self.by_place(None, &conditions), None));
        };
        let sorted = self.sorted(fewest, &conditions);
        if few {
            return Ok((vec![sorted.clone()], Some(sorted)));
        }
        if self.sort == OrderSort::Created {
            return Ok((self.as_made(view, &conditions)?, None));
        }
        Ok((self.by_place(None, &conditions), Some(sorted)))
    }

    /// What an order must fulfil beside its place and text, of `orders o`.
    fn conditions(&self) -> Result<Vec<(String, Value)>, VaultError> {
        let filter = self.filter;
        let mut conditions = Vec::new();
        if let Some(customer) = filter.customer {
            conditions.push(("o.customer_id = ?".to_owned(), blob(key(customer))));
        }
        if let Some(product) = filter.product {
            let sql = "EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = ? AND l.order_row = o.row)";
            conditions.push((sql.to_owned(), blob(key(product))));
        }
        if let Some(kind) = filter.kind {
            conditions.push(("o.kind = ?".to_owned(), Value::Text(word(&kind)?)));
        }
        if let Some(from) = filter.created_from {
            conditions.push(("o.created_at >= ?".to_owned(), Value::Integer(from.0)));
        }
        if let Some(until) = filter.created_until {
            conditions.push(("o.created_at <= ?".to_owned(), Value::Integer(until.0)));
        }
        Ok(conditions)
    }

    /// Rows that an index narrows the list down to, one way for each filter that has an index.
    fn narrow(&self) -> Vec<Part> {
        let filter = self.filter;
        let mut parts = Vec::new();
        let places = filter.tab.places();
        parts.push(Part::new("orders k INDEXED BY orders_by_place", "k.row").with(
            format!("k.place IN ({})", places_for(places.len())),
            texts(places),
        ));
        if let Some(customer) = filter.customer {
            let orders = Part::new("orders k INDEXED BY orders_by_customer", "k.row");
            parts.push(orders.with("k.customer_id = ?", [blob(key(customer))]));
        }
        if let Some(product) = filter.product {
            let lines = Part::new(
                "order_lines k INDEXED BY order_lines_by_product",
                "DISTINCT k.order_row",
            );
            parts.push(lines.with("k.product_id = ?", [blob(key(product))]));
        }
        if let Some(kind @ ("update" | "import")) = self.kind() {
            let orders = Part::new("orders k INDEXED BY orders_by_kind", "k.row");
            parts.push(orders.with(format!("k.kind = '{kind}' AND k.kind <> 'sale'"), []));
        }
        if filter.created_from.is_some() || filter.created_until.is_some() {
            let from = filter.created_from.map_or(i64::MIN, |at| at.0);
            let until = filter.created_until.map_or(i64::MAX, |at| at.0);
            let orders = Part::new("orders k INDEXED BY orders_by_created", "k.row");
            parts.push(orders.with(
                "k.created_at BETWEEN ? AND ?",
                [Value::Integer(from), Value::Integer(until)],
            ));
        }
        parts
    }

    fn kind(&self) -> Option<&'static str> {
        self.filter.kind.map(|kind| match kind {
            OrderKind::Sale => "sale",
            OrderKind::Update => "update",
            OrderKind::Import => "import",
        })
    }

    /// A few rows, filtered and then sorted.
    fn sorted(&self, rows: Part, conditions: &[(String, Value)]) -> Part {
        let (columns, _) = self.key().split_at(self.key().len() - 1);
        let part = Part {
            from: format!(
                "(SELECT {} AS row FROM {}) k {FACTS} k.row",
                rows.row,
                rows.filtered()
            ),
            params: rows.params,
            columns,
            row: "o.row",
            ..Part::default()
        };
        self.fulfilling(part, conditions)
    }

    /// Along an index that has them as they were made.
    fn as_made(&self, view: View<'_>, conditions: &[(String, Value)]) -> Result<Vec<Part>, VaultError> {
        if let Some(customer) = self.filter.customer {
            let index = (
                "orders_by_customer",
                "k.customer_id = ?",
                Some(blob(key(customer))),
            );
            return Ok(self.by_place(Some(&index), conditions));
        }
        if let Some("update" | "import") = self.kind() {
            let kind = self.kind().map(|kind| Value::Text(kind.to_owned()));
            return Ok(self.by_place(
                Some(&("orders_by_kind", "k.kind = ? AND k.kind <> 'sale'", kind)),
                conditions,
            ));
        }
        if let Some(product) = self.filter.product {
            let lines = format!("order_lines k INDEXED BY order_lines_by_product {FACTS} k.order_row");
            let part = Part::new(lines, "k.order_row");
            // An order may have several lines of a product.
            let part = part.with("k.product_id = ?", [blob(key(product))]).with(
                "NOT EXISTS (SELECT 1 FROM order_lines d
                     WHERE d.product_id = k.product_id AND d.order_row = k.order_row AND d.line < k.line)",
                [],
            );
            return Ok(vec![self.fulfilling(part, conditions)]);
        }
        // Only the time they were made is left: it grows with the row, or nearly.
        let mut parts = self.by_place(None, conditions);
        if let Some((first, last)) = self.rows_made_then(view)? {
            parts = parts
                .into_iter()
                .map(|part| part.with("k.row BETWEEN ? AND ?", [first.clone(), last.clone()]))
                .collect();
        }
        Ok(parts)
    }

    /// The first and the last row of those made in the asked time.
    fn rows_made_then(&self, view: View<'_>) -> Result<Option<(Value, Value)>, VaultError> {
        let (from, until) = (self.filter.created_from, self.filter.created_until);
        if from.is_none() && until.is_none() {
            return Ok(None);
        }
        let bounds = view
            .connection
            .prepare_cached(
                "SELECT min(row), max(row) FROM orders INDEXED BY orders_by_created
                 WHERE created_at BETWEEN ?1 AND ?2",
            )?
            .query_row(
                (
                    from.map_or(i64::MIN, |at| at.0),
                    until.map_or(i64::MAX, |at| at.0),
                ),
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
        Ok(Some(bounds))
    }

    /// Along the index of the order, place by place, or along another one that has the place before the row.
    fn by_place(
        &self,
        index: Option<&(&'static str, &'static str, Option<Value>)>,
        conditions: &[(String, Value)],
    ) -> Vec<Part> {
        let (_, own, columns, _) = self.sort.index();
        let name = index.map_or(own, |(name, ..)| name);
        let join = if conditions.is_empty() {
            String::new()
        } else {
            format!(" {FACTS} k.row")
        };
        let part = |place: &&str| {
            let mut part = Part {
                from: format!("orders k INDEXED BY {name}{join}"),
                columns,
                row: "k.row",
                ties: true,
                ..Part::default()
            };
            if let Some((_, condition, value)) = index {
                part = part.with(*condition, value.clone());
            }
            part = part.with("k.place = ?", texts(&[*place]));
            for (condition, value) in conditions {
                part = part.with(condition, [value.clone()]);
            }
            part
        };
        self.filter.tab.places().iter().map(part).collect()
    }

    /// Orders that contain the text. As they were made, the text index has them in order.
    fn with_text(&self, conditions: &[(String, Value)]) -> Part {
        let Some(expression) = self.query.fragments() else {
            return self.sorted(self.beginning(), conditions);
        };
        let params = vec![Value::Text(expression)];
        if self.sort == OrderSort::Created {
            let part = Part {
                params,
                ..Part::new(format!("search_orders (?) f {FACTS} f.rowid"), "f.rowid")
            };
            return self.fulfilling(part, conditions);
        }
        let newest =
            format!("(SELECT rowid AS row FROM search_orders (?) ORDER BY rowid DESC LIMIT {SORTED}) f");
        let newest = Part {
            params,
            ..Part::new(newest, "f.row")
        };
        self.sorted(newest, conditions)
    }

    /// Orders whose number or customer begins with a text too short for the text index.
    fn beginning(&self) -> Part {
        let range = |text: &str| {
            [
                Value::Text(text.to_owned()),
                Value::Text(format!("{text}{}", char::MAX)),
            ]
        };
        let places = self.filter.tab.places();
        let names = format!(
            "SELECT row FROM orders INDEXED BY orders_by_name
             WHERE place IN ({}) AND sort_name >= ? AND sort_name < ?",
            places_for(places.len())
        );
        Part {
            from: format!(
                "({names} UNION SELECT row FROM orders WHERE number >= ? AND number < ? LIMIT {SORTED}) f"
            ),
            params: texts(places)
                .into_iter()
                .chain(range(&self.query.folded))
                .chain(range(&self.query.folded.to_uppercase()))
                .collect(),
            row: "f.row",
            ..Part::default()
        }
    }

    fn fulfilling(&self, part: Part, conditions: &[(String, Value)]) -> Part {
        let places = self.filter.tab.places();
        let part = part.with(
            format!("o.place IN ({})", places_for(places.len())),
            texts(places),
        );
        conditions.iter().fold(part, |part, (condition, value)| {
            part.with(condition, [value.clone()])
        })
    }
}
