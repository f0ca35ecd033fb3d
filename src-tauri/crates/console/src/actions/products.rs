//! The catalog.

use serde::{Deserialize, Serialize};
use signet_domain::{Feature, Permission, Product, ProductForm, ProductId, ProductStatus, Time};
use signet_vault::{Tx, VaultError};
use ts_rs::TS;

use super::{Page, check_version, default_limit, duplicate, page};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// A product with all its features.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProductView {
    pub id: ProductId,
    pub version: u32,
    pub number: u32,
    pub code: String,
    pub name: String,
    pub description: String,
    pub status: ProductStatus,
    pub features: Vec<Feature>,
    /// Licenses issued for it.
    pub licenses: u64,
    pub created_at: Time,
    pub updated_at: Time,
}

impl ProductView {
    fn of(product: Product, licenses: u64) -> Self {
        Self {
            id: product.id,
            version: product.version,
            number: product.number,
            code: product.code,
            name: product.name,
            description: product.description,
            status: product.status,
            features: product.features,
            licenses,
            created_at: product.created_at,
            updated_at: product.updated_at,
        }
    }
}

/// A product in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProductRow {
    pub id: ProductId,
    pub number: u32,
    pub code: String,
    pub name: String,
    pub description: String,
    pub status: ProductStatus,
    /// How many features it has.
    pub features: usize,
    /// Licenses issued for it.
    pub licenses: u64,
}

/// Lists products.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Part of a name, code or number.
    #[serde(default)]
    text: String,
    /// Archived ones instead of the others.
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    after: Option<String>,
    #[serde(default = "default_limit")]
    limit: u32,
}

impl Action for List {
    const NAME: &'static str = "product.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Products by number.";
    type Reply = Page<ProductRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<ProductRow>, Fault> {
        let listed = desk
            .view()
            .products(&self.text, self.archived, &page(self.after, self.limit)?)?;
        Ok(Page::of(listed, |(product, licenses)| ProductRow {
            id: product.id,
            number: product.number,
            code: product.code,
            name: product.name,
            description: product.description,
            status: product.status,
            features: product.features.len(),
            licenses,
        }))
    }
}

/// Reads a product.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {
    id: ProductId,
}

impl Action for Get {
    const NAME: &'static str = "product.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "A product with its features.";
    type Reply = ProductView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<ProductView, Fault> {
        let view = desk.view();
        Ok(ProductView::of(
            view.product(self.id)?,
            view.licenses_of_product(self.id)?,
        ))
    }
}

/// Adds or changes a product.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct Save(ProductForm);

impl Action for Save {
    const NAME: &'static str = "product.save";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str = "Adds a product, or changes one within what its status allows.";
    type Reply = ProductView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ProductView, Fault> {
        let (form, now) = (self.0, desk.services.now());
        let number = form.number;
        let taken = move |error: VaultError| {
            let message = format!("Another product has the number {number} already.");
            duplicate(error, "products.number", "number", &message)
        };
        let product = if let Some(id) = form.id {
            let mut product = tx.product(id)?;
            check_version("product", form.version, product.version)?;
            product.change(form, now).or_else(Fault::unless_empty)?;
            tx.update_product(&product).map_err(taken)?;
            product
        } else {
            Fault::unless_empty(form.check())?;
            let product = Product::new(desk.services.new_id(), form, now);
            tx.insert_product(&product).map_err(taken)?;
            product
        };
        let licenses = tx.licenses_of_product(product.id)?;
        Ok(ProductView::of(product, licenses))
    }
}

/// Archives a product or takes it back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Archive {
    id: ProductId,
    version: u32,
    archived: bool,
}

impl Action for Archive {
    const NAME: &'static str = "product.archive";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str = "Takes a product off sale, or back; its licenses live on.";
    type Reply = ProductView;
}

impl Write for Archive {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ProductView, Fault> {
        let mut product = tx.product(self.id)?;
        check_version("product", self.version, product.version)?;
        let licenses = tx.licenses_of_product(self.id)?;
        product.archive(self.archived, licenses > 0, desk.services.now());
        tx.update_product(&product)?;
        Ok(ProductView::of(product, licenses))
    }
}

/// Deletes a product that was never sold.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delete {
    id: ProductId,
    version: u32,
}

impl Action for Delete {
    const NAME: &'static str = "product.delete";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str = "Deletes a product that was never sold.";
    type Reply = ();
}

impl Write for Delete {
    fn run(self, _: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        let product = tx.product(self.id)?;
        check_version("product", self.version, product.version)?;
        product.check_delete()?;
        Ok(tx.delete_product(self.id, self.version)?)
    }
}
