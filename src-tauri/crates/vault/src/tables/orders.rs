//! Orders. What they froze at submit is stored once per version, in `snapshots`.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use signet_domain::{
    Company, Frozen, Id, Order, OrderContent, OrderId, OrderState, OrderStatus, ProductId, Stamp, Time,
};

use super::columns::{from_json, key, word};
use crate::fold::fold;
use crate::journal::Kind;
use crate::search::Indexed;
use crate::{Tx, VaultError, View};

/// What the list shows of an order and its record does not hold: names and the total.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderSummary {
    /// The licensee: as submitted, or for a draft as it is now.
    pub customer_name: String,
    /// Their country.
    pub country: String,
    /// The products' names, by line.
    pub products: Vec<String>,
    /// To pay, in minor units of the order's currency.
    pub total: i64,
}

/// A record at a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct At(Id, u32);

/// What an order froze, naming snapshots.
#[derive(Debug, Serialize, Deserialize)]
struct StoredFrozen {
    company: Company,
    customer: Option<At>,
    reseller: Option<At>,
    products: Vec<At>,
    profiles: Vec<At>,
    sentence: String,
}

/// An order as it is stored and as the journal holds it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredOrder {
    id: OrderId,
    version: u32,
    number: String,
    status: OrderStatus,
    content: OrderContent,
    note: String,
    created: Stamp,
    submitted: Option<Stamp>,
    frozen: Option<StoredFrozen>,
    revoked: Option<Stamp>,
    reason: Option<String>,
    archived_at: Option<Time>,
}

impl StoredOrder {
    fn of(order: &Order) -> Self {
        Self {
            id: order.id,
            version: order.version,
            number: order.number.clone(),
            status: order.status(),
            content: order.content.clone(),
            note: order.note.clone(),
            created: order.created.clone(),
            submitted: order.submitted().cloned(),
            frozen: order.frozen().map(StoredFrozen::of),
            revoked: order.revoked().map(|(stamp, _)| stamp.clone()),
            reason: order.revoked().map(|(_, reason)| reason.to_owned()),
            archived_at: order.archived_at,
        }
    }

    fn read(self, connection: &Connection) -> Result<Order, VaultError> {
        let missing = VaultError::NotFound { what: "snapshot" };
        let frozen = self.frozen.map(|frozen| frozen.read(connection)).transpose()?;
        let state = match (self.status, self.submitted, frozen, self.revoked) {
            (OrderStatus::Draft, ..) => OrderState::Draft,
            (OrderStatus::Submitted, Some(submitted), Some(frozen), _) => OrderState::Submitted {
                submitted,
                frozen: Box::new(frozen),
            },
            (OrderStatus::Revoked, Some(submitted), Some(frozen), Some(revoked)) => OrderState::Revoked {
                submitted,
                frozen: Box::new(frozen),
                revoked,
                reason: self.reason.unwrap_or_default(),
            },
            _ => return Err(missing),
        };
        Ok(Order {
            id: self.id,
            version: self.version,
            number: self.number,
            state,
            content: self.content,
            note: self.note,
            created: self.created,
            archived_at: self.archived_at,
        })
    }
}

impl StoredFrozen {
    fn of(frozen: &Frozen) -> Self {
        Self {
            company: frozen.company.clone(),
            customer: frozen.customer.as_ref().map(|c| At(c.id.into(), c.version)),
            reseller: frozen.reseller.as_ref().map(|c| At(c.id.into(), c.version)),
            products: frozen
                .products
                .iter()
                .map(|p| At(p.id.into(), p.version))
                .collect(),
            profiles: frozen
                .profiles
                .iter()
                .map(|p| At(p.id.into(), p.version))
                .collect(),
            sentence: frozen.sentence.clone(),
        }
    }

    fn read(self, connection: &Connection) -> Result<Frozen, VaultError> {
        fn all<T: DeserializeOwned>(connection: &Connection, at: &[At]) -> Result<Vec<T>, VaultError> {
            at.iter().map(|at| snapshot(connection, *at)).collect()
        }
        Ok(Frozen {
            company: self.company,
            customer: self.customer.map(|at| snapshot(connection, at)).transpose()?,
            reseller: self.reseller.map(|at| snapshot(connection, at)).transpose()?,
            products: all(connection, &self.products)?,
            profiles: all(connection, &self.profiles)?,
            sentence: self.sentence,
        })
    }
}

fn snapshot<T: DeserializeOwned>(connection: &Connection, at: At) -> Result<T, VaultError> {
    connection
        .prepare_cached("SELECT body FROM snapshots WHERE id = ?1 AND version = ?2")?
        .query_row((key(at.0), at.1), |row| from_json(row, 0))
        .optional()?
        .ok_or(VaultError::NotFound { what: "snapshot" })
}

