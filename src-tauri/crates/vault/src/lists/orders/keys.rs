//! Which indexes the order list walks along.

use std::collections::BTreeMap;

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use signet_domain::OrderKind;

use super::{OrderFilter, OrderSort, tally};
use crate::lists::keys::{Keys, Whole};
use crate::lists::marks::Area;
use crate::lists::part::Part;
use crate::lists::{COUNTED, PageOf, Total, VERY_FEW, blob, places_for, texts};
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

/// An index that has the orders of something as they were made, one place after the other.
struct Owner {
    index: &'static str,
    condition: &'static str,
    /// What need not be asked again.
    fulfils: &'static str,
    key: Value,
}

/// Orders by place, and whether there are more.
#[derive(Default)]
pub(super) struct PerPlace(pub(super) BTreeMap<String, u64>, pub(super) bool);

/// A filter, ready to become keys.
pub(super) struct OrderList<'a> {
    filter: &'a OrderFilter,
    places: &'static [&'static str],
    query: Query,
    sort: OrderSort,
}

impl<'a> OrderList<'a> {
    pub(super) fn new(filter: &'a OrderFilter) -> Self {
        Self {
            filter,
            places: filter.tab.places(),
            query: Query::new(&filter.text),
            sort: filter.sort,
        }
    }

    /// How many orders each place has, and whether there are more; none if they have to be counted place by
    /// place.
    pub(super) fn per_place(filter: &'a OrderFilter, view: View<'_>) -> Result<Option<PerPlace>, VaultError> {
        let everywhere = Self {
            places: &["draft", "submitted", "revoked", "archived", "template"],
            sort: OrderSort::Created,
            ..Self::new(filter)
        };
        if everywhere.query.is_empty() && everywhere.conditions()?.is_empty() {
            return Ok(None);
        }
        let (parts, _) = everywhere.parts(view)?;
        let [part] = parts.as_slice() else {
            return Ok(None);
        };
        let more = part.has_more(view, COUNTED)?;
        let sql = format!(
            "SELECT place, count(*) FROM (SELECT o.place FROM {} LIMIT {COUNTED}) GROUP BY place",
            part.bounded(COUNTED).filtered(),
        );
        let mut statement = view.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(&part.params))?;
        let (mut counts, mut all) = (PerPlace::default(), 0);
        while let Some(row) = rows.next()? {
            let count = row.get(1)?;
            counts.0.insert(row.get(0)?, count);
            all += count;
        }
        counts.1 = more || all >= COUNTED;
        Ok(Some(counts))
    }

    /// The list's key, of `orders o`.
    pub(super) fn key(&self) -> &'static [&'static str] {
        self.sort.index().3
    }

    pub(super) fn total(&self, view: View<'_>, page: &PageOf) -> Result<Total, VaultError> {
        if self.query.is_empty() && self.conditions()?.is_empty() {
            return Ok(Total::exactly(tally(view, self.places)?));
        }
        let most = COUNTED + page.offset.unwrap_or(0) + u64::from(page.limit);
        if !self.query.is_empty() {
            return self.keys(view)?.count(view, most);
        }
        // Counted as they were made: that needs no sorting.
        let unsorted = Self {
            sort: OrderSort::Created,
            query: self.query.clone(),
            ..*self
        };
        unsorted.keys(view)?.count(view, most)
    }

    pub(super) fn keys(&self, view: View<'_>) -> Result<Keys, VaultError> {
        let (mut parts, mut whole) = self.parts(view)?;
        if self.sort == OrderSort::Submitted {
            let in_two = |parts: Vec<Part>| parts.into_iter().flat_map(Part::by_null).collect();
            parts = in_two(parts);
            if let Whole::Otherwise(parts) = whole {
                whole = Whole::Otherwise(in_two(parts));
            }
        }
        Ok(Keys {
            area: Area::Orders,
            name: self.sort.index().0,
            descending: self.filter.descending,
            distinct: false,
            parts,
            whole,
        })
    }

    /// Where the orders come from.
    fn parts(&self, view: View<'_>) -> Result<(Vec<Part>, Whole), VaultError> {
        let conditions = self.conditions()?;
        if self.query.is_empty() && conditions.is_empty() {
            return Ok((self.by_place(None, &[]), Whole::Walked));
        }
        let fewest = Part::fewest(view, Area::Orders, self.narrow())?;
        if !self.query.is_empty() {
            return Ok(self.with_text(fewest, &conditions));
        }
        let Some((rows, total)) = fewest else {
            return Ok((self.by_place(None, &conditions), Whole::Walked));
        };
        if self.sort == OrderSort::Created && conditions.len() == 1 && self.owner().is_some() {
            return Ok((self.as_made(view, &conditions)?, Whole::Walked));
        }
        let sorted = self.sorted(rows, &conditions);
        if !total.at_least {
            return Ok((vec![sorted], Whole::Sorted));
        }
        if self.sort == OrderSort::Created {
            return Ok((self.as_made(view, &conditions)?, Whole::Walked));
        }
        Ok((self.by_place(None, &conditions), Whole::Otherwise(vec![sorted])))
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

    /// Rows that an index narrows the list down to: one way for each filter that has an index, likely the
    /// narrowest first.
    fn narrow(&self) -> Vec<Part> {
        let filter = self.filter;
        let mut parts = Vec::new();
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
        let places = self.places;
        parts.push(Part::new("orders k INDEXED BY orders_by_place", "k.row").with(
            format!("k.place IN ({})", places_for(places.len())),
            texts(places),
        ));
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
            cut: rows.cut,
            columns,
            row: "o.row",
            ..Part::default()
        };
        self.fulfilling(part, conditions)
    }

    /// An index that has the orders of a customer or of a rare kind, place by place.
    fn owner(&self) -> Option<Owner> {
        let kind = self.kind().filter(|kind| *kind != "sale");
        match (self.filter.customer, kind) {
            (Some(customer), _) => Some(Owner {
                index: "orders_by_customer",
                condition: "k.customer_id = ?",
                fulfils: "o.customer_id = ?",
                key: blob(key(customer)),
            }),
            (None, Some(kind)) => Some(Owner {
                index: "orders_by_kind",
                condition: "k.kind = ? AND k.kind <> 'sale'",
                fulfils: "o.kind = ?",
                key: Value::Text(kind.to_owned()),
            }),
            (None, None) => None,
        }
    }

    /// Along an index that has them as they were made.
    fn as_made(&self, view: View<'_>, conditions: &[(String, Value)]) -> Result<Vec<Part>, VaultError> {
        if let Some(owner) = self.owner() {
            return Ok(self.by_place(Some(&owner), conditions));
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
    fn by_place(&self, owner: Option<&Owner>, conditions: &[(String, Value)]) -> Vec<Part> {
        let (_, own, columns, _) = self.sort.index();
        let index = owner.map_or(own, |owner| owner.index);
        let others: Vec<_> = conditions
            .iter()
            .filter(|(condition, _)| owner.is_none_or(|owner| owner.fulfils != condition))
            .collect();
        let facts = if others.is_empty() {
            String::new()
        } else {
            format!(" {FACTS} k.row")
        };
        let part = |place: &&str| {
            let mut part = Part {
                columns,
                ties: true,
                ..Part::new(format!("orders k INDEXED BY {index}{facts}"), "k.row")
            };
            if let Some(owner) = owner {
                part = part.with(owner.condition, [owner.key.clone()]);
            }
            others.iter().fold(
                part.with("k.place = ?", texts(&[*place])),
                |part, (condition, value)| part.with(condition, [value.clone()]),
            )
        };
        self.places.iter().map(part).collect()
    }

    /// Orders that contain the text. As they were made, the text index has them in order.
    fn with_text(&self, fewest: Option<(Part, Total)>, conditions: &[(String, Value)]) -> (Vec<Part>, Whole) {
        let Some(expression) = self.query.fragments() else {
            return (vec![self.sorted(self.beginning(), conditions)], Whole::Sorted);
        };
        if let Some((rows, _)) = fewest.filter(|(_, total)| !total.at_least && total.count <= VERY_FEW) {
            let found = "EXISTS (SELECT 1 FROM search_orders (?) WHERE rowid = k.row)";
            let sorted = self
                .sorted(rows, conditions)
                .with(found, [Value::Text(expression)]);
            return (vec![sorted], Whole::Sorted);
        }
        if self.sort == OrderSort::Created {
            let part = Part::of_text("search_orders", expression, &format!(" {FACTS} f.rowid"));
            return (vec![self.fulfilling(part, conditions)], Whole::Walked);
        }
        let newest = Part::of_text("search_orders", expression, "").newest();
        (vec![self.sorted(newest, conditions)], Whole::Sorted)
    }

    /// Orders whose number or customer begins with a text too short for the text index.
    fn beginning(&self) -> Part {
        let range = |text: &str| [text.to_owned(), format!("{text}{}", char::MAX)].map(Value::Text);
        let places = self.places;
        let names = format!(
            "SELECT row FROM orders INDEXED BY orders_by_name
             WHERE place IN ({}) AND sort_name >= ? AND sort_name < ?",
            places_for(places.len())
        );
        let numbers = "SELECT row FROM orders WHERE number >= ? AND number < ?";
        let part = Part {
            params: texts(places)
                .into_iter()
                .chain(range(&self.query.folded))
                .chain(range(&self.query.folded.to_uppercase()))
                .collect(),
            ..Part::new(format!("({names} UNION {numbers}) k"), "k.row")
        };
        part.newest()
    }

    fn fulfilling(&self, part: Part, conditions: &[(String, Value)]) -> Part {
        let places = self.places;
        let part = part.with(
            format!("o.place IN ({})", places_for(places.len())),
            texts(places),
        );
        conditions.iter().fold(part, |part, (condition, value)| {
            part.with(condition, [value.clone()])
        })
    }
}
