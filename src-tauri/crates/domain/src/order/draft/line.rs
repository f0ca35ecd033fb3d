//! One line of a draft: product, profile, price, conditions, values.

use super::{MAX_QUANTITY, Place, features, fixed};
use crate::catalog::{Required, check_cells, check_values};
use crate::money::{check_price, check_share};
use crate::problem::{Problem, ProblemCode, check_length};
use crate::{Conditions, ProductStatus, Validity};

/// Most days an update adds to a subscription; when it is set, 5,000 are allowed.
const MAX_EXTENSION: u32 = 1_000;

/// Everything wrong with it, fields relative to the line.
pub(super) fn check(place: &Place<'_>) -> Vec<Problem> {
    let Place {
        check, line, product, ..
    } = place;
    let mut problems = Vec::new();
    let mut add = |code, field: &str, message: String| problems.push(Problem::new(code, field, message));
    if product.status == ProductStatus::Archived {
        add(
            ProblemCode::NotOnSale,
            "product_id",
            format!("{} is archived and no longer sold.", product.content.name),
        );
    }
    // In an update its targets are counted.
    if !check.is_update() && line.quantity == 0 {
        add(
            ProblemCode::TooSmall,
            "quantity",
            "Order at least one.".to_owned(),
        );
    } else if !check.is_update() && line.quantity > MAX_QUANTITY {
        add(
            ProblemCode::TooLarge,
            "quantity",
            format!("At most {MAX_QUANTITY} serial numbers in one line: split the line."),
        );
    }
    if !check.adds() && line.granted().next().is_none() {
        add(
            ProblemCode::Missing,
            "features",
            "Every feature is left out, so nothing would be granted: include at least one.".to_owned(),
        );
    }
    problems.extend(check_profile(place));
    check_length(
        &mut problems,
        "description",
        "the description",
        &line.description,
        4_000,
    );
    check_money(&mut problems, place);
    problems.extend(features::check(place));
    if let Some(conditions) = &line.conditions {
        let found = check_conditions(place, conditions);
        problems.extend(found.into_iter().map(|p| p.within("conditions")));
    }
    let required = if check.adds() {
        Required::IfNamed
    } else {
        Required::All
    };
    problems.extend(check_values(&product.content.fields, &line.values, required));
    problems.extend(check_cells(&product.content.memory, &line.memory));
    problems
}

fn check_profile(place: &Place<'_>) -> Option<Problem> {
    let id = place.line.profile_id?;
    let (code, message) = match place.profile {
        None => (ProblemCode::Unknown, "This profile does not exist.".to_owned()),
        Some(profile) if profile.product_id != place.product.id => (
            ProblemCode::NotAllowed,
            format!("{} is a profile of another product.", profile.content.name),
        ),
        // Licenses that have it keep it.
        Some(profile)
            if profile.archived_at.is_some() && !place.check.all_hold(|t| t.profile_id == Some(id)) =>
        {
            (
                ProblemCode::NotOnSale,
                format!("{} is no longer offered.", profile.content.name),
            )
        }
        Some(_) => return None,
    };
    Some(Problem::new(code, "profile_id", message))
}

fn check_money(problems: &mut Vec<Problem>, place: &Place<'_>) {
    let Place {
        check,
        line,
        product,
        profile,
    } = place;
    let content = check.content;
    let prices = product.content.prices;
    let through_reseller = content.reseller_id.is_some();
    if line.unit_price.is_none()
        && prices.currency != content.currency
        && line.price(product, *profile, through_reseller).is_some()
    {
        problems.push(Problem::new(
            ProblemCode::Missing,
            "unit_price",
            format!(
                "{} has its price in {}: enter one in {}.",
                product.content.name, prices.currency, content.currency
            ),
        ));
    }
    check_price(problems, "unit_price", line.unit_price, content.currency);
    check_share(problems, "discount", line.discount);
    check_share(problems, "tax", line.tax.unwrap_or_default());
}

fn check_conditions(place: &Place<'_>, conditions: &Conditions) -> Vec<Problem> {
    let Place { check, product, .. } = place;
    let mut found = conditions.check(Some(check.at));
    // An update may leave a date that is over.
    found.retain(|problem| {
        let left = check.all_hold(|target| {
            let held = &target.grant.conditions;
            match problem.field.as_str() {
                "maintenance_until" => held.maintenance_until == conditions.maintenance_until,
                _ => held.validity == conditions.validity,
            }
        });
        problem.code != ProblemCode::InThePast || !left
    });
    if let Validity::Subscription { days } = conditions.validity
        && check.adds()
        && (MAX_EXTENSION + 1..=5_000).contains(&days)
    {
        found.push(Problem::new(
            ProblemCode::TooLarge,
            "validity.days",
            format!("A subscription is extended by at most {MAX_EXTENSION} days at once."),
        ));
    }
    if conditions.trial_days.is_some() && !product.content.features.iter().any(|feature| feature.trial) {
        found.push(Problem::new(
            ProblemCode::NotAllowed,
            "trial_days",
            format!("No feature of {} may be in a trial.", product.content.name),
        ));
    }
    if let Some(plan) = place.plan()
        && !check.all_hold(|target| target.grant.conditions == *conditions)
        && let Some(field) = fixed::differing_condition(conditions, &plan.content.conditions)
    {
        found.push(Problem::new(
            ProblemCode::Locked,
            field,
            format!("Fixed by the profile {}.", plan.content.name),
        ));
    }
    found
}
