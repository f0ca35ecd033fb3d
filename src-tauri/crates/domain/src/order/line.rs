//! One product in an order.

use serde::{Deserialize, Serialize};
use signet_license::Terms;
use ts_rs::TS;

use crate::{
    CellValue, Conditions, Feature, FieldValues, HeldFeature, Product, ProductId, Profile, ProfileId,
    ProfileKind, Share,
};

/// One product in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The product.
    pub product_id: ProductId,
    /// The profile it was made from.
    #[serde(default)]
    pub profile_id: Option<ProfileId>,
    /// How many serial numbers. In an update its targets count; submit writes their number here.
    pub quantity: u32,
    /// Price of one in minor units; in a draft none means the profile's or the product's.
    #[serde(default)]
    pub unit_price: Option<i64>,
    /// Off this line.
    #[serde(default)]
    pub discount: Share,
    /// Its own tax rate; none: the product's, or else the order's.
    #[serde(default)]
    pub tax: Option<Share>,
    /// What the customer reads about this line.
    #[serde(default)]
    pub description: String,
    /// Conditions of each license as a whole. None means the profile's or the product's in a sale's draft,
    /// and in an update that they stay.
    #[serde(default)]
    pub conditions: Option<Conditions>,
    /// Terms per feature, by number. In a sale draft, features that are missing here have the profile's
    /// or the catalog's terms; in an update that adds they stay, in one that replaces they are lost.
    #[serde(default)]
    pub features: Vec<LineFeature>,
    /// Values of the product's custom fields; missing ones have their defaults.
    #[serde(default)]
    pub values: FieldValues,
    /// Contents of memory cells; missing ones have the catalog's.
    #[serde(default)]
    pub memory: Vec<CellValue>,
}

/// One feature's terms in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LineFeature {
    /// The feature's number.
    pub number: u32,
    /// Left out of this order.
    #[serde(default)]
    pub excluded: bool,
    /// Its terms, kept while it is left out.
    pub terms: Terms,
    /// Most active, elements, tokens or bytes of each license, by type; none: the catalog's. Submit writes it
    /// here. A normal feature has none.
    #[serde(default)]
    pub limit: Option<u64>,
}

impl Line {
    /// A line that says nothing yet but how many of what.
    pub fn bare(product_id: ProductId, quantity: u32) -> Self {
        Self {
            product_id,
            profile_id: None,
            quantity,
            unit_price: None,
            discount: Share::default(),
            tax: None,
            description: String::new(),
            conditions: None,
            features: Vec::new(),
            values: FieldValues::new(),
            memory: Vec::new(),
        }
    }

    /// A line with the catalog's terms.
    pub fn new(product: &Product, quantity: u32) -> Self {
        Self::bare(product.id, quantity).completed(product, None)
    }

    /// A sale draft's line as profile and catalog complete it: terms for every feature of the product, in
    /// the product's order, conditions and values. What a plan or a right fixes follows the profile, and
    /// what the catalog locks follows the catalog, also when they changed after the draft was written;
    /// features, fields and cells the product has no more are left out.
    pub fn completed(mut self, product: &Product, profile: Option<&Profile>) -> Self {
        let content = &product.content;
        let fixed = profile.is_some_and(|profile| profile.content.kind != ProfileKind::Template);
        for feature in &content.features {
            match self.features.iter_mut().find(|own| own.number == feature.number) {
                Some(own) if fixed => *own = planned(feature, profile),
                Some(own) => obey(own, feature),
                None => self.features.push(planned(feature, profile)),
            }
        }
        self.features.retain(|own| content.feature(own.number).is_some());
        self.features.sort_by_key(|own| own.number);
        let conditions = profile.map_or(&content.conditions, |profile| &profile.content.conditions);
        if fixed || self.conditions.is_none() {
            self.conditions = Some(conditions.clone());
        }
        self.values
            .retain(|key, _| content.fields.iter().any(|field| field.key == *key));
        for field in &content.fields {
            let given = profile.and_then(|profile| profile.content.values.get(&field.key));
            if !self.values.contains_key(&field.key)
                && let Some(value) = given.or(field.default.as_ref())
            {
                self.values.insert(field.key.clone(), value.clone());
            }
        }
        self.memory.retain(|own| {
            let item = content.memory.iter().find(|item| item.alias == own.item);
            let cell = item.and_then(|item| item.cells.iter().find(|cell| cell.number == own.cell));
            cell.is_some_and(|cell| cell.editable)
        });
        self
    }

    /// The line with the catalog's limits where it has none of its own, as submit fixes it.
    #[must_use]
    pub fn settled(mut self, product: &Product) -> Self {
        for own in &mut self.features {
            if let Some(feature) = product.feature(own.number) {
                own.limit = HeldFeature::of(own, feature).limit;
            }
        }
        self
    }

    /// What one costs: as written, or else the profile's, the reseller's or the product's price.
    pub fn price(&self, product: &Product, profile: Option<&Profile>, through_reseller: bool) -> Option<i64> {
        let prices = product.content.prices;
        let reseller = through_reseller.then_some(prices.reseller_price).flatten();
        self.unit_price
            .or_else(|| profile.and_then(|profile| profile.content.price))
            .or(reseller)
            .or(prices.price)
    }

    /// The features that are granted.
    pub fn granted(&self) -> impl Iterator<Item = &LineFeature> {
        self.features.iter().filter(|feature| !feature.excluded)
    }
}

/// A feature as the profile plans it, or else the catalog; the catalog's locks win. What the catalog no longer
/// sells is left out, unless the profile names it: then that is a problem to solve there.
pub(super) fn planned(feature: &Feature, profile: Option<&Profile>) -> LineFeature {
    let planned = profile.and_then(|profile| {
        let mut own = profile.content.features.iter();
        own.find(|own| own.number == feature.number).cloned()
    });
    let mut own = planned.unwrap_or(LineFeature {
        number: feature.number,
        excluded: feature.archived,
        terms: feature.terms,
        limit: None,
    });
    obey(&mut own, feature);
    own
}

/// What the catalog locks follows the catalog.
fn obey(own: &mut LineFeature, feature: &Feature) {
    own.excluded &= feature.can_exclude || feature.archived;
    if !feature.can_modify {
        own.terms = feature.terms;
        own.limit = None;
    }
}
