//! An order as its page shows it: content, what submit will do, problems, licenses, mails.

use serde::Serialize;
use signet_domain::{
    Customer, DraftCheck, FeatureType, Line, LineFeature, Order, OrderId, OrderStatus, Problem, Product,
    ProductId, ProductStatus, Products, Terms, Time, check_draft, granted, sentence,
};
use signet_vault::{LicenseFilter, PageOf, View};
use ts_rs::TS;

use super::customers::CustomerView;
use super::licenses::LicenseRow;
use super::mails::MailRow;
use crate::Fault;
use crate::console::Desk;

/// Licenses an order's page shows at first; `license.list` pages through the rest.
const FIRST_LICENSES: u32 = 100;

/// What a submit will make.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Effects {
    /// Serial numbers.
    pub serials: u64,
    /// Signed files.
    pub files: u64,
    /// The key that signs, or signed.
    pub key_name: Option<String>,
    /// Who gets the files by mail.
    pub contacts: Vec<String>,
}

/// One feature of a line.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LineFeatureView {
    pub number: u32,
    pub code: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: FeatureType,
    pub excluded: bool,
    pub terms: Terms,
    pub can_modify: bool,
    pub can_exclude: bool,
    /// The terms in words, for a table.
    pub granted: String,
}

/// One product of an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LineView {
    pub product_id: ProductId,
    pub product_number: u32,
    pub product_code: String,
    pub product_name: String,
    pub product_status: ProductStatus,
    pub quantity: u32,
    pub features: Vec<LineFeatureView>,
}

/// An order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OrderView {
    pub id: OrderId,
    pub version: u32,
    pub number: String,
    pub status: OrderStatus,
    pub customer: Option<CustomerView>,
    pub activation_limit: u32,
    pub demo: bool,
    pub purchase_order: String,
    pub note: String,
    pub lines: Vec<LineView>,
    pub created_at: Time,
    pub created_by: String,
    pub submitted_at: Option<Time>,
    pub submitted_by: Option<String>,
    pub revoked_at: Option<Time>,
    pub revoked_by: Option<String>,
    pub revoke_reason: Option<String>,
    pub archived_at: Option<Time>,
    /// Of the products in its lines; give it to `order.submit`, which refuses when they changed meanwhile.
    pub catalog_version: u64,
    /// What the customer gains, in one sentence.
    pub sentence: String,
    pub effects: Effects,
    /// Everything that keeps the draft from being submitted; empty otherwise.
    pub problems: Vec<Problem>,
    /// The first hundred licenses.
    pub licenses: Vec<LicenseRow>,
    pub mails: Vec<MailRow>,
}

/// An order with everything its rules look at.
pub(super) struct Opened {
    pub order: Order,
    pub products: Products,
    /// The customer as it is now: who is written to.
    pub customer: Option<Customer>,
    pub problems: Vec<Problem>,
}

impl Opened {
    pub fn read(desk: &Desk<'_>, id: OrderId) -> Result<Self, Fault> {
        let view = desk.view();
        let has_key = view.current_key()?.is_some();
        Self::of(view, view.order(id)?, has_key, desk.services.now())
    }

    /// Completes a draft's lines from the catalog and checks it; other orders are taken as they stand.
    pub fn of(view: View<'_>, mut order: Order, has_key: bool, at: Time) -> Result<Self, Fault> {
        // A submitted order says what it said then, whatever the catalog says now.
        let products = match order.frozen() {
            Some(frozen) => frozen
                .products
                .iter()
                .map(|product| (product.id, product.clone()))
                .collect(),
            None => view.products_by_id(order.content.lines.iter().map(|line| line.product_id))?,
        };
        let customer = match order.content.customer_id {
            Some(id) => view.find_customer(id)?,
            None => None,
        };
        let mut problems = Vec::new();
        if order.status() == OrderStatus::Draft {
            for line in &mut order.content.lines {
                if let Some(product) = products.get(&line.product_id) {
                    *line = line.clone().completed(product);
                }
            }
            problems = check_draft(&DraftCheck {
                content: &order.content,
                products: &products,
                customer: customer.as_ref(),
                has_key,
                at,
            });
        }
        Ok(Self {
            order,
            products,
            customer,
            problems,
        })
    }

    /// The licensee: as submitted, or for a draft as it is now.
    pub fn licensee(&self) -> Option<&Customer> {
        match self.order.frozen() {
            Some(frozen) => frozen.customer.as_ref(),
            None => self.customer.as_ref(),
        }
    }

