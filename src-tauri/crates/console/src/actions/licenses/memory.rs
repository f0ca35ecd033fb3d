//! The contents of a license's memory cells: what a burn writes and its file says.

use serde::Serialize;
use signet_domain::{CellKind, Grant, Product};
use ts_rs::TS;

/// A cell of a memory item, as a license has it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LicenseCell {
    /// The item's alias: what the program asks for.
    pub item: u32,
    pub item_name: String,
    /// Unique within the item.
    pub cell: u32,
    pub cell_name: String,
    pub kind: CellKind,
    /// As typed: text, decimal or hexadecimal, by kind.
    pub value: String,
    /// The license has a content of its own; otherwise it is the catalog's.
    pub own: bool,
}

/// All cells of the product, by item, with the contents this license has.
pub(super) fn cells(grant: &Grant, product: &Product) -> Vec<LicenseCell> {
    let items = product.content.memory.iter();
    items
        .flat_map(|item| {
            item.cells.iter().map(|cell| {
                let own = grant.memory.get(&(item.alias, cell.number));
                LicenseCell {
                    item: item.alias,
                    item_name: item.name.clone(),
                    cell: cell.number,
                    cell_name: cell.name.clone(),
                    kind: cell.kind,
                    value: own.unwrap_or(&cell.value).clone(),
                    own: own.is_some(),
                }
            })
        })
        .collect()
}
