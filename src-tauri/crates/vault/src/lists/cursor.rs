//! Keys as text. A cursor says nothing that a page does not show, and reading it can harm nothing.

use rusqlite::types::Value;

use super::keys::Key;

/// The cursor behind a key; `order` is the order's name, because a cursor of another one means nothing in it.
pub(super) fn write(order: &str, key: &Key) -> String {
    let values = key.iter().map(|value| match value {
        Value::Integer(n) => serde_json::Value::from(*n),
        Value::Text(text) => serde_json::Value::from(text.as_str()),
        _ => serde_json::Value::Null,
    });
    let cursor: Vec<serde_json::Value> = std::iter::once(order.into()).chain(values).collect();
    serde_json::Value::from(cursor).to_string()
}

/// The key of a cursor of this order, with so many values; none if it is no such cursor.
pub(super) fn read(order: &str, width: usize, text: &str) -> Option<Key> {
    let cursor: Vec<serde_json::Value> = serde_json::from_str(text).ok()?;
    let (name, values) = cursor.split_first()?;
    if name.as_str() != Some(order) || values.len() != width || !values.last()?.is_i64() {
        return None;
    }
    let value = |value: &serde_json::Value| match value {
        serde_json::Value::Null => Some(Value::Null),
        serde_json::Value::String(text) => Some(Value::Text(text.clone())),
        number => number.as_i64().map(Value::Integer),
    };
    values.iter().map(value).collect()
}
