//! The order list as a file.

use std::path::PathBuf;

use serde::Deserialize;
use signet_domain::{CustomerId, OrderKind, Permission, ProductId, Time};
use signet_vault::OrderFilter;
use ts_rs::TS;

use super::super::values::minor_units;
use super::{ExportFormat, ExportView, at, flag, text, word, write_list};
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::orders::list::{OrderRow, OrderTab, row};
use crate::console::Desk;

/// Writes orders to a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportOrders {
    path: PathBuf,
    format: ExportFormat,
    #[serde(default)]
    #[ts(optional)]
    tab: Option<OrderTab>,
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    customer_id: Option<CustomerId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    product_id: Option<ProductId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    kind: Option<OrderKind>,
    #[serde(default)]
    #[ts(optional = nullable)]
    created_from: Option<Time>,
    #[serde(default)]
    #[ts(optional = nullable)]
    created_until: Option<Time>,
}

impl Action for ExportOrders {
    const NAME: &'static str = "export.orders";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes the order list to a CSV or JSON file, newest first.";
    type Reply = ExportView;
}

const COLUMNS: [&str; 17] = [
    "number",
    "kind",
    "status",
    "archived",
    "template",
    "customer.name",
    "customer.country",
    "products",
    "quantity",
    "demo",
    "problems",
    "currency",
    "total",
    "payment",
    "created_by",
    "created_at",
    "submitted_at",
];

impl Read for ExportOrders {
    fn run(self, desk: &Desk<'_>) -> Result<ExportView, Fault> {
        let filter = OrderFilter {
            tab: self.tab.unwrap_or_default().into(),
            text: self.text.unwrap_or_default(),
            customer: self.customer_id,
            product: self.product_id,
            kind: self.kind,
            created_from: self.created_from,
            created_until: self.created_until,
            descending: true,
            ..OrderFilter::default()
        };
        let view = desk.view();
        let has_key = view.current_key()?.is_some();
        write_list(
            desk,
            &self.path,
            self.format,
            &COLUMNS,
            |page| view.orders(&filter, page),
            |listed, output| {
                let row = row(desk, listed, has_key)?;
                output.row(|| Ok(&row), || Ok(vec![cells(&row)]))
            },
        )
    }
}

fn cells(row: &OrderRow) -> Vec<std::borrow::Cow<'_, str>> {
    let products = row.products.join("; ");
    vec![
        text(&row.number),
        word(&row.kind),
        word(&row.status),
        flag(row.archived),
        flag(row.template),
        text(&row.customer_name),
        text(&row.customer_country),
        text(&products).into_owned().into(),
        row.quantity.to_string().into(),
        flag(row.demo),
        row.problems.to_string().into(),
        row.currency.code().into(),
        minor_units(row.total, row.currency.digits()).into(),
        word(&row.payment),
        text(&row.created_by),
        at(Some(row.created_at)),
        at(row.submitted_at),
    ]
}
