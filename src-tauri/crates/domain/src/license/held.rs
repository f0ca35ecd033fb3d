//! One feature as a license holds it.

use serde::{Deserialize, Serialize};
use signet_license::{FeatureType, Terms};

use crate::{Feature, LineFeature};

/// One feature as a license holds it: its terms, and how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldFeature {
    /// When, how long or how often, on how many seats.
    #[serde(flatten)]
    pub terms: Terms,
    /// Most active, elements, tokens or bytes, by type. None for a normal feature; and in records from
    /// before licenses had limits of their own, where it is the catalog's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

impl HeldFeature {
    /// What a line's feature grants, with the catalog's limit where the line has none of its own.
    pub fn of(own: &LineFeature, feature: &Feature) -> Self {
        Self::from(own).settled(feature)
    }

    /// The same with the catalog's limit where it has none.
    #[must_use]
    pub fn settled(mut self, feature: &Feature) -> Self {
        if feature.kind != FeatureType::Normal {
            self.limit = self.limit.or(feature.limit);
        }
        self
    }
}

impl From<Terms> for HeldFeature {
    fn from(terms: Terms) -> Self {
        Self { terms, limit: None }
    }
}

impl From<&LineFeature> for HeldFeature {
    fn from(own: &LineFeature) -> Self {
        Self {
            terms: own.terms,
            limit: own.limit,
        }
    }
}