/// Keeps what an order froze; a version that is kept already is the same.
fn keep(connection: &Connection, frozen: &Frozen) -> Result<(), VaultError> {
    let mut statement = connection
        .prepare_cached("INSERT OR IGNORE INTO snapshots (id, version, body) VALUES (?1, ?2, ?3)")?;
    for product in &frozen.products {
        statement.execute((key(product.id), product.version, serde_json::to_string(product)?))?;
    }
    for profile in &frozen.profiles {
        statement.execute((key(profile.id), profile.version, serde_json::to_string(profile)?))?;
    }
    for customer in frozen.customer.iter().chain(&frozen.reseller) {
        statement.execute((
            key(customer.id),
            customer.version,
            serde_json::to_string(customer)?,
        ))?;
    }
    Ok(())
}

/// An order from its stored text.
pub(crate) fn order_from_body(connection: &Connection, body: &str) -> Result<Order, VaultError> {
    serde_json::from_str::<StoredOrder>(body)?.read(connection)
}

/// The tab an order stands in.
fn place(order: &Order) -> &'static str {
    match (order.content.template, order.archived_at, order.status()) {
        (true, ..) => "template",
        (false, Some(_), _) => "archived",
        (false, None, OrderStatus::Draft) => "draft",
        (false, None, OrderStatus::Submitted) => "submitted",
        (false, None, OrderStatus::Revoked) => "revoked",
    }
}

/// Series and digits of a number such as `A-1001`.
fn split(number: &str) -> (&str, i64) {
    let (series, digits) = number.rsplit_once('-').unwrap_or((number, ""));
    (series, digits.parse().unwrap_or(0))
}

impl View<'_> {
    /// An order with everything it froze.
    pub fn order(&self, id: OrderId) -> Result<Order, VaultError> {
        let body: String = self
            .connection
            .prepare_cached("SELECT body FROM orders WHERE id = ?1")?
            .query_row([key(id)], |row| row.get(0))
            .optional()?
            .ok_or(VaultError::NotFound { what: "order" })?;
        order_from_body(self.connection, &body)
    }

    /// An order's number.
    pub fn order_number(&self, id: OrderId) -> Result<String, VaultError> {
        self.connection
            .prepare_cached("SELECT number FROM orders WHERE id = ?1")?
            .query_row([key(id)], |row| row.get(0))
            .optional()?
            .ok_or(VaultError::NotFound { what: "order" })
    }

    /// Drafts with a line of this product, so that a catalog change can be shown where it is felt.
    pub fn drafts_with_product(&self, id: ProductId) -> Result<u64, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT count(DISTINCT o.row) FROM order_lines l JOIN orders o ON o.row = l.order_row
                 WHERE l.product_id = ?1 AND o.status = 'draft'",
            )?
            .query_row([key(id)], |row| row.get(0))?)
    }
}

/// Writes a new order's rows and returns its place.
pub(crate) fn put(connection: &Connection, order: &Order, summary: &OrderSummary) -> Result<i64, VaultError> {
    if let Some(frozen) = order.frozen() {
        keep(connection, frozen)?;
    }
    let (series, counter) = split(&order.number);
    let content = &order.content;
    connection
        .prepare_cached(
            "INSERT INTO orders (id, version, number, series, counter, kind, status, place, customer_id,
                 customer_name, sort_name, country, products, quantity, demo, currency, total, payment,
                 created_at, created_by, submitted_at, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
        )?
        .execute(rusqlite::params![
            key(order.id),
            order.version,
            &order.number,
            series,
            counter,
            word(&content.kind)?,
            word(&order.status())?,
            place(order),
            content.customer_id.map(key),
            &summary.customer_name,
            fold(&summary.customer_name),
            &summary.country,
            serde_json::to_string(&summary.products)?,
            order.quantity(),
            content.demo,
            content.currency.code(),
            summary.total,
            word(&content.payment.status)?,
            order.created.at.0,
            &order.created.by,
            order.submitted().map(|stamp| stamp.at.0),
            serde_json::to_string(&StoredOrder::of(order))?,
        ])?;
    let row = connection.last_insert_rowid();
    put_lines(connection, row, order)?;
    Ok(row)
}

fn put_lines(connection: &Connection, row: i64, order: &Order) -> Result<(), VaultError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO order_lines (order_row, line, product_id, profile_id) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (index, line) in (0u32..).zip(&order.content.lines) {
        statement.execute((row, index, key(line.product_id), line.profile_id.map(key)))?;
    }
    Ok(())
}

