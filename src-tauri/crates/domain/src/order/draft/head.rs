//! What a draft says about all its lines: people, activation, money, texts.

use super::DraftCheck;
use crate::OrderKind;
use crate::money::check_share;
use crate::problem::{Problem, ProblemCode, check_length};
use crate::terms::MAX_ACTIVATIONS;

/// Most activations of a demo license.
const MAX_DEMO_ACTIVATIONS: u32 = 10;

pub(super) fn check(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let content = check.content;
    check_kind(problems, check);
    check_activation(problems, check);
    check_window(problems, check);
    check_share(problems, "discount", content.discount);
    check_share(problems, "tax", content.tax);
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
    for (field, word, text, most) in [
        ("description", "the description", &content.description, 4_000),
        (
            "purchase_order",
            "the purchase order",
            &content.purchase_order,
            100,
        ),
        ("crm_id", "the CRM id", &content.crm_id, 100),
        ("ref_id", "the reference", &content.ref_id, 100),
    ] {
        check_length(problems, field, word, text, most);
    }
    problems.extend(content.invoice.check().into_iter().map(|p| p.within("invoice")));
    problems.extend(content.payment.check().into_iter().map(|p| p.within("payment")));
    check_customer(problems, check);
    check_reseller(problems, check);
}

fn check_kind(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    if check.content.kind == OrderKind::Import {
        problems.push(Problem::new(
            ProblemCode::NotAllowed,
            "kind",
            "Only an import records what another system sold: make a sale or an update.",
        ));
    }
    if check.content.template {
        problems.push(Problem::new(
            ProblemCode::NotAllowed,
            "template",
            "This is a template: make an order from it and submit that.",
        ));
    }
}

fn check_activation(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let (most, which) = if check.content.demo {
        (MAX_DEMO_ACTIVATIONS, "A demo license")
    } else {
        (MAX_ACTIVATIONS, "A license")
    };
    let (code, message) = match check.content.activation_limit {
        0 => (
            ProblemCode::TooSmall,
            "At least one activation per license is needed.".to_owned(),
        ),
        limit if limit > most => (
            ProblemCode::TooLarge,
            format!("{which} may be activated at most {most} times."),
        ),
        _ => return,
    };
    problems.push(Problem::new(code, "activation_limit", message));
}

fn check_window(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let window = check.content.window;
    for (field, at) in [("window.from", window.from), ("window.until", window.until)] {
        if at.is_some_and(|at| !at.is_a_date()) {
            problems.push(Problem::not_a_date(field));
        }
    }
    let (code, message) = match (window.from, window.until) {
        (Some(from), Some(until)) if until < from => (
            ProblemCode::WrongOrder,
            "The activation window closes before it opens.",
        ),
        // An update may leave a window that is over.
        (_, Some(until)) if until < check.at && !check.all_hold(|target| target.grant.window == window) => (
            ProblemCode::InThePast,
            "The activation window is over: choose a later date.",
        ),
        _ => return,
    };
    problems.push(Problem::new(code, "window.until", message));
}

fn check_customer(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let (code, message) = match (check.content.customer_id, check.customer) {
        (Some(_), None) => (ProblemCode::Unknown, "This customer does not exist.".to_owned()),
        (Some(_), Some(customer)) if customer.archived_at.is_some() => (
            ProblemCode::NotOnSale,
            format!(
                "{} is archived: take the customer out of the archive or choose another.",
                customer.content.name
            ),
        ),
        (None, _) if check.content.customer_required => (
            ProblemCode::Missing,
            "These licenses need a customer: choose one, or do not require it.".to_owned(),
        ),
        _ => return,
    };
    problems.push(Problem::new(code, "customer_id", message));
}

fn check_reseller(problems: &mut Vec<Problem>, check: &DraftCheck<'_>) {
    let (code, message) = match (check.content.reseller_id, check.reseller) {
        (Some(_), None) => (ProblemCode::Unknown, "This reseller does not exist.".to_owned()),
        (Some(_), Some(reseller)) if reseller.archived_at.is_some() => (
            ProblemCode::NotOnSale,
            format!("{} is archived: choose another reseller.", reseller.content.name),
        ),
        (Some(_), Some(reseller)) if !reseller.content.reseller => (
            ProblemCode::NotAllowed,
            format!(
                "{} is no reseller: mark the customer as one, or choose another.",
                reseller.content.name
            ),
        ),
        _ => return,
    };
    problems.push(Problem::new(code, "reseller_id", message));
}
