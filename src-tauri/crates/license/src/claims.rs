//! The claims of a license file: exactly what is signed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Flags, Model, SeatUnit, TOLERANCE, Terms};

/// The kinds of features, as the field knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FeatureType {
    /// On or off.
    #[default]
    Normal,
    /// At most `limit` active at a time.
    Floating,
    /// `limit` elements may be taken from a pool.
    ElementPool,
    /// `limit` tokens may be used up.
    ConsumptionTokens,
    /// `limit` bytes of protected storage.
    SecureStore,
}

/// The claims of one license. Field names are the file's names: **never rename or reorder them**,
/// files in customers' hands depend on it. New fields may be added; readers ignore unknown ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LicenseClaims {
    /// The vendor.
    pub iss: String,
    /// The licensee; empty when the order names no customer.
    pub sub: String,
    /// The license's id, a UUID.
    pub jti: String,
    /// When the file was issued, UTC seconds.
    pub iat: i64,
    /// First valid second, when every feature starts later than `iat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// Last valid second: of the license as a whole, or of its last feature if that is earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
    /// The human-typed number.
    pub serial: String,
    /// What is licensed.
    pub product: ProductClaim,
    /// Its features, by number.
    pub features: Vec<FeatureClaim>,
    /// On how many machines.
    pub activation: ActivationClaim,
    /// Not for production use.
    #[serde(default)]
    pub demo: bool,
    /// Last second in which new releases may be installed; none: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maintenance_until: Option<i64>,
    /// A trial of this many days comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial_days: Option<u32>,
    /// Clients that may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clients: Option<u32>,
    /// Processes at the same time on one machine; 0: unlimited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processes: Option<u32>,
    /// How long a client may go without asking again.
    #[serde(default, skip_serializing_if = "LeaseClaim::is_empty")]
    pub lease: LeaseClaim,
    /// Seats that a server counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<NetworkClaim>,
    /// The vendor's own fields, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom: BTreeMap<String, CustomValue>,
    /// Contents of memory items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memory: Vec<MemoryClaim>,
}

/// The licensed product.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductClaim {
    /// The number the protected program asks for.
    pub number: u32,
    /// The vendor's short code.
    pub code: String,
    /// The name people read.
    pub name: String,
}

/// How many machines may be activated, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ActivationClaim {
    /// Machines at the same time.
    pub limit: u32,
    /// First second in which a machine may be activated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// Last second in which a machine may be activated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    /// May overwrite the license the machine held before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overwrite: bool,
}

/// How long a client may go without asking again; absent: it never needs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LeaseClaim {
    /// Hours, on a machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_hours: Option<u32>,
    /// Hours, in a virtual machine; 0: unlimited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vm_hours: Option<u32>,
    /// Hours that an offline activation lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offline_hours: Option<u32>,
    /// Days of long-term check-out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_out_days: Option<u32>,
}

impl LeaseClaim {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Seats that a server counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkClaim {
    /// `cloud` or `network`.
    pub mode: String,
    /// Seats it hands out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Minutes between a client's signs of life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heartbeat_minutes: Option<u32>,
}

/// A value of the vendor's own field. Dates are texts: `2027-12-31`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CustomValue {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
}

/// A memory item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryClaim {
    /// What the program asks for.
    pub item: u32,
    /// The name people read.
    pub name: String,
    /// Its cells.
    pub cells: Vec<CellClaim>,
}

/// A cell of a memory item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellClaim {
    /// Unique within the item.
    pub cell: u32,
    /// The name people read.
    pub name: String,
    /// First byte, from 0.
    pub offset: u32,
    /// Its content, two hexadecimal digits a byte.
    pub bytes: String,
}

/// One licensed feature with its terms, flat so that any language reads it without a schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureClaim {
    /// Unique within the product.
    pub number: u32,
    /// The vendor's short code.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// The kind of feature.
    #[serde(rename = "type")]
    pub feature_type: FeatureType,
    /// `perpetual`, `period`, `until`, `days` or `runs`.
    pub model: String,
    /// First valid second (`period`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// Last valid second (`period`, `until`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    /// Days from first use (`days`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Executions (`runs`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs: Option<u32>,
    /// At the same time.
    pub seats: u32,
    /// Elements, tokens, bytes or active instances, by type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// What a seat counts.
    #[serde(default)]
    pub unit: SeatUnit,
    /// May be used over the network.
    #[serde(default)]
    pub remote: bool,
    /// Restrictions, by name.
    #[serde(default)]
    pub flags: Flags,
}

