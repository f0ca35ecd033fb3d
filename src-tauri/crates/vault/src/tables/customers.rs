//! Customers with their contacts.

use rusqlite::{OptionalExtension as _, Row};
use signet_domain::{Customer, CustomerId};

use super::columns::{anywhere, from_json, from_word, id, key, optional_time, time, word};
use super::{Listed, PageOf};
use crate::journal::Kind;
use crate::{Tx, VaultError, View};

const COLUMNS: &str = "id, version, kind, name, country, address, vat_code, crm_id, note, contacts, \
                       archived_at, created_at, updated_at";
/// Orders and licenses a customer holds.
const COUNTS: &str = "(SELECT count(*) FROM orders o WHERE o.customer_id = customers.id),
    (SELECT count(*) FROM licenses l JOIN orders o ON o.id = l.order_id WHERE o.customer_id = customers.id)";

fn read(row: &Row<'_>) -> rusqlite::Result<Customer> {
    Ok(Customer {
        id: id(row, 0)?,
        version: row.get(1)?,
        kind: from_word(row, 2)?,
        name: row.get(3)?,
        country: row.get(4)?,
        address: row.get(5)?,
        vat_code: row.get(6)?,
        crm_id: row.get(7)?,
        note: row.get(8)?,
        contacts: from_json(row, 9)?,
        archived_at: optional_time(row, 10)?,
        created_at: time(row, 11)?,
        updated_at: time(row, 12)?,
    })
}

impl View<'_> {
    /// Customers by name, with the numbers of their orders and licenses.
    pub fn customers(
        &self,
        text: &str,
        archived: bool,
        page: &PageOf,
    ) -> Result<Listed<(Customer, u64, u64)>, VaultError> {
        const MATCH: &str = "(?1 = '%%' OR name LIKE ?1 ESCAPE '!' OR crm_id LIKE ?1 ESCAPE '!'
            OR contacts LIKE ?1 ESCAPE '!') AND (archived_at IS NOT NULL) = ?2";
        let pattern = anywhere(text);
        // Names may repeat: the cursor is name and id.
        let (after_name, after_id): (String, String) = page
            .after
            .as_deref()
            .and_then(|after| serde_json::from_str(after).ok())
            .unwrap_or_default();
        let after_id = after_id
            .parse::<CustomerId>()
            .map(key)
            .map(|k| k.to_vec())
            .unwrap_or_default();
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, {COUNTS} FROM customers
             WHERE {MATCH} AND (name COLLATE NOCASE, id) > (?3, ?4)
             ORDER BY name COLLATE NOCASE, id LIMIT ?5"
        ))?;
        let rows = statement
            .query_map(
                (&pattern, archived, &after_name, &after_id, page.limit + 1),
                |row| Ok((read(row)?, row.get(13)?, row.get(14)?)),
            )?
            .collect::<Result<Vec<_>, _>>()?;
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM customers WHERE {MATCH}"))?
            .query_row((&pattern, archived), |row| row.get(0))?;
        Ok(Listed::cut(rows, page.limit, total, |(customer, ..)| {
            serde_json::json!([customer.name, customer.id.to_string()]).to_string()
        }))
    }

    /// A customer by id.
    pub fn customer(&self, id: CustomerId) -> Result<Customer, VaultError> {
        self.find_customer(id)?
            .ok_or(VaultError::NotFound { what: "customer" })
    }

    /// A customer by id, if there is one.
    pub fn find_customer(&self, id: CustomerId) -> Result<Option<Customer>, VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM customers WHERE id = ?1"))?
            .query_row([key(id)], read)
            .optional()?)
    }

    /// Orders and licenses of a customer.
    pub fn counts_of_customer(&self, id: CustomerId) -> Result<(u64, u64), VaultError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COUNTS} FROM customers WHERE id = ?1"))?
            .query_row([key(id)], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

impl Tx<'_> {
    /// Adds a customer.
    pub fn insert_customer(&self, customer: &Customer) -> Result<(), VaultError> {
        self.connection
            .prepare_cached(&format!(
                "INSERT INTO customers ({COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            ))?
            .execute((
                key(customer.id),
                customer.version,
                word(&customer.kind)?,
                &customer.name,
                &customer.country,
                &customer.address,
                &customer.vat_code,
                &customer.crm_id,
                &customer.note,
                serde_json::to_string(&customer.contacts)?,
                customer.archived_at.map(|at| at.0),
                customer.created_at.0,
                customer.updated_at.0,
            ))?;
        self.note(
            Kind::Customer,
            customer.id,
            None,
            Some(customer.version),
            customer,
        )
    }

    /// Replaces a customer, whose version counts one above the stored one.
    pub fn update_customer(&self, customer: &Customer) -> Result<(), VaultError> {
        let before = customer.version - 1;
        self.change_one(
            "customer",
            "UPDATE customers SET version = ?3, kind = ?4, name = ?5, country = ?6, address = ?7,
                 vat_code = ?8, crm_id = ?9, note = ?10, contacts = ?11, archived_at = ?12, updated_at = ?13
             WHERE id = ?1 AND version = ?2",
            (
                key(customer.id),
                before,
                customer.version,
                word(&customer.kind)?,
                &customer.name,
                &customer.country,
                &customer.address,
                &customer.vat_code,
                &customer.crm_id,
                &customer.note,
                serde_json::to_string(&customer.contacts)?,
                customer.archived_at.map(|at| at.0),
                customer.updated_at.0,
            ),
        )?;
        self.note(
            Kind::Customer,
            customer.id,
            Some(before),
            Some(customer.version),
            customer,
        )
    }
}
