//! What a customer holds, counted.

use signet_domain::{Currency, CustomerId, ProductId, Time};

use super::columns::{id, key, optional_time, time};
use crate::{VaultError, View};

/// Licenses of one product that a customer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The product.
    pub product_id: ProductId,
    /// Its number.
    pub product_number: u32,
    /// Its name.
    pub product_name: String,
    /// Not revoked and not over.
    pub active: u64,
    /// Not revoked, but over.
    pub expired: u64,
    /// Revoked.
    pub revoked: u64,
    /// Active ones that end soon.
    pub ends_soon: u64,
    /// The first was issued then.
    pub first_issued: Time,
    /// The last end of an active one; none when one is without end, or none is active.
    pub last_end: Option<Time>,
}

/// Submitted orders in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// The currency.
    pub currency: Currency,
    /// How many orders.
    pub orders: u64,
    /// Their totals together, in minor units.
    pub total: i64,
}

impl View<'_> {
    /// What a customer holds at `now`, by product number. What ends before `soon` ends soon.
    pub fn holdings(&self, customer: CustomerId, now: Time, soon: Time) -> Result<Vec<Holding>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.id, p.number, p.name,
                    count(*) FILTER (WHERE l.status = 'active' AND coalesce(l.ends_at >= ?2, 1)),
                    count(*) FILTER (WHERE l.status = 'active' AND l.ends_at < ?2),
                    count(*) FILTER (WHERE l.status = 'revoked'),
                    count(*) FILTER (WHERE l.status = 'active' AND l.ends_at >= ?2 AND l.ends_at < ?3),
                    min(l.issued_at),
                    CASE WHEN count(*) FILTER (WHERE l.status = 'active' AND l.ends_at IS NULL) > 0 THEN NULL
                         ELSE max(l.ends_at) FILTER (WHERE l.status = 'active' AND l.ends_at >= ?2) END
             FROM licenses l JOIN products p ON p.id = l.product_id
             WHERE l.customer_id = ?1 GROUP BY p.row ORDER BY p.number",
        )?;
        let holdings = statement
            .query_map((key(customer), now.0, soon.0), |row| {
                Ok(Holding {
                    product_id: id(row, 0)?,
                    product_number: row.get(1)?,
                    product_name: row.get(2)?,
                    active: row.get(3)?,
                    expired: row.get(4)?,
                    revoked: row.get(5)?,
                    ends_soon: row.get(6)?,
                    first_issued: time(row, 7)?,
                    last_end: optional_time(row, 8)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(holdings)
    }

    /// What a customer ordered and did not give back, by currency.
    pub fn ordered(&self, customer: CustomerId) -> Result<Vec<Ordered>, VaultError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT currency, count(*), sum(total) FROM orders
             WHERE customer_id = ?1 AND status = 'submitted' GROUP BY currency ORDER BY currency",
        )?;
        let rows = statement
            .query_map([key(customer)], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(rows
            .into_iter()
            .map(|(code, orders, total)| Ordered {
                currency: Currency::from_code(&code).unwrap_or_default(),
                orders,
                total,
            })
            .collect())
    }

    /// Customers that name this one as their reseller.
    pub fn served_by(&self, customer: CustomerId) -> Result<u64, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT count(*) FROM customers
                 WHERE replace(body ->> '$.content.reseller_id', '-', '') = lower(hex(?1))",
            )?
            .query_row([key(customer)], |row| row.get(0))?)
    }
}
