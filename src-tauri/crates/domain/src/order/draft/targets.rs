//! The licenses an update order changes.

use std::collections::HashSet;

use super::DraftCheck;
use crate::problem::{Problem, ProblemCode};
use crate::{CustomerId, Grant, LicenseId, ProductId, ProfileId};

/// Most licenses of one update.
pub const MAX_TARGETS: usize = 10_000;

/// A license an update order would change.
#[derive(Debug, Clone)]
pub struct Target {
    /// The license.
    pub id: LicenseId,
    /// Its serial number.
    pub serial: String,
    /// Its product.
    pub product_id: ProductId,
    /// Whose it is.
    pub customer_id: Option<CustomerId>,
    /// Not revoked.
    pub active: bool,
    /// Machines it is activated on.
    pub activations: u32,
    /// The profile whose quota it takes one from.
    pub profile_id: Option<ProfileId>,
    /// What it grants, [settled](Grant::settled).
    pub grant: Grant,
}

pub(super) fn check(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let content = check.content;
    let mut add = |code, field: &str, message: String| problems.push(Problem::new(code, field, message));
    if content.targets.is_empty() {
        add(
            ProblemCode::Missing,
            "targets",
            "Choose the license to update.".to_owned(),
        );
        return;
    }
    if content.targets.len() > MAX_TARGETS {
        add(
            ProblemCode::TooLarge,
            "targets",
            format!("At most {MAX_TARGETS} licenses in one update: make several."),
        );
    }
    let named: HashSet<LicenseId> = content.targets.iter().copied().collect();
    let known: HashSet<LicenseId> = check.targets.iter().map(|target| target.id).collect();
    if named.len() < content.targets.len() {
        add(
            ProblemCode::Duplicate,
            "targets",
            "One of the licenses stands twice: name each once.".to_owned(),
        );
    }
    if named != known {
        add(
            ProblemCode::Unknown,
            "targets",
            "One of the licenses does not exist.".to_owned(),
        );
    }
    let [line] = content.lines.as_slice() else {
        if !content.lines.is_empty() {
            add(
                ProblemCode::NotAllowed,
                "lines",
                "An update has one line: the product of its licenses.".to_owned(),
            );
        }
        return;
    };
    let mut changes = false;
    // As submit fixes it: an update that names the catalog's limit need not write it.
    let settled = check.products.get(&line.product_id);
    let settled = settled.map_or_else(|| line.clone(), |product| line.clone().settled(product));
    for target in check.targets {
        let after = target.grant.updated(content, &settled, check.at);
        problems.extend(check_target(check, target, &after, line.product_id));
        changes |= after != target.grant || line.profile_id.is_some_and(|id| target.profile_id != Some(id));
    }
    if !changes && !check.targets.is_empty() {
        problems.push(Problem::new(
            ProblemCode::Missing,
            "lines",
            "This update changes nothing yet: change a term.",
        ));
    }
}

fn check_target(
    check: &DraftCheck<'_>,
    target: &Target,
    after: &Grant,
    product_id: ProductId,
) -> Vec<Problem> {
    let serial = &target.serial;
    let mut problems = Vec::new();
    let mut refuse = |message: String| {
        problems.push(Problem::new(ProblemCode::NotAllowed, "targets", message));
    };
    if !target.active {
        refuse(format!("{serial} is revoked and can no longer be updated."));
    }
    if target.product_id != product_id {
        refuse(format!("{serial} is a license of another product."));
    }
    if target.customer_id != check.content.customer_id {
        refuse(format!("{serial} belongs to another customer."));
    }
    if check.content.activation_limit > 0 && after.activation_limit < target.activations {
        problems.push(Problem::new(
            ProblemCode::TooSmall,
            "activation_limit",
            format!(
                "{serial} is activated on {} machines: the limit cannot be lower.",
                target.activations
            ),
        ));
    }
    problems
}
