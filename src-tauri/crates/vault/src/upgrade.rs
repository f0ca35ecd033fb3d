//! From format 1 to format 2: records change their shape, so their rows are read with the shapes of then and
//! written with the shapes of now.

use rusqlite::{Connection, Row};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use signet_domain::{
    Company, Customer, CustomerContent, FieldValues, Frozen, Grant, KeyId, License, LicenseId, LicenseState,
    Line, Order, OrderContent, OrderId, OrderState, Product, ProductContent, ProductId, Serial, Stamp,
    totals,
};

use crate::VaultError;
use crate::search::rebuild_search;
use crate::tables::columns::{from_json, from_word, id, optional_id, optional_time, time};
use crate::tables::licenses::LicenseFile;
use crate::tables::orders::OrderSummary;
use crate::tables::{customers, licenses, orders, products};

/// Fills the tables of format 2 from those of format 1, which it drops.
pub(crate) fn from_0001(connection: &Connection) -> Result<(), VaultError> {
    each(
        connection,
        "SELECT id, version, number, code, name, description, status, features, created_at, updated_at
                      FROM v1_products ORDER BY rowid",
        read_product,
        |product| {
            products::put(connection, &product)?;
            Ok(())
        },
    )?;
    each(
        connection,
        "SELECT id, version, kind, name, country, address, vat_code, crm_id, note, contacts, archived_at,
                      created_at, updated_at FROM v1_customers ORDER BY rowid",
        read_customer,
        |customer| {
            customers::put(connection, &customer, &serde_json::to_string(&customer)?)?;
            Ok(())
        },
    )?;
    let mut made = std::collections::BTreeMap::new();
    each(connection, "SELECT id, version, number, status, customer_id, activation_limit, demo, purchase_order, note,
                      created_at, created_by, submitted_at, submitted_by, revoked_at, revoked_by, revoke_reason,
                      archived_at, frozen FROM v1_orders ORDER BY rowid", read_order, |mut order| {
        order.content.lines = read_lines(connection, order.id)?;
        orders::put(connection, &order, &summary(connection, &order)?)?;
        made.insert(order.id, order);
        Ok(())
    })?;
    each(
        connection,
        "SELECT l.id, l.version, l.serial, l.order_id, l.line, l.product_id, l.issued_at, l.status,
                      l.revoked_at, l.revoke_reason, f.key_id, f.text
                      FROM v1_licenses l JOIN v1_license_files f ON f.license_id = l.id ORDER BY l.rowid",
        read_license,
        |(mut license, key, text)| {
            if let Some(order) = made.get(&license.order_id) {
                license.customer_id = order.content.customer_id;
                license.ends_at =
                    order.content.lines.get(license.line as usize).and_then(|line| {
                        Grant::of_sale(&order.content, line, license.issued_at).last_second()
                    });
            }
            let row = licenses::put(connection, &license)?;
            licenses::put_file(
                connection,
                row,
                &LicenseFile {
                    license: license.id,
                    order: license.order_id,
                    key,
                    issued_at: license.issued_at,
                    text,
                },
            )
        },
    )?;
    connection.execute_batch(
        "INSERT INTO mails SELECT id, version, order_id, recipients, subject, message, status, attempts,
             last_error, created_at, sent_at FROM v1_mails;
         DROP TABLE v1_license_files;
         DROP TABLE v1_mails;
         DROP TABLE v1_licenses;
         DROP TABLE v1_order_lines;
         DROP TABLE v1_orders;
         DROP TABLE v1_customers;
         DROP TABLE v1_products;",
    )?;
    rebuild_search(connection)
}

fn each<T>(
    connection: &Connection,
    sql: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    mut write: impl FnMut(T) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        write(read(row)?)?;
    }
    Ok(())
}

fn read_product(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: id(row, 0)?,
        version: row.get(1)?,
        status: from_word(row, 6)?,
        content: ProductContent {
            number: row.get(2)?,
            code: row.get(3)?,
            name: row.get(4)?,
            description: row.get(5)?,
            features: from_json(row, 7)?,
            ..ProductContent::default()
        },
        created_at: time(row, 8)?,
        updated_at: time(row, 9)?,
    })
}

fn read_customer(row: &Row<'_>) -> rusqlite::Result<Customer> {
    Ok(Customer {
        id: id(row, 0)?,
        version: row.get(1)?,
        content: CustomerContent {
            kind: from_word(row, 2)?,
            name: row.get(3)?,
            country: row.get(4)?,
            address: row.get(5)?,
            vat_code: row.get(6)?,
            crm_id: row.get(7)?,
            note: row.get(8)?,
            contacts: from_json(row, 9)?,
            ..CustomerContent::default()
        },
        archived_at: optional_time(row, 10)?,
        merged_into: None,
        created_at: time(row, 11)?,
        updated_at: time(row, 12)?,
    })
}

