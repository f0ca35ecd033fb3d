//! An order with everything its rules look at.

use std::collections::BTreeMap;

use signet_domain::{
    Customer, DraftCheck, Grant, License, LicenseId, LicenseStatus, Order, OrderId, OrderKind, OrderStatus,
    Problem, Products, Profiles, Target, Time, Totals, check_draft, sentence, totals,
};
use signet_vault::{OrderSummary, View};

use crate::Fault;
use crate::console::Desk;

/// An order with everything its rules look at.
pub(in crate::actions) struct Opened {
    pub order: Order,
    pub products: Products,
    pub profiles: Profiles,
    /// The customer as it is now: who is written to.
    pub customer: Option<Customer>,
    pub reseller: Option<Customer>,
    /// The licenses an update draft would change.
    pub targets: Vec<Target>,
    pub problems: Vec<Problem>,
    /// When it was looked at.
    pub at: Time,
}

impl Opened {
    pub fn read(desk: &Desk<'_>, id: OrderId) -> Result<Self, Fault> {
        Self::of(desk, desk.view().order(id)?)
    }

    pub fn of(desk: &Desk<'_>, order: Order) -> Result<Self, Fault> {
        let view = desk.view();
        let has_key = view.current_key()?.is_some();
        Self::at(view, order, has_key, desk.services.now())
    }

    /// Completes a draft's lines from the catalog and checks it; other orders are taken as they stand.
    pub fn at(view: View<'_>, mut order: Order, has_key: bool, at: Time) -> Result<Self, Fault> {
        let content = &order.content;
        // A submitted order says what it said then, whatever the catalog says now.
        let (products, profiles) = match order.frozen() {
            Some(frozen) => (
                frozen.products.iter().map(|p| (p.id, p.clone())).collect(),
                frozen.profiles.iter().map(|p| (p.id, p.clone())).collect(),
            ),
            None => (
                view.products_by_id(content.lines.iter().map(|line| line.product_id))?,
                view.profiles_by_id(content.lines.iter().filter_map(|line| line.profile_id))?,
            ),
        };
        let person = |id| match id {
            Some(id) => view.find_customer(id),
            None => Ok(None),
        };
        let (customer, reseller) = (person(content.customer_id)?, person(content.reseller_id)?);
        let draft = order.status() == OrderStatus::Draft;
        let targets = if draft {
            read_targets(view, &content.targets, &products)?
        } else {
            Vec::new()
        };
        let mut problems = Vec::new();
        if draft {
            complete(&mut order, &products, &profiles);
            problems = check_draft(&DraftCheck {
                content: &order.content,
                products: &products,
                profiles: &profiles,
                customer: customer.as_ref(),
                reseller: reseller.as_ref(),
                targets: &targets,
                has_key,
                at,
            });
        }
        Ok(Self {
            order,
            products,
            profiles,
            customer,
            reseller,
            targets,
            problems,
            at,
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
        self.licensee().map_or("", |customer| &customer.content.name)
    }

    /// Changes when a product or profile of the draft changes: submit refuses another state than the one
    /// shown.
    pub fn catalog_version(&self) -> u64 {
        let products = self.products.values().map(|product| u64::from(product.version));
        let profiles = self.profiles.values().map(|profile| u64::from(profile.version));
        products.chain(profiles).sum()
    }

    pub fn sentence(&self) -> String {
        match self.order.frozen() {
            Some(frozen) if !frozen.sentence.is_empty() => frozen.sentence.clone(),
            _ => sentence(
                self.licensee_name(),
                &self.order.content,
                &self.products,
                &self.targets,
                self.at,
            ),
        }
    }

    pub fn totals(&self) -> Totals {
        totals(&self.order.content, &self.products, &self.profiles)
    }

    /// What the list shows.
    pub fn summary(&self) -> OrderSummary {
        let lines = self.order.content.lines.iter();
        OrderSummary {
            customer_name: self.licensee_name().to_owned(),
            country: self
                .licensee()
                .map(|customer| customer.content.country.clone())
                .unwrap_or_default(),
            products: lines
                .filter_map(|line| Some(self.products.get(&line.product_id)?.content.name.clone()))
                .collect(),
            total: self.totals().total,
        }
    }
}

/// What the catalog says where the draft says nothing.
fn complete(order: &mut Order, products: &Products, profiles: &Profiles) {
    let content = &mut order.content;
    let targets = u32::try_from(content.targets.len()).unwrap_or(u32::MAX);
    for line in &mut content.lines {
        let Some(product) = products.get(&line.product_id) else {
            continue;
        };
        match content.kind {
            OrderKind::Sale => {
                let profile = line.profile_id.and_then(|id| profiles.get(&id));
                *line = line.clone().completed(product, profile);
            }
            OrderKind::Update => line.quantity = targets,
            OrderKind::Import => {}
        }
    }
}

/// The licenses an update names, those that exist, each once, with what they grant now.
fn read_targets(view: View<'_>, ids: &[LicenseId], products: &Products) -> Result<Vec<Target>, Fault> {
    let mut grants = Grants::new(view);
    let mut seen = std::collections::BTreeSet::new();
    let mut targets = Vec::new();
    for id in ids {
        if seen.insert(*id)
            && let Some(license) = view.find_license(*id)?
        {
            let grant = settled(grants.of(&license)?, &license, products);
            targets.push(Target {
                id: license.id,
                serial: license.serial.to_string(),
                product_id: license.product_id,
                customer_id: license.customer_id,
                active: license.status() == LicenseStatus::Active,
                activations: license.activations,
                profile_id: license.profile_id,
                grant,
            });
        }
    }
    Ok(targets)
}

/// What a license grants, with the limits its product has where it has none.
pub(super) fn grant_of(view: View<'_>, license: &License, products: &Products) -> Result<Grant, Fault> {
    Ok(settled(Grants::new(view).of(license)?, license, products))
}

fn settled(grant: Grant, license: &License, products: &Products) -> Grant {
    match products.get(&license.product_id) {
        Some(product) => grant.settled(product),
        None => grant,
    }
}

/// What licenses grant; the orders that made them are read once.
pub(in crate::actions) struct Grants<'a> {
    view: View<'a>,
    orders: BTreeMap<OrderId, Order>,
}

impl<'a> Grants<'a> {
    pub fn new(view: View<'a>) -> Self {
        Self {
            view,
            orders: BTreeMap::new(),
        }
    }

    pub fn of(&mut self, license: &License) -> Result<Grant, Fault> {
        if let Some(update) = &license.update {
            return Ok(update.grant.clone());
        }
        if !self.orders.contains_key(&license.order_id) {
            // A handful of orders at a time: memory stays flat over ten thousand licenses of as many orders.
            if self.orders.len() >= 64 {
                self.orders.clear();
            }
            let order = self.view.order(license.order_id)?;
            self.orders.insert(order.id, order);
        }
        Ok(license.grant(&self.orders[&license.order_id]))
    }
}
