//! Products.

use serde::{Deserialize, Serialize};
use signet_domain::{
    Currency, Permission, Product, ProductContent, ProductForm, ProductId, ProductStatus, Time,
};
use signet_vault::{ProductFilter, ProductListed, Tx, View};
use ts_rs::TS;

use super::profiles::ProfileRow;
use super::{Page, PageRequest, check_version, duplicate};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// A product with everything the vendor says about it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProductView {
    pub id: ProductId,
    pub version: u32,
    pub status: ProductStatus,
    pub content: ProductContent,
    /// Licenses of any status.
    pub licenses: u64,
    pub profiles: Vec<ProfileRow>,
    pub has_image: bool,
    pub created_at: Time,
    pub updated_at: Time,
}

impl ProductView {
    pub(super) fn read(view: View<'_>, product: Product) -> Result<Self, Fault> {
        let profiles = view.profiles_of_product(product.id)?;
        Ok(Self {
            id: product.id,
            version: product.version,
            status: product.status,
            licenses: view.licenses_of_product(product.id)?,
            profiles: profiles
                .iter()
                .map(|profile| ProfileRow::of(profile, &product.content.name))
                .collect(),
            has_image: view.has_product_image(product.id)?,
            created_at: product.created_at,
            updated_at: product.updated_at,
            content: product.content,
        })
    }
}

/// A product in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProductRow {
    pub id: ProductId,
    pub number: u32,
    pub code: String,
    pub name: String,
    pub status: ProductStatus,
    /// How many features.
    pub features: usize,
    /// How many profiles.
    pub profiles: u64,
    /// Licenses of any status.
    pub licenses: u64,
    pub price: Option<i64>,
    pub currency: Currency,
    pub has_image: bool,
}

impl ProductRow {
    pub(super) fn of(listed: ProductListed) -> Self {
        let content = listed.product.content;
        Self {
            id: listed.product.id,
            number: content.number,
            code: content.code,
            name: content.name,
            status: listed.product.status,
            features: content.features.len(),
            profiles: listed.profiles,
            licenses: listed.licenses,
            price: content.prices.price,
            currency: content.prices.currency,
            has_image: listed.has_image,
        }
    }
}

/// Lists products.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    /// Part of a number, code, name or feature.
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    /// Archived ones instead of the others.
    #[serde(default)]
    #[ts(optional)]
    archived: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    offset: Option<u64>,
    #[serde(default)]
    #[ts(optional)]
    limit: Option<u32>,
}

impl Action for List {
    const NAME: &'static str = "product.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Products by number.";
    type Reply = Page<ProductRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<ProductRow>, Fault> {
        let filter = ProductFilter {
            text: self.text.unwrap_or_default(),
            archived: self.archived.unwrap_or_default(),
        };
        let page = PageRequest {
            after: self.after,
            offset: self.offset,
            limit: self.limit,
        };
        let listed = desk.view().products(&filter, &page.checked()?)?;
        Ok(Page::of(listed, ProductRow::of))
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
    const ABOUT: &'static str = "A product with everything the vendor says about it.";
    type Reply = ProductView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<ProductView, Fault> {
        let view = desk.view();
        ProductView::read(view, view.product(self.id)?)
    }
}

/// Adds or changes a product.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct Save(ProductForm);

impl Action for Save {
    const NAME: &'static str = "product.save";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str = "Adds or changes a product.";
    type Reply = ProductView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ProductView, Fault> {
        let (form, now) = (self.0, desk.services.now());
        let taken = |error| {
            duplicate(
                error,
                "products.number",
                "number",
                "Another product has this number.",
            )
        };
        let product = if let Some(id) = form.id {
            let mut product = tx.product(id)?;
            check_version("product", form.version, product.version)?;
            if let Err(problems) = product.change(form.content, now) {
                Fault::unless_empty(problems)?;
            }
            tx.update_product(&product).map_err(taken)?;
            product
        } else {
            Fault::unless_empty(form.content.check())?;
            let product = Product::new(desk.services.new_id(), form.content, now);
            tx.insert_product(&product).map_err(taken)?;
            product
        };
        ProductView::read(**tx, product)
    }
}

/// Takes a product off sale, or back.
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
    const ABOUT: &'static str = "Takes a product off sale, or back.";
    type Reply = ProductView;
}

impl Write for Archive {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ProductView, Fault> {
        let mut product = tx.product(self.id)?;
        check_version("product", self.version, product.version)?;
        product.archive(self.archived, tx.product_was_sold(self.id)?, desk.services.now());
        tx.update_product(&product)?;
        ProductView::read(**tx, product)
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
    const ABOUT: &'static str = "Deletes a product that was never sold, with its profiles.";
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
