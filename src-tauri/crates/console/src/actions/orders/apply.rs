//! A profile applied to licenses there are.

use std::collections::BTreeMap;

use signet_domain::{Grant, HeldFeature, Line, MAX_TARGETS, OrderContent, OrderKind, Product, Profile};
use signet_vault::Tx;

use super::make::finish;
use super::opened::Grants;
use crate::Fault;
use crate::console::Desk;

/// What a license has of features that are no longer sold and that its profile does not name: an update that
/// replaces terms would take them away, and nobody could sell them again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Retired(BTreeMap<u32, HeldFeature>);

impl Retired {
    pub(super) fn of(grant: &Grant, product: &Product, profile: &Profile) -> Self {
        let named = |number: u32| profile.content.features.iter().any(|own| own.number == number);
        let archived = product.content.features.iter().filter(|feature| feature.archived);
        let held = archived
            .filter(|feature| !named(feature.number))
            .filter_map(|feature| {
                let held = grant.features.get(&feature.number)?;
                Some((feature.number, held.settled(feature)))
            });
        Self(held.collect())
    }

    /// Only what the other has alike.
    pub(super) fn retain(&mut self, other: &Self) {
        self.0.retain(|number, held| other.0.get(number) == Some(held));
    }

    /// Leaves it to the licenses.
    pub(super) fn keep_in(&self, line: &mut Line) {
        for own in &mut line.features {
            if let Some(held) = self.0.get(&own.number) {
                (own.excluded, own.terms, own.limit) = (false, held.terms, held.limit);
            }
        }
    }
}

/// The licenses that hold a profile and would change by it, up to what one update may carry: applied again,
/// it goes on with the rest. Those that have something else of what is no longer sold are such a rest.
pub(super) fn apply_profile(
    desk: &Desk<'_>,
    tx: &Tx<'_>,
    profile: &Profile,
    grants: &mut Grants<'_>,
) -> Result<OrderContent, Fault> {
    let product = tx.product(profile.product_id)?;
    let mut content = OrderContent {
        kind: OrderKind::Update,
        can_overwrite: true,
        description: format!(
            "Applies the profile {} to existing licenses.",
            profile.content.name
        ),
        ..OrderContent::default()
    };
    let plain = profile_line(&product, profile, &mut content);
    let at = desk.services.now();
    let mut licenses = Vec::new();
    let mut kept: Option<(Retired, Line)> = None;
    for id in tx.licenses_of_profile(profile.id, usize::MAX >> 1)? {
        let license = tx.license(id)?;
        let grant = grants.of(&license)?.settled(&product);
        let retired = Retired::of(&grant, &product, profile);
        if licenses.is_empty() {
            content.window = grant.window;
            let mut line = plain.clone();
            retired.keep_in(&mut line);
            kept = Some((retired.clone(), line.settled(&product)));
        }
        let alike = kept.as_ref().filter(|(kept, _)| *kept == retired);
        if alike.is_some_and(|(_, line)| grant.updated(&content, line, at) != grant) {
            licenses.push(license);
        }
        if licenses.len() == MAX_TARGETS {
            break;
        }
    }
    let (Some((retired, _)), false) = (kept, licenses.is_empty()) else {
        return Err(Fault::new(
            crate::FaultCode::NotAllowedNow,
            format!(
                "No active license that holds {} differs from what it says now: there is nothing to apply.",
                profile.content.name
            ),
        ));
    };
    let mut line = plain;
    retired.keep_in(&mut line);
    Ok(finish(content, line, &product, &licenses))
}

/// The line that gives licenses what the profile says.
pub(super) fn profile_line(product: &Product, profile: &Profile, content: &mut OrderContent) -> Line {
    content.can_overwrite = true;
    content.activation_limit = profile.content.activation_limit;
    Line {
        profile_id: Some(profile.id),
        ..Line::bare(product.id, 0)
    }
    .completed(product, Some(profile))
}
