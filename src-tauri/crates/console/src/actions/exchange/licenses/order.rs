//! The orders that record what another system sold. What the file does not say, the catalog says, as if the
//! license had been sold here on its day.

use std::collections::{BTreeSet, HashMap};

use signet_domain::{
    Company, Customer, DraftCheck, FeatureType, Frozen, Grant, License, LicenseState, Line, Model, Order,
    OrderContent, OrderKind, ProblemCode, Product, ProductId, Serial, Stamp, Time, Validity, check_draft,
    date_words, sentence,
};
use signet_vault::{OrderSummary, Tx};

use super::super::mapping::Mapping;
use super::super::problems::Problems;
use super::buyers::Buyers;
use super::catalog::Catalog;
use super::sold::{Sold, Terms};
use crate::Fault;
use crate::console::Desk;

/// The content of an order of so many licenses on these terms.
fn content(product: &Product, terms: &Terms, quantity: usize) -> OrderContent {
    let quantity = u32::try_from(quantity).unwrap_or(u32::MAX);
    let mut line = Line::new(product, quantity);
    // What it cost stands in the other system.
    line.unit_price = Some(0);
    for own in &mut line.features {
        let kind = product
            .feature(own.number)
            .map_or(FeatureType::Normal, |feature| feature.kind);
        own.excluded = terms
            .features
            .as_ref()
            .is_some_and(|numbers| !numbers.contains(&own.number));
        if let Some(seats) = terms.seats {
            own.terms.seats = seats;
            own.terms.remote |= seats > 1 && kind != FeatureType::Floating;
        }
        // The file's end counts, not the one new orders start with.
        if terms.ends.is_some() && own.terms.model.ends().is_some() {
            own.terms.model = Model::Perpetual;
        }
    }
    if let (Some(until), Some(conditions)) = (terms.ends, &mut line.conditions) {
        conditions.validity = Validity::Until { until };
    }
    OrderContent {
        kind: OrderKind::Import,
        activation_limit: terms.activation_limit,
        description: if terms.dated {
            format!("Sold elsewhere on {}.", date_words(terms.issued.0))
        } else {
            "Sold elsewhere.".to_owned()
        },
        purchase_order: terms.purchase_order.clone(),
        ref_id: terms.order_number.clone(),
        currency: product.content.prices.currency,
        lines: vec![line],
        ..OrderContent::default()
    }
}

/// Everything wrong with terms by the rules of orders, as far as they hold for what was sold long ago: an
/// archived product, another price or a missing value of today's catalog does not matter.
pub(super) fn check(catalog: &Catalog, terms: &Terms, line: u64, mapping: &Mapping, problems: &mut Problems) {
    let content = content(catalog.product(terms.product), terms, 1);
    let found = check_draft(&DraftCheck {
        content: &content,
        products: &catalog.by_id,
        profiles: &signet_domain::Profiles::new(),
        customer: None,
        reseller: None,
        targets: &[],
        has_key: true,
        at: terms.issued,
    });
    for problem in found {
        use ProblemCode::{InThePast, NotAllowed, TooLarge, TooSmall, WrongOrder};
        let matters = matches!(
            problem.code,
            InThePast | NotAllowed | TooLarge | TooSmall | WrongOrder
        );
        let field = problem.field.as_str();
        if !matters
            || field == "kind"
            || field.starts_with("lines[0].values")
            || field.starts_with("lines[0].memory")
        {
            continue;
        }
        let own = match field {
            "activation_limit" | "purchase_order" => field,
            "ref_id" => "order_number",
            field if field.contains("terms.seats") => "seats",
            field if field.contains("until") => "ends_at",
            _ => "",
        };
        problems.add(line, mapping.column(own), problem.message);
    }
}

/// An order that was written, for its licenses.
pub(super) struct Recorded {
    order: Order,
    issued: Time,
    ends: Option<Time>,
}

