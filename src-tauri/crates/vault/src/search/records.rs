//! A found record: what it is called, and the texts that may have matched.

use std::borrow::Cow;

use rusqlite::Connection;
use signet_domain::{Customer, Id, Product, Profile};

use super::explain::Explained;
use super::fields::{self, Field, OrderBody, OrderTexts};
use super::{Hit, HitKind};
use crate::VaultError;
use crate::tables::columns::{from_json, id, word};
use crate::tables::licenses;

/// A record with its searched texts.
pub(super) struct Record {
    id: Id,
    pub(super) title: String,
    about: Vec<String>,
    status: String,
    archived: bool,
    pub(super) fields: Vec<Field<'static>>,
}

impl Record {
    pub(super) fn hit(self, kind: HitKind, explained: Explained) -> Hit {
        Hit {
            kind,
            id: self.id,
            title: self.title,
            about: self.about.into_iter().filter(|text| !text.is_empty()).collect(),
            status: self.status,
            archived: self.archived,
            field: explained.field,
            text: explained.text,
            marks: explained.marks,
        }
    }
}

/// Reads the record at a row of its table.
pub(super) fn read(connection: &Connection, kind: HitKind, row: i64) -> Result<Record, VaultError> {
    match kind {
        HitKind::Order => order(connection, row),
        HitKind::License => license(connection, row),
        HitKind::Customer => customer(connection, row),
        HitKind::Product => product(connection, row),
        HitKind::Profile => profile(connection, row),
    }
}

fn order(connection: &Connection, row: i64) -> Result<Record, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, number, status, place, customer_name, products, body FROM orders WHERE row = ?1",
    )?;
    Ok(statement.query_row([row], |row| {
        let (number, place, customer_name): (String, String, String) =
            (row.get(1)?, row.get(3)?, row.get(4)?);
        let products: Vec<String> = from_json(row, 5)?;
        let body: OrderBody = from_json(row, 6)?;
        let texts = OrderTexts {
            number: &number,
            customer_name: &customer_name,
            products: &products,
            content: &body.content,
            note: &body.note,
        };
        let fields = owned(fields::order(&texts));
        Ok(Record {
            id: id::<AnyId>(row, 0)?.0,
            title: number,
            about: vec![customer_name, products.join(", ")],
            status: if place == "template" {
                place.clone()
            } else {
                row.get(2)?
            },
            archived: place == "archived",
            fields,
        })
    })?)
}

fn license(connection: &Connection, row: i64) -> Result<Record, VaultError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, p.name, coalesce(c.name, ''), o.number FROM licenses l
         JOIN products p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id
         LEFT JOIN customers c ON c.id = l.customer_id WHERE l.row = ?1",
        licenses::COLUMNS
    ))?;
    let (license, about) = statement.query_row([row], |row| {
        Ok((
            licenses::read(row)?,
            vec![row.get(13)?, row.get(14)?, row.get(15)?],
        ))
    })?;
    let serial = license.serial.to_string();
    let mut fields = vec![Field {
        name: "serial",
        text: Cow::Owned(serial.clone()),
    }];
    fields.extend(owned(fields::license(&license)));
    Ok(Record {
        id: license.id.into(),
        title: serial,
        about,
        status: word(&license.status())?,
        archived: false,
        fields,
    })
}

fn customer(connection: &Connection, row: i64) -> Result<Record, VaultError> {
    let customer: Customer = body(connection, "customers", row)?;
    let content = &customer.content;
    let contact = content.contacts.first().map(|contact| contact.name.clone());
    Ok(Record {
        id: customer.id.into(),
        title: content.name.clone(),
        about: vec![
            content.code.clone(),
            contact.unwrap_or_default(),
            content.country.clone(),
        ],
        status: String::new(),
        archived: customer.archived_at.is_some(),
        fields: owned(fields::customer(&customer)),
    })
}

fn product(connection: &Connection, row: i64) -> Result<Record, VaultError> {
    let product: Product = body(connection, "products", row)?;
    let status = word(&product.status)?;
    Ok(Record {
        id: product.id.into(),
        title: product.content.name.clone(),
        about: vec![product.content.number.to_string(), product.content.code.clone()],
        archived: status == "archived",
        status,
        fields: owned(fields::product(&product)),
    })
}

fn profile(connection: &Connection, row: i64) -> Result<Record, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT t.body, p.name FROM profiles t JOIN products p ON p.id = t.product_id WHERE t.row = ?1",
    )?;
    let (profile, product_name): (Profile, String) =
        statement.query_row([row], |row| Ok((from_json(row, 0)?, row.get(1)?)))?;
    Ok(Record {
        id: profile.id.into(),
        title: profile.content.name.clone(),
        about: vec![product_name, profile.content.code.clone()],
        status: String::new(),
        archived: profile.archived_at.is_some(),
        fields: owned(fields::profile(&profile)),
    })
}

fn body<T: serde::de::DeserializeOwned>(
    connection: &Connection,
    table: &'static str,
    row: i64,
) -> Result<T, VaultError> {
    let mut statement = connection.prepare_cached(&format!("SELECT body FROM {table} WHERE row = ?1"))?;
    Ok(statement.query_row([row], |row| from_json(row, 0))?)
}

fn owned(fields: Vec<Field<'_>>) -> Vec<Field<'static>> {
    let own = |field: Field<'_>| Field {
        name: field.name,
        text: Cow::Owned(field.text.into_owned()),
    };
    fields.into_iter().map(own).collect()
}

/// An id of any kind, read from a column.
struct AnyId(Id);

impl From<uuid::Uuid> for AnyId {
    fn from(id: uuid::Uuid) -> Self {
        Self(Id(id))
    }
}
