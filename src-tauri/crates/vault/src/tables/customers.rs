//! Customers.

use rusqlite::{Connection, OptionalExtension as _};
use serde_json::value::to_raw_value;
use signet_domain::{Customer, CustomerId};

use super::columns::{from_json, key};
use crate::fold::fold;
use crate::journal::Kind;
use crate::search::Indexed;
use crate::{Tx, VaultError, View};

/// What moves when two customers become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Belongings {
    /// Orders of any status.
    pub orders: u64,
    /// Licenses of any status.
    pub licenses: u64,
    /// Groups.
    pub groups: u64,
}

impl View<'_> {
    /// A customer by id.
    pub fn customer(&self, id: CustomerId) -> Result<Customer, VaultError> {
        self.find_customer(id)?
            .ok_or(VaultError::NotFound { what: "customer" })
    }

    /// A customer by id, if there is one.
    pub fn find_customer(&self, id: CustomerId) -> Result<Option<Customer>, VaultError> {
        Ok(self
            .connection
            .prepare_cached("SELECT body FROM customers WHERE id = ?1")?
            .query_row([key(id)], |row| from_json(row, 0))
            .optional()?)
    }

    /// What belongs to a customer.
    pub fn belongings(&self, id: CustomerId) -> Result<Belongings, VaultError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT (SELECT count(*) FROM orders WHERE customer_id = ?1),
                        (SELECT count(*) FROM licenses WHERE customer_id = ?1),
                        (SELECT count(*) FROM groups WHERE customer_id = ?1)",
            )?
            .query_row([key(id)], |row| {
                Ok(Belongings {
                    orders: row.get(0)?,
                    licenses: row.get(1)?,
                    groups: row.get(2)?,
                })
            })?)
    }

    /// Customers that share their folded name, VAT id, CRM id or a contact's address with this one, newest
    /// first, without those that were merged before.
    pub fn likely_duplicates(&self, customer: &Customer) -> Result<Vec<Customer>, VaultError> {
        let content = &customer.content;
        let mut emails: Vec<&str> = content.contacts.iter().map(|c| c.email.trim()).collect();
        emails.push(content.email.trim());
        emails.retain(|email| !email.is_empty());
        let mut statement = self.connection.prepare_cached(
            "SELECT body FROM customers
             WHERE id <> ?1 AND body ->> 'merged_into' IS NULL AND (
                   sort_name = ?2
                OR (?3 <> '' AND body ->> '$.content.vat_code' = ?3)
                OR (?4 <> '' AND body ->> '$.content.crm_id' = ?4)
                OR body ->> '$.content.email' IN (SELECT value FROM json_each(?5))
                OR EXISTS (SELECT 1 FROM json_each(body -> '$.content.contacts') AS c
                           WHERE c.value ->> 'email' IN (SELECT value FROM json_each(?5))))
             ORDER BY row DESC LIMIT 50",
        )?;
        let found = statement
            .query_map(
                (
                    key(customer.id),
                    fold(&content.name),
                    &content.vat_code,
                    &content.crm_id,
                    serde_json::to_string(&emails)?,
                ),
                |row| from_json(row, 0),
            )?
            .collect::<Result<_, _>>()?;
        Ok(found)
    }
}

/// Writes a new customer's row and returns its place. `body` is the customer as JSON.
pub(crate) fn put(connection: &Connection, customer: &Customer, body: &str) -> Result<i64, VaultError> {
    connection
        .prepare_cached(
            "INSERT INTO customers (id, version, name, sort_name, reseller, archived_at, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            key(customer.id),
            customer.version,
            &customer.content.name,
            fold(&customer.content.name),
            customer.content.reseller,
            customer.archived_at.map(|at| at.0),
            body,
        ))?;
    Ok(connection.last_insert_rowid())
}

impl Tx<'_> {
    /// Adds a customer.
    pub fn insert_customer(&self, customer: &Customer) -> Result<(), VaultError> {
        let body = to_raw_value(customer)?;
        let row = put(self.connection, customer, body.get())?;
        self.index_new(Indexed::Customer(customer), row)?;
        self.note_written(Kind::Customer, customer.id, None, Some(customer.version), body);
        Ok(())
    }

    /// Replaces a customer, whose version counts one above the stored one. Drafts show the new name.
    pub fn update_customer(&self, customer: &Customer) -> Result<(), VaultError> {
        let before = customer.version - 1;
        self.change_one(
            "customer",
            "UPDATE customers SET version = ?3, name = ?4, sort_name = ?5, reseller = ?6, archived_at = ?7,
                 body = ?8 WHERE id = ?1 AND version = ?2",
            (
                key(customer.id),
                before,
                customer.version,
                &customer.content.name,
                fold(&customer.content.name),
                customer.content.reseller,
                customer.archived_at.map(|at| at.0),
                serde_json::to_string(customer)?,
            ),
        )?;
        self.connection
            .prepare_cached(
                "UPDATE orders SET customer_name = ?2, sort_name = ?3, country = ?4
                 WHERE customer_id = ?1 AND status = 'draft'",
            )?
            .execute((
                key(customer.id),
                &customer.content.name,
                fold(&customer.content.name),
                &customer.content.country,
            ))?;
        let row = self.row_of("customers", customer.id)?;
        self.index_again(Indexed::Customer(customer), row)?;
        self.note(
            Kind::Customer,
            customer.id,
            Some(before),
            Some(customer.version),
            customer,
        )
    }
}
