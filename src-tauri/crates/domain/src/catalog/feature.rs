//! Features of a product.

use serde::{Deserialize, Serialize};
use signet_license::{FeatureType, Terms};
use ts_rs::TS;

use super::content::check_number;
use crate::check_terms;
use crate::problem::{Problem, ProblemCode, check_length, check_text};

/// A group features are shown in. It only orders them: a license knows features, not groups.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FeatureGroup {
    /// Unique within the product.
    pub name: String,
    /// What its features have in common.
    pub note: String,
}

impl FeatureGroup {
    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_text(&mut problems, "name", "the group's name", &self.name, 100);
        check_length(&mut problems, "note", "the note", &self.note, 4_000);
        problems
    }
}

/// A separately licensed part of a product.
#[allow(clippy::struct_excessive_bools, reason = "four independent boxes of a form")]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Feature {
    /// Unique within the product; what the protected program asks for.
    pub number: u32,
    /// The vendor's short code.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// What it is good for.
    pub description: String,
    /// The group it is shown in; empty: none.
    pub group: String,
    /// The kind of feature.
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Most active, elements, tokens or bytes, by type; none for a normal feature.
    pub limit: Option<u64>,
    /// The terms a new order starts with.
    pub terms: Terms,
    /// Sales may change the terms in an order.
    pub can_modify: bool,
    /// Sales may leave the feature out of an order.
    pub can_exclude: bool,
    /// Part of a trial. Only normal features can be.
    pub trial: bool,
    /// No longer sold: new orders leave it out, licenses that have it keep it.
    pub archived: bool,
    /// Its number in the vendor's CRM.
    pub crm_id: String,
    /// Its number in another system.
    pub ref_id: String,
}

impl Feature {
    pub(super) fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_number(&mut problems, "number", self.number);
        check_text(&mut problems, "name", "the feature's name", &self.name, 200);
        check_length(&mut problems, "code", "the code", &self.code, 40);
        check_length(
            &mut problems,
            "description",
            "the description",
            &self.description,
            4_000,
        );
        check_length(&mut problems, "group", "the group", &self.group, 100);
        check_length(&mut problems, "crm_id", "the CRM id", &self.crm_id, 100);
        check_length(&mut problems, "ref_id", "the reference", &self.ref_id, 100);
        if self.kind != FeatureType::Normal && self.limit.is_none() {
            problems.push(Problem::new(
                ProblemCode::Missing,
                "limit",
                "Enter how many, at least 1.",
            ));
        }
        problems.extend(check_limit(self.kind, self.limit));
        if self.trial && self.kind != FeatureType::Normal {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "trial",
                "Only normal features can be part of a trial.",
            ));
        }
        problems.extend(
            check_terms(&self.terms, self.kind, None)
                .into_iter()
                .map(|p| p.within("terms")),
        );
        problems
    }
}

/// What is wrong with a limit, of the catalog's feature or of a license's own.
pub(crate) fn check_limit(kind: FeatureType, limit: Option<u64>) -> Option<Problem> {
    let (code, message) = match (kind, limit?) {
        (FeatureType::Normal, _) => (
            ProblemCode::NotAllowed,
            "A normal feature is on or off: remove the limit.",
        ),
        (_, 0) => (ProblemCode::TooSmall, "At least 1 is needed."),
        // Readers in JavaScript lose digits above 2^53.
        (_, limit) if limit > 1 << 53 => (ProblemCode::TooLarge, "At most 9007199254740992."),
        _ => return None,
    };
    Some(Problem::new(code, "limit", message))
}
