//! Orders with their lines.

use rusqlite::{OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};
use signet_domain::{CustomerId, Line, Order, OrderContent, OrderId, OrderState, OrderStatus, Stamp, Time};

use super::columns::{anywhere, from_json, from_word, id, key, optional_id, optional_time, time, word};
use super::{Listed, PageOf};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

/// The tabs of the order list. Archived orders stand in their own tab only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderTab {
    /// All that are not archived.
    #[default]
    All,
    /// Drafts.
    Draft,
    /// Submitted.
    Submitted,
    /// Revoked.
    Revoked,
    /// Archived, whatever their status.
    Archived,
}

/// Which orders.
#[derive(Debug, Clone, Default)]
pub struct OrderFilter {
    /// The tab.
    pub tab: OrderTab,
    /// Part of a number, a customer's or a product's name, a purchase order.
    pub text: String,
    /// Only this customer's.
    pub customer: Option<CustomerId>,
}

/// Orders per tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderCounts {
    /// All that are not archived.
    pub all: u64,
    /// Drafts.
    pub draft: u64,
    /// Submitted.
    pub submitted: u64,
    /// Revoked.
    pub revoked: u64,
    /// Archived.
    pub archived: u64,
}

const COLUMNS: &str = "id, version, number, status, customer_id, activation_limit, demo, purchase_order, note, \
     created_at, created_by, submitted_at, submitted_by, revoked_at, revoked_by, revoke_reason, archived_at, \
     frozen";

const MATCH: &str = "(?1 = '%%' OR o.number LIKE ?1 ESCAPE '!' OR o.purchase_order LIKE ?1 ESCAPE '!'
    OR EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer_id AND c.name LIKE ?1 ESCAPE '!')
    OR EXISTS (SELECT 1 FROM order_lines l JOIN products p ON p.id = l.product_id
               WHERE l.order_id = o.id AND p.name LIKE ?1 ESCAPE '!'))
    AND (?2 IS NULL OR o.customer_id = ?2)";

fn read(row: &Row<'_>) -> rusqlite::Result<Order> {
    let stamp = |at: usize| -> rusqlite::Result<Stamp> {
        Ok(Stamp {
            at: time(row, at)?,
            by: row.get(at + 1)?,
        })
    };
    let state = match from_word(row, 3)? {
        OrderStatus::Draft => OrderState::Draft,
        OrderStatus::Submitted => OrderState::Submitted {
            submitted: stamp(11)?,
            frozen: from_json(row, 17)?,
        },
        OrderStatus::Revoked => OrderState::Revoked {
            submitted: stamp(11)?,
            frozen: from_json(row, 17)?,
            revoked: stamp(13)?,
            reason: row.get(15)?,
        },
    };
    Ok(Order {
        id: id(row, 0)?,
        version: row.get(1)?,
        number: row.get(2)?,
        state,
        content: OrderContent {
            customer_id: optional_id(row, 4)?,
            activation_limit: row.get(5)?,
            demo: row.get(6)?,
            purchase_order: row.get(7)?,
            lines: Vec::new(),
        },
        note: row.get(8)?,
        created: stamp(9)?,
        archived_at: optional_time(row, 16)?,
    })
}

