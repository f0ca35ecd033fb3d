//! How places in the quotas of profiles move when licenses are made, updated, taken back.

use std::collections::BTreeMap;

use crate::ProfileId;

/// Places that licenses take from the quotas of their profiles, or give back, in one action. Tell it what
/// each license held before and holds after ([`crate::License::holds`]): a new license held nothing, a
/// revoked one holds nothing, so that a place is never given back twice. Then let each profile
/// [`crate::Profile::shift`] by its sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuotaMoves(BTreeMap<ProfileId, i64>);

impl QuotaMoves {
    /// One license changed from holding a place of `before` to holding one of `after`.
    pub fn add(&mut self, before: Option<ProfileId>, after: Option<ProfileId>) {
        for (profile, places) in [(before, -1), (after, 1)] {
            if let Some(profile) = profile {
                *self.0.entry(profile).or_default() += places;
            }
        }
    }

    /// Each profile whose count moves: taken is positive, given back negative.
    pub fn iter(&self) -> impl Iterator<Item = (ProfileId, i64)> {
        self.0
            .iter()
            .filter(|(_, places)| **places != 0)
            .map(|(profile, places)| (*profile, *places))
    }
}
