//! The features of a draft's line.

use super::{Place, fixed};
use crate::catalog::check_limit;
use crate::order::held_in_words;
use crate::order::line::planned;
use crate::problem::{Problem, ProblemCode};
use crate::{Feature, HeldFeature, LineFeature, check_terms};

/// Everything wrong with them, fields relative to the line.
pub(super) fn check(place: &Place<'_>) -> Vec<Problem> {
    let own = place.line.features.as_slice();
    let mut problems = Vec::new();
    for (index, own_feature) in own.iter().enumerate() {
        let repeated = own[..index]
            .iter()
            .any(|other| other.number == own_feature.number);
        let found = match place.product.feature(own_feature.number) {
            Some(_) if repeated => vec![Problem::new(
                ProblemCode::Duplicate,
                "number",
                format!("Feature {} stands twice.", own_feature.number),
            )],
            Some(feature) => check_feature(place, own_feature, feature),
            None => vec![Problem::new(
                ProblemCode::Unknown,
                "number",
                format!(
                    "{} has no feature {}.",
                    place.product.content.name, own_feature.number
                ),
            )],
        };
        problems.extend(found.into_iter().map(|mut problem| {
            problem.feature = Some(own_feature.number);
            problem.within(&format!("features[{index}]"))
        }));
    }
    problems.extend(check_lost(place));
    problems
}

/// Features a replacing update would take away by not naming them, although the catalog does not allow it.
fn check_lost(place: &Place<'_>) -> Vec<Problem> {
    let check = place.check;
    if !check.is_update() || check.adds() {
        return Vec::new();
    }
    let features = place.product.content.features.iter();
    features
        .filter(|feature| {
            let number = feature.number;
            !feature.can_exclude
                && !place.line.features.iter().any(|own| own.number == number)
                && check
                    .targets
                    .iter()
                    .any(|target| target.grant.features.contains_key(&number))
        })
        .map(|feature| {
            let mut problem = Problem::new(
                ProblemCode::Missing,
                "features",
                format!(
                    "{} cannot be left out: the catalog does not allow it.",
                    feature.name
                ),
            );
            problem.feature = Some(feature.number);
            problem
        })
        .collect()
}

fn check_feature(place: &Place<'_>, own: &LineFeature, feature: &Feature) -> Vec<Problem> {
    let check = place.check;
    // In an update that adds, what is left out stays as it is.
    if own.excluded && check.adds() {
        return Vec::new();
    }
    let plan = place.plan().map(|profile| planned(feature, Some(profile)));
    let excluded = |message: String| vec![Problem::new(ProblemCode::Locked, "excluded", message)];
    let number = own.number;
    let all_hold = |so: &dyn Fn(&HeldFeature) -> bool| {
        check.all_hold(|target| target.grant.features.get(&number).is_some_and(so))
    };
    // What is no longer sold may be left out whatever the locks say, but not taken from who has it.
    let mut targets = check.targets.iter();
    let free = feature.archived && !targets.any(|target| target.grant.features.contains_key(&number));
    if own.excluded && !feature.can_exclude && !free {
        return excluded(format!(
            "{} cannot be left out: the catalog does not allow it.",
            feature.name
        ));
    }
    // An update may leave terms as they were granted.
    let granted = HeldFeature::of(own, feature);
    if !own.excluded && all_hold(&|held| *held == granted) {
        return Vec::new();
    }
    if !own.excluded && feature.archived && !all_hold(&|_| true) {
        return vec![not_sold(place, feature)];
    }
    if let Some(plan) = &plan
        && plan.excluded != own.excluded
    {
        let which = if plan.excluded { "leaves out" } else { "includes" };
        return excluded(format!("Fixed by the profile, which {which} {}.", feature.name));
    }
    if own.excluded {
        return Vec::new();
    }
    let mut problems: Vec<_> = check_terms(&own.terms, feature.kind, Some(check.at))
        .into_iter()
        .map(|p| p.within("terms"))
        .collect();
    let limit = check_limit(feature.kind, own.limit);
    let sound = limit.is_none();
    problems.extend(limit);
    let fixed = if feature.can_modify {
        plan.map(|plan| HeldFeature::of(&plan, feature))
    } else {
        Some(HeldFeature::from(feature.terms).settled(feature))
    };
    let locked = fixed.and_then(|fixed| differs(&granted, feature, &fixed));
    // A limit that cannot be is said once.
    problems.extend(locked.filter(|problem| sound || problem.field != "limit"));
    problems
}

/// A feature the catalog has archived, in a line that would newly grant it.
fn not_sold(place: &Place<'_>, feature: &Feature) -> Problem {
    let name = &feature.name;
    let message = match place.plan() {
        Some(profile) => format!(
            "{name} is no longer sold, but the profile {} names it: leave it out there.",
            profile.content.name
        ),
        None if place.check.is_update() => {
            format!("{name} is no longer sold: only licenses that have it keep it.")
        }
        None => format!("{name} is no longer sold: leave it out."),
    };
    Problem::new(ProblemCode::NotOnSale, "excluded", message)
}

fn differs(own: &HeldFeature, feature: &Feature, fixed: &HeldFeature) -> Option<Problem> {
    let field = fixed::differing_term(own, fixed)?;
    let where_fixed = if feature.can_modify {
        "Fixed by the profile"
    } else {
        "Fixed in the catalog"
    };
    let seats = if fixed.terms.seats == 1 {
        "1 seat".to_owned()
    } else {
        format!("{} seats", fixed.terms.seats)
    };
    Some(Problem::new(
        ProblemCode::Locked,
        field,
        format!(
            "{where_fixed}: {} keeps its terms ({}, {seats}).",
            feature.name,
            held_in_words(feature.kind, fixed)
        ),
    ))
}