impl View<'_> {
    /// Orders with their lines, newest first.
    pub fn orders(&self, filter: &OrderFilter, page: &PageOf) -> Result<Listed<Order>, VaultError> {
        let tab = match filter.tab {
            OrderTab::All => "o.archived_at IS NULL",
            OrderTab::Draft => "o.archived_at IS NULL AND o.status = 'draft'",
            OrderTab::Submitted => "o.archived_at IS NULL AND o.status = 'submitted'",
            OrderTab::Revoked => "o.archived_at IS NULL AND o.status = 'revoked'",
            OrderTab::Archived => "o.archived_at IS NOT NULL",
        };
        let (pattern, customer) = (anywhere(&filter.text), filter.customer.map(key));
        let after = page
            .after
            .as_deref()
            .and_then(|after| after.parse::<OrderId>().ok())
            .map(key);
        let columns = COLUMNS
            .split(", ")
            .map(|c| format!("o.{}", c.trim()))
            .collect::<Vec<_>>()
            .join(", ");
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {columns} FROM orders o WHERE {MATCH} AND {tab} AND (?3 IS NULL OR o.id < ?3)
             ORDER BY o.id DESC LIMIT ?4"
        ))?;
        let mut rows = statement
            .query_map((&pattern, customer, after, page.limit + 1), read)?
            .collect::<Result<Vec<_>, _>>()?;
        for order in &mut rows {
            order.content.lines = self.lines(order.id)?;
        }
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM orders o WHERE {MATCH} AND {tab}"))?
            .query_row((&pattern, customer), |row| row.get(0))?;
        Ok(Listed::cut(rows, page.limit, total, |order| order.id.to_string()))
    }

    /// How many orders each tab would show.
    pub fn order_counts(&self, text: &str, customer: Option<CustomerId>) -> Result<OrderCounts, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FILTER (WHERE archived_at IS NULL),
                        count(*) FILTER (WHERE archived_at IS NULL AND status = 'draft'),
                        count(*) FILTER (WHERE archived_at IS NULL AND status = 'submitted'),
                        count(*) FILTER (WHERE archived_at IS NULL AND status = 'revoked'),
                        count(*) FILTER (WHERE archived_at IS NOT NULL)
                 FROM orders o WHERE {MATCH}"
            ))?
            .query_row((anywhere(text), customer.map(key)), |row| {
                Ok(OrderCounts {
                    all: row.get(0)?,
                    draft: row.get(1)?,
                    submitted: row.get(2)?,
                    revoked: row.get(3)?,
                    archived: row.get(4)?,
                })
            })?)
    }

    /// An order with its lines.
    pub fn order(&self, id: OrderId) -> Result<Order, VaultError> {
        let mut order = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM orders WHERE id = ?1"))?
            .query_row([key(id)], read)
            .optional()?
            .ok_or(VaultError::NotFound { what: "order" })?;
        order.content.lines = self.lines(id)?;
        Ok(order)
    }

    fn lines(self, order: OrderId) -> Result<Vec<Line>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT product_id, quantity, features FROM order_lines WHERE order_id = ?1 ORDER BY line",
        )?;
        let lines = statement
            .query_map([key(order)], |row| {
                Ok(Line {
                    product_id: id(row, 0)?,
                    quantity: row.get(1)?,
                    features: from_json(row, 2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(lines)
    }
}

impl Tx<'_> {
    /// Adds an order.
    pub fn insert_order(&self, order: &Order) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO orders ({COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, NULL, NULL, NULL, NULL, NULL, NULL, NULL)"
            ))?
            .execute((
                key(order.id),
                order.version,
                &order.number,
                word(&order.status())?,
                order.content.customer_id.map(key),
                order.content.activation_limit,
                order.content.demo,
                &order.content.purchase_order,
                &order.note,
                order.created.at.0,
                &order.created.by,
            ))?;
        self.insert_lines(order)?;
        self.note(Kind::Order, order.id, None, Some(order.version), order)
    }

    /// Replaces an order, whose version counts one above the stored one.
    pub fn update_order(&self, order: &Order) -> Result<(), VaultError> {
        let before = order.version - 1;
        let at = |stamp: Option<&Stamp>| stamp.map(|stamp| stamp.at.0);
        let by = |stamp: Option<&Stamp>| stamp.map(|stamp| stamp.by.clone());
        let (submitted, revoked) = (order.submitted(), order.revoked());
        self.change_one(
            "order",
            "UPDATE orders SET version = ?3, status = ?4, customer_id = ?5, activation_limit = ?6, demo = ?7,
                 purchase_order = ?8, note = ?9, submitted_at = ?10, submitted_by = ?11, revoked_at = ?12,
                 revoked_by = ?13, revoke_reason = ?14, archived_at = ?15, frozen = ?16
             WHERE id = ?1 AND version = ?2",
            (
                key(order.id),
                before,
                order.version,
                word(&order.status())?,
                order.content.customer_id.map(key),
                order.content.activation_limit,
                order.content.demo,
                &order.content.purchase_order,
                &order.note,
                at(submitted),
                by(submitted),
                at(revoked.map(|r| r.0)),
                by(revoked.map(|r| r.0)),
                revoked.map(|r| r.1),
                order.archived_at.map(|Time(at)| at),
                order.frozen().map(serde_json::to_string).transpose()?,
            ),
        )?;
        self.connection
            .prepare_cached("DELETE FROM order_lines WHERE order_id = ?1")?
            .execute([key(order.id)])?;
        self.insert_lines(order)?;
        self.note(Kind::Order, order.id, Some(before), Some(order.version), order)
    }

    /// Deletes a draft.
    pub fn delete_order(&self, id: OrderId, version: u32) -> Result<(), VaultError> {
        self.change_one(
            "order",
            "DELETE FROM orders WHERE id = ?1 AND version = ?2 AND status = 'draft'",
            (key(id), version),
        )?;
        self.note(Kind::Order, id, Some(version), None, &())
    }

    fn insert_lines(&self, order: &Order) -> Result<(), VaultError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO order_lines (order_id, line, product_id, quantity, features) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (index, line) in (0u32..).zip(&order.content.lines) {
            statement.execute((
                key(order.id),
                index,
                key(line.product_id),
                line.quantity,
                serde_json::to_string(&line.features)?,
            ))?;
        }
        Ok(())
    }
}
