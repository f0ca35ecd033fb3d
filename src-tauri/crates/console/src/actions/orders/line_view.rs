//! An order's lines as its page shows them: what the catalog says beside what was decided.

use serde::Serialize;
use signet_domain::{
    Currency, CustomField, FeatureType, Grant, HeldFeature, Line, LineFeature, MemoryItem, OrderStatus,
    ProductId, ProductStatus, Profile, Terms, held_in_words,
};
use signet_vault::View;
use ts_rs::TS;

use super::Opened;
use super::opened::grant_of;
use crate::Fault;
use crate::actions::profiles::ProfileRow;

/// One feature of a line.
#[allow(clippy::struct_excessive_bools, reason = "four independent facts")]
#[derive(Debug, Serialize, TS)]
pub(crate) struct LineFeatureView {
    pub number: u32,
    pub code: String,
    pub name: String,
    /// The group it is shown in; empty: none.
    pub group: String,
    #[serde(rename = "type")]
    pub kind: FeatureType,
    pub excluded: bool,
    pub terms: Terms,
    /// The line's own limit; none: the catalog's.
    pub limit: Option<u64>,
    /// The catalog's limit: what counts where the line has none. None for a normal feature.
    pub catalog_limit: Option<u64>,
    pub can_modify: bool,
    pub can_exclude: bool,
    /// No longer sold: only licenses that have it keep it.
    pub archived: bool,
    /// Terms and limit in words, for a table.
    pub granted: String,
    /// What an update's first license has now, or had before the update was submitted, in words; none: it was
    /// not granted, or this is no update.
    pub before: Option<String>,
    /// And its limit.
    pub before_limit: Option<u64>,
}

/// What the catalog says about one product of an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LineView {
    pub product_id: ProductId,
    pub product_number: u32,
    pub product_code: String,
    pub product_name: String,
    pub product_status: ProductStatus,
    pub quantity: u32,
    pub profile: Option<ProfileRow>,
    /// Profiles that may be chosen.
    pub profiles: Vec<ProfileRow>,
    /// Price of one if the line does not set its own.
    pub list_price: Option<i64>,
    pub list_currency: Currency,
    pub features: Vec<LineFeatureView>,
    /// The product's custom fields; the values stand in the content's line.
    pub fields: Vec<CustomField>,
    /// The product's memory items.
    pub memory: Vec<MemoryItem>,
}

impl Opened {
    pub(super) fn line_views(&self, view: View<'_>) -> Result<Vec<LineView>, Fault> {
        let draft = self.order.status() == OrderStatus::Draft;
        let before = self.grant_before(view)?;
        self.order
            .content
            .lines
            .iter()
            .map(|line| {
                let offered: Vec<Profile> = if draft {
                    let all = view.profiles_of_product(line.product_id)?;
                    all.into_iter()
                        .filter(|profile| profile.archived_at.is_none())
                        .collect()
                } else {
                    Vec::new()
                };
                Ok(self.line_view(line, &offered, before.as_ref()))
            })
            .collect()
    }

    fn line_view(&self, line: &Line, offered: &[Profile], before: Option<&Grant>) -> LineView {
        let product = self.products.get(&line.product_id);
        let profile = line.profile_id.and_then(|id| self.profiles.get(&id));
        let name = product.map_or("Unknown product", |p| &p.content.name);
        let through_reseller = self.order.content.reseller_id.is_some();
        let unpriced = Line {
            unit_price: None,
            ..line.clone()
        };
        LineView {
            product_id: line.product_id,
            product_number: product.map_or(0, |p| p.content.number),
            product_code: product.map(|p| p.content.code.clone()).unwrap_or_default(),
            product_name: name.to_owned(),
            product_status: product.map_or(ProductStatus::Archived, |p| p.status),
            quantity: line.quantity,
            profile: profile.map(|profile| ProfileRow::of(profile, name)),
            profiles: offered
                .iter()
                .map(|profile| ProfileRow::of(profile, name))
                .collect(),
            list_price: product.and_then(|p| unpriced.price(p, profile, through_reseller)),
            list_currency: product.map(|p| p.content.prices.currency).unwrap_or_default(),
            features: self.feature_views(line, before),
            fields: product.map(|p| p.content.fields.clone()).unwrap_or_default(),
            memory: product.map(|p| p.content.memory.clone()).unwrap_or_default(),
        }
    }

    /// What the first license of an update grants without it.
    fn grant_before(&self, view: View<'_>) -> Result<Option<Grant>, Fault> {
        if self.order.status() == OrderStatus::Draft {
            return Ok(self.targets.first().map(|target| target.grant.clone()));
        }
        let Some(first) = self.order.content.targets.first() else {
            return Ok(None);
        };
        let mut made = view.updates_of_license(*first)?.into_iter();
        let Some(made) = made.find(|made| made.order_id == self.order.id) else {
            return Ok(None);
        };
        let mut license = view.license(*first)?;
        license.update = made.former.update.map(Box::new);
        Ok(Some(grant_of(view, &license, &self.products)?))
    }

    fn feature_views(&self, line: &Line, before: Option<&Grant>) -> Vec<LineFeatureView> {
        let product = self.products.get(&line.product_id);
        let view = |own: &LineFeature| {
            let feature = product.and_then(|product| product.feature(own.number));
            let held = before.and_then(|grant| grant.features.get(&own.number));
            let kind = feature.map(|f| f.kind).unwrap_or_default();
            let granted = feature.map_or_else(|| HeldFeature::from(own), |f| HeldFeature::of(own, f));
            LineFeatureView {
                number: own.number,
                code: feature.map(|f| f.code.clone()).unwrap_or_default(),
                name: feature.map_or_else(|| "Unknown feature".to_owned(), |f| f.name.clone()),
                group: feature.map(|f| f.group.clone()).unwrap_or_default(),
                kind,
                excluded: own.excluded,
                granted: held_in_words(kind, &granted),
                before: held.map(|held| held_in_words(kind, held)),
                before_limit: held.and_then(|held| held.limit),
                terms: own.terms,
                limit: own.limit,
                catalog_limit: feature.and_then(|f| f.limit),
                archived: feature.is_some_and(|f| f.archived),
                can_modify: feature.is_some_and(|f| f.can_modify),
                can_exclude: feature.is_some_and(|f| f.can_exclude),
            }
        };
        line.features.iter().map(view).collect()
    }
}
