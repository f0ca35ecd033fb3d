//! Writing the index. A record's fields stand in one text, each folded and on a line of its own: no fragment
//! reaches from one into the next.

use rusqlite::Connection;
use signet_domain::{Customer, CustomerId, License, Order, Product, Profile};

use super::fields::{self, Field, OrderTexts};
use crate::fold::{fold, serial_key};
use crate::journal::Kind;
use crate::tables::columns::{from_json, key};
use crate::{Tx, VaultError};

/// A record the index knows.
#[derive(Clone, Copy)]
pub(crate) enum Indexed<'a> {
    Order(&'a Order),
    License(&'a License),
    Customer(&'a Customer),
    Product(&'a Product),
    Profile(&'a Profile),
}

/// Adds a record whose row was just written.
pub(crate) fn index_new(connection: &Connection, what: Indexed<'_>, row: i64) -> Result<(), VaultError> {
    match what {
        Indexed::Order(order) => put(
            connection,
            "search_orders",
            row,
            &order_text(connection, order, row)?,
        ),
        Indexed::License(license) => {
            index_serial(connection, row, &serial_key(license.serial.as_str()))?;
            index_notes(connection, license, row)
        }
        Indexed::Customer(customer) => put(
            connection,
            "search_customers",
            row,
            &text(&fields::customer(customer)),
        ),
        Indexed::Product(product) => put(
            connection,
            "search_products",
            row,
            &text(&fields::product(product)),
        ),
        Indexed::Profile(profile) => put(
            connection,
            "search_profiles",
            row,
            &text(&fields::profile(profile)),
        ),
    }
}

/// Adds the serial number of a license, as its key.
pub(crate) fn index_serial(connection: &Connection, row: i64, key: &str) -> Result<(), VaultError> {
    put(connection, "search_licenses", row, key)
}

fn index_notes(connection: &Connection, license: &License, row: i64) -> Result<(), VaultError> {
    match license_text(license) {
        Some(text) => put(connection, "search_license_notes", row, &text),
        None => Ok(()),
    }
}

impl Tx<'_> {
    /// Adds a record whose row was just written.
    pub(crate) fn index_new(&self, what: Indexed<'_>, row: i64) -> Result<(), VaultError> {
        let Indexed::License(license) = what else {
            return index_new(self.connection, what, row);
        };
        self.index_serial_later(row, serial_key(license.serial.as_str()))?;
        index_notes(self.connection, license, row)
    }

    /// Replaces what the index knows of a record whose row was just written. With a customer's name the
    /// texts of their drafts change.
    pub(crate) fn index_again(&self, what: Indexed<'_>, row: i64) -> Result<(), VaultError> {
        if let Indexed::License(license) = what {
            // Its serial number never changes.
            remove(self.connection, "search_license_notes", row)?;
            return index_notes(self.connection, license, row);
        }
        self.unindex(what.kind(), row)?;
        self.index_new(what, row)?;
        match what {
            Indexed::Customer(customer) => self.index_drafts_of(customer.id),
            _ => Ok(()),
        }
    }

    /// Takes a record out of the index.
    pub(crate) fn unindex(&self, kind: Kind, row: i64) -> Result<(), VaultError> {
        match kind {
            Kind::Order => remove(self.connection, "search_orders", row),
            Kind::License => {
                self.index_serials()?;
                remove(self.connection, "search_licenses", row)?;
                remove(self.connection, "search_license_notes", row)
            }
            Kind::Customer => remove(self.connection, "search_customers", row),
            Kind::Product => remove(self.connection, "search_products", row),
            Kind::Profile => remove(self.connection, "search_profiles", row),
            _ => Ok(()),
        }
    }

    fn index_drafts_of(&self, customer: CustomerId) -> Result<(), VaultError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT row, body FROM orders WHERE customer_id = ?1 AND status = 'draft'")?;
        let mut rows = statement.query([key(customer)])?;
        while let Some(row) = rows.next()? {
            let (row, body): (i64, String) = (row.get(0)?, row.get(1)?);
            let order = crate::tables::orders::order_from_body(self.connection, &body)?;
            self.index_again(Indexed::Order(&order), row)?;
        }
        Ok(())
    }
}

impl Indexed<'_> {
    fn kind(self) -> Kind {
        match self {
            Self::Order(_) => Kind::Order,
            Self::License(_) => Kind::License,
            Self::Customer(_) => Kind::Customer,
            Self::Product(_) => Kind::Product,
            Self::Profile(_) => Kind::Profile,
        }
    }
}

fn put(connection: &Connection, table: &str, row: i64, text: &str) -> Result<(), VaultError> {
    let column = if table == "search_licenses" {
        "serial"
    } else {
        "text"
    };
    connection
        .prepare_cached(&format!("INSERT INTO {table} (rowid, {column}) VALUES (?1, ?2)"))?
        .execute((row, text))?;
    Ok(())
}

fn remove(connection: &Connection, table: &str, row: i64) -> Result<(), VaultError> {
    connection
        .prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?
        .execute([row])?;
    Ok(())
}

fn text(fields: &[Field<'_>]) -> String {
    let folded: Vec<String> = fields.iter().map(|field| fold(&field.text)).collect();
    folded.join("\n")
}

/// With the names its row has of the records it names.
fn order_text(connection: &Connection, order: &Order, row: i64) -> Result<String, VaultError> {
    let (customer_name, products): (String, Vec<String>) = connection
        .prepare_cached("SELECT customer_name, products FROM orders WHERE row = ?1")?
        .query_row([row], |row| Ok((row.get(0)?, from_json(row, 1)?)))?;
    Ok(text(&fields::order(&OrderTexts {
        number: &order.number,
        customer_name: &customer_name,
        products: &products,
        content: &order.content,
        note: &order.note,
    })))
}

/// None when it says nothing but its serial number, as most do.
fn license_text(license: &License) -> Option<String> {
    let fields = fields::license(license);
    (!fields.is_empty()).then(|| format!("{}\n{}", serial_key(license.serial.as_str()), text(&fields)))
}
