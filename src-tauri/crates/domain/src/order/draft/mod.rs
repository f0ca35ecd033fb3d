//! Everything that would keep a draft from being submitted, all at once, each at its field.

mod features;
mod fixed;
mod head;
mod line;
mod targets;

use std::collections::BTreeMap;

use super::{Line, OrderContent, OrderKind, totals};
use crate::money::MAX_TOTAL;
use crate::problem::{Problem, ProblemCode};
use crate::{Customer, Product, Products, Profile, ProfileId, Profiles, Time};

pub use targets::{MAX_TARGETS, Target};

/// Most serial numbers of one line.
pub const MAX_QUANTITY: u32 = 10_000;

/// What a draft is checked against.
#[derive(Debug, Clone, Copy)]
pub struct DraftCheck<'a> {
    /// The draft.
    pub content: &'a OrderContent,
    /// The products its lines name.
    pub products: &'a Products,
    /// The profiles its lines name.
    pub profiles: &'a Profiles,
    /// The customer it names, if that exists.
    pub customer: Option<&'a Customer>,
    /// The reseller it names, if that exists.
    pub reseller: Option<&'a Customer>,
    /// The licenses it names, those that exist.
    pub targets: &'a [Target],
    /// Whether there is a current signing key.
    pub has_key: bool,
    /// When it would be submitted.
    pub at: Time,
}

/// All problems of a draft. Empty: it can be submitted.
pub fn check_draft(check: &DraftCheck<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    head::check(&mut problems, check);
    if check.is_update() {
        targets::check(&mut problems, check);
    }
    for (index, line) in check.content.lines.iter().enumerate() {
        let own = match check.products.get(&line.product_id) {
            Some(product) => line::check(&Place::new(check, line, product)),
            None => vec![Problem::new(
                ProblemCode::Unknown,
                "product_id",
                "This product does not exist.",
            )],
        };
        problems.extend(own.into_iter().map(|mut problem| {
            problem.line = u32::try_from(index).ok();
            problem.within(&format!("lines[{index}]"))
        }));
    }
    check_quotas(&mut problems, check);
    check_total(&mut problems, check);
    problems
}

impl DraftCheck<'_> {
    fn is_update(&self) -> bool {
        self.content.kind == OrderKind::Update
    }

    /// An update that leaves what its line does not name.
    fn adds(&self) -> bool {
        self.is_update() && !self.content.can_overwrite
    }

    /// Whether this holds for every license of an update: it may leave things as they are.
    fn all_hold(&self, so: impl FnMut(&Target) -> bool) -> bool {
        self.is_update() && !self.targets.is_empty() && self.targets.iter().all(so)
    }
}

/// A line of a draft with its product and its profile.
struct Place<'a> {
    check: &'a DraftCheck<'a>,
    line: &'a Line,
    product: &'a Product,
    profile: Option<&'a Profile>,
}

impl<'a> Place<'a> {
    fn new(check: &'a DraftCheck<'a>, line: &'a Line, product: &'a Product) -> Self {
        Self {
            check,
            line,
            product,
            profile: line.profile_id.and_then(|id| check.profiles.get(&id)),
        }
    }

    /// The profile, when it fixes the terms.
    fn plan(&self) -> Option<&'a Profile> {
        self.profile
            .filter(|profile| profile.content.kind != crate::ProfileKind::Template)
    }
}

/// What each profile would give, over all lines, against what it has left.
fn check_quotas(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let mut asked: BTreeMap<ProfileId, (usize, u64)> = BTreeMap::new();
    for (index, line) in check.content.lines.iter().enumerate() {
        let Some(id) = line.profile_id else { continue };
        let count = if check.is_update() {
            // A license that has its place in the quota already does not take another.
            check.targets.iter().filter(|t| t.profile_id != Some(id)).count() as u64
        } else {
            u64::from(line.quantity)
        };
        let entry = asked.entry(id).or_default();
        *entry = (index, entry.1 + count);
    }
    let field = if check.is_update() {
        "profile_id"
    } else {
        "quantity"
    };
    for (id, (index, asked)) in asked {
        let Some(profile) = check.profiles.get(&id) else {
            continue;
        };
        let Some(quota) = profile.quota().filter(|quota| asked > u64::from(quota.left())) else {
            continue;
        };
        let mut problem = Problem::new(
            ProblemCode::QuotaExhausted,
            format!("lines[{index}].{field}"),
            format!(
                "{} has {} of {} licenses left; this order takes {asked}.",
                profile.content.name,
                quota.left(),
                quota.limit
            ),
        );
        problem.line = u32::try_from(index).ok();
        problems.push(problem);
    }
}

fn check_total(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let totals = totals(check.content, check.products, check.profiles);
    // Before and after discount and tax: every amount must stay exact.
    if totals.subtotal.max(totals.total) > MAX_TOTAL {
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            "lines",
            format!(
                "The order's total is above {}: split it.",
                check.content.currency.words(MAX_TOTAL)
            ),
        ));
    }
}