    pub fn licensee_name(&self) -> &str {
        self.licensee().map_or("", |customer| &customer.name)
    }

    /// Changes when a product of the draft changes: submit refuses a catalog other than the one shown.
    pub fn catalog_version(&self) -> u64 {
        self.products
            .values()
            .map(|product| u64::from(product.version))
            .sum()
    }

    pub fn sentence(&self) -> String {
        sentence(self.licensee_name(), &self.order.content.lines, &self.products)
    }

    pub fn view(self, desk: &Desk<'_>) -> Result<OrderView, Fault> {
        let view = desk.view();
        let effects = self.effects(view)?;
        let sentence = self.sentence();
        let catalog_version = self.catalog_version();
        let Self {
            order,
            products,
            customer,
            problems,
        } = self;
        let counts = match &customer {
            Some(customer) => view.counts_of_customer(customer.id)?,
            None => (0, 0),
        };
        let licenses = if order.status() == OrderStatus::Draft {
            Vec::new()
        } else {
            let filter = LicenseFilter {
                order: Some(order.id),
                ..LicenseFilter::default()
            };
            view.licenses(
                &filter,
                &PageOf {
                    after: None,
                    limit: FIRST_LICENSES,
                },
            )?
            .rows
        };
        let submitted = order.submitted().cloned();
        let revoked = order
            .revoked()
            .map(|(stamp, reason)| (stamp.clone(), reason.to_owned()));
        Ok(OrderView {
            id: order.id,
            version: order.version,
            status: order.status(),
            customer: customer.map(|customer| CustomerView::of(customer, counts)),
            activation_limit: order.content.activation_limit,
            demo: order.content.demo,
            purchase_order: order.content.purchase_order,
            note: order.note,
            lines: order
                .content
                .lines
                .iter()
                .map(|line| line_view(line, &products))
                .collect(),
            created_at: order.created.at,
            created_by: order.created.by,
            submitted_at: submitted.as_ref().map(|stamp| stamp.at),
            submitted_by: submitted.map(|stamp| stamp.by),
            revoked_at: revoked.as_ref().map(|(stamp, _)| stamp.at),
            revoked_by: revoked.as_ref().map(|(stamp, _)| stamp.by.clone()),
            revoke_reason: revoked.map(|(_, reason)| reason),
            archived_at: order.archived_at,
            catalog_version,
            sentence,
            effects,
            problems,
            licenses: licenses.into_iter().map(LicenseRow::of).collect(),
            mails: view
                .mails_of_order(order.id)?
                .into_iter()
                .map(|mail| MailRow::of(mail, order.number.clone()))
                .collect(),
            number: order.number,
        })
    }

    fn effects(&self, view: View<'_>) -> Result<Effects, Fault> {
        let serials = self.order.quantity();
        let key = match self.order.status() {
            OrderStatus::Draft => view.current_key()?,
            OrderStatus::Submitted | OrderStatus::Revoked => view.key_of_order(self.order.id)?,
        };
        let contacts = self
            .customer
            .iter()
            .flat_map(Customer::notified)
            .map(|c| c.name.clone())
            .collect();
        Ok(Effects {
            serials,
            files: serials,
            key_name: key.map(|key| key.name),
            contacts,
        })
    }
}

fn line_view(line: &Line, products: &Products) -> LineView {
    let product = products.get(&line.product_id);
    LineView {
        product_id: line.product_id,
        product_number: product.map_or(0, |p| p.number),
        product_code: product.map(|p| p.code.clone()).unwrap_or_default(),
        product_name: product.map_or_else(|| "Unknown product".to_owned(), |p| p.name.clone()),
        product_status: product.map_or(ProductStatus::Archived, |p| p.status),
        quantity: line.quantity,
        features: line
            .features
            .iter()
            .map(|own| feature_view(own, product))
            .collect(),
    }
}

fn feature_view(own: &LineFeature, product: Option<&Product>) -> LineFeatureView {
    let feature = product.and_then(|product| product.feature(own.number));
    LineFeatureView {
        number: own.number,
        code: feature.map(|f| f.code.clone()).unwrap_or_default(),
        name: feature.map_or_else(|| "Unknown feature".to_owned(), |f| f.name.clone()),
        kind: feature.map(|f| f.kind).unwrap_or_default(),
        excluded: own.excluded,
        granted: granted(&own.terms),
        terms: own.terms,
        can_modify: feature.is_some_and(|f| f.can_modify),
        can_exclude: feature.is_some_and(|f| f.can_exclude),
    }
}