impl FeatureClaim {
    /// A claim from typed terms.
    pub fn new(
        number: u32,
        code: &str,
        name: &str,
        feature_type: FeatureType,
        limit: Option<u64>,
        terms: &Terms,
    ) -> Self {
        Self {
            number,
            code: code.to_owned(),
            name: name.to_owned(),
            feature_type,
            model: terms.model.name().to_owned(),
            from: terms.model.starts(),
            until: terms.model.ends(),
            days: if let Model::Days { days } = terms.model {
                Some(days)
            } else {
                None
            },
            runs: if let Model::Runs { runs } = terms.model {
                Some(runs)
            } else {
                None
            },
            seats: terms.seats,
            limit,
            unit: terms.unit,
            remote: terms.remote,
            flags: terms.flags,
        }
    }

    /// The typed terms; `None` when the model is one this version does not know or lacks its number.
    pub fn terms(&self) -> Option<Terms> {
        let model = match self.model.as_str() {
            "perpetual" => Model::Perpetual,
            "period" => Model::Period {
                from: self.from?,
                until: self.until?,
            },
            "until" => Model::Until { until: self.until? },
            "days" => Model::Days { days: self.days? },
            "runs" => Model::Runs { runs: self.runs? },
            _ => return None,
        };
        Some(Terms {
            model,
            seats: self.seats,
            unit: self.unit,
            remote: self.remote,
            flags: self.flags,
        })
    }
}

impl LicenseClaims {
    /// The feature with this number, if it is granted at `now` (UTC seconds, the largest time ever seen):
    /// features end one by one, and a license is good as long as one of them lasts. Days and runs are
    /// counted by the program, which alone knows the first use.
    pub fn granted(&self, number: u32, now: i64) -> Option<&FeatureClaim> {
        let now = now.max(self.iat);
        // The license as a whole may end before its last feature.
        if self.exp.is_some_and(|exp| now > exp) {
            return None;
        }
        self.feature(number).filter(|feature| {
            feature.terms().is_some_and(|Terms { model, .. }| {
                model
                    .starts()
                    .is_none_or(|from| from <= now.saturating_add(TOLERANCE))
                    && model.ends().is_none_or(|until| now <= until)
            })
        })
    }

    /// The feature with this number, whether its time has come or gone or not.
    pub fn feature(&self, number: u32) -> Option<&FeatureClaim> {
        self.features.iter().find(|feature| feature.number == number)
    }

    /// `nbf` and `exp` of a license as a whole: it starts with its first feature and ends with its
    /// last; a feature without a start or an end leaves that side open.
    pub fn bounds(features: &[FeatureClaim]) -> (Option<i64>, Option<i64>) {
        // An empty list has no bound: `min` and `max` of nothing are `None`.
        let whole = |sides: Vec<Option<i64>>| sides.into_iter().collect::<Option<Vec<i64>>>();
        let starts = whole(features.iter().map(|f| f.from).collect());
        let ends = whole(features.iter().map(|f| f.until).collect());
        (
            starts.and_then(|s| s.into_iter().min()),
            ends.and_then(|e| e.into_iter().max()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(model: Model) -> FeatureClaim {
        FeatureClaim::new(
            1,
            "CORE",
            "Core",
            FeatureType::Normal,
            None,
            &Terms {
                model,
                ..Terms::default()
            },
        )
    }

    #[test]
    fn terms_survive_the_flat_form() {
        for model in [
            Model::Perpetual,
            Model::Period { from: 5, until: 9 },
            Model::Until { until: 9 },
            Model::Days { days: 30 },
            Model::Runs { runs: 500 },
        ] {
            assert_eq!(claim(model).terms().map(|t| t.model), Some(model));
        }
    }

    #[test]
    fn a_license_ends_with_its_last_feature_and_never_when_one_is_perpetual() {
        let ending = [claim(Model::Until { until: 5 }), claim(Model::Until { until: 9 })];
        assert_eq!(LicenseClaims::bounds(&ending), (None, Some(9)));
        let open = [claim(Model::Until { until: 5 }), claim(Model::Perpetual)];
        assert_eq!(LicenseClaims::bounds(&open), (None, None));
        assert_eq!(LicenseClaims::bounds(&[]), (None, None), "no feature, no bound");
    }
}