impl Tx<'_> {
    /// Adds an order.
    pub fn insert_order(&self, order: &Order, summary: &OrderSummary) -> Result<(), VaultError> {
        let row = put(self.connection, order, summary)?;
        self.index_new(Indexed::Order(order), row)?;
        self.note(
            Kind::Order,
            order.id,
            None,
            Some(order.version),
            &StoredOrder::of(order),
        )
    }

    /// Replaces an order, whose version counts one above the stored one.
    pub fn update_order(&self, order: &Order, summary: &OrderSummary) -> Result<(), VaultError> {
        let before = order.version - 1;
        if let Some(frozen) = order.frozen() {
            keep(self.connection, frozen)?;
        }
        let content = &order.content;
        let stored = StoredOrder::of(order);
        self.change_one(
            "order",
            "UPDATE orders SET version = ?3, kind = ?4, status = ?5, place = ?6, customer_id = ?7,
                 customer_name = ?8, sort_name = ?9, country = ?10, products = ?11, quantity = ?12, demo = ?13,
                 currency = ?14, total = ?15, payment = ?16, submitted_at = ?17, body = ?18
             WHERE id = ?1 AND version = ?2",
            rusqlite::params![
                key(order.id),
                before,
                order.version,
                word(&content.kind)?,
                word(&order.status())?,
                place(order),
                content.customer_id.map(key),
                &summary.customer_name,
                fold(&summary.customer_name),
                &summary.country,
                serde_json::to_string(&summary.products)?,
                order.quantity(),
                content.demo,
                content.currency.code(),
                summary.total,
                word(&content.payment.status)?,
                order.submitted().map(|stamp| stamp.at.0),
                serde_json::to_string(&stored)?,
            ],
        )?;
        let row = self.row_of("orders", order.id)?;
        self.connection
            .prepare_cached("DELETE FROM order_lines WHERE order_row = ?1")?
            .execute([row])?;
        put_lines(self.connection, row, order)?;
        self.index_again(Indexed::Order(order), row)?;
        self.note(Kind::Order, order.id, Some(before), Some(order.version), &stored)
    }

    /// Deletes a draft.
    pub fn delete_order(&self, id: OrderId, version: u32) -> Result<(), VaultError> {
        let row = self.row_of("orders", id)?;
        self.unindex(Kind::Order, row)?;
        self.change_one(
            "order",
            "DELETE FROM orders WHERE id = ?1 AND version = ?2 AND status = 'draft'",
            (key(id), version),
        )?;
        self.note(Kind::Order, id, Some(version), None, &())
    }

    /// Hands everything a duplicate customer has to another: orders, licenses, groups, and the customers it
    /// served as their reseller. Submitted orders keep the licensee they were signed for.
    pub fn move_belongings(
        &self,
        from: signet_domain::CustomerId,
        to: &signet_domain::Customer,
        at: Time,
    ) -> Result<(), VaultError> {
        let ids = |sql: &str| -> Result<BTreeSet<Id>, VaultError> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let found = statement
                .query_map([key(from)], |row| {
                    super::columns::id::<IdOf>(row, 0).map(|id| id.0)
                })?
                .collect::<Result<_, _>>()?;
            Ok(found)
        };
        for id in ids("SELECT id FROM orders WHERE customer_id = ?1")? {
            self.move_order(OrderId(id), to)?;
        }
        let resold = "SELECT id FROM orders
            WHERE status = 'draft' AND replace(body ->> '$.content.reseller_id', '-', '') = lower(hex(?1))";
        for id in ids(resold)? {
            let mut order = self.order(OrderId(id))?;
            order.content.reseller_id = Some(to.id);
            order.version += 1;
            self.update_order(&order, &self.summary_of(order.id)?)?;
        }
        for id in ids("SELECT id FROM licenses WHERE customer_id = ?1")? {
            let mut license = self.license(signet_domain::LicenseId(id))?;
            license.customer_id = Some(to.id);
            license.version += 1;
            self.update_license(&license)?;
        }
        for id in ids("SELECT id FROM groups WHERE customer_id = ?1")? {
            let mut group = self.group(signet_domain::GroupId(id))?;
            let content = group.content.clone();
            group.customer_id = to.id;
            group.change(content, at);
            self.update_group(&group, &[])?;
        }
        let served = "SELECT id FROM customers
            WHERE replace(body ->> '$.content.reseller_id', '-', '') = lower(hex(?1))";
        for id in ids(served)? {
            let mut served = self.customer(signet_domain::CustomerId(id))?;
            let mut content = served.content.clone();
            content.reseller_id = Some(to.id).filter(|id| *id != served.id);
            served.change(content, at);
            self.update_customer(&served)?;
        }
        Ok(())
    }

    fn move_order(&self, id: OrderId, to: &signet_domain::Customer) -> Result<(), VaultError> {
        let mut order = self.order(id)?;
        order.content.customer_id = Some(to.id);
        order.version += 1;
        let mut summary = self.summary_of(id)?;
        if order.status() == OrderStatus::Draft {
            summary.customer_name.clone_from(&to.content.name);
            summary.country.clone_from(&to.content.country);
        }
        self.update_order(&order, &summary)
    }

    /// What the list shows of an order, as it stands.
    pub fn summary_of(&self, id: OrderId) -> Result<OrderSummary, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT customer_name, country, products, total FROM orders WHERE id = ?1")?
            .query_row([key(id)], |row| {
                Ok(OrderSummary {
                    customer_name: row.get(0)?,
                    country: row.get(1)?,
                    products: from_json(row, 2)?,
                    total: row.get(3)?,
                })
            })?)
    }
}

/// An id of any kind, read from a column.
struct IdOf(Id);

impl From<uuid::Uuid> for IdOf {
    fn from(id: uuid::Uuid) -> Self {
        Self(Id(id))
    }
}