/// Writes orders and licenses.
pub(super) struct Recorder<'a> {
    desk: &'a Desk<'a>,
    tx: &'a Tx<'a>,
    catalog: &'a Catalog,
    buyers: &'a Buyers,
    company: Company,
    series: String,
    stamp: Stamp,
    /// Customers by place.
    customers: HashMap<usize, Customer>,
    first_sold: BTreeSet<ProductId>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(
        desk: &'a Desk<'a>,
        tx: &'a Tx<'a>,
        catalog: &'a Catalog,
        buyers: &'a Buyers,
    ) -> Result<Self, Fault> {
        let settings = tx.settings()?;
        Ok(Self {
            customers: buyers.write(desk, tx)?,
            desk,
            tx,
            catalog,
            buyers,
            company: settings.company,
            series: settings.order_series,
            stamp: desk.stamp(),
            first_sold: BTreeSet::new(),
        })
    }

    /// Writes an order, submitted: whoever imports it records it, today.
    pub(super) fn begin(&mut self, terms: &Terms, quantity: usize) -> Result<Recorded, Fault> {
        let product = self.catalog.product(terms.product);
        let customer = match terms.buyer {
            Some(place) => Some(self.customer(place)?.clone()),
            None => None,
        };
        let mut content = content(product, terms, quantity);
        content.customer_id = customer.as_ref().map(|customer| customer.id);
        let name = customer.as_ref().map_or("", |customer| &customer.content.name);
        let summary = OrderSummary {
            customer_name: name.to_owned(),
            country: customer
                .as_ref()
                .map(|customer| customer.content.country.clone())
                .unwrap_or_default(),
            products: vec![product.content.name.clone()],
            total: 0,
        };
        let frozen = Frozen {
            company: self.company.clone(),
            sentence: sentence(name, &content, &self.catalog.by_id, &[], self.stamp.at),
            customer,
            reseller: None,
            products: vec![product.clone()],
            profiles: Vec::new(),
        };
        let number = self.tx.next_order_number(&self.series)?;
        let mut order = Order::draft(self.desk.services.new_id(), number, content, self.stamp.clone());
        let no_license = |_: &_| (self.desk.services.new_id(), Serial::stored(String::new()));
        let submission = order.submit(self.stamp.clone(), frozen, no_license)?;
        self.first_sold.extend(submission.first_sold);
        // It never was a draft.
        order.version = 1;
        self.tx.insert_order(&order, &summary)?;
        let grant = order
            .content
            .lines
            .first()
            .map(|line| Grant::of_sale(&order.content, line, terms.issued));
        Ok(Recorded {
            ends: grant.and_then(|grant| grant.last_second()),
            issued: terms.issued,
            order,
        })
    }

    /// Writes a license of an order.
    pub(super) fn add(&self, recorded: &Recorded, row: &Sold) -> Result<(), Fault> {
        let order = &recorded.order;
        let license = License {
            id: self.desk.services.new_id(),
            version: 1,
            serial: Serial::stored(row.serial.clone()),
            order_id: order.id,
            line: 0,
            product_id: self.catalog.product(row.product).id,
            customer_id: order.content.customer_id,
            profile_id: None,
            issued_at: recorded.issued,
            ends_at: recorded.ends,
            activations: row.activations,
            update: None,
            values: signet_domain::FieldValues::new(),
            note: row.note.clone(),
            blocks: Vec::new(),
            state: LicenseState::Active,
        };
        Ok(self.tx.insert_license(&license, None)?)
    }

    /// What was sold is on sale: its terms are fixed from now on.
    pub(super) fn finish(self) -> Result<(), Fault> {
        for id in self.first_sold {
            let mut product = self.tx.product(id)?;
            if product.put_on_sale(self.desk.services.now()) {
                self.tx.update_product(&product)?;
            }
        }
        Ok(())
    }

    fn customer(&mut self, place: usize) -> Result<&Customer, Fault> {
        if !self.customers.contains_key(&place) {
            let customer = self.tx.customer(self.buyers.id(place))?;
            self.customers.insert(place, customer);
        }
        Ok(&self.customers[&place])
    }
}
