//! Everything that would keep a draft from being submitted, all at once, each at its field.

use signet_license::{Model, Terms};

use crate::problem::{Problem, ProblemCode, check_length};
use crate::{
    Customer, Feature, Line, LineFeature, OrderContent, Product, ProductStatus, Products, Time, check_terms,
    granted,
};

/// Most serial numbers of one line.
pub const MAX_QUANTITY: u32 = 10_000;
/// Most activations of a license, and of a demo license.
const MAX_ACTIVATIONS: u32 = 50;
const MAX_DEMO_ACTIVATIONS: u32 = 10;

/// What a draft is checked against.
#[derive(Debug, Clone, Copy)]
pub struct DraftCheck<'a> {
    /// The draft.
    pub content: &'a OrderContent,
    /// The products its lines name.
    pub products: &'a Products,
    /// The customer it names, if that exists.
    pub customer: Option<&'a Customer>,
    /// Whether there is a current signing key.
    pub has_key: bool,
    /// When it would be submitted.
    pub at: Time,
}

/// All problems of a draft. Empty: it can be submitted.
pub fn check_draft(check: &DraftCheck<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_head(&mut problems, check);
    for (index, line) in check.content.lines.iter().enumerate() {
        let own = match check.products.get(&line.product_id) {
            Some(product) => check_line(line, product, check.at),
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
    problems
}

fn check_head(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let content = check.content;
    match (content.customer_id, check.customer) {
        (Some(_), None) => problems.push(Problem::new(
            ProblemCode::Unknown,
            "customer_id",
            "This customer does not exist.",
        )),
        (_, Some(customer)) if customer.archived_at.is_some() => problems.push(Problem::new(
            ProblemCode::NotOnSale,
            "customer_id",
            format!(
                "{} is archived: take the customer out of the archive or choose another.",
                customer.name
            ),
        )),
        _ => {}
    }
    let most = if content.demo {
        MAX_DEMO_ACTIVATIONS
    } else {
        MAX_ACTIVATIONS
    };
    if content.activation_limit == 0 {
        problems.push(Problem::new(
            ProblemCode::TooSmall,
            "activation_limit",
            "At least one activation per license is needed.",
        ));
    } else if content.activation_limit > most {
        let which = if content.demo {
            "A demo license"
        } else {
            "A license"
        };
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            "activation_limit",
            format!("{which} may be activated at most {most} times."),
        ));
    }
    check_length(
        problems,
        "purchase_order",
        "the purchase order",
        &content.purchase_order,
        100,
    );
    if content.lines.is_empty() {
        problems.push(Problem::new(ProblemCode::Missing, "lines", "Add a product."));
    }
    if !check.has_key {
        problems.push(Problem::new(
            ProblemCode::NoKey,
            "key",
            "There is no signing key: create or import one under Keys.",
        ));
    }
}

fn check_line(line: &Line, product: &Product, at: Time) -> Vec<Problem> {
    let mut problems = Vec::new();
    if product.status == ProductStatus::Archived {
        problems.push(Problem::new(
            ProblemCode::NotOnSale,
            "product_id",
            format!("{} is archived and no longer sold.", product.name),
        ));
    }
    if line.quantity == 0 {
        problems.push(Problem::new(
            ProblemCode::TooSmall,
            "quantity",
            "Order at least one.",
        ));
    } else if line.quantity > MAX_QUANTITY {
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            "quantity",
            format!("At most {MAX_QUANTITY} serial numbers in one line: split the line."),
        ));
    }
    if line.granted().next().is_none() {
        problems.push(Problem::new(
            ProblemCode::Missing,
            "features",
            "Every feature is left out, so nothing would be granted: include at least one.",
        ));
    }
    for (index, own) in line.features.iter().enumerate() {
        let repeated = line.features[..index]
            .iter()
            .any(|other| other.number == own.number);
        let found = match product.feature(own.number) {
            Some(_) if repeated => vec![Problem::new(
                ProblemCode::Duplicate,
                "number",
                format!("Feature {} stands twice.", own.number),
            )],
            Some(feature) => check_feature(own, feature, at),
            None => vec![Problem::new(
                ProblemCode::Unknown,
                "number",
                format!("{} has no feature {}.", product.name, own.number),
            )],
        };
        problems.extend(found.into_iter().map(|mut problem| {
            problem.feature = Some(own.number);
            problem.within(&format!("features[{index}]"))
        }));
    }
    problems
}

fn check_feature(own: &LineFeature, feature: &Feature, at: Time) -> Vec<Problem> {
    if own.excluded {
        return if feature.can_exclude {
            Vec::new()
        } else {
            vec![Problem::new(
                ProblemCode::Locked,
                "excluded",
                format!(
                    "{} cannot be left out: the catalog does not allow it.",
                    feature.name
                ),
            )]
        };
    }
    let mut problems: Vec<_> = check_terms(&own.terms, feature.kind, Some(at))
        .into_iter()
        .map(|p| p.within("terms"))
        .collect();
    if !feature.can_modify && own.terms != feature.terms {
        let seats = if feature.terms.seats == 1 {
            "1 seat".to_owned()
        } else {
            format!("{} seats", feature.terms.seats)
        };
        problems.push(Problem::new(
            ProblemCode::Locked,
            differing_field(&own.terms, &feature.terms),
            format!(
                "Fixed in the catalog: {} keeps its terms ({}, {seats}).",
                feature.name,
                granted(&feature.terms)
            ),
        ));
    }
    problems
}

/// The first field in which terms differ, for the problem's place.
fn differing_field(own: &Terms, fixed: &Terms) -> &'static str {
    let kind = |model: Model| model.code();
    if kind(own.model) != kind(fixed.model) {
        "terms.model"
    } else if own.model != fixed.model {
        match own.model {
            Model::Days { .. } => "terms.model.days",
            Model::Runs { .. } => "terms.model.runs",
            Model::Period { until, .. } if Some(until) == fixed.model.ends() => "terms.model.from",
            Model::Period { .. } | Model::Until { .. } | Model::Perpetual => "terms.model.until",
        }
    } else if own.seats != fixed.seats {
        "terms.seats"
    } else if own.unit != fixed.unit {
        "terms.unit"
    } else if own.remote != fixed.remote {
        "terms.remote"
    } else {
        "terms.flags"
    }
}