fn read_order(row: &Row<'_>) -> rusqlite::Result<Order> {
    let stamp = |at: usize| -> rusqlite::Result<Stamp> {
        Ok(Stamp {
            at: time(row, at)?,
            by: row.get(at + 1)?,
        })
    };
    let status: String = row.get(3)?;
    let state = match status.as_str() {
        "submitted" => OrderState::Submitted {
            submitted: stamp(11)?,
            frozen: Box::new(frozen(row, 17)?),
        },
        "revoked" => OrderState::Revoked {
            submitted: stamp(11)?,
            frozen: Box::new(frozen(row, 17)?),
            revoked: stamp(13)?,
            reason: row.get(15)?,
        },
        _ => OrderState::Draft,
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
            ..OrderContent::default()
        },
        note: row.get(8)?,
        created: stamp(9)?,
        archived_at: optional_time(row, 16)?,
    })
}

fn frozen(row: &Row<'_>, column: usize) -> rusqlite::Result<Frozen> {
    let then: FrozenThen = from_json(row, column)?;
    then.now().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

fn read_lines(connection: &Connection, order: OrderId) -> Result<Vec<Line>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT product_id, quantity, features FROM v1_order_lines WHERE order_id = ?1 ORDER BY line",
    )?;
    let lines = statement
        .query_map([crate::tables::columns::key(order)], |row| {
            Ok(Line {
                features: from_json(row, 2)?,
                ..Line::bare(id::<ProductId>(row, 0)?, row.get(1)?)
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(lines)
}

fn read_license(row: &Row<'_>) -> rusqlite::Result<(License, KeyId, String)> {
    let status: String = row.get(7)?;
    let state = if status == "revoked" {
        LicenseState::Revoked {
            at: time(row, 8)?,
            reason: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
        }
    } else {
        LicenseState::Active
    };
    let license = License {
        id: id::<LicenseId>(row, 0)?,
        version: row.get(1)?,
        serial: Serial::stored(row.get(2)?),
        order_id: id(row, 3)?,
        line: row.get(4)?,
        product_id: id(row, 5)?,
        customer_id: None,
        profile_id: None,
        issued_at: time(row, 6)?,
        ends_at: None,
        activations: 0,
        update: None,
        values: FieldValues::new(),
        note: String::new(),
        blocks: Vec::new(),
        state,
    };
    Ok((license, id(row, 10)?, row.get(11)?))
}

/// What the list shows of an order: nothing had a price then.
fn summary(connection: &Connection, order: &Order) -> Result<OrderSummary, VaultError> {
    let lines = order.content.lines.iter();
    let (customer, names): (Option<Customer>, Vec<String>) = if let Some(frozen) = order.frozen() {
        let names = lines.map(|line| name(&frozen.products, line.product_id));
        (frozen.customer.clone(), names.collect())
    } else {
        let marks = crate::lists::Marks::default();
        let view = crate::View {
            connection,
            marks: &marks,
        };
        let products = view.products_by_id(lines.clone().map(|line| line.product_id))?;
        let products: Vec<Product> = products.into_values().collect();
        let customer = match order.content.customer_id {
            Some(id) => view.find_customer(id)?,
            None => None,
        };
        let names = lines.map(|line| name(&products, line.product_id));
        (customer, names.collect())
    };
    let content = customer.map(|customer| customer.content).unwrap_or_default();
    Ok(OrderSummary {
        customer_name: content.name,
        country: content.country,
        products: names,
        total: totals(
            &order.content,
            &signet_domain::Products::new(),
            &signet_domain::Profiles::new(),
        )
        .total,
    })
}

fn name(products: &[Product], id: ProductId) -> String {
    let product = products.iter().find(|product| product.id == id);
    product.map_or_else(String::new, |product| product.content.name.clone())
}

/// What an order froze in format 1.
#[derive(Deserialize)]
struct FrozenThen {
    company: Company,
    customer: Option<Map<String, Value>>,
    products: Vec<Map<String, Value>>,
}

impl FrozenThen {
    fn now(self) -> Result<Frozen, serde_json::Error> {
        let product = |record| {
            serde_json::from_value(nested(
                record,
                &["id", "version", "status", "created_at", "updated_at"],
            ))
        };
        let customer = |record| {
            serde_json::from_value(nested(
                record,
                &["id", "version", "archived_at", "created_at", "updated_at"],
            ))
        };
        Ok(Frozen {
            company: self.company,
            customer: self.customer.map(customer).transpose()?,
            reseller: None,
            products: self.products.into_iter().map(product).collect::<Result<_, _>>()?,
            profiles: Vec::new(),
            sentence: String::new(),
        })
    }
}

/// What stood beside the content moves into it.
fn nested(mut record: Map<String, Value>, outside: &[&str]) -> Value {
    let mut now = Map::new();
    for field in outside {
        now.insert((*field).to_owned(), record.remove(*field).unwrap_or(Value::Null));
    }
    now.insert("content".to_owned(), json!(record));
    Value::Object(now)
}
